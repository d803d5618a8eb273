import { type RoomProduct, type RoomTerms, roomFigures } from '../../manage/room-input.ts'
import {
  inMinor,
  leftOf,
  of,
  ofMinor,
  ratioDown,
  ratioOf,
  type Stated,
  shareIn,
  spareOf,
  statedOf,
  upToMinor,
  type Walk,
  walkOf,
  whole,
} from './room-margin.ts'

export type RoomVerdict = 'room' | 'none' | 'unknown'
/** Up to which return rate the levels given can be carried: a rate, any, or none at all. */
export type ReturnLimit = 'at' | 'any' | 'none'
export const roomCurves = ['return_rate', 'price'] as const
export type RoomCurve = (typeof roomCurves)[number]

export type Room = {
  name: string
  currency: string
  verdict: RoomVerdict
  /** Share of what commissions are taken of that they may take together; null where all of it comes back. */
  room: number | null
  room_per_unit: number
  left: number | null
  left_per_unit: number
  levels: { name: string; share: number; per_unit: number; up_to: number | null }[]
  price: number
  refunded: number
  coupon: number
  landed_cost: number
  platform_fee: number
  payment_fee: number
  fulfilment: number
  returns: number
  margin: number
  kept: number
  return_limit: ReturnLimit
  break_even_return_rate: number | null
  break_even_price: number | null
  /** What was not stated, and therefore not counted. */
  not_stated: string[]
}

/**
 * How much of a product may go to all levels of commission, a unit sold, in minor units of its currency. Everything is worked out in
 * exact whole numbers and rounded once, where it is told: amounts and shares to the nearest, what may be promised (`up_to`, the return
 * rate) down, and the price that is needed up.
 */
export function roomOf(product: RoomProduct, terms: RoomTerms): Room {
  const stated = statedOf(product, terms)
  const walk = walkOf(stated)
  const [spare, left, { base }] = [spareOf(walk), leftOf(walk), walk]
  return {
    name: product.name,
    currency: product.currency,
    verdict: base <= 0n ? 'unknown' : left >= 0n ? 'room' : 'none',
    room: shareOf(spare, base),
    room_per_unit: inMinor(spare),
    left: shareOf(left, base),
    left_per_unit: inMinor(left),
    levels: levelsOf(terms, walk),
    ...amountsOf(walk),
    ...returnLimitOf(stated),
    break_even_price: breakEvenPriceOf(stated),
    not_stated: notStatedOf(product),
  }
}

/** Room at other return rates, or at other prices: where a product stands, and how far it is from the edge. */
export function curveOf(
  product: RoomProduct,
  terms: RoomTerms,
  over: RoomCurve,
): { at: number; room: number | null }[] {
  const stated = statedOf(product, terms)
  const roomAt = (other: Stated) => {
    const walk = walkOf(other)
    return shareOf(spareOf(walk), walk.base)
  }
  if (over === 'return_rate') {
    const highest = stated.returned > 300_000n ? 90 : 60
    return Array.from({ length: 31 }, (_, i) => BigInt((i * highest * 10_000) / 30)).map((returned) => ({
      at: Number(returned) / Number(whole),
      room: roomAt({ ...stated, returned }),
    }))
  }
  const price = inMinor(stated.price)
  const prices = Array.from({ length: 31 }, (_, i) => Math.round((price * (15 + i)) / 30))
  return [...new Set(prices)]
    .map((at) => ({ at, exact: ofMinor(at) }))
    .filter(({ exact }) => exact > 0n && exact >= stated.couponAmount)
    .map(({ at, exact }) => ({ at, room: roomAt({ ...stated, price: exact }) }))
}

function shareOf(amount: bigint, base: bigint): number | null {
  return base <= 0n ? null : Number(ratioOf(amount, base)) / Number(whole)
}

function levelsOf({ levels }: RoomTerms, walk: Walk): Room['levels'] {
  return levels.map(({ name, percent }) => {
    const own = shareIn(percent)
    const taken = of(walk.base, own)
    // What the others have as given stays theirs.
    const most = leftOf(walk) + taken
    return {
      name,
      share: Number(own) / Number(whole),
      per_unit: inMinor(taken),
      up_to: walk.base <= 0n ? null : Number(ratioDown(most, walk.base)) / Number(whole),
    }
  })
}

function amountsOf(walk: Walk) {
  return {
    price: inMinor(walk.price),
    refunded: inMinor(walk.refunded),
    coupon: inMinor(walk.coupon),
    landed_cost: inMinor(walk.landed),
    platform_fee: inMinor(walk.platform),
    payment_fee: inMinor(walk.payment),
    fulfilment: inMinor(walk.fulfilment),
    returns: inMinor(walk.returns),
    margin: inMinor(walk.margin),
    kept: inMinor(walk.kept),
  }
}

/** What is left goes in a straight line from nothing coming back to everything: where it crosses zero. */
function returnLimitOf(stated: Stated): Pick<Room, 'return_limit' | 'break_even_return_rate'> {
  const none = leftOf(walkOf({ ...stated, returned: 0n }))
  const all = leftOf(walkOf({ ...stated, returned: whole }))
  if (none < 0n) return { return_limit: 'none', break_even_return_rate: null }
  if (all >= 0n) return { return_limit: 'any', break_even_return_rate: null }
  return { return_limit: 'at', break_even_return_rate: Number(ratioDown(none, none - all)) / Number(whole) }
}

/** The lowest price at which nothing is missing; null where no price is enough, since percentages take all of it, or none that can be told. */
function breakEvenPriceOf(stated: Stated): number | null {
  const one = ofMinor(1)
  const free = leftOf(walkOf({ ...stated, price: 0n }))
  const slope = leftOf(walkOf({ ...stated, price: one })) - free
  if (slope <= 0n) return null
  const needed = (-free * one + slope - 1n) / slope
  const price = upToMinor(needed > stated.couponAmount ? needed : stated.couponAmount)
  return Number.isSafeInteger(price) ? price : null
}

/** What of a product is not stated; a coupon may be absent, and what returns cost matters only where something comes back. */
function notStatedOf(product: RoomProduct): string[] {
  const returns = ['return_cost', 'resellable_percent']
  const nothingReturns = product.return_percent === null || Number(product.return_percent) === 0
  return roomFigures.filter(
    (name) => product[name] === null && !name.startsWith('coupon') && !(nothingReturns && returns.includes(name)),
  )
}
