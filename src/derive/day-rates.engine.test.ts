import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('rates, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('amounts are converted at the rate of their day, a weekend takes the Friday before, halves go away from zero', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [
      { day: '2026-03-06', base: 'EUR', quote: 'USD', rate: '1.25' },
      { day: '2026-03-06', base: 'EUR', quote: 'JPY', rate: '160' },
      { day: '2026-03-09', base: 'EUR', quote: 'USD', rate: '1.5' },
    ])
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, currency: 'EUR', goods_minor: 2n, ordered_at: at('2026-03-08T10:00:00') },
      { ...shirt, order_id: '1002', currency: 'EUR', goods_minor: 3n, ordered_at: at('2026-03-09T10:00:00') },
      { ...shirt, order_id: '1003', currency: 'JPY', goods_minor: 1600n, ordered_at: at('2026-03-06T10:00:00') },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'order_id', 'net_sales')).toEqual([
      ['1003', 1250],
      ['1001', 3],
      ['1002', 5],
    ])
  })
})
