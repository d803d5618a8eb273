import { minorDigits } from '../../src/kernel/money.ts'
import type { Day } from '../../src/kernel/time.ts'
import type { StatedCost } from '../statements.ts'
import { halfAway, ratio } from './arithmetic.ts'

/** Landed costs by product, country and day. */
export class UnitCosts {
  readonly #versions = new Map<string, StatedCost[]>()

  constructor(costs: readonly StatedCost[]) {
    for (const cost of costs) {
      const key = `${cost.sku}|${cost.country}`
      const versions = this.#versions.get(key) ?? []
      versions.push(cost)
      this.#versions.set(
        key,
        versions.sort((a, b) => b.validFrom.localeCompare(a.validFrom)),
      )
    }
  }

  /** Cost of units of a product on a day, in minor units of `currency`; undefined where none is stated. */
  of(sku: string, country: string, day: Day, units: number): { minor: bigint; currency: string } | undefined {
    const cost = this.#latest(`${sku}|${country}`, day) ?? this.#latest(`${sku}|`, day)
    if (!cost) return undefined
    const [numerator, denominator] = ratio(cost.unitCost)
    const minor = halfAway(numerator * BigInt(units) * 10n ** BigInt(minorDigits(cost.currency)), denominator)
    return { minor, currency: cost.currency }
  }

  #latest(key: string, day: Day): StatedCost | undefined {
    return this.#versions.get(key)?.find(({ validFrom }) => validFrom <= day)
  }
}
