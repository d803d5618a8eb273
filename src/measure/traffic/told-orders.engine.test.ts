import { describe, expect, test } from 'vitest'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, view } from '../../../test/stories.ts'
import { runMeasure } from '../run.ts'
import { timeToConvert } from './time-to-convert.ts'
import { trafficTable } from './traffic-table.ts'

const ordered = (at: string, order_id: string) => act('ann', at, 'Order Completed', { order_id })
const order = (order_id: string, at: string, net_sales: number) => ({
  order_id,
  ordered_at: at,
  entries: [{ at, sku: 'MUG', units: 1, net_sales, goods_cost: 1000 }],
})
const january = { from: '2025-01-01', to: '2025-01-31' }

describe.each(warehouses)('orders that visits tell, on %s', (_name, open) => {
  test('a number that began anew is the order of that time, not the one of a year before', async () => {
    const { warehouse, scope } = await brandWith(open, [
      order('#1001', '2024-01-10 10:00:00', 9900),
      { ...order('1001', '2025-01-11 10:00:00', 4000), store: 'New shop' },
      order('#1002', '2024-11-01 10:00:00', 7700),
    ])
    await happens(warehouse, scope, [
      view('ann', '2025-01-10T09:50', '/?utm_source=mail&utm_medium=email'),
      ordered('2025-01-10T10:00', '1001'),
      ordered('2025-01-10T10:05', '1002'),
    ])
    await deriveStories(warehouse, scope)
    const { rows } = await runMeasure({ warehouse }, scope, trafficTable, january)
    expect(rows).toMatchObject([{ key: 'email', orders: 1, net_sales: 4000 }])
  })

  test('an order whose visits tell it in two periods counts in that of the first', async () => {
    const { warehouse, scope } = await brandWith(open, [order('#1001', '2025-01-20 23:00:00', 4000)])
    await happens(warehouse, scope, [
      view('ann', '2025-01-20T22:50', '/?utm_source=mail&utm_medium=email'),
      ordered('2025-01-20T23:00', '1001'),
      view('phone', '2025-02-10T09:00', '/thanks'),
      act('phone', '2025-02-10T09:01', 'Order Completed', { order_id: '#1001' }),
    ])
    await deriveStories(warehouse, scope)
    const orders = async (days: object) => {
      const [times, table] = [
        await runMeasure({ warehouse }, scope, timeToConvert, days),
        await runMeasure({ warehouse }, scope, trafficTable, days),
      ]
      return [times, table].map(({ rows }) => rows.reduce((sum, row) => sum + row.orders, 0))
    }
    expect(await orders(january)).toEqual([1, 1])
    expect(await orders({ from: '2025-02-01', to: '2025-02-28' })).toEqual([0, 0])
  })

  test('a number of the own store that is long past is not the order that another store has now', async () => {
    const stores = { src_story: 'A' }
    const open_orders = [
      { ...order('1001', '2024-06-10 10:00:00', 9900), store: 'A' },
      { ...order('#1001', '2025-01-11 10:00:00', 4000), store: 'B' },
    ]
    const { warehouse, scope } = await brandWith(open, open_orders, { stores })
    await happens(warehouse, scope, [
      view('ann', '2025-01-10T09:50', '/?utm_source=mail&utm_medium=email'),
      ordered('2025-01-10T10:00', '1001'),
    ])
    await deriveStories(warehouse, scope)
    const table = async (scopeNow: typeof scope) =>
      (await runMeasure({ warehouse }, scopeNow, trafficTable, january)).rows.map((row) => row.orders)
    expect(await table(scope)).toEqual([0])
    // A store that no order has says nothing.
    expect(await table({ ...scope, stores: { src_story: 'a shop of another name' } })).toEqual([1])
  })
})
