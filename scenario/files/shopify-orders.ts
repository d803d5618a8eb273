import { marketOf } from '../brand/markets.ts'
import type { StatedLine, StatedOrder } from '../statements.ts'
import { acceptsMarketing } from '../traffic/letters.ts'
import { clockTimeWithOffset, csvLine, decimal } from './table.ts'

const address = 'Name,Street,Address1,Address2,Company,City,Zip,Province,Country,Phone'.split(',')

/** The header line of Shopify's order export: 79 columns. */
export const shopifyHeader: readonly string[] = [
  ...'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal'.split(
    ',',
  ),
  ...'Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity'.split(','),
  ...'Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping'.split(','),
  ...'Lineitem taxable,Lineitem fulfillment status'.split(','),
  ...address.map((part) => `Billing ${part}`),
  ...address.map((part) => `Shipping ${part}`),
  ...'Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor'.split(','),
  ...'Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount'.split(','),
  ...[1, 2, 3, 4, 5].flatMap((n) => [`Tax ${n} Name`, `Tax ${n} Value`]),
  ...'Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID'.split(','),
  ...'Payment Terms Name,Next Payment Due At,Payment References'.split(','),
]

/** The rows of an order: one a line item, the order's own cells on the first only. */
export function shopifyRows(order: StatedOrder): string {
  return order.lines.map((line, i) => csvLine(cellsOf(order, line, i === 0))).join('')
}

function cellsOf(order: StatedOrder, line: StatedLine, isFirst: boolean): string[] {
  const cells: Record<string, string> = { ...lineCells(order, line), ...(isFirst ? orderCells(order) : {}) }
  return shopifyHeader.map((column) => cells[column] ?? '')
}

function lineCells(order: StatedOrder, line: StatedLine): Record<string, string> {
  const { zone } = marketOf(order.country)
  return {
    Name: order.orderId,
    Email: order.customer.id,
    'Created at': clockTimeWithOffset(order.orderedAt, zone),
    'Lineitem quantity': String(line.quantity),
    'Lineitem name': line.title,
    'Lineitem price': decimal(line.price, order.currency),
    'Lineitem compare at price': line.price < line.listPrice ? decimal(line.listPrice, order.currency) : '',
    'Lineitem sku': line.sku,
    'Lineitem requires shipping': 'true',
    'Lineitem taxable': 'true',
    'Lineitem fulfillment status': order.status === 'cancelled' ? 'pending' : 'fulfilled',
    'Lineitem discount': decimal(0, order.currency),
    Vendor: 'Lumen & Tide',
  }
}

function orderCells(order: StatedOrder): Record<string, string> {
  const market = marketOf(order.country)
  const money = (minor: number) => decimal(minor, order.currency)
  const goods = order.lines.reduce((sum, line) => sum + line.goods, 0)
  const total = goods - order.coupon + order.shipping + (order.taxIncluded ? 0 : order.tax)
  const [city = '', region = '', regionName = '', zip = ''] =
    market.cities[order.customer.index % market.cities.length] ?? []
  const paidAt = clockTimeWithOffset(order.orderedAt, market.zone)
  const note = order.utmSource
    ? `utm_source: ${order.utmSource}\nutm_medium: ${order.utmMedium}\nutm_campaign: ${order.campaign}`
    : ''
  const place = {
    Name: order.customer.name,
    Street: 'Harbour Lane 1',
    Address1: 'Harbour Lane 1',
    City: city,
    Zip: zip,
  }
  const where: Record<string, string> = { ...place, Province: region, Country: order.country }
  return {
    'Financial Status': order.refund === 0 ? 'paid' : order.refund < total ? 'partially_refunded' : 'refunded',
    'Paid at': paidAt,
    'Fulfillment Status': order.status === 'cancelled' ? 'unfulfilled' : 'fulfilled',
    'Accepts Marketing': acceptsMarketing(order.customer.index) ? 'yes' : 'no',
    Currency: order.currency,
    Subtotal: money(goods - order.coupon),
    Shipping: money(order.shipping),
    Taxes: money(order.tax),
    Total: money(total),
    'Discount Code': order.couponCode,
    'Discount Amount': money(order.coupon),
    'Shipping Method': 'Standard',
    ...Object.fromEntries(
      Object.entries(where).flatMap(([part, text]) => [
        [`Billing ${part}`, text],
        [`Shipping ${part}`, text],
      ]),
    ),
    'Note Attributes': note,
    'Cancelled at': order.cancelledAt === undefined ? '' : clockTimeWithOffset(order.cancelledAt, market.zone),
    'Payment Method': 'Shopify Payments',
    'Refunded Amount': money(order.refund),
    'Outstanding Balance': money(0),
    Id: `58${order.orderId.slice(3).padStart(11, '0')}`,
    'Risk Level': 'Low',
    Source: 'web',
    'Tax 1 Name': market.taxName,
    'Tax 1 Value': money(order.tax),
    'Billing Province Name': regionName,
    'Shipping Province Name': regionName,
  }
}
