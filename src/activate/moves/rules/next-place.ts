import type { Action, Asking, Move, Rule } from '../define.ts'
import { countRange, scaleOf, shapeOf } from '../estimate.ts'
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

/** Products that hardly sell yet in a place where products alike do well. */
export const nextPlace: Rule = {
  id: 'next-place',
  name: { en: 'A place a product could go next', zh: '商品的下一站' },
  measured: { label: { en: 'Margin (CM3) of the product there', zh: '该商品在此处的毛利（CM3）' }, per: '180_days' },
  measure: keptInPlace,
  async find(asking) {
    const found = (await placedRows(asking)).flatMap((placed) => moveFor(asking, placed) ?? [])
    return bestOfEach(found).map(({ sku: _, ...move }) => move)
  },
}

function moveFor(asking: Asking, placed: PlacedRow): (Move & { sku: string }) | undefined {
  const { row } = placed
  const { verdict, gain, prospect, cm3_per_order } = row
  if (verdict !== 'next' || !gain || prospect === null || cm3_per_order === null) return undefined
  const { words, days } = asking
  const scale = scaleOf(days)
  const { low, high } = countRange(
    row.expected_orders * prospect * scale,
    shapeOf({ low: row.fit_low, high: row.fit_high }, row.fit),
  )
  const beyondSeen = (orders: number) => Math.round((orders - row.orders * scale) * cm3_per_order)
  const name = row.title || row.sku
  const place = placeName(placed, words)
  const [times, orders, worth] = [words.count(prospect), words.count(row.orders), words.money(cm3_per_order)]
  return {
    sku: row.sku,
    about: aboutPlace(placed),
    kind: 'product',
    title: { en: `Sell more of ${name}: ${place.en}`, zh: `加推 ${name}：${place.zh}` },
    why: {
      en: `Products that sell alike elsewhere (${row.alike}) sell ${times.en} times what an even assortment would there. ${name} has had ${words.many(row.orders, 'order')} there, and leaves ${worth.en} (CM3) an order.`,
      zh: `在别处表现相近的商品（${row.alike}）在此处的销量是平均水平的 ${times.zh} 倍；${name} 目前在此处只有 ${orders.zh} 单，单均毛利（CM3）${worth.zh}。`,
    },
    margin: Math.round(gain * scale),
    low: beyondSeen(low),
    high: beyondSeen(high),
    effort: 'medium',
    measured: keptNow(placed, scale),
    ...shownIn(asking, placed),
    action: linkInto(placed) ?? { kind: 'task' },
  }
}

/** Traffic that a link of one's own brings, by the medium that the usual rules know it by. */
const mediums: Readonly<Record<string, string>> = {
  email: 'email',
  sms: 'sms',
  organic_social: 'social',
  paid_social: 'paid_social',
  paid_video: 'paid-video',
  creator: 'creator',
  affiliates: 'affiliate',
}

/** A product goes into a kind of traffic by a link that is given out there. */
function linkInto({ by, row }: PlacedRow): Action | undefined {
  const medium = by === 'traffic_channel' ? mediums[row.key] : undefined
  return medium === undefined
    ? undefined
    : { kind: 'link', link: { title: row.title || row.sku, utm_medium: medium, utm_campaign: row.sku.toLowerCase() } }
}
