import type { Text } from '../../../kernel/errors.ts'
import type { Days } from '../../../measure/periods.ts'

export type Language = 'en' | 'zh'

/** Words of the frame around what the measures say. */
export const frame = {
  title: { en: 'Weekly report', zh: '周报' },
  now: { en: 'This week', zh: '本周' },
  before: { en: 'Week before', zh: '上周' },
  interval: { en: '80% interval', zh: '80% 区间' },
  estimate: { en: 'estimate', zh: '估算' },
  source: { en: 'Source', zh: '数据来源' },
  open: { en: 'Open', zh: '查看' },
  to: { en: 'to', zh: '至' },
  whole: { en: 'Open the report on the dashboard', zh: '在仪表盘中查看周报' },
  why: {
    en: 'You get this because an owner of the brand put your address on the list of the weekly report. They can take it off again.',
    zh: '你收到此邮件，是因为品牌所有者将你的邮箱加入了周报收件人。如需退订，请联系品牌所有者。',
  },
  test: { en: 'Test', zh: '测试' },
} as const satisfies Record<string, Text>

/** Days as people write a period: "Nov 16 – 22, 2026", "2026年11月16日至22日". */
export function writtenDays({ from, to }: Days): Text {
  const format = new Intl.DateTimeFormat('en', { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' })
  const en = format.formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`))
  const [year, month, day] = from.split('-').map(Number)
  const [lastYear, lastMonth, lastDay] = to.split('-').map(Number)
  const until = [
    year === lastYear ? '' : `${lastYear}年`,
    year === lastYear && month === lastMonth ? '' : `${lastMonth}月`,
    `${lastDay}日`,
  ]
  // Thin spaces have no glyph in many fonts of mail programs.
  return { en: en.replace(/\u2009/g, ' '), zh: `${year}年${month}月${day}日至${until.join('')}` }
}

/** How much of the widest bar a value is, from 0 to 1; null for what is not known. */
export function barOf(value: unknown, values: readonly unknown[]): number | null {
  const sizes = values.filter((one) => typeof one === 'number').map(Math.abs)
  const most = Math.max(...sizes)
  return typeof value === 'number' && most > 0 ? Math.abs(value) / most : null
}

/** The address of a page of the dashboard. */
export function pageUrl(
  base: string,
  brand: string,
  { path, query }: { path: string; query: Record<string, string> },
): string {
  const search = new URLSearchParams(query).toString().replaceAll('%2C', ',')
  return `${base}/${brand}${path}${search ? `?${search}` : ''}`
}

/** The name of the file, without letters that a file system may refuse: "weekly-report_2026-11-16.pdf". */
export function reportFileName({ from }: Days, language: Language, ending: string): string {
  return `weekly-report_${from}_${language}.${ending}`
}
