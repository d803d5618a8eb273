import type { ImportState } from './import-answers.ts'

type Finding = NonNullable<ImportState['findings']>[number]

const levels = {
  en: { error: 'error', warning: 'warning', note: 'note' },
  zh: { error: '需确认', warning: '注意', note: '说明' },
} as const
const shownLines = 8

/** What is odd about a file, in a line, with where it shows. The code stays as it is, since it is what --accept takes. */
export function findingLine({ level, code, text, count, lines = [] }: Finding, language: 'en' | 'zh'): string {
  const named = levels[language][level]
  const told = language === 'zh' ? `  ${named}（${code}）：${text.zh}` : `  ${named} (${code}): ${text.en}`
  if (lines.length === 0) return told
  const shown = lines.slice(0, shownLines)
  const more = Math.max(count ?? 0, lines.length) - shown.length
  if (language === 'zh') return `${told} 第 ${shown.join('、')} 行${more > 0 ? `，另有 ${more} 行` : ''}`
  return `${told} Line${shown.length > 1 ? 's' : ''} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
