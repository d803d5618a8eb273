/**
 * A number of a workbook as it was typed: 15 significant digits, which is what a workbook keeps, no exponent.
 * "0.30000000000000004" → "0.3", "1.5E3" → "1500".
 */
export function plainNumber(text: string): string {
  if (/^-?\d{1,15}$/.test(text)) return text
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  const short = String(Number(value.toPrecision(15)))
  if (!short.includes('e')) return short
  if (Math.abs(value) >= 1) return BigInt(Math.round(Number(short))).toString()
  return Number(short).toFixed(20).replace(/0+$/, '')
}

/** A cell as text: dates as ISO ("2026-01-31", "2026-01-31 10:00:00"), to the second, since workbooks count days in floats. */
export function cellText(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return String(value)
}

function dateText(value: Date): string {
  const iso = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}
