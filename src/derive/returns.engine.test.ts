import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('returns, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('goods that come back leave the cost of goods; those that cannot be sold again are a cost of returns', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'product_costs', [
      { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'USD', unit_cost: '4', country: '', removed: false },
    ])
    await state(warehouse, brand, 1, 'order_lines', [shirt])
    const back = { store: 'Any', sales_channel: 'own_site', order_id: '1001', sku: 'SHIRT', quantity: 1 }
    await state(warehouse, brand, 1, 'returns', [
      { ...back, returned_at: at('2026-03-08T00:00:00'), disposition: 'sellable' },
      { ...back, returned_at: at('2026-03-09T00:00:00'), disposition: 'unknown' },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'entry', 'units', 'goods_cost', 'return_cost', 'return_basis', 'cm3')).toEqual([
      ['sale', 2, 800, 0, 'none', 1200],
      ['return', -1, -400, 0, 'actual', 400],
      ['return', -1, -400, 400, 'default', 0],
    ])
  })
})
