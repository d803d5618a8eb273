import { z } from 'zod'

const text = z.object({ en: z.string(), zh: z.string() })
const reasons = z.object({
  reasons: z
    .array(
      z.object({
        field: z.string(),
        value: z.string().default(''),
        reason: text,
        remedy: text.optional(),
        lines: z.int(),
        first_line: z.int(),
      }),
    )
    .default([]),
})
type Reason = z.infer<typeof reasons>['reasons'][number]

const shownReasons = 5
const shownChars = 40

/** Why lines of an import could not be read, the most frequent reasons first: line, field, value, what is wrong, what mends it. */
export function reasonLines(preview: unknown, language: 'en' | 'zh'): string[] {
  const told = reasons.parse(preview ?? {}).reasons
  return told.slice(0, shownReasons).map((reason) => (language === 'zh' ? inChinese(reason) : inEnglish(reason)))
}

function inEnglish({ first_line, field, value, reason, remedy, lines }: Reason): string {
  const where = [`line ${first_line}`, field].filter(Boolean).join(', ')
  const more = lines > 1 ? ` (${lines} lines)` : ''
  return `  ${where}${value ? ` "${short(value)}"` : ''}: ${[reason.en, remedy?.en].filter(Boolean).join(' ')}${more}`
}

function inChinese({ first_line, field, value, reason, remedy, lines }: Reason): string {
  const where = [`第 ${first_line} 行`, field].filter(Boolean).join('，')
  const more = lines > 1 ? `（共 ${lines} 行）` : ''
  return `  ${where}${value ? `“${short(value)}”` : ''}：${reason.zh}${remedy?.zh ?? ''}${more}`
}

const short = (value: string) => (value.length > shownChars ? `${value.slice(0, shownChars)}…` : value)
