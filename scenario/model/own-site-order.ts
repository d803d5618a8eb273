import { creatorCodes } from '../brand/creator-codes.ts'
import type { Random } from '../random.ts'
import type { StatedLine, StatedOrder } from '../statements.ts'
import { drawLines, type Intent, percentOf, taxOn, total } from './intent.ts'

const dayMs = 86_400_000

type Code = readonly [code: string, percent: number]

/** An order on the brand's own site: coupon, shipping, tax and refund are stated for the order as a whole. Without `code`, one is drawn. */
export function ownSiteOrder(random: Random, intent: Intent, code?: Code): StatedOrder {
  const { storefront, shopper, at } = intent
  const { market } = storefront
  const lines = drawLines(random, intent)
  const goods = total(lines, (line) => line.goods)
  const [couponCode, percent] = code ?? drawCode(random, intent)
  const coupon = percentOf(goods, percent)
  const shipping = goods - coupon >= market.freeShippingMinor ? 0 : market.shippingMinor
  const tax = taxOn(goods - coupon + (market.taxIncluded ? shipping : 0), market.taxPercent, market.taxIncluded)
  const paid = goods - coupon + shipping + (market.taxIncluded ? 0 : tax)
  const cancelledAt = random.chance(0.018) ? at + Math.round(random.uniform() * 40) * 3_600_000 : undefined
  const cancelled = cancelledAt !== undefined && cancelledAt < intent.horizon
  return {
    channel: storefront.channel,
    store: storefront.store,
    country: market.country,
    currency: market.currency,
    orderId: `#${market.country}${10_000 + intent.number}`,
    orderedAt: at,
    status: cancelled ? 'cancelled' : 'placed',
    cancelledAt: cancelled ? cancelledAt : undefined,
    customer: shopper,
    taxIncluded: market.taxIncluded,
    lines,
    coupon,
    shipping,
    tax,
    refund: cancelled ? paid : drawRefund(random, intent, lines, percent, paid),
    refundedAt: undefined,
    couponCode: coupon > 0 ? couponCode : '',
    campaign: intent.campaign,
    utmSource: intent.utm[0],
    utmMedium: intent.utm[1],
    fulfilment: 'own',
    fees: [],
    returns: [],
    cause: intent.cause,
  }
}

/** A creator's code for most of the creator's audience, the code of the occasion, or the welcome code; else none. */
function drawCode(random: Random, intent: Intent): Code {
  const creator = creatorCodes[intent.cause.driver]
  if (creator && random.chance(0.7)) return creator
  const ofOccasion = intent.occasions.find(({ code }) => code)?.code
  if (ofOccasion && random.chance(0.4)) return ofOccasion
  if (intent.shopper.purchase === 1 && random.chance(0.12)) return ['HELLO10', 10]
  return ['', 0]
}

/** What was given back by the end: everything, or the price of one line after its part of the coupon; mostly nothing. */
function drawRefund(
  random: Random,
  intent: Intent,
  lines: readonly StatedLine[],
  couponPercent: number,
  paid: number,
): number {
  const late = intent.at + (3 + random.below(25)) * dayMs
  const luck = random.uniform()
  if (luck > 0.062 || late > intent.horizon) return 0
  if (luck < 0.028) return paid
  return percentOf(random.pick(lines).price, 100 - couponPercent)
}
