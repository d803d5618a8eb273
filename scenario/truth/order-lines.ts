import type { StatedLine, StatedOrder } from '../statements.ts'
import { shared } from './arithmetic.ts'

/** A line with its share of the order's amounts, in minor units of the order's currency. */
export type TruthLine = {
  line: StatedLine
  /** Value of the goods, by which amounts of the whole order are shared. */
  weight: bigint
  tax: bigint
  /** Without tax, before coupons, with shipping charged. */
  net: bigint
  coupon: bigint
  refund: bigint
}

/** The lines of an order, in the order of the file, with tax, net value, coupon and refund of each. */
export function truthLines(order: StatedOrder): TruthLine[] {
  const weights = order.lines.map(({ goods }) => BigInt(Math.abs(goods)))
  const taxes = shared(BigInt(order.tax), weights)
  const shippings = shared(BigInt(order.shipping), weights)
  const coupons = shared(BigInt(order.coupon), weights)
  const refunds = shared(BigInt(order.refund), weights)
  return order.lines.map((line, i) => {
    const tax = BigInt(line.tax) + (taxes[i] as bigint)
    const goods = BigInt(line.goods) - (order.taxIncluded ? tax : 0n)
    return {
      line,
      weight: weights[i] as bigint,
      tax,
      net: goods + BigInt(line.shipping) + (shippings[i] as bigint),
      coupon: BigInt(line.coupon) + (coupons[i] as bigint),
      refund: BigInt(line.refund) + (refunds[i] as bigint),
    }
  })
}

/** What the buyer paid for a line. */
export function paidFor({ net, tax, coupon }: TruthLine): bigint {
  return net + tax - coupon
}

/** Amounts of products as settled, on the first line of each product; amounts without a product shared over all lines. */
export function onLines(lines: readonly TruthLine[], rows: readonly { sku: string; amount: bigint }[]): bigint[] {
  const bySku = new Map<string, bigint>()
  for (const { sku, amount } of rows) {
    const place = lines.some(({ line }) => line.sku === sku) ? sku : ''
    bySku.set(place, (bySku.get(place) ?? 0n) + amount)
  }
  const ofOrder = shared(
    bySku.get('') ?? 0n,
    lines.map(({ weight }) => weight),
  )
  return lines.map(({ line }, i) => {
    const isFirst = lines.findIndex((other) => other.line.sku === line.sku) === i
    return (ofOrder[i] as bigint) + (isFirst && line.sku !== '' ? (bySku.get(line.sku) ?? 0n) : 0n)
  })
}
