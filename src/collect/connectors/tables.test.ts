import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { amazonFbaReturns } from './amazon-fba-returns.ts'
import { costsTable } from './costs-table.ts'
import { ecbRates } from './ecb-rates.ts'
import { productsTable } from './products-table.ts'
import { ratesTable } from './rates-table.ts'
import { searchConsoleQueries } from './search-console-queries.ts'
import { settlementTable } from './settlement-table.ts'
import { spendTable } from './spend-table.ts'
import { tiktokShopOrders } from './tiktok-shop-orders.ts'

test('one line of the ECB’s file gives a rate for every currency that has one that day', () => {
  const { rates } = readTable(ecbRates, ecbRates.sample)
  expect(rates.map(({ day, base, quote, rate }) => `${day} ${base}/${quote} ${rate}`)).toEqual([
    '2026-01-06 EUR/USD 1.1702',
    '2026-01-06 EUR/JPY 183.05',
    '2026-01-06 EUR/GBP 0.8671',
    '2026-01-05 EUR/USD 1.1688',
    '2026-01-05 EUR/JPY 182.90',
    '2026-01-05 EUR/GBP 0.8665',
  ])
})

test('a rate that is not above zero goes into quarantine with its whole line', () => {
  const ecb = readTable(ecbRates, 'Date,USD,JPY\n2026-01-05,1.1,0\n2026-01-06,x,180')
  expect(ecb.quarantined.map(({ field }) => field)).toEqual(['JPY', 'USD'])
  expect(ecb.rates).toEqual([])
  expect(readTable(ratesTable, 'day,base,quote,rate\n2026-01-05,USD,VND,-1').quarantined[0]?.field).toBe('rate')
})

test('a file without days of queries needs the period from the user', () => {
  const table = 'Top queries,Clicks,Impressions,CTR,Position\nblue mug,12,446,2.69%,4.2'
  expect(readTable(searchConsoleQueries, table).quarantined[0]?.remedy.en).toContain('first and the last day')
  const options = { from: '2026-01-01', to: '2026-01-31' }
  expect(readTable(searchConsoleQueries, table, { options }).search_terms[0]).toMatchObject({
    day_from: '2026-01-01',
    day_to: '2026-01-31',
    clicks: 12,
    impressions: 446,
    position: '4.2',
  })
})

test('queries with days and three-letter countries are read', () => {
  const { search_terms } = readTable(
    searchConsoleQueries,
    'Date,Query,Country,Clicks,Impressions,Position\n2026-01-05,mug,deu,1,2,3',
  )
  expect(search_terms[0]).toMatchObject({ day_from: '2026-01-05', day_to: '2026-01-05', country: 'DE' })
})

test('a cost keeps more digits than its currency, and without a date has always been true', () => {
  const { product_costs } = readTable(costsTable, 'SKU,成本,币种,国家\nA,3.8512345,USD,\nB,16.2,人民币,德国')
  expect(product_costs).toMatchObject([
    { sku: 'A', unit_cost: '3.851235', valid_from: '1970-01-01', country: '' },
    { sku: 'B', unit_cost: '16.2', currency: 'CNY', country: 'DE' },
  ])
})

test('product rows that only add a picture are passed over', () => {
  const text = 'Handle,Title,Type,Variant SKU,Variant Price,Image Src\nmug,Mug,Kitchen,M-1,14.50,a.jpg\nmug,,,,,b.jpg'
  const { products, ignored } = readTable(productsTable, text, { options: { currency: 'USD' } })
  expect(products).toMatchObject([{ sku: 'M-1', title: 'Mug', parent_sku: 'mug', price_minor: 1450n }])
  expect(ignored).toEqual([3])
})

test('a returned unit is sellable only where the marketplace says so', () => {
  const { returns } = readTable(amazonFbaReturns, amazonFbaReturns.sample)
  expect(returns.map(({ disposition, line_key }) => [disposition, line_key])).toEqual([
    ['unsellable', 'LPN0000001'],
    ['sellable', 'LPN0000002'],
  ])
})

test('TikTok Shop’s explaining line is passed over, its order amounts counted once, its samples no sales', () => {
  const { order_lines, ignored } = readTable(tiktokShopOrders, tiktokShopOrders.sample)
  expect(ignored).toEqual([2])
  expect(order_lines.map(({ status, goods_minor, coupon_minor }) => [status, goods_minor, coupon_minor])).toEqual([
    ['placed', 2900n, 290n],
    ['placed', 900n, 45n],
    ['sample', 0n, 0n],
  ])
  expect(order_lines.map((line) => line.order_shipping_minor)).toEqual([499n, undefined, 0n])
  expect(order_lines[0]).toMatchObject({
    order_id: '576460000000000001',
    currency: 'USD',
    country: 'US',
    sku: 'MUG-BLUE',
  })
  expect(order_lines[0]?.ordered_at.toISOString()).toBe('2026-01-25T10:20:00.000Z')
})

test('a general settlement is signed as the marketplace signs it, or turned where its fees are written positive', () => {
  const { fees, findings } = readTable(
    settlementTable,
    'order sn,结算日期,费用名称,扣费,币种,平台\nS1,2026-01-28,佣金,1.74,SGD,Shopee\nS1,2026-01-28,支付手续费,0.50,SGD,Shopee',
  )
  expect(fees.map(({ part, amount_minor, sales_channel }) => [part, amount_minor, sales_channel])).toEqual([
    ['commission', -174n, 'shopee'],
    ['payment', -50n, 'shopee'],
  ])
  expect(findings).toEqual([])
  const positive = readTable(
    settlementTable,
    'date,order_id,fee_type,amount,currency\n2026-01-28,S1,Commission,1.74,SGD',
  )
  expect(positive.findings).toMatchObject([{ code: 'positive_fees', lines: [2] }])
})

test.each([
  ['Affiliate commission', 'affiliate'],
  ['Platform commission', 'commission'],
  ['Referral fee', 'commission'],
  ['FBT fulfillment fee', 'fulfilment'],
  ['Transaction fee', 'payment'],
  ['Seller voucher', 'coupon'],
  ['Actual return shipping fee', 'return'],
  ['Shipping fee paid by buyer', 'shipping'],
  ['Actual shipping fee', 'logistics'],
  ['Product price', 'principal'],
  ['Withholding tax', 'tax'],
  ['达人佣金', 'creator'],
  ['技术服务费', 'commission'],
  ['Monthly subscription', 'other'],
])('the fee "%s" is %s', (type, part) => {
  const { fees } = readTable(settlementTable, `date,fee_type,amount,currency\n2026-01-28,${type},-1,USD`)
  expect(fees[0]?.part).toBe(part)
})

test.each([
  [costsTable, 'sku,unit_cost,currency\nA,3.85,USD\nB,4.10,'],
  // A product without a list price needs no currency.
  [productsTable, 'sku,title,price,currency\nA,Mug,3.85,USD\nB,Tea,4.10,\nC,Cup,,'],
  [spendTable, 'day,platform,spend,currency\n2026-01-05,Line,5,THB\n2026-01-05,Line,5,'],
  [settlementTable, 'date,fee_type,amount,currency\n2026-01-28,Commission,-1,USD\n2026-01-29,Commission,-1,'],
])('a currency that is left blank is told with its line', (connector, text) => {
  const { findings } = readTable(connector, text, { options: { currency: 'USD' } })
  expect(findings).toMatchObject([{ code: 'blank_currencies', level: 'warning', count: 1, lines: [3] }])
})
