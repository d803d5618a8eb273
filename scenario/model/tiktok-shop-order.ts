import type { Random } from '../random.ts'
import type { StatedOrder } from '../statements.ts'
import { drawLines, type Intent, percentOf, taxOn, total } from './intent.ts'

const dayMs = 86_400_000

/**
 * An order on TikTok Shop, as order software exports it: discounts by line; shipping, tax and refund for the order as a
 * whole, with the day of the refund. No settlement is among the files, so the brand's rules say what the shop keeps.
 */
export function tiktokShopOrder(random: Random, intent: Intent): StatedOrder {
  const { storefront, at, horizon } = intent
  const { market } = storefront
  const isSample = random.chance(0.012)
  const discount = !isSample && random.chance(0.25) ? 8 : 0
  const lines = drawLines(random, intent).map((line) =>
    isSample ? { ...line, price: 0, goods: 0 } : { ...line, coupon: percentOf(line.goods, discount) },
  )
  const paidForGoods = total(lines, (line) => line.goods - line.coupon)
  const shipping = isSample || paidForGoods > 3_000 ? 0 : 399
  const tax = taxOn(paidForGoods + (market.taxIncluded ? shipping : 0), market.taxPercent, market.taxIncluded)
  const cancelledAt = at + random.below(20 * 3600) * 1000
  const isCancelled = !isSample && random.chance(0.035) && cancelledAt < horizon
  const refundedAt = at + random.between(7, 24) * dayMs
  const isRefunded = !isSample && !isCancelled && random.chance(0.045) && refundedAt < horizon
  return {
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
    refundedAt: isRefunded ? refundedAt : undefined,
    couponCode: '',
    campaign: '',
    utmSource: '',
    utmMedium: '',
    fulfilment: 'own',
    fees: [],
    returns: [],
    cause: intent.cause,
  }
}
