import { Problem } from './errors.ts'

const known = new Set(Intl.supportedValuesOf('currency'))
const digitsOf = new Map<string, number>()

/** Digits after the point of a currency's minor unit: USD 2, JPY 0, KWD 3. Throws `unknown_currency`. */
export function minorDigits(currency: string): number {
  const cached = digitsOf.get(currency)
  if (cached !== undefined) return cached
  if (!isCurrency(currency)) throw new Problem('unknown_currency', { value: currency })
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  digitsOf.set(currency, digits)
  return digits
}

/** Whether this is an ISO 4217 code in capitals. */
export function isCurrency(code: string): boolean {
  return known.has(code)
}

/**
 * A plain decimal ("-1234.565": digits, one point, no grouping) in minor units, half away from zero.
 * Returns undefined for anything else, so that the caller can name the field and the line.
 */
export function toMinor(decimal: string, currency: string): bigint | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(decimal)
  if (!match || (!match[2] && !match[3])) return undefined
  const digits = minorDigits(currency)
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0')
  const kept = BigInt((match[2] || '0') + fraction.slice(0, digits))
  const rounded = fraction.charCodeAt(digits) >= 53 ? kept + 1n : kept
  return match[1] === '-' ? -rounded : rounded
}

/** Minor units as a plain decimal: (-123456n, 'USD') → "-1234.56". */
export function fromMinor(minor: bigint, currency: string): string {
  const digits = minorDigits(currency)
  const absolute = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  const whole = absolute.slice(0, absolute.length - digits)
  const sign = minor < 0n ? '-' : ''
  return digits ? `${sign}${whole}.${absolute.slice(-digits)}` : sign + whole
}
