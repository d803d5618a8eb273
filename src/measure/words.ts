import type { Text } from '../kernel/errors.ts'
import { minorDigits } from '../kernel/money.ts'

/** Figures as they stand in a sentence, in both languages. */
export type Words = {
  /** Minor units of the brand's currency, in whole units of it; a small amount, such as what a visit is worth, to its minor unit. */
  money(minor: number | null | undefined): Text
  share(part: number | null | undefined): Text
  count(n: number | null | undefined): Text
  /** A ratio such as ROAS, with two decimals as on pages. */
  ratio(n: number | null | undefined): Text
  /** English for so many of a thing: "1 order", "2 orders", "3 people". Chinese has no plural. */
  many(n: number | null | undefined, one: string, several?: string): string
  /** A market's name by its code; a code that is none as it is. */
  market(code: string): Text
  /** A calendar day as people write it: "Dec 1, 2010", "2010年12月1日". */
  day(day: string): Text
  /** "keeps 12.3%", or "loses 4%" of a negative part. */
  keeps(part: number | null | undefined): Text
  /** ", 12.3% more than the period before"; says so where data begin later, empty where there is nothing else to compare with, or a loss. */
  change(now: number | null | undefined, before: number | null | undefined): Text
}

const unknown: Text = { en: 'unknown', zh: '未知' }

/** The words of one answer: its currency, what it is compared with, and the first day of data where that is not compared. */
export function wordsFor(currency: string, compare: string | undefined, firstDay?: string): Words {
  const digits = minorDigits(currency)
  const unit = 10 ** digits
  const shownDigits = (minor: number | null | undefined) =>
    typeof minor === 'number' && Math.abs(minor) < 10 * unit && minor % unit !== 0 ? digits : 0
  const than: Text = compare === 'year' ? { en: 'a year earlier', zh: '同比' } : { en: 'the period before', zh: '环比' }
  return {
    money: (minor) =>
      number(minor === null || minor === undefined ? minor : minor / unit, {
        style: 'currency',
        currency,
        // As on the tiles of the dashboard: "$" in both languages.
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: shownDigits(minor),
        maximumFractionDigits: shownDigits(minor),
      }),
    share,
    keeps,
    count,
    ratio,
    many: (n, one, several = `${one}s`) => `${count(n).en} ${n === 1 ? one : several}`,
    market: (code) => ({ en: marketName(code, 'en'), zh: marketName(code, 'zh-CN') }),
    day: writtenDay,
    change: (now, before) => (firstDay ? noDataBefore(firstDay) : change(now, before, than)),
  }
}

function noDataBefore(firstDay: string): Text {
  const day = writtenDay(firstDay)
  return { en: `, with no data before ${day.en} to compare with`, zh: `，${day.zh}之前没有数据可比` }
}

function writtenDay(day: string): Text {
  const written = (language: string, dateStyle: 'medium' | 'long') =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle }).format(Date.parse(`${day}T00:00:00Z`))
  return { en: written('en', 'medium'), zh: written('zh-CN', 'long') }
}

function marketName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code
}

function count(n: number | null | undefined): Text {
  return number(n, { maximumFractionDigits: 1 })
}

function ratio(n: number | null | undefined): Text {
  return number(n, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

function share(part: number | null | undefined): Text {
  return number(part, { style: 'percent', maximumFractionDigits: 1 })
}

function keeps(part: number | null | undefined): Text {
  if (part === null || part === undefined) return { en: 'keeps an unknown part', zh: '留存未知' }
  const size = share(Math.abs(part))
  return part < 0
    ? { en: `loses ${size.en}`, zh: `亏损 ${size.zh}` }
    : { en: `keeps ${size.en}`, zh: `留存 ${size.zh}` }
}

function number(value: number | null | undefined, options: Intl.NumberFormatOptions): Text {
  if (value === null || value === undefined) return unknown
  return {
    en: new Intl.NumberFormat('en', options).format(value),
    zh: new Intl.NumberFormat('zh-CN', options).format(value),
  }
}

function change(now: number | null | undefined, before: number | null | undefined, than: Text): Text {
  if (typeof now !== 'number' || typeof before !== 'number' || before <= 0 || now < 0) return { en: '', zh: '' }
  const part = now / before - 1
  if (Math.abs(part) < 0.0005) return { en: `, the same as ${than.en}`, zh: `，${than.zh}持平` }
  const size = share(Math.abs(part))
  return part > 0
    ? { en: `, ${size.en} more than ${than.en}`, zh: `，${than.zh}增长 ${size.zh}` }
    : { en: `, ${size.en} less than ${than.en}`, zh: `，${than.zh}下降 ${size.zh}` }
}
