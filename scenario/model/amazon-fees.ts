import { markets } from '../brand/markets.ts'
import { products } from '../brand/products.ts'
import type { FeePart, StatedFee, StatedLine, StatedOrder, StatedReturn } from '../statements.ts'
import { percentOf } from './intent.ts'

/** Amazon's referral fee in percent of the price with shipping, after promotions. */
const referralPercent = 15
const fulfilmentFeeOf = new Map(products.map(({ sku, fulfilmentFee }) => [sku, fulfilmentFee]))
const levelOf = new Map(markets.map(({ country, priceLevel }) => [country as string, priceLevel]))

/** Refund of one line and the units that came back; some refunds need no return, some returns were paid for before. */
export type Back = { line: number; refundedAt: number; isRefunded: boolean; returns: StatedReturn[] }

type Row = readonly [part: FeePart, type: string, description: string, amount: number]

/** The settlement rows of an order: what the buyer paid, what Amazon keeps, and what is taken back later. */
export function amazonFees(order: StatedOrder, shippedAt: number, back: Back | undefined): StatedFee[] {
  const charged = order.lines.flatMap((line) => asFees(order, line, 'order', shippedAt, charges(order, line)))
  if (!back?.isRefunded) return charged
  const line = order.lines[back.line] as StatedLine
  return [...charged, ...asFees(order, line, 'refund', back.refundedAt, refunds(order, line))]
}

function charges(order: StatedOrder, line: StatedLine): Row[] {
  const included = order.taxIncluded ? line.tax - line.shippingTax : 0
  const shipping = line.shipping - (order.taxIncluded ? line.shippingTax : 0)
  const perUnit = Math.round((fulfilmentFeeOf.get(line.sku) ?? 0) * 100 * (levelOf.get(order.country) ?? 1))
  return [
    ['principal', 'ItemPrice', 'Principal', line.goods - included],
    ['tax', 'ItemPrice', 'Tax', line.tax - line.shippingTax],
    ['shipping', 'ItemPrice', 'Shipping', shipping],
    ['tax', 'ItemPrice', 'ShippingTax', line.shippingTax],
    // In the US Amazon itself pays the tax to the state, so it is credited and withheld in one go.
    ['tax', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', order.taxIncluded ? 0 : -line.tax],
    ['coupon', 'Promotion', 'Principal', -line.coupon],
    ['commission', 'ItemFees', 'Commission', -commissionOn(line)],
    ['fulfilment', 'ItemFees', 'FBAPerUnitFulfillmentFee', order.fulfilment === 'own' ? 0 : -perUnit * line.quantity],
  ]
}

/** The money and most of the commission go back; Amazon keeps a fifth of the commission for the work. */
function refunds(order: StatedOrder, line: StatedLine): Row[] {
  const kept = percentOf(commissionOn(line), 20)
  const given = charges(order, line).filter(([part]) => part !== 'commission' && part !== 'fulfilment')
  return [
    ...given.map(([part, type, description, amount]): Row => [part, type, description, -amount]),
    ['commission', 'ItemFees', 'Commission', commissionOn(line)],
    ['commission', 'ItemFees', 'RefundCommission', -kept],
  ]
}

function commissionOn(line: StatedLine): number {
  return percentOf(line.goods + line.shipping - line.coupon, referralPercent)
}

function asFees(
  order: StatedOrder,
  line: StatedLine,
  transaction: 'order' | 'refund',
  postedAt: number,
  rows: readonly Row[],
): StatedFee[] {
  return rows
    .filter(([, , , amount]) => amount !== 0)
    .map(([part, type, description, amount]) => ({
      channel: order.channel,
      store: order.store,
      country: order.country,
      currency: order.currency,
      orderId: order.orderId,
      sku: line.sku,
      postedAt,
      transaction,
      part,
      type,
      description,
      amount,
      quantity: line.quantity,
    }))
}
