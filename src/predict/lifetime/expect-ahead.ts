import { type BuyingFit, buyingAt } from './bg-nbd.ts'
import { type Estimate, estimates, positiveEstimates, sideBySide } from './estimate.ts'
import { ordersAhead } from './order-forecast.ts'
import { expectedMargin, type MarginFit, type OrderMargin, orderMarginAt } from './order-margin.ts'
import type { ValuedCustomers } from './valued-customers.ts'

/** What customers together are expected to do within some days: days with an order, and what those bring, in minor units. */
export type Ahead = { days: number; orders: Estimate; margin: Estimate | undefined }

/** How many of the customers are expected to be there still, and what all are expected to do within each time ahead. */
export function expectAhead(
  customers: ValuedCustomers,
  buying: BuyingFit,
  margin: MarginFit | undefined,
  horizons: readonly number[],
): { alive: Estimate; ahead: Ahead[] } {
  const parameters = buying.fitted.at.length
  const [alive, ...orders] = positiveEstimates(buying.fitted, (at) => {
    const { alive, perRow } = rowsAt(customers, at, horizons)
    return [alive, ...totals(perRow, customers.customers)]
  }) as [Estimate, ...Estimate[]]
  const margins = margin
    ? estimates(sideBySide(buying.fitted, margin.fitted), (at) => {
        const { perRow } = rowsAt(customers, at.slice(0, parameters), horizons)
        return totals(perRow, marginPerDay(customers, orderMarginAt(at.slice(parameters))))
      })
    : []
  const all = customers.customers.reduce((sum, n) => sum + n, 0)
  return {
    alive: { ...alive, high: Math.min(all, alive.high) },
    ahead: horizons.map((days, h) => ({ days, orders: orders[h] as Estimate, margin: margins[h] })),
  }
}

/** How many are there, and by time ahead what one customer of each row is expected to order. */
function rowsAt(
  { repeats, last, age, customers }: ValuedCustomers,
  at: readonly number[],
  horizons: readonly number[],
) {
  const { alive, ahead } = ordersAhead(buyingAt(at), horizons)
  const perRow = horizons.map(() => new Float64Array(customers.length))
  let there = 0
  for (let row = 0; row < customers.length; row++) {
    const chance = alive(repeats[row] as number, last[row] as number, age[row] as number)
    const expected = ahead(repeats[row] as number, age[row] as number)
    there += chance * (customers[row] as number)
    for (const [h, one] of perRow.entries()) one[row] = chance * (expected[h] as number)
  }
  return { alive: there, perRow }
}

/** What a later day of every customer of a row is expected to bring, together. In what one has brought it is a straight line. */
function marginPerDay({ gainDays, gains, customers }: ValuedCustomers, model: OrderMargin): Float64Array {
  return customers.map((n, row) => {
    const days = gainDays[row] as number
    const mean = days === 0 ? 0 : (gains[row] as number) / n / days
    return n * expectedMargin(model, days, mean)
  })
}

function totals(perRow: readonly Float64Array[], weights: Float64Array): number[] {
  return perRow.map((one) => one.reduce((sum, value, row) => sum + value * (weights[row] as number), 0))
}
