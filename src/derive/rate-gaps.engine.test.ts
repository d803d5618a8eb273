import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('gaps in the rates, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('an amount without a rate is no entry but a gap that names the day and the currency', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [shirt, { ...shirt, order_id: '1002', currency: 'VND' }])
    const scope = scopeOf(brand)
    expect(await ledger(warehouse, scope)).toHaveLength(1)
    const gaps = await warehouse.query(
      sql`SELECT day, currency, what, lines FROM rate_gaps WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)}`,
    )
    expect(gaps).toEqual([{ day: '2026-03-02', currency: 'VND', what: 'orders', lines: 1 }])
  })

  test('goods that come back on a day without a rate for their cost are a gap, too', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [{ day: '2026-03-02', base: 'USD', quote: 'CNY', rate: '7' }])
    await state(warehouse, brand, 1, 'product_costs', [
      { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'CNY', unit_cost: '21', country: '', removed: false },
    ])
    await state(warehouse, brand, 1, 'order_lines', [shirt])
    await state(warehouse, brand, 1, 'returns', [
      {
        sales_channel: 'own_site',
        order_id: '1001',
        sku: 'SHIRT',
        quantity: 1,
        returned_at: at('2026-05-08T00:00:00'),
        disposition: 'sellable',
      },
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    const gaps = await warehouse.query(
      sql`SELECT day, currency, what FROM rate_gaps WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)}`,
    )
    expect(gaps).toEqual([{ day: '2026-05-08', currency: 'CNY', what: 'costs' }])
  })
})
