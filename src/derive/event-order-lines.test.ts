import { expect, test } from 'vitest'
import type { RefundCell } from '../store/warehouse/cells.ts'
import { type EventOrder, linesOfEventOrder } from './event-order-lines.ts'

const order: EventOrder = {
  store: '',
  sales_channel: 'own_site',
  order_id: '7',
  ordered_at: '2026-01-05 10:00:00.000',
  last_at: '2026-01-05 10:00:00.000',
  received_at: '2026-01-05 10:00:01.000',
  cancelled_at: null,
  refunded_at: null,
  skus: ['MUG', 'TEA'],
  quantities: [2, 1],
  prices: ['14.5000', '9.0000'],
  total: '41.29',
  value_minor: '4129',
  tax: '2.10',
  shipping: '4.99',
  discount: '3.80',
  currency: 'USD',
  coupon: '',
  customer_id: '',
  country: '',
  region: '',
  campaign: '',
  utm_source: '',
  utm_medium: '',
  refunds: [],
}
const nothing = { skus: [], quantities: [], prices: [] }

test('products are lines at their prices, a discount without a code is a line of its own', () => {
  expect(linesOfEventOrder(order)).toMatchObject([
    { sku: 'MUG', quantity: 2, goods_minor: 2900n, order_shipping_minor: 499n, order_tax_minor: 210n, tax_included: 0 },
    { sku: 'TEA', goods_minor: 900n, order_shipping_minor: 0n },
    { line_kind: 'discount', goods_minor: -380n },
  ])
  expect(linesOfEventOrder({ ...order, coupon: 'TEN' })).toMatchObject([{ order_coupon_minor: 380n }, { sku: 'TEA' }])
})

test('an order without products is one line, of what its total leaves for goods, or of its value', () => {
  expect(linesOfEventOrder({ ...order, ...nothing, discount: '' })).toMatchObject([
    { title: 'Order', quantity: 1, goods_minor: 3420n },
  ])
  const plain = { ...order, ...nothing, total: '', tax: '', shipping: '', discount: '' }
  expect(linesOfEventOrder(plain)).toMatchObject([{ goods_minor: 4129n, unit_price: '41.29' }])
})

test('an order of which no event says what it was worth has no lines: missing is not zero', () => {
  expect(linesOfEventOrder({ ...order, ...nothing, total: '', value_minor: null })).toEqual([])
})

test('where products have no prices what the order was worth is shared by units, to the cent', () => {
  const unpriced = { ...order, prices: ['0', '0'], total: '', tax: '', shipping: '', discount: '', value_minor: '1000' }
  expect(linesOfEventOrder(unpriced).map(({ goods_minor }) => goods_minor)).toEqual([666n, 334n])
})

test('with tax in the prices they and the shipping alone make the total', () => {
  expect(linesOfEventOrder({ ...order, total: '39.19', coupon: 'TEN' })[0]).toMatchObject({ tax_included: 1 })
})

test('a refund without an amount gives all back that is left, others their sum, each on its day, never more than was paid', () => {
  const back = (...amounts: (string | null)[]) => {
    const refunds = amounts.map((minor, i): EventOrder['refunds'][number] => [`r${i}`, `2026-01-0${i + 7}`, minor])
    const [line] = linesOfEventOrder({ ...order, refunded_at: '2026-01-09 10:00:00.000', refunds })
    const parts = line?.refund_parts as RefundCell[]
    return [line?.order_refund_minor, ...parts.map(({ id, at, order_minor }) => [id, at, order_minor])]
  }
  expect(back()).toEqual([0n])
  expect(back('100', '250')).toEqual([350n, ['r0', '2026-01-07', 100n], ['r1', '2026-01-08', 250n]])
  expect(back('99999')).toEqual([4129n, ['r0', '2026-01-07', 4129n]])
  expect(back('100', null)).toEqual([4129n, ['r0', '2026-01-07', 100n], ['r1', '2026-01-08', 4029n]])
})

test('yen have no smaller part', () => {
  const yen = { ...order, currency: 'JPY', prices: ['1450', '900'], total: '', tax: '', shipping: '', discount: '' }
  expect(linesOfEventOrder(yen).map(({ goods_minor }) => goods_minor)).toEqual([2900n, 900n])
})
