import { enoughCosts } from '../../measure/margins.ts'
import { type Cell, cell, noJourney } from './cells.ts'
import { prospectsOf } from './next-places.ts'
import { type Fits, shrunkFits } from './shrunk-fits.ts'

export const verdicts = ['asked', 'next', 'losing', ''] as const
type Verdict = (typeof verdicts)[number]

/** Orders from which on a cell is judged by what it did. */
const enoughOrders = 5
/** A prospect is worth naming from so much above the same assortment. */
const worthwhile = 1.1
/** Cells in which less was expected, and nothing came, are not shown. */
const leastExpected = 0.5

/** Cells with their fits and what they say: what is asked for first, then what could go next, by margin. */
export async function judged(found: AsyncIterable<readonly unknown[]>, { limit }: { limit: number }) {
  const every: Cell[] = []
  for await (const batch of found) for (const row of batch) every.push(cell.parse(row))
  const cells = ofLargest(every, limit)
  const known = new Map(cells.map((one) => [JSON.stringify([one.sku, one.place]), one]))
  const fits = shrunkFits(cells.filter(({ orders }) => orders > 0))
  const prospect = prospectsOf(fits)
  const margins = marginsOf(cells)
  const titles = new Map(cells.map(({ sku, title }) => [sku, title]))
  const rows = fits.skus.flatMap((sku) =>
    fits.places.flatMap((place) => {
      const seen = known.get(JSON.stringify([sku, place])) ?? { ...nothing, sku, place, title: titles.get(sku) ?? '' }
      const { expected, fit, low, high } = fits.of(sku, place)
      if (seen.orders === 0 && expected < leastExpected) return []
      const perOrder = marginPerOrder(seen, margins.get(sku), fits)
      const ahead =
        place === noJourney || place === '' || seen.orders >= enoughOrders ? undefined : prospect(sku, place)
      const more = ahead ? expected * ahead.fit - seen.orders : 0
      const isNext = ahead !== undefined && ahead.fit >= worthwhile && more > 0 && (perOrder ?? 0) > 0
      const verdict: Verdict = isNext ? 'next' : verdictOf(seen, low, perOrder)
      return [
        {
          ...{ sku, title: seen.title, key: place, verdict, orders: seen.orders },
          ...{ expected_orders: expected, fit, fit_low: low, fit_high: high },
          ...{
            net_sales: seen.net_sales,
            cm3: seen.cm3,
            cm3_per_order: perOrder === null ? null : Math.round(perOrder),
          },
          cost_known: seen.cost_known,
          conversion: share(seen.visit_orders, seen.viewing_visits),
          return_rate: share(seen.returned_units, seen.units),
          came_back: share(seen.came_back, seen.first_orders),
          prospect: ahead?.fit ?? null,
          gain: isNext && perOrder !== null ? Math.round(more * perOrder) : null,
          alike: isNext ? ahead.alike.map((other) => titles.get(other) || other).join(', ') : '',
        },
      ]
    }),
  )
  const rank = ({ verdict }: { verdict: Verdict }) => verdicts.indexOf(verdict)
  return rows.sort(
    (a, b) => rank(a) - rank(b) || (b.gain ?? b.cm3 ?? 0) - (a.gain ?? a.cm3 ?? 0) || b.orders - a.orders,
  )
}

/** Cells of the products that sold most. */
function ofLargest(cells: readonly Cell[], limit: number): Cell[] {
  const sales = new Map<string, number>()
  for (const { sku, net_sales } of cells) sales.set(sku, (sales.get(sku) ?? 0) + net_sales)
  const largest = [...sales].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1)).slice(0, limit)
  const chosen = new Set(largest.map(([sku]) => sku))
  return cells.filter(({ sku }) => chosen.has(sku))
}

const nothing = {
  ...{ orders: 0, units: 0, net_sales: 0, cm3: null, cost_known: null, returned_units: 0 },
  ...{ first_orders: 0, came_back: 0, viewing_visits: 0, visit_orders: 0 },
}

function verdictOf({ orders, place }: Cell, low: number, perOrder: number | null): Verdict {
  if (orders < enoughOrders || perOrder === null || place === noJourney || place === '') return ''
  if (perOrder < 0) return 'losing'
  return low > 1 && perOrder > 0 ? 'asked' : ''
}

/** Of each product, its margin and its orders where its costs are known. */
function marginsOf(cells: readonly Cell[]): Map<string, { cm3: number; orders: number }> {
  const sums = new Map<string, { cm3: number; orders: number }>()
  for (const { sku, cm3, cost_known, orders } of cells) {
    if (cm3 === null || (cost_known ?? 0) < enoughCosts || orders === 0) continue
    const { cm3: before, orders: earlier } = sums.get(sku) ?? { cm3: 0, orders: 0 }
    sums.set(sku, { cm3: before + cm3, orders: earlier + orders })
  }
  return sums
}

/** Margin per order in a place, as if it had had `strength` orders more like those of the product anywhere; null where that is not known. */
function marginPerOrder(
  { cm3, cost_known, orders }: Cell,
  anywhere: { cm3: number; orders: number } | undefined,
  { strength }: Pick<Fits, 'strength'>,
): number | null {
  if (!anywhere?.orders) return null
  const usual = anywhere.cm3 / anywhere.orders
  if (orders === 0) return usual
  if (cm3 === null || (cost_known ?? 0) < enoughCosts) return null
  return (cm3 + strength * usual) / (orders + strength)
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null)
