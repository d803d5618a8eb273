import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('refunds, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('a refund that an order export states takes back sales, tax and coupon in proportion, never more than was paid', async () => {
    const brand = newBrandId()
    const refunded_at = at('2026-03-07T00:00:00')
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 2000n, tax_minor: 200n, coupon_minor: 200n, refund_minor: 1000n, refunded_at },
      { ...shirt, order_id: '1002', refund_minor: 9999n, refunded_at },
    ])
    const rows = (await ledger(warehouse, scopeOf(brand))).filter((row) => row.entry === 'refund')
    expect(pick(rows, 'order_id', 'at', 'net_sales', 'tax', 'coupon', 'price_paid').sort()).toEqual([
      ['1001', '2026-03-07 00:00:00.000', -1000, -100, -100, -1000],
      ['1002', '2026-03-07 00:00:00.000', -2000, 0, 0, -2000],
    ])
  })

  test('what an export says came back of a product is taken back on the line that says so, also where it has several', async () => {
    const brand = newBrandId()
    const back = { refund_minor: 500n, refunded_units: 1, refunded_at: at('2026-03-07T00:00:00') }
    await state(warehouse, brand, 1, 'order_lines', [shirt, { ...shirt, ...back }, { ...shirt, ...back }])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'entry', 'line_no', 'net_sales', 'units').sort()).toEqual([
      ['refund', 2, -500, 0],
      ['refund', 3, -500, 0],
      ['return', 2, 0, -1],
      ['return', 3, 0, -1],
      ['sale', 1, 2000, 2],
      ['sale', 2, 2000, 2],
      ['sale', 3, 2000, 2],
    ])
  })

  test('a settled refund takes the place of the one in the order export, with the fees given back', async () => {
    const brand = newBrandId()
    const amazon = { ...shirt, sales_channel: 'amazon', store: 'Amazon', refund_minor: 1n }
    await state(warehouse, brand, 1, 'order_lines', [amazon])
    await state(warehouse, brand, 1, 'product_costs', [
      { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'USD', unit_cost: '4', country: '', removed: false },
    ])
    const fee = {
      sales_channel: 'amazon',
      settlement_id: 's',
      order_id: '1001',
      sku: 'SHIRT',
      transaction: 'refund' as const,
      posted_at: at('2026-03-09T00:00:00'),
      currency: 'USD',
    }
    await state(warehouse, brand, 1, 'fees', [
      { ...fee, part: 'principal', amount_minor: -1000n },
      { ...fee, part: 'tax', amount_minor: -80n },
      { ...fee, part: 'commission', amount_minor: 120n },
    ])
    const rows = (await ledger(warehouse, scopeOf(brand))).filter((row) => row.entry === 'refund')
    expect(pick(rows, 'at', 'net_sales', 'tax', 'commission', 'cm2')).toEqual([
      ['2026-03-09 00:00:00.000', -1000, -80, -120, -880],
    ])
  })
})
