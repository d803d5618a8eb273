import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import type { BookedOrder } from './books.ts'
import { brandWith } from './measuring.ts'
import { act, deriveStories, happens, type Told, trafficOf, view } from './stories.ts'

export const march = { from: '2026-03-01', to: '2026-03-31' }
export const by = {
  creator: '/?utm_source=tiktok&utm_medium=creator&utm_campaign=spring&utm_content=video-1',
  search: '/?utm_source=google&utm_medium=cpc&utm_campaign=brand',
  email: '/?utm_source=letter&utm_medium=email&utm_campaign=spring',
  direct: '/',
} as const
type Touch = readonly [how: keyof typeof by, day: string]

/** What someone met, a visit a day at noon. */
export const visits = (who: string, touches: readonly Touch[]) =>
  touches.map(([how, day]) => view(who, `${day}T12:00`, by[how]))
export const buys = (who: string, order_id: string, day: string) =>
  act(who, `${day}T12:10`, 'Order Completed', { order_id })

export const paths = {
  'creator, search': [
    ['creator', '2026-03-06'],
    ['search', '2026-03-20'],
  ],
  search: [['search', '2026-03-20']],
  'creator, email, direct': [
    ['creator', '2026-03-06'],
    ['email', '2026-03-13'],
    ['direct', '2026-03-20'],
  ],
  direct: [['direct', '2026-03-20']],
} as const satisfies Record<string, readonly Touch[]>

export const order = (order_id: string, net_sales: number, more: Partial<BookedOrder> = {}): BookedOrder => ({
  order_id,
  entries: [{ at: '2026-03-20 12:11:00', sku: 'MUG', units: 1, net_sales, goods_cost: net_sales / 2 }],
  ...more,
})

/** A brand with these happenings derived and these orders booked. */
export async function brandOf(open: () => Promise<Warehouse>, events: readonly Told[], orders: BookedOrder[]) {
  const traffic = trafficOf()
  const brand = await brandWith(open, orders, { brand: traffic.brand, trafficSlice: traffic.slice })
  await happens(brand.warehouse, traffic, events)
  await deriveStories(brand.warehouse, brand.scope)
  return brand
}

type Rows = { key: string; model: string; conversions: number; net_sales: number }[]
export const given = (rows: Rows, model: string) =>
  Object.fromEntries(
    rows
      .filter((row) => row.model === model)
      .map((row) => [row.key, [Number(row.conversions.toFixed(2)), row.net_sales] as const]),
  )
