import type { ImportState } from './import-answers.ts'

type Finding = NonNullable<ImportState['findings']>[number]

const levels = {
  en: { error: 'error', warning: 'warning', note: 'note' },
  zh: { error: '需确认', warning: '注意', note: '说明' },
} as const

/** What is odd about a file, in a line. The code stays as it is, since it is what --accept takes. */
export function findingLine({ level, code, text }: Finding, language: 'en' | 'zh'): string {
  const named = levels[language][level]
  return language === 'zh' ? `  ${named}（${code}）：${text.zh}` : `  ${named} (${code}): ${text.en}`
}
