import { type AmountName, amountNames, type Entry } from './entry.ts'

/** What a group of entries adds up to, in minor units of the brand's currency. */
export type Totals = Record<AmountName, number> & {
  /** Net sales taken back by refunds and by cancellations, positive. */
  refunds: number
  cancellations: number
  /** Marketing (ads, creators, affiliates) that no order carries; it is part of those columns. */
  unallocated: number
  orders: number
  cancelled_orders: number
  /** Purchases of customers who bought for the first time, bought before, and are not known. */
  new_orders: number
  returning_orders: number
  unknown_orders: number
  new_net_sales: number
  returning_net_sales: number
}

export function emptyTotals(): Totals {
  const amounts = Object.fromEntries(amountNames.map((name) => [name, 0])) as Record<AmountName, number>
  return {
    ...amounts,
    refunds: 0,
    cancellations: 0,
    unallocated: 0,
    orders: 0,
    cancelled_orders: 0,
    new_orders: 0,
    returning_orders: 0,
    unknown_orders: 0,
    new_net_sales: 0,
    returning_net_sales: 0,
  }
}

/** Adds an entry's amounts. */
export function addEntry(totals: Totals, { entry, orderId, rank, amounts }: Entry): void {
  for (const name of amountNames) totals[name] += amounts[name]
  if (entry === 'refund') totals.refunds -= amounts.net_sales
  if (entry === 'cancellation') totals.cancellations -= amounts.net_sales
  if (entry === 'spend' && orderId === '') totals.unallocated += amounts.ads + amounts.creator + amounts.affiliate
  if (rank === 1) totals.new_net_sales += amounts.net_sales
  if (rank > 1) totals.returning_net_sales += amounts.net_sales
}

/** Counts an order once. */
export function addOrder(totals: Totals, status: Entry['status'], rank: number): void {
  if (status === 'cancelled') totals.cancelled_orders += 1
  if (status !== 'placed') return
  totals.orders += 1
  if (rank === 0) totals.unknown_orders += 1
  else if (rank === 1) totals.new_orders += 1
  else totals.returning_orders += 1
}
