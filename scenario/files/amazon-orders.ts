import { marketOf } from '../brand/markets.ts'
import { products } from '../brand/products.ts'
import type { StatedLine, StatedOrder } from '../statements.ts'
import { decimal, tsvLine, utcTime } from './table.ts'

/** The header of the flat file of all orders by order date. */
export const amazonOrdersHeader: readonly string[] = [
  ...'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel'.split(' '),
  ...'sales-channel order-channel url ship-service-level product-name sku asin item-status quantity currency'.split(
    ' ',
  ),
  ...'item-price item-tax shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount'.split(' '),
  ...'ship-promotion-discount ship-city ship-state ship-postal-code ship-country promotion-ids'.split(' '),
  ...'is-business-order purchase-order-number price-designation'.split(' '),
]

export const marketplaceNames: Readonly<Record<string, string>> = {
  US: 'Amazon.com',
  GB: 'Amazon.co.uk',
  DE: 'Amazon.de',
}
export const asinOf = new Map(products.map(({ sku, asin }) => [sku, asin]))
const words = {
  placed: ['Shipped', 'Shipped'],
  cancelled: ['Cancelled', 'Cancelled'],
  pending: ['Pending', 'Unshipped'],
} as const
const dayMs = 86_400_000

/** The rows of an order, one an item; cancelled and pending ones have no prices. `end` is when the report was made. */
export function amazonOrderRows(order: StatedOrder, end: number): string {
  return order.lines.map((line) => tsvLine(cellsOf(order, line, end))).join('')
}

function cellsOf(order: StatedOrder, line: StatedLine, end: number): string[] {
  const updatedAt = order.cancelledAt ?? Math.min(order.orderedAt + 3 * dayMs, end - 1000)
  const [orderStatus, itemStatus] = words[order.status === 'sample' ? 'placed' : order.status]
  const { cities } = marketOf(order.country)
  const [city = '', region = '', , zip = ''] = cities[order.customer.index % cities.length] ?? []
  const money = (minor: number) => (order.status === 'placed' ? decimal(minor, order.currency) : '')
  const ifAny = (minor: number) => (minor === 0 ? '' : money(minor))
  return [
    order.orderId,
    '',
    utcTime(order.orderedAt),
    utcTime(updatedAt),
    orderStatus,
    order.fulfilment === 'own' ? 'Merchant' : 'Amazon',
    marketplaceNames[order.country] ?? '',
    '',
    '',
    order.fulfilment === 'own' ? 'Standard' : 'Expedited',
    line.title,
    line.sku,
    asinOf.get(line.sku) ?? '',
    itemStatus,
    String(line.quantity),
    order.status === 'cancelled' ? '' : order.currency,
    money(line.goods),
    money(line.tax - line.shippingTax),
    ifAny(line.shipping),
    ifAny(line.shippingTax),
    '',
    '',
    ifAny(line.coupon),
    '',
    city,
    region,
    zip,
    order.country,
    line.coupon > 0 ? order.couponCode : '',
    'false',
    '',
    '',
  ]
}
