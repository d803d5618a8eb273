import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, ruleOf, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('settlements, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('what a settlement charged takes the place of the rule, for the product it names or shared over the order', async () => {
    const brand = newBrandId()
    const amazon = { ...shirt, sales_channel: 'amazon', store: 'Amazon' }
    await state(warehouse, brand, 1, 'order_lines', [
      { ...amazon, goods_minor: 1000n },
      { ...amazon, sku: 'HAT', goods_minor: 3000n },
    ])
    const fee = {
      store: 'Any',
      sales_channel: 'amazon',
      settlement_id: 's',
      order_id: '1001',
      transaction: 'order' as const,
      posted_at: at('2026-03-09T00:00:00'),
      currency: 'USD',
    }
    await state(warehouse, brand, 1, 'fees', [
      { ...fee, sku: 'SHIRT', part: 'commission', amount_minor: -150n },
      { ...fee, sku: 'HAT', part: 'commission', amount_minor: -450n },
      { ...fee, sku: '', part: 'fulfilment', amount_minor: -400n },
      { ...fee, sku: 'SHIRT', part: 'principal', amount_minor: 1000n },
      { ...fee, sku: '', order_id: '', transaction: 'other', part: 'other', amount_minor: -999n },
      { ...fee, sku: 'X', order_id: 'never-seen', part: 'commission', amount_minor: -50n },
    ])
    const tollRules = [ruleOf({ toll: 'commission', fraction: '0.9' }), ruleOf({ toll: 'payment', fraction: '0.01' })]
    const rows = await ledger(warehouse, scopeOf(brand, { tollRules }))
    expect(
      pick(rows, 'entry', 'commission', 'commission_basis', 'fulfilment', 'payment', 'payment_basis', 'other_fees'),
    ).toEqual([
      ['sale', 150, 'actual', 100, 10, 'default', 0],
      ['sale', 450, 'actual', 300, 30, 'default', 0],
      ['fee', 0, 'none', 0, 0, 'none', 50],
      ['fee', 0, 'none', 0, 0, 'none', 999],
    ])
  })

  test('what a settlement charges an order later is booked on its own day, nothing of it is lost', async () => {
    const brand = newBrandId()
    const amazon = { ...shirt, sales_channel: 'amazon', store: 'Amazon' }
    await state(warehouse, brand, 1, 'order_lines', [amazon, { ...amazon, order_id: '1002', status: 'pending' }])
    const fee = {
      sales_channel: 'amazon',
      settlement_id: 's',
      order_id: '1001',
      posted_at: at('2026-03-09T00:00:00'),
      currency: 'USD',
    }
    await state(warehouse, brand, 1, 'fees', [
      { ...fee, sku: 'SHIRT', transaction: 'order', part: 'return', amount_minor: -70n },
      { ...fee, sku: '', transaction: 'other', part: 'fulfilment', amount_minor: -30n },
      { ...fee, sku: '', transaction: 'order', order_id: '1002', part: 'commission', amount_minor: -9n },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'entry', 'order_id', 'return_cost', 'fulfilment', 'other_fees', 'cm2').sort()).toEqual([
      ['fee', '1001', 0, 30, 0, -30],
      ['fee', '1001', 70, 0, 0, -70],
      ['fee', '1002', 0, 0, 9, -9],
      ['sale', '1001', 0, 0, 0, null],
    ])
  })

  test('a fee for a line that is not booked is charged to the order', async () => {
    const brand = newBrandId()
    const line = { ...shirt, sales_channel: 'amazon' }
    await state(warehouse, brand, 1, 'order_lines', [line, { ...line, sku: 'HAT', status: 'pending' }])
    await state(warehouse, brand, 1, 'fees', [
      {
        store: 'Shop',
        sales_channel: 'amazon',
        order_id: '1001',
        sku: 'HAT',
        posted_at: at('2026-03-05T00:00:00'),
        transaction: 'order',
        part: 'commission',
        amount_minor: -300n,
        currency: 'USD',
      },
    ])
    expect(pick(await ledger(warehouse, scopeOf(brand)), 'sku', 'commission')).toEqual([['SHIRT', 300]])
  })

  test('an order that is settled in two currencies pays each at its own rate, and the shares add up to what was settled', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [
      { day: '2026-03-02', base: 'EUR', quote: 'USD', rate: '1.25' },
      { day: '2026-03-02', base: 'EUR', quote: 'GBP', rate: '0.8' },
      { day: '2026-03-09', base: 'EUR', quote: 'USD', rate: '1.5' },
      { day: '2026-03-09', base: 'EUR', quote: 'GBP', rate: '0.75' },
    ])
    const line = { ...shirt, sales_channel: 'amazon' }
    await state(warehouse, brand, 1, 'order_lines', [
      { ...line, goods_minor: 1000n },
      { ...line, sku: 'HAT', goods_minor: 3000n },
    ])
    const order = { sales_channel: 'amazon', order_id: '1001', transaction: 'order' as const }
    const euros = { ...order, posted_at: at('2026-03-05T00:00:00'), currency: 'EUR' }
    const pounds = { ...euros, currency: 'GBP' }
    const back = { sku: 'SHIRT', transaction: 'refund' as const, posted_at: at('2026-03-09T00:00:00') }
    await state(warehouse, brand, 1, 'fees', [
      { ...euros, sku: 'SHIRT', part: 'commission', amount_minor: -101n },
      { ...pounds, sku: 'SHIRT', part: 'commission', amount_minor: -33n },
      { ...euros, sku: '', part: 'payment', amount_minor: -10n },
      { ...pounds, sku: '', part: 'payment', amount_minor: -10n },
      { ...euros, ...back, part: 'principal', amount_minor: -400n },
      { ...pounds, ...back, part: 'principal', amount_minor: -100n },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    // On the day of the order 1.01 and 0.10 euros are 126.25 and 12.5 cents, 0.33 and 0.10 pounds 51.5625 and 15.625.
    expect(pick(rows, 'entry', 'sku', 'commission', 'payment', 'net_sales').sort()).toEqual([
      ['refund', 'SHIRT', 0, 0, -200],
      ['refund', 'SHIRT', 0, 0, -600],
      ['sale', 'HAT', 0, 22, 3000],
      ['sale', 'SHIRT', 126 + 52, 7, 1000],
    ])
  })
})
