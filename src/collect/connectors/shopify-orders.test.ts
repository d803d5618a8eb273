import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { shopifyOrders } from './shopify-orders.ts'

const header =
  'Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem requires shipping,Lineitem discount,Cancelled at,Refunded Amount,Id,Source'
const read = (...lines: string[]) => readTable(shopifyOrders, [header, ...lines].join('\n'))

test('order-level cells are read from the first row of an order and counted once', () => {
  const { order_lines } = readTable(shopifyOrders, shopifyOrders.sample)
  expect(order_lines).toHaveLength(3)
  expect(order_lines[0]).toMatchObject({
    order_id: '#1001',
    goods_minor: 2900n,
    order_coupon_minor: 380n,
    order_shipping_minor: 499n,
    order_tax_minor: 210n,
    order_refund_minor: 955n,
    tax_included: false,
    customer_id: 'ann@example.com',
    coupon_code: 'WELCOME10',
    campaign: 'spring-search',
    utm_source: 'google',
    country: 'US',
    region: 'NY',
  })
  expect(order_lines[0]?.ordered_at.toISOString()).toBe('2026-01-05T15:20:00.000Z')
  expect(order_lines[1]).toMatchObject({
    order_id: '#1001',
    sku: 'TEA-GREEN',
    coupon_code: 'WELCOME10',
    status: 'placed',
  })
  expect(order_lines[1]?.order_coupon_minor).toBeUndefined()
})

test('tax is in the prices where subtotal and shipping alone make the total', () => {
  const { order_lines } = readTable(shopifyOrders, shopifyOrders.sample)
  expect(order_lines[2]).toMatchObject({ tax_included: true, order_tax_minor: 144n, currency: 'EUR' })
})

test('a cancelled order is taken back as a whole, without its refund on top', () => {
  const { order_lines } = readTable(shopifyOrders, shopifyOrders.sample)
  expect(order_lines[2]).toMatchObject({ status: 'cancelled', order_refund_minor: 0n })
  expect(order_lines[2]?.cancelled_at?.toISOString()).toBe('2026-01-07T07:00:00.000Z')
})

test('a file that begins in the middle of an order quarantines those rows, and only those', () => {
  const rest = '#1,,,,,,,,,,2026-01-05 10:00:00 +0000,1,Mug,5.00,M,true,,,,,'
  const whole = '#2,a@b.c,paid,USD,5.00,0,0,5.00,,0,2026-01-05 10:00:00 +0000,1,Mug,5.00,M,true,0,,0,1,web'
  const { quarantined, order_lines } = read(rest, whole)
  expect(quarantined.map(({ line, reason }) => [line, reason.en])).toEqual([
    [2, 'The first row of this order is not above this row.'],
  ])
  expect(order_lines.map((line) => line.order_id)).toEqual(['#2'])
})

test('rows of an order whose first row cannot be read follow it into quarantine', () => {
  const first = '#1,a@b.c,paid,USD,ten,0,0,10.00,,0,2026-01-05 10:00:00 +0000,1,Mug,5.00,M,true,0,,0,1,web'
  const second = '#1,a@b.c,,,,,,,,,2026-01-05 10:00:00 +0000,1,Tea,5.00,T,true,0,,,,'
  expect(read(first, second).quarantined.map(({ line, field }) => [line, field])).toEqual([
    [2, 'Subtotal'],
    [3, 'Name'],
  ])
})

test('a discount without a code lowers sales as a line of its own; a discount on a line lowers that line', () => {
  const { order_lines, findings } = read(
    '#1,a@b.c,paid,USD,15.00,0,0,15.00,,2.00,2026-01-05 10:00:00 +0000,2,Mug,10.00,M,true,3.00,,0,1,web',
  )
  expect(order_lines.map((line) => [line.line_kind, line.goods_minor, line.order_coupon_minor])).toEqual([
    ['product', 1700n, 0n],
    ['discount', -200n, undefined],
  ])
  expect(findings).toEqual([])
})

test('gift cards are no goods, tips no sales, and states of payment are kept apart', () => {
  const { order_lines, ignored, findings } = read(
    '#1,a@b.c,pending,USD,50.00,0,0,53.00,,0,2026-01-05 10:00:00 +0000,1,Gift Card,50.00,,false,0,,0,1,web',
    '#1,a@b.c,,,,,,,,,2026-01-05 10:00:00 +0000,1,Tip,3.00,,false,0,,,,',
    '#2,a@b.c,voided,USD,5.00,0,0,5.00,,0,2026-01-05 10:00:00 +0000,1,Mug,5.00,M,true,0,,0,2,pos',
  )
  expect(order_lines.map((line) => [line.line_kind, line.status, line.sales_channel])).toEqual([
    ['gift_card', 'pending', 'own_site'],
    ['product', 'cancelled', 'retail'],
  ])
  expect(ignored).toEqual([3])
  expect(findings).toEqual([])
})

test('an order whose lines do not make its subtotal is reported', () => {
  const { findings } = read(
    '#1,a@b.c,paid,USD,99.00,0,0,99.00,,0,2026-01-05 10:00:00 +0000,1,Mug,5.00,M,true,0,,0,9007199254740993,web',
  )
  expect(findings).toMatchObject([{ code: 'subtotal_differs', count: 1, lines: [2] }])
})
