import { minorDigits } from '../../src/kernel/money.ts'
import { zoneOffset } from '../../src/kernel/time.ts'

export type Cell = string | number | undefined

/** A line of comma-separated values; cells with commas, quotes or line breaks are quoted. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\n`
}

/** A line of tab-separated values, without quoting, as Amazon writes it. */
export function tsvLine(cells: readonly Cell[]): string {
  return `${cells.join('\t')}\n`
}

function quoted(cell: Cell): string {
  const text = cell === undefined ? '' : String(cell)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const digits: Record<string, number> = {}

/** Whole minor units as a decimal: (123456, 'USD') is "1234.56", (7380, 'JPY') is "7380". */
export function decimal(minor: number, currency: string): string {
  const places = digits[currency] ?? minorDigits(currency)
  digits[currency] = places
  return places === 0 ? String(minor) : (minor / 10 ** places).toFixed(places)
}

const quarterHour = 900_000
const offsets = new Map<string, Map<number, number>>()

/** Milliseconds that a zone's clock is ahead of UTC, asked once a quarter of an hour. */
function offsetOf(instant: number, zone: string): number {
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const quarter = Math.floor(instant / quarterHour)
  const offset = known.get(quarter) ?? zoneOffset(instant, zone)
  known.set(quarter, offset)
  return offset
}

/** "2026-01-31 18:05:09" on the zone's clock. */
export function clockTime(instant: number, zone: string): string {
  const local = zone === 'UTC' ? instant : instant + offsetOf(instant, zone)
  return new Date(local).toISOString().slice(0, 19).replace('T', ' ')
}

/** "2026-01-31 18:05:09 -0500" on the zone's clock. */
export function clockTimeWithOffset(instant: number, zone: string): string {
  const minutes = Math.abs(offsetOf(instant, zone)) / 60_000
  const sign = offsetOf(instant, zone) < 0 ? '-' : '+'
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${clockTime(instant, zone)} ${sign}${two(minutes / 60)}${two(minutes % 60)}`
}

/** "2026-01-31T18:05:09+00:00". */
export function utcTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}+00:00`
}
