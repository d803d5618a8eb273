import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Json } from '../gateway/json.ts'
import { parseExact } from './exact-json.ts'
import { readWooCommerce } from './woocommerce-order.ts'

const shop = { store: '', salesChannel: '', currency: 'USD' }
const read = (body: object, topic = 'order.updated') => readWooCommerce(topic, body as Json, shop)
const order = {
  id: 727,
  number: 'A-727',
  status: 'processing',
  currency: 'USD',
  date_created_gmt: '2026-01-05T10:00:00',
  date_modified_gmt: '2026-01-06T11:00:00',
  shipping_total: '10.00',
  total_tax: '2.35',
  billing: { email: 'Ann@Example.com', country: 'us', state: 'CA' },
  coupon_lines: [{ code: 'TEN' }],
  line_items: [{ name: 'Mug', sku: 'MUG', quantity: 2, subtotal: '12.00', total: '10.80', total_tax: '1.35' }],
  meta_data: [{ key: '_wc_order_attribution_utm_source', value: 'google' }],
  refunds: [],
}

test('an order is its lines without tax, what coupons took, and what is of the order as a whole', () => {
  expect(read(order)).toMatchObject({
    shopOrderId: '727',
    asOf: new Date('2026-01-06T11:00:00Z'),
    undatedRefund: false,
    lines: [
      {
        order_id: 'A-727',
        shop_order_id: '727',
        line_key: 'MUG',
        unit_price: '6.0000',
        goods_minor: 1200n,
        coupon_minor: 120n,
        tax_minor: 135n,
        order_shipping_minor: 1000n,
        order_tax_minor: 100n,
        coupon_code: 'TEN',
        customer_id: 'ann@example.com',
        country: 'US',
        utm_source: 'google',
      },
    ],
  })
})

test('refunds are amounts given back, whatever their sign; a cancelled order has none beside it', () => {
  const refunds = [
    { id: 1, total: '-5.00' },
    { id: 2, total: '-1.25' },
  ]
  expect(read({ ...order, refunds })).toMatchObject({ undatedRefund: true, lines: [{ order_refund_minor: 625n }] })
  expect(read({ ...order, refunds, status: 'cancelled' })).toMatchObject({
    lines: [{ status: 'cancelled', cancelled_at: new Date('2026-01-06T11:00:00Z'), order_refund_minor: 0n }],
  })
})

test('drafts and other topics are no orders, and a deleted order is taken out', () => {
  expect(read({ ...order, status: 'checkout-draft' })).toBe('ignored')
  expect(read({ id: 1 }, 'product.updated')).toBe('ignored')
  expect(read({ id: 727 }, 'order.deleted')).toEqual({ what: 'removal', shopOrderId: '727' })
})

const sample = new URL('../../../../shared/data/formats/woocommerce/order.v3.json', import.meta.url)

test.skipIf(!existsSync(sample))(
  "the order of WooCommerce's documentation adds up to its total (needs the shared samples)",
  () => {
    const told = read(parseExact(readFileSync(sample, 'utf8')) as object)
    if (told === 'ignored' || told.what !== 'order') throw new Error('This is no order.')
    const sum = told.lines.reduce(
      (all, line) => all + line.goods_minor + (line.tax_minor ?? 0n) - (line.coupon_minor ?? 0n),
      0n,
    )
    const [first] = told.lines
    expect(sum + (first?.order_shipping_minor ?? 0n) + (first?.order_tax_minor ?? 0n)).toBe(2935n)
  },
)
