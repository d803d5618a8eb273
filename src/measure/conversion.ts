import { minorDigits } from '../kernel/money.ts'
import { Bound, type Sql, sql } from '../store/sql.ts'
import type { Column } from './define.ts'

/** Decimals of a stated rate. What is stated is what is multiplied by, so that anybody can do it again. */
export const rateDigits = 15

type Rate = { from: string; to: string; rate: string }
type Row = Readonly<Record<string, unknown>>

/** Minor units of one currency as those of another, halves away from zero. */
export function converterOf(exchange: Rate): (minor: number) => number {
  const [times, per] = fraction(exchange)
  return (minor) => Number(divided(BigInt(minor) * times, per))
}

/** The same in the warehouse; NULL stays NULL. */
export function convertedMinor(minor: Sql, exchange: Rate): Sql {
  const [times, per] = fraction(exchange)
  const size = sql`intDiv(2 * abs(toInt256(${minor})) * ${i256(times)} + ${i256(per)}, ${i256(2n * per)})`
  return sql`toInt64(sign(${minor}) * ${size})`
}

/** A row with its money converted, and everything else as it is. */
export function convertedRow<Told extends Row>(
  row: Told,
  columns: Readonly<Record<string, Pick<Column, 'unit'>>>,
  convert: (minor: number) => number,
): Told {
  const entries = Object.entries(row).map(([name, value]) => {
    const isMoney = columns[name]?.unit === 'money' && typeof value === 'number'
    return [name, isMoney ? convert(value) : value]
  })
  return Object.fromEntries(entries)
}

/** a ÷ b in whole numbers, halves away from zero; b is above zero. */
export function divided(a: bigint, b: bigint): bigint {
  const size = (2n * (a < 0n ? -a : a) + b) / (2n * b)
  return a < 0n ? -size : size
}

/** A rate in units of its last decimal as plain text: 7_120_000_000_000_000 → "7.12". */
export function decimalText(scaled: bigint): string {
  const digits = scaled.toString().padStart(rateDigits + 1, '0')
  const [whole, part] = [digits.slice(0, -rateDigits), digits.slice(-rateDigits).replace(/0+$/, '')]
  return part ? `${whole}.${part}` : whole
}

/** What minor units are multiplied by and divided by: the rate, and the digits that one currency has and the other has not. */
function fraction({ from, to, rate }: Rate): [times: bigint, per: bigint] {
  const [whole = '', part = ''] = rate.split('.')
  const scaled = BigInt(whole + part.padEnd(rateDigits, '0'))
  const [ours, theirs] = [BigInt(minorDigits(from)), BigInt(minorDigits(to))]
  return [scaled * 10n ** theirs, 10n ** (BigInt(rateDigits) + ours)]
}

const i256 = (value: bigint) => new Bound('Int256', String(value))
