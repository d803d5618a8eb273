import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('spend, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('is booked once, whether or not orders tell their market', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 1000n, campaign: 'spring', country: '' },
      { ...shirt, order_id: '1002', goods_minor: 2000n },
    ])
    const spent = { platform: 'meta', account: '', kind: 'ads' as const, day: '2026-03-02', currency: 'USD' }
    await state(warehouse, brand, 1, 'spend', [
      { ...spent, country: '', campaign: 'spring', spend_minor: 700n },
      { ...spent, country: '', campaign: 'autumn', spend_minor: 600n },
    ])
    const rows = (await ledger(warehouse, scopeOf(brand))).filter((row) => row.entry === 'spend')
    expect(pick(rows, 'order_id', 'campaign', 'ads').sort()).toEqual([
      ['1001', '', 200],
      ['1001', 'spring', 700],
      ['1002', '', 400],
    ])
  })
})
