import type { Random } from '../random.ts'
import type { FeePart, StatedFee, StatedOrder } from '../statements.ts'
import { affiliatePercent, affiliateShare } from './affiliates.ts'
import { drawLines, type Intent, percentOf, taxOn, total } from './intent.ts'

const dayMs = 86_400_000
/** TikTok Shop's referral fee in the US, in percent of what the buyer pays for the goods. */
const referralPercent = 6

/** What a buyer puts into the basket, and the share of orders that are sent back. */
const usual = { linesOf: drawLines, refundShare: 0.045 }

/**
 * An order on TikTok Shop: discounts by line; shipping, tax and refund for the order as a whole. The shop in the US is
 * settled, and its own export names no day of a refund. The orders of the British shop come out of the brand's order
 * software, which does, and no settlement is among the files, so that the brand's rules say what the shop keeps.
 */
export function tiktokShopOrder(
  random: Random,
  intent: Intent,
  settledUntil: number,
  { linesOf, refundShare }: { linesOf: typeof drawLines; refundShare: number } = usual,
): StatedOrder {
  const { storefront, at, horizon } = intent
  const { market } = storefront
  const isSample = random.chance(0.012)
  const discount = !isSample && random.chance(0.25) ? 8 : 0
  const lines = linesOf(random, intent).map((line) =>
    isSample ? { ...line, price: 0, goods: 0 } : { ...line, coupon: percentOf(line.goods, discount) },
  )
  const paidForGoods = total(lines, (line) => line.goods - line.coupon)
  const shipping = isSample || paidForGoods > 3_000 ? 0 : 399
  const tax = taxOn(paidForGoods + (market.taxIncluded ? shipping : 0), market.taxPercent, market.taxIncluded)
  const cancelledAt = at + random.below(20 * 3600) * 1000
  const isCancelled = !isSample && random.chance(0.035) && cancelledAt < horizon
  const refundedAt = at + random.between(7, 24) * dayMs
  const isRefunded = !isSample && !isCancelled && random.chance(refundShare) && refundedAt < horizon
  const isSettled = market.country === 'US'
  const order: StatedOrder = {
    channel: storefront.channel,
    store: storefront.store,
    country: market.country,
    currency: market.currency,
    orderId: `57${market.country === 'US' ? 68 : 71}${String(30_000_000_000_000 + intent.number * 104_729).padStart(14, '0')}`,
    orderedAt: at,
    status: isSample ? 'sample' : isCancelled ? 'cancelled' : 'placed',
    cancelledAt: isCancelled ? cancelledAt : undefined,
    customer: intent.shopper,
    taxIncluded: market.taxIncluded,
    lines: isRefunded ? lines.map((line) => ({ ...line, refundedUnits: line.quantity })) : lines,
    coupon: 0,
    shipping,
    tax,
    refund: isRefunded ? paidForGoods + shipping + (market.taxIncluded ? 0 : tax) : 0,
    refundedAt: isRefunded && !isSettled ? refundedAt : undefined,
    couponCode: '',
    campaign: '',
    utmSource: '',
    utmMedium: '',
    fulfilment: 'own',
    fees: [],
    returns: [],
    cause: intent.cause,
  }
  if (isSettled && order.status === 'placed') {
    const creator = random.chance(affiliateShare)
    order.fees = settlement(order, creator, at + 6 * dayMs, refundedAt).filter(
      ({ postedAt }) => postedAt < settledUntil,
    )
  }
  return order
}

/** What the shop keeps of an order when it is delivered, and what it takes back with a refund. */
function settlement(order: StatedOrder, isCreators: boolean, deliveredAt: number, refundedAt: number): StatedFee[] {
  const paid = total(order.lines, (line) => line.goods - line.coupon)
  const referral = percentOf(paid, referralPercent)
  const affiliate = isCreators ? percentOf(paid, affiliatePercent) : 0
  const rows: Row[] = [
    ['order', deliveredAt, 'principal', 'Product sales', paid + order.shipping],
    ['order', deliveredAt, 'commission', 'Referral fee', -referral],
    ['order', deliveredAt, 'affiliate', 'Affiliate commission', -affiliate],
    ['order', deliveredAt, 'logistics', 'Actual shipping fee', -(340 + 60 * order.lines.length)],
  ]
  if (order.refund > 0) {
    rows.push(
      ['refund', refundedAt, 'principal', 'Refund of sales', -(paid + order.shipping)],
      ['refund', refundedAt, 'tax', 'Refund of sales tax', -order.tax],
      ['refund', refundedAt, 'commission', 'Referral fee', referral],
      ['refund', refundedAt, 'affiliate', 'Affiliate commission', affiliate],
    )
  }
  const { channel, store, country, currency, orderId } = order
  return rows
    .filter(([, , , , amount]) => amount !== 0)
    .map(([transaction, postedAt, part, type, amount]) => {
      const about = { channel, store, country, currency, orderId, sku: '', quantity: 0 }
      return { ...about, transaction, postedAt, part, type, description: type, amount }
    })
}

type Row = readonly ['order' | 'refund', postedAt: number, part: FeePart, type: string, amount: number]
