import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveOrderRanks, derivePlacedOrders } from './order-ranks.ts'

describe.each(warehouses)('the customer of an order, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  const version = (brand: string, load: number, customer_id: string) =>
    state(warehouse, brand, load, 'order_lines', [
      { ...shirt, customer_id, as_of: at(`2026-03-1${load}T00:00:00`), row_key: '77' } as never,
    ])

  test('an order that comes with another customer later has one place, whatever buckets the two fall into', async () => {
    const brand = newBrandId()
    await version(brand, 0, 'ann@old.example')
    await version(brand, 1, 'ann@new.example')
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, order_id: '1002' },
      { ...shirt, order_id: '1002', sku: 'HAT', customer_id: 'bob' },
    ])
    const scope = scopeOf(brand)
    await derivePlacedOrders(warehouse, scope, {})
    const of = 8
    for (let index = 0; index < of; index++) await deriveOrderRanks(warehouse, scope, { index, of })
    const ranks = await warehouse.query(
      sql`SELECT order_id, order_rank FROM order_ranks WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)} ORDER BY order_id`,
    )
    expect(ranks).toEqual([
      { order_id: '1001', order_rank: 1 },
      { order_id: '1002', order_rank: 1 },
    ])
  })

  test('a line that was taken out of its order makes it neither a purchase nor its customer', async () => {
    const brand = newBrandId()
    const line = { ...shirt, order_id: '1002', ordered_at: at('2026-03-03T10:00:00') }
    await state(warehouse, brand, 1, 'order_lines', [
      shirt,
      { ...line, quantity: -1 },
      { ...line, sku: 'HAT', customer_id: 'zoe', status: 'removed' } as never,
    ])
    const entries = await ledger(warehouse, scopeOf(brand))
    expect(pick(entries, 'order_id', 'entry', 'sku', 'order_rank')).toEqual([
      ['1001', 'sale', 'SHIRT', 1],
      ['1002', 'refund', 'SHIRT', 1],
    ])
  })

  test('an order whose customer was erased is of no customer', async () => {
    const brand = newBrandId()
    await version(brand, 0, 'ann')
    await version(brand, 1, '')
    expect(pick(await ledger(warehouse, scopeOf(brand)), 'customer_id', 'order_rank')).toEqual([['', 0]])
  })

  test('the first order of a customer is new, and each knows the one before', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, order_id: 'c', ordered_at: at('2026-03-09T00:00:00') },
      { ...shirt, order_id: 'a', ordered_at: at('2026-03-01T00:00:00'), status: 'cancelled' },
      { ...shirt, order_id: 'b', ordered_at: at('2026-03-05T00:00:00') },
      { ...shirt, order_id: 'd', customer_id: '' },
      { ...shirt, order_id: 'e', quantity: -1, goods_minor: -1000n, ordered_at: at('2026-03-07T00:00:00') },
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    const mine = sql`brand = ${str(brand)} AND slice = ${u64(scope.slice)}`
    const orders = await warehouse.query(
      sql`SELECT order_id, order_rank, counts, customer_first_at, previous_at FROM orders WHERE ${mine} ORDER BY order_id`,
    )
    expect(orders).toEqual([
      { order_id: 'a', order_rank: 0, counts: 0, customer_first_at: '2026-03-05 00:00:00.000', previous_at: null },
      { order_id: 'b', order_rank: 1, counts: 1, customer_first_at: '2026-03-05 00:00:00.000', previous_at: null },
      {
        order_id: 'c',
        order_rank: 2,
        counts: 1,
        customer_first_at: '2026-03-05 00:00:00.000',
        previous_at: '2026-03-05 00:00:00.000',
      },
      { order_id: 'd', order_rank: 0, counts: 1, customer_first_at: null, previous_at: null },
      { order_id: 'e', order_rank: 0, counts: 0, customer_first_at: '2026-03-05 00:00:00.000', previous_at: null },
    ])
    const customers = await warehouse.query(
      sql`SELECT customer_id, first_order_id, orders, net_sales FROM customers WHERE ${mine}`,
    )
    expect(customers).toEqual([{ customer_id: 'ann', first_order_id: 'b', orders: 2, net_sales: 3000 }])
  })
})
