import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('the cost of goods, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('goods cost what they cost on the day of the order, in their market before anywhere', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'product_costs', [
      { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'USD', unit_cost: '3.333', country: '', removed: false },
      { sku: 'SHIRT', valid_from: '2026-03-03', currency: 'USD', unit_cost: '4', country: '', removed: false },
      { sku: 'SHIRT', valid_from: '2026-02-01', currency: 'USD', unit_cost: '5', country: 'DE', removed: false },
      { sku: 'SHIRT', valid_from: '2026-02-15', currency: 'USD', unit_cost: '99', country: '', removed: true },
    ])
    await state(warehouse, brand, 1, 'order_lines', [
      shirt,
      { ...shirt, order_id: '1002', ordered_at: at('2026-03-03T10:00:00') },
      { ...shirt, order_id: '1003', country: 'DE' },
      { ...shirt, order_id: '1004', sku: 'UNKNOWN' },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    const byOrder = pick(rows, 'order_id', 'goods_cost', 'cm1', 'goods_cost_basis').sort()
    expect(byOrder).toEqual([
      ['1001', 667, 1333, 'actual'],
      ['1002', 800, 1200, 'actual'],
      ['1003', 1000, 1000, 'actual'],
      ['1004', null, null, 'none'],
    ])
  })
})
