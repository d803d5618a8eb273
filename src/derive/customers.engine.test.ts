import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, scopeOf, shirt } from '../../test/ledger.ts'
import { brandScope, warehouses } from '../../test/measuring.ts'
import type { OrderLine } from '../collect/facts.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveCustomers } from './customers.ts'

let orders = 0
/** An order of a shirt for ten dollars that costs four. */
const on = (time: string, more: Partial<OrderLine> = {}): Partial<OrderLine> => ({
  ...shirt,
  order_id: `c-${++orders}`,
  ordered_at: at(`2026-03-${time}`),
  quantity: 1,
  goods_minor: 1000n,
  ...more,
})

describe.each(warehouses)('customers, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  const customersOf = (brand: string, slice: number) =>
    warehouse.query<Record<string, unknown>>(sql`
      SELECT customer_id, orders, first_order_id, first_skus, order_days, day_margins FROM customers
      WHERE brand = ${str(brand)} AND slice = ${u64(slice)} ORDER BY customer_id`)

  test('days begin where the brand lives, two orders of a day are one, and what came back is taken off its day', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'product_costs', [
      { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'USD', unit_cost: '4.00' },
    ])
    await state(warehouse, brand, 1, 'order_lines', [
      on('01T10:00:00', { order_id: 'first' }),
      // In Shanghai it is the 5th, twice.
      on('04T17:00:00'),
      on('05T09:00:00'),
      on('09T10:00:00', { refund_minor: 1000n, refunded_at: at('2026-04-20T10:00:00') }),
      on('10T10:00:00', { status: 'cancelled' }),
      on('12T10:00:00', { sku: 'MUG' }),
      on('12T10:00:00', { customer_id: '' }),
    ])
    const scope = scopeOf(brand, { timeZone: 'Asia/Shanghai' })
    await ledger(warehouse, scope)
    const [ann, ...others] = await customersOf(brand, scope.slice)
    expect(others).toEqual([])
    expect(ann).toMatchObject({
      customer_id: 'ann',
      orders: 5,
      first_order_id: 'first',
      first_skus: ['SHIRT'],
      order_days: ['2026-03-01', '2026-03-05', '2026-03-09', '2026-03-12'],
    })
    const [first, twice, back, unknown] = (ann?.day_margins ?? []) as (number | null)[]
    expect([first, twice]).toEqual([600, 1200])
    expect(back).toBeLessThanOrEqual(0)
    expect(unknown).toBeNull()
  })

  test('what a document of returns takes back is taken off the day of the purchase before it', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'product_costs', [
      { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'USD', unit_cost: '4.00' },
    ])
    const back = { quantity: -1, goods_minor: -1000n }
    await state(warehouse, brand, 1, 'order_lines', [
      on('05T10:00:00', { quantity: 2, goods_minor: 2000n }),
      on('07T10:00:00', back),
      on('09T10:00:00'),
      on('11T10:00:00', { status: 'cancelled' }),
      on('05T10:00:00', { customer_id: 'ben' }),
      on('06T10:00:00', { ...back, customer_id: 'ben', sku: 'MUG' }),
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    const [ann, ben] = await customersOf(brand, scope.slice)
    expect(ann).toMatchObject({ orders: 2, order_days: ['2026-03-05', '2026-03-09'] })
    const [{ returned } = { returned: 0 }] = await warehouse.query<{ returned: number }>(sql`
      SELECT sum(cm3) AS returned FROM orders
      WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)} AND customer_id = 'ann' AND counts = 0 AND status = 'placed'`)
    expect(returned).toBeLessThan(0)
    expect(ann?.day_margins).toEqual([1200 + returned, 600])
    // What the mug that came back had cost is not known.
    expect(ben).toMatchObject({ order_days: ['2026-03-05'], day_margins: [null] })
  })

  test('customers stay whole, in however many parts they are summed', async () => {
    const scope = { ...brandScope(), tollRules: [] }
    await warehouse.run(sql`
      INSERT INTO orders (brand, slice, order_id, customer_id, order_rank, ordered_at, counts, skus, cm3)
      SELECT ${str(scope.brand)}, ${u64(scope.slice)}, toString(number), toString(number % 1000), 1 + intDiv(number, 1000),
        toDateTime64(86400 * number, 3, 'UTC'), 1, ['SHIRT', 'HAT'], number
      FROM numbers(3000)`)
    await deriveCustomers(warehouse, scope, { partOrders: 500 })
    const [counted] = await warehouse.query(sql`
      SELECT count() AS customers, sum(orders) AS all_orders, sum(length(order_days)) AS days,
        sum(arraySum(arrayMap(one -> assumeNotNull(one), day_margins))) AS margin
      FROM customers WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}`)
    expect(counted).toEqual({ customers: 1000, all_orders: 3000, days: 3000, margin: (3000 * 2999) / 2 })
  })
})
