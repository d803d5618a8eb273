import { minorDigits } from '../../../kernel/money.ts'

/** Largest amount a fact can hold (a signed integer of 64 bits). */
export const mostMinor = 9_223_372_036_854_775_807n

/**
 * Units × price in minor units, rounded once, half away from zero. `price` is a plain decimal.
 * Amounts of everyday size are worked out in exact integers below 2^53, larger ones in big integers.
 */
export function lineTotal(price: string, quantity: number, currency: string): bigint {
  const point = price.indexOf('.')
  const decimals = point < 0 ? 0 : price.length - point - 1
  const digits = point < 0 ? price : price.slice(0, point) + price.slice(point + 1)
  const shift = decimals - minorDigits(currency)
  const small = Number(digits) * quantity
  if (shift <= 0 || !Number.isSafeInteger(small)) return scale(BigInt(digits) * BigInt(quantity), -shift)
  const divisor = 10 ** shift
  const whole = Math.trunc(small / divisor)
  const rest = Math.abs(small - whole * divisor)
  return BigInt(rest * 2 >= divisor ? whole + Math.sign(small) : whole)
}

/** value × 10^power, rounded half away from zero. */
function scale(value: bigint, power: number): bigint {
  if (power >= 0) return value * 10n ** BigInt(power)
  const divisor = 10n ** BigInt(-power)
  const half = divisor / 2n
  return (value < 0n ? value - half : value + half) / divisor
}

/** A plain decimal with at most this many digits after the point, rounded half away from zero. */
export function roundDecimal(plain: string, places: number): string {
  const point = plain.indexOf('.')
  if (point < 0 || plain.length - point - 1 <= places) return plain
  const scaled = scale(BigInt(plain.slice(0, point) + plain.slice(point + 1)), places - (plain.length - point - 1))
  return asDecimal(scaled, places)
}

/** Price of one unit, to four places, from the amount of the line: (2_000n, 3, 'USD') → "6.6667". */
export function unitPriceOf(amount: bigint, quantity: number, currency: string): string {
  if (quantity === 0) return '0'
  const tenThousandths = scale(amount, 4 - minorDigits(currency))
  const units = BigInt(quantity)
  const half = (units < 0n ? -units : units) / 2n
  return asDecimal((tenThousandths + (tenThousandths < 0n ? -half : half)) / units, 4)
}

function asDecimal(scaled: bigint, places: number): string {
  const absolute = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0')
  return `${scaled < 0n ? '-' : ''}${absolute.slice(0, -places)}.${absolute.slice(-places)}`
}

/** Millionths of a currency's main unit (a plain decimal) in minor units, half away from zero. */
export function microsToMinor(micros: string, currency: string): bigint {
  const point = micros.indexOf('.')
  return scale(BigInt(point < 0 ? micros : micros.slice(0, point)), minorDigits(currency) - 6)
}
