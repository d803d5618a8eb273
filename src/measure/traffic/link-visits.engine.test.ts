import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, trafficOf, view } from '../../../test/stories.ts'
import { linkPerformance } from './link-performance.ts'

const order = (order_id: string, net_sales: number, coupon_code = ''): BookedOrder => ({
  order_id,
  coupon_code,
  entries: [{ at: '2026-03-20 12:11:00', sku: 'MUG', units: 1, net_sales, goods_cost: 100 }],
})
/** Comes by an address on the 20th, and orders. */
const buys = (who: string, path: string, order_id: string) => [
  view(who, '2026-03-20T12:00', path),
  act(who, '2026-03-20T12:10', 'Order Completed', { order_id }),
]

describe.each(warehouses)('orders of visits that came by a link, %s', (_, open) => {
  test('an order is its last link’s, unless a coupon of one link or a chat says otherwise; each counts once', async () => {
    const traffic = trafficOf()
    const orders = [
      order('clicked', 1000),
      order('direct after', 2000),
      order('long ago', 400),
      order('own coupon', 3000, 'BEA10'),
      order('shared coupon', 5000, 'TEAM5'),
      order('shared, no link', 700, 'TEAM5'),
      order('said', 6000),
      order('shared, said', 60, 'TEAM5'),
      order('of nobody', 900),
      order('by search', 800),
    ]
    const { warehouse, scope, ask } = await brandWith(open, orders, {
      brand: traffic.brand,
      trafficSlice: traffic.slice,
    })
    const { brand } = scope
    await insertRows(
      warehouse,
      'link_versions',
      [
        { code: 'ada111', creator: 'Ada', coupon: '' },
        { code: 'bea111', creator: 'Bea', coupon: 'BEA10' },
        { code: 'cem111', creator: 'Cem', coupon: 'TEAM5' },
        { code: 'dan111', creator: 'Dan', coupon: 'TEAM5' },
      ].map((one) => ({ brand, version: '2026-01-01 00:00:00.000', kind: 'web', archived: 0, ...one })),
    )
    await happens(warehouse, traffic, [
      ...buys('ann', '/?mpc=ADA111', 'clicked'),
      view('ben', '2026-03-18T09:00', '/?mpc=ada111'),
      ...buys('ben', '/', 'direct after'),
      view('cat', '2026-02-01T09:00', '/?mpc=ada111'),
      ...buys('cat', '/', 'long ago'),
      ...buys('dee', '/?mpc=ada111', 'own coupon'),
      ...buys('eve', '/?mpc=dan111', 'shared coupon'),
      ...buys('fay', '/', 'shared, no link'),
      ...buys('gil', '/?mpc=ada111', 'said'),
      ...buys('jan', '/?mpc=dan111', 'shared, said'),
      ...buys('hal', '/?mpc=zzz999', 'of nobody'),
      view('ida', '2026-03-18T09:00', '/?mpc=ada111'),
      ...buys('ida', '/?utm_source=google&utm_medium=cpc', 'by search'),
    ])
    await insertRows(
      warehouse,
      'events',
      ['said', 'shared, said'].map((order_id) => ({
        ...{ brand, source: 'links', name: 'code_declared', code: 'cem111', anonymous_id: order_id, type: 'track' },
        ...{ at: '2026-03-20 13:00:00', received_at: '2026-03-20 13:00:00', message_id: crypto.randomUUID() },
        ...{ order_id, props: `{'declaration':'${order_id}'}` },
      })),
    )
    await deriveStories(warehouse, scope)
    const { rows } = await ask(linkPerformance, { from: '2026-03-01', to: '2026-03-31' })
    const told = rows.map((row) => [
      ...[row.code || row.coupon, row.orders, row.coupon_orders, row.visit_orders, row.declared_orders],
      ...[row.edge, row.net_sales, row.cm3],
    ])
    expect(told.sort()).toEqual([
      ['TEAM5', 1, 1, 0, 0, 'aggregate', 700, 600],
      ['ada111', 2, 0, 2, 0, 'deterministic', 3000, 2800],
      ['bea111', 1, 1, 0, 0, 'deterministic', 3000, 2900],
      ['cem111', 2, 0, 0, 2, 'declared', 6060, 5860],
      ['dan111', 1, 0, 1, 0, 'deterministic', 5000, 4900],
    ])
  })
})
