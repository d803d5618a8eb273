import type { Scope } from '../src/manage/scope.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { type BookedOrder, insertRows } from './books.ts'
import { brandWith } from './measuring.ts'
import { act, deriveStories, happens, type Told, trafficOf, view } from './stories.ts'

/** An order by a coupon: on which day, from where its visit came (nothing: not seen), and whither it goes. */
export type Use = { coupon: string; day: string; from?: 'deal' | 'creator' | 'search' | 'direct'; country?: string }

const ways = {
  deal: { path: '/', referrer: 'https://www.retailmenot.com/view/shop.example' },
  search: { path: '/', referrer: 'https://www.google.com/' },
  direct: { path: '/' },
}

/** Orders of fifty dollars, five of them off, by coupons of Ada (ADA10, US only) and of Bea (BEA10); posts on these days. */
export async function couponScene(
  open: () => Promise<Warehouse>,
  uses: readonly Use[],
  posts: { ada?: readonly string[]; bea?: readonly string[] } = {},
) {
  const traffic = trafficOf()
  const told = uses.map((use, i) => ({ ...use, id: `${use.coupon}-${i}` }))
  const orders = told.map(({ id, coupon, day, country }): BookedOrder => {
    const entry = { at: `${day} 12:11:00`, sku: 'MUG', units: 1, net_sales: 5000, coupon: 500, goods_cost: 1000 }
    return { order_id: id, coupon_code: coupon.toLowerCase(), country: country ?? 'US', entries: [entry] }
  })
  const scene = await brandWith(open, orders, { brand: traffic.brand, trafficSlice: traffic.slice })
  const { warehouse, scope } = scene
  await insertRows(
    warehouse,
    'link_versions',
    ['Ada', 'Bea'].map((creator) => ({
      ...{ brand: scope.brand, version: '2025-01-01 00:00:00.000', kind: 'web', archived: 0, creator },
      ...{ code: `${creator.toLowerCase()}111`, coupon: `${creator.toUpperCase()}10` },
    })),
  )
  await creators(warehouse, scope, posts)
  const events = told.flatMap(({ id, coupon, day, from }): Told[] => {
    if (!from) return []
    const own = { path: `/?mpc=${coupon.slice(0, 3).toLowerCase()}111` }
    const { path, ...more } = from === 'creator' ? own : ways[from]
    return [view(id, `${day}T12:00`, path, more), act(id, `${day}T12:10`, 'Order Completed', { order_id: id })]
  })
  if (events.length) await happens(warehouse, traffic, events)
  await deriveStories(warehouse, scope)
  return scene
}

async function creators(warehouse: Warehouse, { brand, slice }: Scope, posts: Record<string, readonly string[]>) {
  await insertRows(
    warehouse,
    'creator_book',
    ['Ada', 'Bea'].map((name) => ({
      ...{ brand, creator: `crt_${name.toLowerCase()}`, name, category: 'home', markets: "['US']", archived: 0 },
      ...{ version: 1, is_deleted: 0, platforms: "['tiktok']", handles: `['${name.toLowerCase()}']` },
      ...{ followers: '[5000]', former: '[0]' },
    })),
  )
  const rows = Object.entries(posts).flatMap(([handle, days]) =>
    days.map((day, i) => ({
      ...{ brand, slice, platform: 'tiktok', handle, spelt: handle, post_id: `${handle}-${i}` },
      ...{ posted_at: `${day} 09:00:00`, observed_at: `${day} 10:00:00`, sponsored: 0, observations: 1 },
    })),
  )
  if (rows.length) await insertRows(warehouse, 'posts', rows)
}
