import { beforeAll, describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { writeEventOrders } from './event-orders.ts'

let loads = 7_000_000
const none = { load: 0, events: 0 }
const shops = [
  { id: 'src', store: 'Shop', sales_channel: 'retail' },
  { id: 'any', store: '', sales_channel: '' },
]

describe.each(warehouses)('orders of events, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })
  const write = async (brand: string) => {
    const asked = { scope: { brand, liveLoads: [0, 1] }, shops }
    const { load } = await writeEventOrders(warehouse, asked, none, async () => ++loads)
    return warehouse.query(sql`
      SELECT order_id, store, sales_channel, toInt64(goods_minor) AS goods FROM order_lines
      WHERE brand = ${str(brand)} AND load = ${u64(load)} AND load > 0 ORDER BY order_id, line_no`)
  }
  const completed = (brand: string, order_id: string, more: Record<string, string> = {}) => ({
    brand,
    source: 'src',
    at: '2026-03-02 10:00:00.000',
    received_at: '2026-03-02 10:00:01.000',
    message_id: crypto.randomUUID(),
    name: 'order_completed',
    anonymous_id: crypto.randomUUID(),
    order_id,
    value_minor: '1250',
    currency: 'USD',
    ...more,
  })

  test('an order is of the store of its source, and told twice it is one', async () => {
    const brand = newBrandId()
    await insertRows(warehouse, 'events', [
      completed(brand, 'gid://shopify/Order/5550001112223334'),
      completed(brand, '5550001112223334'),
      completed(brand, 'other', { source: 'any' }),
    ])
    expect(await write(brand)).toMatchObject([
      { store: 'Shop', sales_channel: 'retail', goods: 1250 },
      { order_id: 'other', store: '', sales_channel: 'own_site', goods: 1250 },
    ])
  })

  test('an order that another fact names, by its name or the id of its shop, is not written; of another store it is', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, order_id: '#1001', shop_order_id: '5550001112223334' },
      { ...shirt, order_id: '#1002', store: 'Elsewhere' },
    ])
    await insertRows(warehouse, 'events', [
      completed(brand, '5550001112223334'),
      completed(brand, '1001'),
      completed(brand, '#1001'),
      completed(brand, '1002'),
      completed(brand, '1002', { source: 'any' }),
    ])
    expect(await write(brand)).toMatchObject([{ order_id: '1002', store: 'Shop' }])
  })
})
