import type { CodedPaths } from './coded-paths.ts'

/** What a model gives to a channel. */
export type Credit = {
  readonly channel: string
  /** Rarely a whole number. The credits of all channels add up to the conversions exactly, in any order. */
  readonly conversions: number
  /** Whole minor units. The credits of all channels add up to the value exactly. */
  readonly valueMinor: number
}

/** One number a channel, in the order of `CodedPaths.channels`. */
export type Amounts = { readonly conversions: Float64Array; readonly valueMinor: Float64Array }

/**
 * Conversions are told in steps of 2⁻²⁴ (six hundred-millionths). Such numbers add up without rounding, as long as
 * there are fewer than 2²⁹ conversions.
 */
export const conversionStep = 2 ** -24
const mostConversions = 2 ** 29

/** Sums per channel whose rounding errors do not pile up over a million paths (Neumaier). */
export class Tally {
  readonly #sums: Float64Array
  readonly #lost: Float64Array

  constructor(channels: number) {
    this.#sums = new Float64Array(channels)
    this.#lost = new Float64Array(channels)
  }

  add(code: number, amount: number): void {
    const before = this.#sums[code] as number
    const after = before + amount
    const lost = Math.abs(before) >= Math.abs(amount) ? before - after + amount : amount - after + before
    this.#sums[code] = after
    this.#lost[code] = (this.#lost[code] as number) + lost
  }

  totals(): Float64Array {
    return this.#sums.map((sum, code) => sum + (this.#lost[code] as number))
  }
}

/** Credits that add up to the totals, from amounts that do so but for rounding. */
export function settle(coded: CodedPaths, amounts: Amounts): Credit[] {
  if (coded.conversions >= mostConversions) throw new RangeError(`${coded.conversions} conversions are too many.`)
  const steps = amounts.conversions.map((amount) => amount / conversionStep)
  const conversions = largestRemainder(steps, coded.conversions / conversionStep)
  const values = largestRemainder(amounts.valueMinor, coded.valueMinor)
  return coded.channels.map((channel, code) => ({
    channel,
    conversions: (conversions[code] as number) * conversionStep,
    valueMinor: values[code] as number,
  }))
}

/**
 * Whole numbers near the amounts that add up to the total: each is rounded down, and what is left goes, one each, to
 * those that lost most; between equals to the first. Amounts of nothing stay nothing.
 */
export function largestRemainder(amounts: Float64Array, total: number): Float64Array {
  const whole = amounts.map(Math.floor)
  const lost = (i: number) => (amounts[i] as number) - (whole[i] as number)
  const move = (i: number, by: number) => {
    whole[i] = (whole[i] as number) + by
  }
  const takers = [...amounts.keys()].filter((i) => amounts[i] !== 0).sort((a, b) => lost(b) - lost(a) || a - b)
  let left = total - whole.reduce((sum, amount) => sum + amount, 0)
  const noise = amounts.reduce((sum, amount) => sum + Math.abs(amount), 0) * 2 ** -45
  if (Math.abs(left) > takers.length + noise) throw new RangeError(`${left} of ${total} is left: no rounding error.`)
  // Rounding of the amounts may have put some a step too high: those that lost least give it back.
  for (; left < 0; left++) move(takers.at(left % takers.length) as number, -1)
  for (let taken = 0; taken < left; taken++) move(takers[taken % takers.length] as number, 1)
  return whole
}
