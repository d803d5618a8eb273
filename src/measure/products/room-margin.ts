import { minorDigits } from '../../kernel/money.ts'
import type { RoomProduct, RoomTerms } from '../../manage/room-input.ts'

/** Shares are whole millionths; an amount is multiplied by at most three of them, so that all of it stays whole on this scale. */
export const whole = 1_000_000n
const places = 24

/** What is stated, as exact numbers: amounts in minor units on the scale, shares in millionths. */
export type Stated = Record<
  'price' | 'landed' | 'paymentFixed' | 'fulfilment' | 'returnCost' | 'couponAmount',
  bigint
> &
  Record<'platform' | 'payment' | 'returned' | 'resellable' | 'coupon' | 'keep' | 'given', bigint> & {
    terms: RoomTerms
  }

/** Where the money of a unit sold goes, on the scale. Signs are those of amounts: costs are above zero. */
export type Walk = Record<
  'price' | 'refunded' | 'coupon' | 'landed' | 'platform' | 'payment' | 'fulfilment' | 'returns' | 'margin',
  bigint
> & {
  /** What is to be kept. */
  kept: bigint
  /** What commissions are taken of. */
  base: bigint
  /** What all commissions of the levels take. */
  given: bigint
}

/** What is stated of a product under these terms. What is not stated is zero here. */
export function statedOf(product: RoomProduct, terms: RoomTerms): Stated {
  const money = (text: string | null) => (text === null ? 0n : exact(text, places + minorDigits(product.currency)))
  const share = (text: string | null) => (text === null ? 0n : shareIn(text))
  return {
    price: money(product.price),
    landed: money(product.landed_cost),
    paymentFixed: money(product.payment_fixed),
    fulfilment: money(product.fulfilment),
    returnCost: money(product.return_cost),
    couponAmount: money(product.coupon_amount),
    platform: share(product.platform_percent),
    payment: share(product.payment_percent),
    returned: share(product.return_percent),
    resellable: share(product.resellable_percent),
    coupon: share(product.coupon_percent),
    keep: share(terms.keep_percent),
    given: terms.levels.reduce((sum, { percent }) => sum + shareIn(percent), 0n),
    terms,
  }
}

/** The walk of a unit sold, of which the stated share comes back. Every step is exact. */
export function walkOf(stated: Stated): Walk {
  const { price, terms, returned } = stated
  const stays = whole - returned
  const coupon = stated.couponAmount + of(price, stated.coupon)
  const feesOf = terms.percents_of === 'paid' ? price - coupon : price
  const platform = of(feesOf, stated.platform)
  const payment = of(feesOf, stated.payment) + stated.paymentFixed
  const base = terms.commissions_on === 'kept' ? of(feesOf, stays) : feesOf
  const steps = {
    refunded: of(price, returned),
    // A refund gives back what was paid, so that the coupon costs nothing there.
    coupon: of(coupon, stays),
    landed: stated.landed - of(of(stated.landed, returned), stated.resellable),
    platform: terms.platform_fee_returned ? of(platform, stays) : platform,
    payment: terms.payment_fee_returned ? of(payment, stays) : payment,
    fulfilment: stated.fulfilment,
    returns: of(stated.returnCost, returned),
  }
  const margin = Object.values(steps).reduce((left, cost) => left - cost, price)
  return { price, ...steps, margin, kept: of(of(price, stays), stated.keep), base, given: of(base, stated.given) }
}

/** What may go to all levels together. */
export const spareOf = ({ margin, kept }: Walk): bigint => margin - kept
/** What is left of that after the levels given. */
export const leftOf = (walk: Walk): bigint => spareOf(walk) - walk.given

/** An amount on the scale in whole minor units, half away from zero. */
export function inMinor(amount: bigint): number {
  return Number(nearest(amount, 10n ** BigInt(places)))
}

/** The same, up to the next minor unit: a price that is enough. */
export function upToMinor(amount: bigint): number {
  return Number(-floor(-amount, 10n ** BigInt(places)))
}

/** Minor units on the scale. */
export const ofMinor = (minor: number): bigint => BigInt(minor) * 10n ** BigInt(places)

/** a ÷ b in millionths, half away from zero; `b` is above zero. */
export const ratioOf = (a: bigint, b: bigint): bigint => nearest(a * whole, b)
/** The same, down: a share that may be given without giving more than there is. */
export const ratioDown = (a: bigint, b: bigint): bigint => floor(a * whole, b)

/** A percentage in millionths: "12.5" → 125000. */
export const shareIn = (percent: string): bigint => exact(percent, 4)

/** Part of an amount, by a share in millionths. */
export function of(amount: bigint, share: bigint): bigint {
  return (amount * share) / whole
}

/** A plain decimal × 10^power; no digits are lost. */
function exact(decimal: string, power: number): bigint {
  const [units = '', fraction = ''] = decimal.split('.')
  return BigInt(units + fraction) * 10n ** BigInt(power - fraction.length)
}

function nearest(a: bigint, b: bigint): bigint {
  const size = ((a < 0n ? -a : a) * 2n + b) / (2n * b)
  return a < 0n ? -size : size
}

function floor(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a < 0n && a % b !== 0n ? quotient - 1n : quotient
}
