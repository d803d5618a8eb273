import type { Basis } from '../../src/kernel/channel.ts'
import type { Day } from '../../src/kernel/time.ts'
import type { StatedOrder } from '../statements.ts'

/** Amounts of an entry: whole minor units of the brand's currency, small enough to be exact. Costs are positive. */
export const amountNames = [
  'units',
  'price_paid',
  'tax',
  'coupon',
  'net_sales',
  'goods_cost',
  'commission',
  'fulfilment',
  'payment',
  'logistics',
  'return_cost',
  'other_fees',
  'ads',
  'creator',
  'affiliate',
  'cm1',
  'cm2',
  'cm3',
] as const
export type AmountName = (typeof amountNames)[number]
export type Amounts = Record<AmountName, number>

/** Tolls of which an entry says how they are known. */
export const basedTolls = [
  'goods_cost',
  'commission',
  'fulfilment',
  'payment',
  'logistics',
  'return',
  'creator',
  'affiliate',
  'other',
] as const
/** The amount of an entry that a toll is. */
export function amountOfToll(toll: (typeof basedTolls)[number]): AmountName {
  if (toll === 'return') return 'return_cost'
  return toll === 'other' ? 'other_fees' : toll
}

export type Bases = Record<(typeof basedTolls)[number], Basis>

/** One booking of the economics: what happened to a line of an order, or what belongs to no order. */
export type Entry = {
  entry: 'sale' | 'cancellation' | 'refund' | 'return' | 'fee' | 'spend'
  at: number
  day: Day
  orderedDay: Day
  channel: string
  store: string
  country: string
  orderId: string
  customer: string
  /** Which of the customer's purchases the order is; 0 where the customer is not known or the order was cancelled. */
  rank: number
  sku: string
  campaign: string
  status: StatedOrder['status'] | ''
  /** False where the cost of the goods is not known; then goods_cost and the margins hold 0 and do not count. */
  costKnown: boolean
  amounts: Amounts
  bases: Bases
}

export const noBases: Bases = {
  goods_cost: 'none',
  commission: 'none',
  fulfilment: 'none',
  payment: 'none',
  logistics: 'none',
  return: 'none',
  creator: 'none',
  affiliate: 'none',
  other: 'none',
}

/** Amounts with the margins worked out from the rest: what is not given is 0. */
export function amountsOf(given: Partial<Omit<Amounts, 'cm1' | 'cm2' | 'cm3'>>, costKnown = true): Amounts {
  const all = { ...zero, ...given }
  if (!costKnown) return all
  const cm1 = all.net_sales - all.goods_cost
  const cm2 = cm1 - all.commission - all.fulfilment - all.payment - all.logistics - all.return_cost - all.other_fees
  return { ...all, cm1, cm2, cm3: cm2 - all.ads - all.creator - all.affiliate - all.coupon }
}

const zero = Object.fromEntries(amountNames.map((name) => [name, 0])) as Amounts

/** Every amount the other way round. */
export function reversed(amounts: Amounts): Amounts {
  return Object.fromEntries(amountNames.map((name) => [name, amounts[name] === 0 ? 0 : -amounts[name]])) as Amounts
}
