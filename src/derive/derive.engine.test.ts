import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, ruleOf, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('the ledger, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('order-level amounts are shared by goods value and add up to the amount', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 1000n, order_shipping_minor: 100n, order_coupon_minor: 10n },
      { ...shirt, sku: 'HAT', goods_minor: 1000n, order_shipping_minor: 0n, order_coupon_minor: 0n },
      { ...shirt, sku: 'BAG', goods_minor: 1000n, order_shipping_minor: 0n, order_coupon_minor: 0n },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'net_sales', 'coupon', 'price_paid')).toEqual([
      [1033, 3, 1030],
      [1034, 4, 1030],
      [1033, 3, 1030],
    ])
  })

  test('an amount of the order that two overlapping exports state counts once', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, order_shipping_minor: 100n },
      { ...shirt, sku: 'HAT', order_shipping_minor: 100n },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'net_sales')).toEqual([[2050], [2050]])
  })

  test('tax in the price is no sales, tax on top of it is paid all the same', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 1200n, tax_minor: 200n, tax_included: true },
      { ...shirt, order_id: '1002', goods_minor: 1000n, tax_minor: 200n, tax_included: false },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'net_sales', 'tax', 'price_paid')).toEqual([
      [1000, 200, 1200],
      [1000, 200, 1200],
    ])
  })

  test('of several versions of a line the one that speaks for the latest moment counts, and only from live loads', async () => {
    const brand = newBrandId()
    const version = (load: number, as_of: string, goods_minor: bigint) =>
      state(warehouse, brand, load, 'order_lines', [
        { ...shirt, goods_minor, as_of: at(as_of), row_key: '77' } as never,
      ])
    await version(1, '2026-03-10T00:00:00', 900n)
    await version(2, '2026-03-05T00:00:00', 800n)
    await version(3, '2026-03-20T00:00:00', 700n)
    expect(pick(await ledger(warehouse, scopeOf(brand, { liveLoads: [0, 1, 2] })), 'net_sales')).toEqual([[900]])
    expect(pick(await ledger(warehouse, scopeOf(brand, { liveLoads: [0, 2] })), 'net_sales')).toEqual([[800]])
    expect(pick(await ledger(warehouse, scopeOf(brand, { liveLoads: [0, 1, 2, 3] })), 'net_sales')).toEqual([[700]])
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

  test('a toll follows the most specific rule of its day: share of the price paid, at least its minimum, and its part per order', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 1000n },
      { ...shirt, sku: 'HAT', goods_minor: 500n },
      { ...shirt, order_id: '1002', country: 'DE' },
    ])
    const tollRules = [
      ruleOf({ toll: 'payment', fraction: '0.029', fixed: '0.30' }),
      ruleOf({ toll: 'payment', fraction: '0.5', valid_from: '2026-03-03' }),
      ruleOf({ toll: 'commission', fraction: '0.1', minimum: '0.75', basis: 'estimated' }),
      ruleOf({ toll: 'commission', fraction: '0.2', country: 'DE' }),
      ruleOf({ toll: 'affiliate', fraction: '0.9' }),
    ]
    const rows = await ledger(warehouse, scopeOf(brand, { tollRules }))
    expect(pick(rows, 'order_id', 'payment', 'commission', 'commission_basis', 'affiliate').sort()).toEqual([
      ['1001', 25, 75, 'estimated', 0],
      ['1001', 49, 100, 'estimated', 0],
      ['1002', 88, 400, 'default', 0],
    ])
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

  test('a cancelled order leaves nothing, and both its days are told', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, status: 'cancelled', cancelled_at: at('2026-03-05T08:00:00') },
    ])
    const rows = await ledger(warehouse, scopeOf(brand, { tollRules: [ruleOf({ toll: 'payment', fraction: '0.1' })] }))
    expect(pick(rows, 'entry', 'at', 'ordered_at', 'units', 'net_sales', 'payment')).toEqual([
      ['sale', '2026-03-02 10:00:00.000', '2026-03-02 10:00:00.000', 2, 2000, 200],
      ['cancellation', '2026-03-05 08:00:00.000', '2026-03-02 10:00:00.000', -2, -2000, -200],
    ])
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

  test('spend goes to the orders of its campaign, else of its day, channel and market, and what is left over is booked without an order', async () => {
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

  test('the first order of a customer is new, and each knows the one before', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, order_id: 'c', ordered_at: at('2026-03-09T00:00:00') },
      { ...shirt, order_id: 'a', ordered_at: at('2026-03-01T00:00:00'), status: 'cancelled' },
      { ...shirt, order_id: 'b', ordered_at: at('2026-03-05T00:00:00') },
      { ...shirt, order_id: 'd', customer_id: '' },
      { ...shirt, order_id: 'e', quantity: -1, goods_minor: -1000n, ordered_at: at('2026-03-07T00:00:00') },
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    const mine = sql`brand = ${str(brand)} AND slice = ${u64(scope.slice)}`
    const orders = await warehouse.query(
      sql`SELECT order_id, order_rank, counts, customer_first_at, previous_at FROM orders WHERE ${mine} ORDER BY order_id`,
    )
    expect(orders).toEqual([
      { order_id: 'a', order_rank: 0, counts: 0, customer_first_at: '2026-03-05 00:00:00.000', previous_at: null },
      { order_id: 'b', order_rank: 1, counts: 1, customer_first_at: '2026-03-05 00:00:00.000', previous_at: null },
      {
        order_id: 'c',
        order_rank: 2,
        counts: 1,
        customer_first_at: '2026-03-05 00:00:00.000',
        previous_at: '2026-03-05 00:00:00.000',
      },
      { order_id: 'd', order_rank: 0, counts: 1, customer_first_at: null, previous_at: null },
      { order_id: 'e', order_rank: 0, counts: 0, customer_first_at: '2026-03-05 00:00:00.000', previous_at: null },
    ])
    const customers = await warehouse.query(
      sql`SELECT customer_id, first_order_id, orders, net_sales FROM customers WHERE ${mine}`,
    )
    expect(customers).toEqual([{ customer_id: 'ann', first_order_id: 'b', orders: 2, net_sales: 3000 }])
  })
})
