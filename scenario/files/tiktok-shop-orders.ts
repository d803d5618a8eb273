import { marketOf } from '../brand/markets.ts'
import type { StatedLine, StatedOrder } from '../statements.ts'
import { clockTime, csvLine, decimal } from './table.ts'

/** The columns of the order export of TikTok Shop's Seller Center. */
export const tiktokShopHeader: readonly string[] = [
  ...'Order ID,Order Status,Order Substatus,Cancelation/Return Type,Normal or Pre-order,SKU ID,Seller SKU'.split(','),
  ...'Product Name,Variation,Quantity,Sku Quantity of return,SKU Unit Original Price,SKU Subtotal Before Discount'.split(
    ',',
  ),
  ...'SKU Platform Discount,SKU Seller Discount,SKU Subtotal After Discount,Shipping Fee After Discount'.split(','),
  ...'Original Shipping Fee,Shipping Fee Seller Discount,Shipping Fee Platform Discount,Payment platform discount'.split(
    ',',
  ),
  ...'Taxes,Order Amount,Order Refund Amount,Created Time,Paid Time,RTS Time,Shipped Time,Delivered Time'.split(','),
  ...'Cancelled Time,Cancel By,Cancel Reason,Fulfillment Type,Warehouse Name,Tracking ID,Delivery Option'.split(','),
  ...'Shipping Provider Name,Buyer Message,Buyer Username,Recipient,Phone #,Country,State,City,Zipcode'.split(','),
  ...'Payment Method,Weight(kg),Product Category,Package ID,Seller Note,Checked Status,Checked Marked by'.split(','),
]

/** The rows of an order, one a product; amounts of the whole order stand on each of them. Times are UTC, as in the US. */
export function tiktokShopRows(order: StatedOrder): string {
  const ofOrder = orderCells(order)
  return order.lines
    .map((line) => {
      const cells: Record<string, string> = { ...ofOrder, ...lineCells(order, line) }
      return csvLine(tiktokShopHeader.map((column) => cells[column] ?? ''))
    })
    .join('')
}

function orderCells(order: StatedOrder): Record<string, string> {
  const market = marketOf(order.country)
  const money = moneyOf(order)
  const [city = '', , regionName = '', zip = ''] = market.cities[order.customer.index % market.cities.length] ?? []
  const goods = order.lines.reduce((sum, line) => sum + line.goods - line.coupon, 0)
  const isCancelled = order.status === 'cancelled'
  return {
    'Order ID': order.orderId,
    'Order Status': isCancelled ? 'Canceled' : 'Completed',
    'Cancelation/Return Type': isCancelled ? 'Cancel' : order.refund > 0 ? 'Return/Refund' : '',
    'Normal or Pre-order': order.status === 'sample' ? 'Sample' : 'Normal',
    'Shipping Fee After Discount': money(order.shipping),
    'Original Shipping Fee': money(order.shipping),
    'Shipping Fee Seller Discount': money(0),
    'Shipping Fee Platform Discount': money(0),
    'Payment platform discount': money(0),
    Taxes: money(order.tax),
    'Order Amount': money(goods + order.shipping + (order.taxIncluded ? 0 : order.tax)),
    'Order Refund Amount': money(order.refund),
    'Created Time': usTime(order.orderedAt),
    'Paid Time': usTime(order.orderedAt),
    'Cancelled Time': order.cancelledAt === undefined ? '' : usTime(order.cancelledAt),
    'Cancel By': isCancelled ? 'User' : '',
    'Fulfillment Type': 'Fulfillment by seller',
    'Buyer Username': order.customer.id,
    Recipient: order.customer.name,
    Country: market.name,
    State: regionName,
    City: city,
    Zipcode: zip,
    'Payment Method': 'Credit card',
  }
}

function lineCells(order: StatedOrder, line: StatedLine): Record<string, string> {
  const money = moneyOf(order)
  return {
    'SKU ID': `1729${line.sku.replaceAll(/\D/g, '').padStart(4, '0')}${line.sku.charCodeAt(3)}${line.sku.charCodeAt(4)}${line.sku.charCodeAt(5)}`,
    'Seller SKU': line.sku,
    'Product Name': line.title,
    Variation: 'Default',
    Quantity: String(line.quantity),
    'Sku Quantity of return': String(line.refundedUnits),
    'SKU Unit Original Price': money(line.price),
    'SKU Subtotal Before Discount': money(line.goods),
    'SKU Platform Discount': money(0),
    'SKU Seller Discount': money(line.coupon),
    'SKU Subtotal After Discount': money(line.goods - line.coupon),
  }
}

/** Amounts are written with their currency: "USD 14.50". */
function moneyOf({ currency }: StatedOrder) {
  return (minor: number) => `${currency} ${decimal(minor, currency)}`
}

/** "01/25/2026 10:20:00 AM". */
function usTime(instant: number): string {
  const clock = clockTime(instant, 'UTC')
  const hour = Number(clock.slice(11, 13))
  const onDial = String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0')
  return `${clock.slice(5, 7)}/${clock.slice(8, 10)}/${clock.slice(0, 4)} ${onDial}${clock.slice(13)} ${hour < 12 ? 'AM' : 'PM'}`
}
