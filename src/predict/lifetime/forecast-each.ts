import { type BuyingFit, buyingAt } from './bg-nbd.ts'
import { type Moved, withDirections } from './estimate.ts'
import { horizons } from './horizons.ts'
import { ordersAhead } from './order-forecast.ts'
import { expectedMargin, type MarginFit, orderMarginAt } from './order-margin.ts'
import type { ValuedRow } from './valued-customers.ts'

/**
 * What one customer is expected to do and to bring, by history and by days of gain. What a later day brings is a straight
 * line in what the customer's days of gain have brought together: `base`, and `slope` for each minor unit.
 */
export type EachForecast = {
  histories: { repeats: number; last: number; age: number }[]
  alive: Moved
  /** By time ahead. */
  orders: Moved[]
  /** By days of gain, from none to as many as anybody has come again; undefined where margins are not forecast. */
  dayMargins: { base: Moved; slope: Moved } | undefined
}

/** Every history by itself, once. Times are in days. */
export function forecastEach(
  rows: readonly ValuedRow[],
  buying: BuyingFit,
  margin: MarginFit | undefined,
): EachForecast {
  const once = new Map(rows.map(({ repeats, last, age }) => [`${repeats} ${last} ${age}`, { repeats, last, age }]))
  const histories = [...once.values()]
  const [alive, ...orders] = withDirections(buying.fitted, (at) => {
    const { alive, ahead } = ordersAhead(buyingAt(at), horizons)
    const columns = [0, ...horizons].map(() => new Float64Array(histories.length))
    for (const [row, { repeats, last, age }] of histories.entries()) {
      const chance = alive(repeats, last, age)
      for (const [k, figure] of [1, ...ahead(repeats, age)].entries())
        (columns[k] as Float64Array)[row] = chance * figure
    }
    return columns
  }) as [Moved, ...Moved[]]
  return { histories, alive, orders, dayMargins: margin && marginsByDays(rows, margin) }
}

/** The straight line goes through what is expected after gains of nothing and of this much a day. */
const unit = 1000

function marginsByDays(rows: readonly ValuedRow[], { fitted }: MarginFit): EachForecast['dayMargins'] {
  const most = rows.reduce((sum, { repeats }) => Math.max(sum, repeats), 0)
  const days = Float64Array.from({ length: most + 1 }, (_, n) => n)
  const [base, slope] = withDirections(fitted, (at) => {
    const model = orderMarginAt(at)
    const base = days.map((n) => expectedMargin(model, n, 0))
    const rise = (n: number) => (expectedMargin(model, n, unit) - (base[n] as number)) / (unit * n)
    return [base, days.map((n) => (n === 0 ? 0 : rise(n)))]
  }) as [Moved, Moved]
  return { base, slope }
}
