import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exact, refund, refundedOrder, shopifyOrder } from '../../../test/live-shop.ts'
import type { OrderLine } from '../facts.ts'
import type { Json } from '../gateway/json.ts'
import { parseExact } from './exact-json.ts'
import { readShopify } from './shopify-order.ts'

const shop = { store: 'acme', salesChannel: '', currency: 'GBP' }
const read = (body: string, topic = 'orders/updated') => readShopify(topic, parseExact(body) as Json, shop)

function linesOf(body: string): OrderLine[] {
  const told = read(body)
  if (told === 'ignored' || told.what !== 'order') throw new Error('This is no order.')
  return told.lines
}
const items = (...more: object[]) => {
  const [mug, tea] = JSON.parse(shopifyOrder()).line_items
  return [mug, tea].map((item, i) => ({ ...item, ...more[i] }))
}

test('a coupon stays with the lines it was given for; a discount without a code lowers what they cost', () => {
  expect(linesOf(shopifyOrder())).toMatchObject([
    {
      line_key: 'MUG',
      quantity: 2,
      goods_minor: 2900n,
      coupon_minor: 290n,
      order_shipping_minor: 499n,
      order_tax_minor: 210n,
    },
    { line_key: 'TEA', quantity: 1, goods_minor: 900n, coupon_minor: 90n, coupon_code: 'WELCOME10' },
  ])
  expect(linesOf(shopifyOrder({ discount_codes: [] }))).toMatchObject([
    { goods_minor: 2610n, coupon_minor: 0n },
    { goods_minor: 810n, coupon_minor: 0n },
  ])
})

test('money given back stands at its line, with its day; what is more than the lines is of the order', () => {
  const transactions = [{ kind: 'refund', status: 'success', amount: '7.00', currency: 'GBP' }]
  const more = exact(JSON.stringify({ ...refund, transactions }))
  const order = refundedOrder().replace(exact(JSON.stringify(refund)), more)
  expect(linesOf(order)).toMatchObject([
    { refund_minor: 0n, order_refund_minor: 150n, refunded_at: new Date('2026-01-20T09:00:00Z') },
    { refund_minor: 550n, refunded_units: 1, refunded_at: new Date('2026-01-20T09:00:00Z') },
  ])
})

test('units that were edited out of an order were not sold, and a line without any is none', () => {
  const edited = shopifyOrder({
    current_total_tax: '1.10',
    line_items: items({ current_quantity: 1 }, { current_quantity: 0 }),
  })
  expect(linesOf(edited)).toMatchObject([
    { line_key: 'MUG', quantity: 1, goods_minor: 1450n, coupon_minor: 145n, order_tax_minor: 110n },
  ])
  expect(linesOf(edited)).toHaveLength(1)
})

test('a cancelled order is taken back as a whole, on its day, and no refund beside it', () => {
  const cancelled = shopifyOrder({
    cancelled_at: '2026-01-07T08:00:00Z',
    refunds: JSON.parse(JSON.stringify([refund])),
  })
  expect(linesOf(cancelled)).toMatchObject([
    { status: 'cancelled', cancelled_at: new Date('2026-01-07T08:00:00Z'), quantity: 2, order_refund_minor: 0n },
    { status: 'cancelled', quantity: 1, refund_minor: 0n },
  ])
})

test('several refunds stand one by one on each line, with what was given back of the order as a whole', () => {
  const mug = { line_item_id: 'MUG-ID', quantity: 1, subtotal: '13.05', total_tax: '0.50' }
  const paid = [{ kind: 'refund', status: 'success', amount: '15.55', currency: 'GBP' }]
  const other = { ...refund, id: 9, created_at: '2026-01-12T09:00:00Z', refund_line_items: [mug], transactions: paid }
  const [first, second] = [{ at: new Date('2026-01-12T09:00:00Z') }, { at: new Date('2026-01-20T09:00:00Z') }]
  expect(read(shopifyOrder({ refunds: [other, refund] }))).toMatchObject({
    lines: [
      {
        sku: 'MUG',
        refund_minor: 1355n,
        order_refund_minor: 200n,
        refund_parts: [
          { id: '9', ...first, minor: 1355n, units: 1, order_minor: 200n },
          { id: 'REFUND', ...second, minor: 0n, units: 0, order_minor: 0n },
        ],
      },
      {
        sku: 'TEA',
        refund_minor: 550n,
        refund_parts: [
          { id: '9', ...first, minor: 0n, units: 0, order_minor: 0n },
          { id: 'REFUND', ...second, minor: 550n, units: 1, order_minor: 0n },
        ],
      },
    ],
  })
})

test('a refund that comes alone names its order and its lines', () => {
  expect(read(exact(JSON.stringify(refund)), 'refunds/create')).toEqual({
    what: 'refund',
    shopOrderId: '5820982911946154508',
    id: 'REFUND',
    asOf: new Date('2026-01-20T09:00:00Z'),
    currency: 'GBP',
    lines: [{ key: 'TEA', units: 1, minor: 550n }],
    restMinor: 0n,
  })
})

test('a refund that went back in the customer’s currency is told in that of the shop', () => {
  const set = (shop: string, customer: string) => ({
    shop_money: { amount: shop, currency_code: 'GBP' },
    presentment_money: { amount: customer, currency_code: 'EUR' },
  })
  const [item] = refund.refund_line_items
  const abroad = {
    ...refund,
    refund_line_items: [{ ...item, subtotal_set: set('5.00', '5.85'), total_tax_set: set('0.50', '0.59') }],
    transactions: [{ kind: 'refund', status: 'success', amount: '6.44', currency: 'EUR' }],
  }
  const told = { currency: 'GBP', lines: [{ key: 'TEA', units: 1, minor: 550n }], restMinor: 0n }
  expect(read(exact(JSON.stringify(abroad)), 'refunds/create')).toMatchObject(told)
  const [paid] = abroad.transactions
  const exactly = { ...abroad, transactions: [{ ...paid, amount: '11.70', amount_set: set('10.00', '11.70') }] }
  expect(read(exact(JSON.stringify(exactly)), 'refunds/create')).toMatchObject({ ...told, restMinor: 450n })
})

const sample = new URL('../../../../shared/data/formats/headers/shopify_orders_webhook_shape.json', import.meta.url)

test.skipIf(!existsSync(sample))(
  "Shopify's own test order is read to the digit, once it is no test (needs the shared samples)",
  () => {
    const text = readFileSync(sample, 'utf8')
    expect(read(text)).toBe('ignored')
    const told = read(text.replace('"test": true', '"test": false'))
    expect(told).toMatchObject({
      shopOrderId: '820982911946154508',
      lines: [
        {
          sku: 'IPOD2008PINK',
          goods_minor: 19900n,
          status: 'cancelled',
          customer_id: 'john@example.com',
          country: 'US',
        },
        { line_kind: 'discount', goods_minor: -2000n },
      ],
    })
  },
)
