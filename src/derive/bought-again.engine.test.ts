import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, scopeOf, shirt } from '../../test/ledger.ts'
import { brandScope, warehouses } from '../../test/measuring.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveBoughtAgain } from './bought-again.ts'

describe.each(warehouses)('products that a customer buys again, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  const boughtAgain = (brand: string, slice: number) =>
    warehouse.query(sql`
      SELECT sku, ordered_at, bought_before_at FROM bought_again WHERE brand = ${str(brand)} AND slice = ${u64(slice)}
      ORDER BY bought_again.ordered_at, sku`)

  test('an order of a product knows when its customer last bought the same', async () => {
    const brand = newBrandId()
    const on = (day: string, more: object) => ({ ...shirt, order_id: day, ordered_at: at(`${day}T10:00:00`), ...more })
    await state(warehouse, brand, 1, 'order_lines', [
      on('2026-03-01', { sku: 'SHIRT' }),
      on('2026-03-02', { sku: 'HAT' }),
      on('2026-03-03', { sku: 'SHIRT', status: 'cancelled' }),
      on('2026-03-04', { sku: 'SHIRT', customer_id: 'bob' }),
      on('2026-03-05', { sku: 'SHIRT', customer_id: '' }),
      on('2026-03-06', { sku: 'SHIRT', customer_id: '' }),
      on('2026-03-07', { sku: 'SHIRT' }),
      on('2026-03-08', { sku: 'SHIRT' }),
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    expect(await boughtAgain(brand, scope.slice)).toEqual([
      { sku: 'SHIRT', ordered_at: '2026-03-07 10:00:00.000', bought_before_at: '2026-03-01 10:00:00.000' },
      { sku: 'SHIRT', ordered_at: '2026-03-08 10:00:00.000', bought_before_at: '2026-03-07 10:00:00.000' },
    ])
  })

  test('customers stay whole, in however many parts they are compared', async () => {
    const scope = brandScope()
    await warehouse.run(sql`
      INSERT INTO orders (brand, slice, order_id, customer_id, ordered_at, counts, skus)
      SELECT ${str(scope.brand)}, ${u64(scope.slice)}, toString(number), toString(number % 1000), toDateTime64(number, 3, 'UTC'), 1, ['SHIRT', 'HAT']
      FROM numbers(3000)`)
    await deriveBoughtAgain(warehouse, scope, { partProducts: 500 })
    const [counted] = await warehouse.query(sql`
      SELECT count() AS times, uniqExact(bought_again.ordered_at, sku) AS orders,
        countIf(dateDiff('second', bought_before_at, bought_again.ordered_at) != 1000) AS wrong
      FROM bought_again WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}`)
    expect(counted).toEqual({ times: 4000, orders: 4000, wrong: 0 })
  })
})
