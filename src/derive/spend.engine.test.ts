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

  test('goes to the orders of its campaign, else of its day, channel and market, and what is left over is booked without an order', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 1000n, campaign: 'spring' },
      { ...shirt, order_id: '1002', goods_minor: 2000n },
      { ...shirt, order_id: '1003', goods_minor: 3000n, country: 'DE' },
      { ...shirt, order_id: '1004', goods_minor: 3000n, sales_channel: 'amazon' },
    ])
    const spent = {
      platform: 'meta',
      account: '',
      kind: 'ads' as const,
      day: '2026-03-02',
      currency: 'USD',
      country: '',
    }
    await state(warehouse, brand, 1, 'spend', [
      { ...spent, campaign: 'spring', spend_minor: 700n },
      { ...spent, campaign: 'autumn', spend_minor: 100n, country: 'US' },
      { ...spent, campaign: 'autumn', spend_minor: 50n, country: 'FR' },
      { ...spent, platform: 'amazon_ads', campaign: 'sp', spend_minor: 30n },
      { ...spent, campaign: 'spring', spend_minor: 9n, day: '2026-03-04' },
    ])
    const spendRules = [{ platform: 'amazon_ads', campaign: '', sales_channel: 'amazon' }]
    const rows = (await ledger(warehouse, scopeOf(brand, { spendRules }))).filter((row) => row.entry === 'spend')
    expect(pick(rows, 'order_id', 'campaign', 'country', 'ads').sort()).toEqual([
      ['', '', 'US', 1],
      ['', 'autumn', 'FR', 50],
      ['', 'spring', '', 9],
      ['1001', '', 'US', 33],
      ['1001', 'spring', 'US', 700],
      ['1002', '', 'US', 66],
      ['1004', '', 'US', 30],
    ])
  })
})
