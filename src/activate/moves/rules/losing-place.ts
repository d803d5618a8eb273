import type { Asking, Move, Rule } from '../define.ts'
import { ordersToCome, scaleOf } from '../estimate.ts'
import {
  aboutPlace,
  bestOfEach,
  keptInPlace,
  keptNow,
  type PlacedRow,
  placedRows,
  placeName,
  shownIn,
} from '../places.ts'

/** Products that lose money with each order in a place. */
export const losingPlace: Rule = {
  id: 'losing-place',
  name: { en: 'A product that loses where it sells', zh: '卖一单亏一单的商品' },
  measured: { label: { en: 'Margin (CM3) of the product there', zh: '该商品在此处的毛利（CM3）' }, per: '180_days' },
  measure: keptInPlace,
  async find(asking) {
    const found = (await placedRows(asking)).flatMap((placed) => moveFor(asking, placed) ?? [])
    return bestOfEach(found).map(({ sku: _, ...move }) => move)
  },
}

function moveFor(asking: Asking, placed: PlacedRow): (Move & { sku: string }) | undefined {
  const { row } = placed
  if (row.verdict !== 'losing' || row.cm3_per_order === null) return undefined
  // The estimate leans on the product's other orders; where these orders themselves earned, it is no ground to act.
  if (row.cm3 === null || row.cm3 >= 0) return undefined
  const { words, days } = asking
  const scale = scaleOf(days)
  const loss = -row.cm3_per_order
  const { low, high } = ordersToCome(row.orders, scale)
  const name = row.title || row.sku
  const place = placeName(placed, words)
  const [orders, seen, lost] = [words.count(row.orders), words.money(-row.cm3), words.money(loss)]
  return {
    sku: row.sku,
    about: aboutPlace(placed),
    kind: 'product',
    title: {
      en: `Mend or stop ${name}: ${place.en}`,
      zh: `调整或停售 ${name}：${place.zh}`,
    },
    why: {
      en: `Its ${words.many(row.orders, 'order')} there lost ${seen.en} (CM3) in all; with its other orders in view, one is estimated to lose ${lost.en}. A higher price, cheaper shipping or an end of selling there would stop that.`,
      zh: `此处 ${orders.zh} 单合计亏损 ${seen.zh}（CM3）；结合该商品的其他订单，估计每单亏损 ${lost.zh}。提价、降低物流成本或在此停售可止损。`,
    },
    margin: Math.round(row.orders * scale * loss),
    low: Math.round(low * loss),
    high: Math.round(high * loss),
    effort: 'small',
    measured: keptNow(placed, scale),
    ...shownIn(asking, placed),
    action: { kind: 'task' },
  }
}
