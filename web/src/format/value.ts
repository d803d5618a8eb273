import type { Cell, Unit } from '../api/measures.ts'
import { showDay, showSeconds } from './day.ts'

export type Locale = { language: string; currency: string }
/** `compact` shortens large figures; `axis` also drops what a scale does not need. */
type Width = 'full' | 'compact' | 'axis'

/** Digits after the point of a currency's minor unit: USD 2, JPY 0. */
function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** Minor units as an amount: 123456 USD → "$1,234.56", compact "$1.2K". */
export function showMoney(minor: number, { language, currency }: Locale, width: Width = 'full'): string {
  const digits = minorDigits(currency)
  const amount = minor / 10 ** digits
  const size = Math.abs(amount)
  const short = width !== 'full' && size >= (width === 'axis' ? 1_000 : 10_000)
  const fraction = width === 'axis' || (width === 'compact' && size >= 1_000) ? 0 : digits
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(short
      ? { notation: 'compact', maximumSignificantDigits: 4, ...(size < 10_000 && { useGrouping: 'always' as const }) }
      : { minimumFractionDigits: fraction, maximumFractionDigits: fraction }),
  }).format(amount)
}

/** An amount in whole units beside whose column its currency stands, with as many digits as that has at least: "4.8" USD → "4.80". */
export function showAmount(amount: string, currency: string, language: string): string {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: currency ? minorDigits(currency) : 0,
    maximumFractionDigits: 6,
  }).format(Number(amount))
}

export function showNumber(value: number, language: string, width: Width = 'full', digits = 0): string {
  const compact = width !== 'full' && Math.abs(value) >= (width === 'axis' ? 10_000 : 1_000_000)
  return new Intl.NumberFormat(language, {
    ...(compact ? { notation: 'compact', maximumSignificantDigits: 4 } : { maximumFractionDigits: digits }),
  }).format(value)
}

/** A decimal amount with its currency: ("12.30", "USD") → "$12.30". */
export function showPrice({ amount, currency }: { amount: string; currency: string }, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    amount as Intl.StringNumericLiteral,
  )
}

/** Shares nearer to nothing are what sums of floating point numbers leave of it. */
const nearNothing = 1e-9

/** A share of one as a percentage: 0.1234 → "12.3%". One that would read as nothing keeps two digits: 0.00042 → "0.042%". */
export function showShare(share: number, language: string): string {
  const isTiny = Math.abs(share) > nearNothing && Math.abs(share) < 0.0005
  const digits = isTiny ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 }
  return new Intl.NumberFormat(language, { style: 'percent', signDisplay: 'negative', ...digits }).format(share)
}

/** A ratio such as ROAS: 3.456 → "3.46". What rounds to nothing has no sign. */
function showRatio(ratio: number, language: string): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return new Intl.NumberFormat(language, { ...digits, signDisplay: 'negative' }).format(ratio)
}

/** An amount with its unit in words: "1 day", "30 days". */
export function showUnit(amount: number, unit: 'day' | 'hour', language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
}

/** A cell as its column's unit is read. An unknown value is a dash, never a zero. */
export function showCell(cell: Cell | undefined, unit: Unit, locale: Locale, width: Width = 'full'): string {
  if (cell === null || cell === undefined || cell === '') return '–'
  if (unit === 'text') return Array.isArray(cell) ? cell.join(', ') : String(cell)
  if (unit === 'day') return showDay(String(cell), locale.language)
  const value = Number(cell)
  if (!Number.isFinite(value)) return '–'
  if (unit === 'money') return showMoney(value, locale, width)
  if (unit === 'share') return showShare(value, locale.language)
  if (unit === 'ratio') return showRatio(value, locale.language)
  if (unit === 'seconds') return showSeconds(value, locale.language)
  return showNumber(value, locale.language, width, unit === 'days' ? 1 : 2)
}

/** The number of a cell, or null where there is none. */
export function numberOf(cell: Cell | undefined): number | null {
  if (cell === null || cell === undefined || cell === '' || typeof cell === 'boolean' || Array.isArray(cell))
    return null
  const value = Number(cell)
  return Number.isFinite(value) ? value : null
}
