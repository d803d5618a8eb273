import { countedIn, marginOf, type Played, sum, sumTold } from './session-figures.ts'

const minuteMs = 60_000

/** A session in steps of so many minutes, and what came after it in a row of its own. */
export function stepsOf({ session, matched }: Played, minutes: number, titles: ReadonlyMap<string, string>) {
  const { start, end, moments, shown } = session
  const length = minutes * minuteMs
  const count = Math.ceil((end - start) / length)
  const steps = Array.from({ length: count }, (_, place) => {
    const from = start + place * length
    return { minute: place * minutes, part: 'live' as const, from, to: Math.min(from + length, end) }
  })
  const later = { minute: Math.ceil((end - start) / minuteMs), part: 'after' as const, from: end, to: Infinity }
  return [...steps, later]
    .map(({ minute, part, from, to }) => {
      const within = moments.filter(({ at }) => at >= from && at < to)
      const viewers = within.flatMap((moment) => (moment.viewers === null ? [] : [moment.viewers]))
      const orders = matched.filter(({ order }) => order.at >= from && order.at < to)
      const of = (edge: string) => orders.filter((one) => one.edge === edge).length
      const lines = orders.flatMap(({ order }) => order.lines)
      const on = shown.filter((one) => one.from < to && one.until > from && part === 'live')
      return {
        minute,
        part,
        shown: [...new Set(on.map(({ sku }) => titles.get(sku) || sku))].join(', '),
        viewers: viewers.length === 0 ? null : sum(viewers) / viewers.length,
        comments: countedIn(within, 'comments'),
        clicks: countedIn(within, 'clicks'),
        gifts: countedIn(within, 'gifts'),
        stated_orders: countedIn(within, 'orders'),
        orders: orders.length,
        deterministic: of('deterministic'),
        declared: of('declared'),
        modelled: of('modelled'),
        net_sales: sum(lines.map(({ sales }) => sales)),
        refunds: sum(lines.map(({ back }) => back)),
        margin: orders.length === 0 ? 0 : sumTold(orders.map(({ order }) => marginOf(order))),
      }
    })
    .filter(({ part, orders }) => part === 'live' || orders > 0)
}
