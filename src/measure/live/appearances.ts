import type { Shown } from './matched.ts'
import { type Played, sum, weightOf } from './session-figures.ts'

/** A product in one session: how long it was shown, and what its own lines of the session's orders brought. */
export type Appearance = {
  sku: string
  played: Played
  minutes: number
  clicks: number | null
  orders: number
  units: number
  sales: number
  back: number
  returned: number
  /** CM3 of its lines, modelled orders counted as far as they are beyond usual; null where the cost of none is known. */
  margin: number | null
}

/** The products that were shown in a session. */
export function appearancesOf(played: Played): Appearance[] {
  const shown = Map.groupBy(played.session.shown, ({ sku }) => sku)
  return [...shown].map(([sku, times]) => {
    const sold = played.matched.flatMap(({ order, edge }) =>
      order.lines.filter((line) => line.sku === sku).map((line) => ({ line, weight: weightOf(played, edge) })),
    )
    const known = sold.filter(({ line }) => line.margin !== null)
    return {
      ...{ sku, played, minutes: minutesOf(times) },
      clicks: clicksOf(times),
      orders: sold.length,
      units: sum(sold.map(({ line }) => line.units)),
      sales: sum(sold.map(({ line }) => line.sales)),
      back: sum(sold.map(({ line }) => line.back)),
      returned: sold.filter(({ line }) => line.back > 0).length,
      margin:
        sold.length > 0 && known.length === 0
          ? null
          : sum(known.map(({ line, weight }) => (line.margin ?? 0) * weight)),
    }
  })
}

/** Minutes in which a product was shown; times that overlap count once. */
function minutesOf(times: readonly Shown[]): number {
  let [total, reached] = [0, Number.NEGATIVE_INFINITY]
  for (const { from, until } of times.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, until - Math.max(from, reached))
    reached = Math.max(reached, until)
  }
  return total / 60_000
}

function clicksOf(times: readonly Shown[]): number | null {
  const told = times.flatMap(({ clicks }) => (clicks === null ? [] : [clicks]))
  return told.length === 0 ? null : sum(told)
}
