import { addDays, type Day } from '../../src/kernel/time.ts'
import { products } from '../brand/products.ts'
import { Random } from '../random.ts'
import type { StatedCost } from '../statements.ts'

/** Freight and duty on top of what the factory is paid. */
const freight = 1.22

/** Landed costs in yuan: from before the first day, a rise after a third, a small relief after two thirds, a US duty on some. */
export function drawCosts(seed: number, first: Day, days: number): StatedCost[] {
  const random = new Random(seed, 'costs')
  const after = (share: number) => addDays(first, Math.floor(days * share))
  return products.flatMap(({ sku, costYuan }, i) => {
    const rise = 1.03 + 0.08 * random.uniform()
    const relief = rise * (0.95 + 0.03 * random.uniform())
    const cost = (country: string, validFrom: Day, factor: number): StatedCost => ({
      sku,
      country,
      validFrom,
      currency: 'CNY',
      unitCost: (costYuan * freight * factor).toFixed(2),
    })
    const duty = i % 3 === 0 ? [cost('US', after(0.45), rise * 1.16)] : []
    return [cost('', addDays(first, -30), 1), cost('', after(0.33), rise), cost('', after(0.66), relief), ...duty]
  })
}
