import { Problem } from '../../src/kernel/errors.ts'
import { minorDigits } from '../../src/kernel/money.ts'
import { addDays, type Day } from '../../src/kernel/time.ts'
import type { StatedRates } from '../statements.ts'
import { halfAway, ratio } from './arithmetic.ts'

const scale = 1_000_000_000_000n
const longestGapDays = 7

/** Converts amounts into the brand's currency at the rate of a day, crossed through the euro, with twelve decimals. */
export class DayRates {
  readonly #own: string
  readonly #published: Map<Day, StatedRates>
  readonly #known = new Map<string, bigint>()

  constructor(own: string, published: readonly StatedRates[]) {
    this.#own = own
    this.#published = new Map(published.map((rates) => [rates.day, rates]))
  }

  /** Minor units of the brand's currency, half away from zero. Throws `missing_rate` without a rate in the last 7 days. */
  convert(minor: bigint, currency: string, day: Day): bigint {
    if (currency === this.#own || minor === 0n) return minor
    const digits = minorDigits(this.#own) - minorDigits(currency)
    const power = 10n ** BigInt(Math.abs(digits))
    const rate = this.#rateOf(currency, day)
    return digits < 0 ? halfAway(minor * rate, scale * power) : halfAway(minor * rate * power, scale)
  }

  /** Brand currency per unit of another, times 10^12. */
  #rateOf(currency: string, day: Day): bigint {
    const key = `${currency}${day}`
    let rate = this.#known.get(key)
    if (rate === undefined) {
      const { perEuro } = this.#latest(currency, day)
      const [ours, oursOver] = ratio(this.#own === 'EUR' ? '1' : (perEuro[this.#own] ?? '0'))
      const [theirs, theirsOver] = ratio(currency === 'EUR' ? '1' : (perEuro[currency] ?? '0'))
      rate = halfAway(ours * theirsOver * scale, oursOver * theirs)
      this.#known.set(key, rate)
    }
    return rate
  }

  #latest(currency: string, day: Day): StatedRates {
    for (let back = 0; back <= longestGapDays; back++) {
      const rates = this.#published.get(addDays(day, -back))
      if (rates && (currency === 'EUR' || currency in rates.perEuro)) return rates
    }
    throw new Problem('missing_rate', { currency, day })
  }
}
