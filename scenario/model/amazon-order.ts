import type { Random } from '../random.ts'
import type { StatedOrder, StatedReturn } from '../statements.ts'
import { amazonFees, type Back } from './amazon-fees.ts'
import { drawLines, type Intent, percentOf, taxOn } from './intent.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

/** An order on Amazon: every amount is stated by line; the buyer is not named; the settlement follows. */
export function amazonOrder(random: Random, intent: Intent, settledUntil: number): StatedOrder {
  const { storefront, at, horizon } = intent
  const { market } = storefront
  const status = drawStatus(random, at, horizon)
  const own = random.chance(0.08)
  const couponPercent = random.chance(0.06) ? 10 : 0
  const lines = drawLines(random, intent).map((line) => {
    if (status !== 'placed')
      return { ...line, quantity: status === 'cancelled' ? 0 : line.quantity, price: 0, goods: 0 }
    const coupon = percentOf(line.goods, couponPercent)
    const shipping = own && line.goods < 5_000 ? 499 : 0
    const shippingTax = market.taxIncluded ? taxOn(shipping, market.taxPercent, true) : 0
    const tax = shippingTax + taxOn(line.goods - coupon, market.taxPercent, market.taxIncluded)
    return { ...line, coupon, shipping, shippingTax, tax }
  })
  const order: StatedOrder = {
    channel: storefront.channel,
    store: storefront.store,
    country: market.country,
    currency: market.currency,
    orderId: orderIdOf(market.country, intent.number),
    orderedAt: at,
    status,
    cancelledAt: status === 'cancelled' ? Math.min(at + 7 * hourMs, horizon - 1000) : undefined,
    customer: { ...intent.shopper, id: '' },
    taxIncluded: market.taxIncluded,
    lines,
    coupon: 0,
    shipping: 0,
    tax: 0,
    refund: 0,
    refundedAt: undefined,
    couponCode: couponPercent > 0 && status === 'placed' ? 'LT-SAVE10' : '',
    campaign: '',
    utmSource: '',
    utmMedium: '',
    fulfilment: own ? 'own' : 'marketplace',
    fees: [],
    returns: [],
    cause: intent.cause,
  }
  if (status !== 'placed') return order
  const shippedAt = at + random.between(10, 80) * hourMs
  const back = random.chance(0.055) ? drawBack(random, order, shippedAt) : undefined
  order.fees = amazonFees(order, shippedAt, back).filter(({ postedAt }) => postedAt < settledUntil)
  order.returns = (back?.returns ?? []).filter(({ returnedAt }) => returnedAt < horizon)
  return order
}

const details = [
  ['SELLABLE', 'sellable'],
  ['SELLABLE', 'sellable'],
  ['CUSTOMER_DAMAGED', 'unsellable'],
  ['DEFECTIVE', 'unsellable'],
] as const
const reasons = ['UNWANTED_ITEM', 'DEFECTIVE', 'NOT_AS_DESCRIBED', 'ORDERED_WRONG_ITEM'] as const

function drawBack(random: Random, order: StatedOrder, shippedAt: number): Back {
  const place = random.below(order.lines.length)
  const line = order.lines[place] as (typeof order.lines)[number]
  const returnedAt = shippedAt + random.between(6, 24) * dayMs + random.below(86_400) * 1000
  const [detail, disposition] = random.pick(details)
  const stated: StatedReturn = {
    channel: order.channel,
    store: order.store,
    orderId: order.orderId,
    sku: line.sku,
    returnedAt,
    quantity: line.quantity,
    disposition,
    detail,
    reason: random.pick(reasons),
    comment: random.chance(0.2) ? 'Colour is not as in the picture' : '',
  }
  const isReturned = order.fulfilment === 'marketplace' && random.chance(0.85)
  return {
    line: place,
    refundedAt: returnedAt + random.between(1, 60) * hourMs,
    isRefunded: !isReturned || random.chance(0.96),
    returns: isReturned ? [stated] : [],
  }
}

function drawStatus(random: Random, at: number, horizon: number): StatedOrder['status'] {
  if (random.chance(0.025)) return 'cancelled'
  return horizon - at < 2 * dayMs && random.chance(0.4) ? 'pending' : 'placed'
}

/** An order number in the marketplace's form, 3-7-7 digits, unique by country and number. */
function orderIdOf(country: string, number: number): string {
  const leading = { US: '113', GB: '204', DE: '305' }[country] ?? '402'
  const scrambled = String((number * 7_368_787 + 4_294_967) % 100_000_000_000_000).padStart(14, '0')
  return `${leading}-${scrambled.slice(0, 7)}-${scrambled.slice(7)}`
}
