import { type BuyingFit, buyingAt } from './bg-nbd.ts'
import type { CountedCustomers } from './counted-customers.ts'
import { type Estimate, positiveEstimates } from './estimate.ts'
import { orderForecast } from './order-forecast.ts'

/** Customers counted by what was known of them at an earlier day, and by the days with an order that came after it. */
export type LaterCustomers = CountedCustomers & { later: Float64Array }

/**
 * A forecast made of what was known earlier beside what came: all days with an order together, and how far a customer's
 * forecast is from his own on average. The naive forecast is that everybody goes on at his rate of repeats so far.
 */
export type Tried = {
  came: number
  forecast: Estimate
  error: number
  naive: { forecast: number; error: number }
  byRepeats: Calibration[]
}

/** Customers who had come again so often, and those who had more often in the last one: what came of them, and what had been forecast. */
export type Calibration = { repeats: number; customers: number; came: number; forecast: number; naive: number }

/** From so many repeats on, customers are too few to be told apart. */
export const mostRepeats = 7

/** Compares the forecast for `ahead` with what came. `buying` is fitted to what was known before. */
export function triedOn(
  { repeats, last, age, customers, later }: LaterCustomers,
  buying: BuyingFit,
  ahead: number,
): Tried {
  const forecasts = (at: readonly number[]) => {
    const { orders } = orderForecast(buyingAt(at))
    return customers.map((_, i) => orders(repeats[i] as number, last[i] as number, age[i] as number, ahead))
  }
  const total = (values: Float64Array) => values.reduce((sum, value, i) => sum + value * (customers[i] as number), 0)
  const error = (values: Float64Array) =>
    total(values.map((value, i) => Math.abs(value - (later[i] as number)))) / total(customers.map(() => 1))
  const own = forecasts(buying.fitted.at)
  const naive = customers.map((_, i) => ((repeats[i] as number) * ahead) / (age[i] || 1))
  const [forecast] = positiveEstimates(buying.fitted, (at) => [total(forecasts(at))])
  return {
    came: total(later),
    forecast: forecast as Estimate,
    error: error(own),
    naive: { forecast: total(naive), error: error(naive) },
    byRepeats: calibrated({ repeats, customers, later }, own, naive),
  }
}

function calibrated(
  { repeats, customers, later }: Pick<LaterCustomers, 'repeats' | 'customers' | 'later'>,
  forecasts: Float64Array,
  naive: Float64Array,
): Calibration[] {
  const sums = new Map<number, Calibration>()
  for (const [i, n] of customers.entries()) {
    const often = Math.min(mostRepeats, repeats[i] as number)
    const sum = sums.get(often) ?? { repeats: often, customers: 0, came: 0, forecast: 0, naive: 0 }
    sum.customers += n
    sum.came += n * (later[i] as number)
    sum.forecast += n * (forecasts[i] as number)
    sum.naive += n * (naive[i] as number)
    sums.set(often, sum)
  }
  return [...sums.values()].toSorted((one, other) => one.repeats - other.repeats)
}
