import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { amazonAllOrders } from './amazon-all-orders.ts'

const header =
  'amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tsku\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\titem-promotion-discount\tship-promotion-discount\tship-country\tpromotion-ids'
const read = (...lines: string[]) => readTable(amazonAllOrders, [header, ...lines].join('\n'))

test('the price of an item is that of all its units, with tax in Europe', () => {
  const [line] = readTable(amazonAllOrders, amazonAllOrders.sample).order_lines
  expect(line).toMatchObject({
    store: 'Amazon.de',
    sales_channel: 'amazon',
    goods_minor: 2900n,
    unit_price: '14.5000',
    coupon_minor: 290n,
    shipping_minor: 399n,
    tax_minor: 527n,
    tax_included: true,
    country: 'DE',
    fulfilment: 'marketplace',
    line_key: 'MUG-BLUE',
  })
  expect(line?.as_of?.toISOString()).toBe('2026-01-08T07:00:00.000Z')
})

test('cancelled and pending rows without prices are read, and take the currency of their marketplace', () => {
  const { order_lines } = readTable(amazonAllOrders, amazonAllOrders.sample)
  expect(order_lines.slice(1).map(({ status, currency, goods_minor }) => [status, currency, goods_minor])).toEqual([
    ['cancelled', 'EUR', 0n],
    ['pending', 'USD', 0n],
  ])
})

test('a shipped row without a price goes into quarantine', () => {
  const { quarantined } = read('1\t2026-01-05T10:20:00Z\t\tShipped\tAmazon\tAmazon.com\tA\t1\tUSD\t\t\t\t\t\tUS\t')
  expect(quarantined[0]?.field).toBe('item-price')
})

test('US prices are without tax, shipping is net of its promotion, Vine units are samples', () => {
  const { order_lines } = read(
    '1\t2026-01-05T10:20:00Z\t\tShipped\tMerchant\tAmazon.com\tA\t1\tUSD\t20.00\t1.60\t5.99\t-2.00\t5.99\tUS\t',
    '2\t2026-01-05T10:20:00Z\t\tShipped\tAmazon\tAmazon.com\tA\t1\tUSD\t20.00\t\t\t20.00\t\tUS\tvine.enrollment.1',
  )
  expect(order_lines[0]).toMatchObject({
    tax_included: false,
    shipping_minor: 0n,
    coupon_minor: 200n,
    fulfilment: 'own',
  })
  expect(order_lines[1]?.status).toBe('sample')
})

test('orders fulfilled for other channels are left out and counted', () => {
  const { order_lines, ignored, findings } = read(
    'S01\t2026-01-05T10:20:00Z\t\tShipped\tAmazon\tNon-Amazon\tA\t1\t\t\t\t\t\t\tUS\t',
  )
  expect([order_lines.length, ignored.length]).toEqual([0, 1])
  expect(findings).toMatchObject([{ code: 'other_channels', count: 1 }])
})
