import { addDays } from '../../src/kernel/time.ts'
import type { BookedOrder } from '../truth/day.ts'
import { type AmountName, amountOfToll, basedTolls, type Entry } from '../truth/entry.ts'
import type { Known } from './brand.ts'

/** What a measure is asked, as its parameters are written; lists have one value here. */
export type Asked = {
  from: string
  to: string
  basis?: 'own' | 'order'
  compare?: 'none' | 'previous' | 'year'
  sales_channel?: string
  store?: string
  country?: string
  sku?: string
  campaign?: string
  customer?: 'all' | 'new' | 'returning' | 'unknown'
}
export type Row = Record<string, string | number | null>
/** A question with the rows that are true: every column of the measure, in any order. */
export type Comparison<Params extends Asked = Asked> = {
  asked: Params
  rows(known: Known, asked: Params): Row[]
}

/** The entries that a question is about. */
export function entriesOf({ entries }: Known, asked: Asked): Entry[] {
  return entries.filter((entry) => {
    const day = asked.basis === 'order' ? entry.orderedDay : entry.day
    return isIn(day, asked) && matches(entry, asked) && (!asked.sku || entry.sku === asked.sku)
  })
}

/** The orders that count as a purchase, by the day of the order. */
export function purchasesOf({ orders, dayAt }: Known, asked: Asked): BookedOrder[] {
  return orders.filter(({ order, place }) => {
    if (order.status !== 'placed' || !isIn(dayAt(order.orderedAt), asked)) return false
    const about = { ...order, rank: place.rank }
    return matches(about, asked) && (!asked.sku || order.lines.some(({ sku }) => sku === asked.sku))
  })
}

type Matched = { channel: string; store: string; country: string; campaign: string; rank: number }

function matches(one: Matched, { sales_channel, store, country, campaign, customer = 'all' }: Asked): boolean {
  const kind = one.rank === 1 ? 'new' : one.rank > 1 ? 'returning' : 'unknown'
  return (
    (!sales_channel || one.channel === sales_channel) &&
    (!store || one.store === store) &&
    (!country || one.country === country) &&
    (!campaign || one.campaign === (campaign === '(none)' ? '' : campaign)) &&
    (customer === 'all' || kind === customer)
  )
}

export function isIn(day: string, { from, to }: Pick<Asked, 'from' | 'to'>): boolean {
  return from <= day && day <= to
}

/** The first day of the step of time that a day is in. */
export function bucketOf(by: 'day' | 'week' | 'month', day: string): string {
  if (by === 'month') return `${day.slice(0, 8)}01`
  return by === 'week' ? addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)) : day
}

export function sum(entries: readonly Entry[], name: AmountName): number {
  return entries.reduce((all, { amounts }) => all + amounts[name], 0)
}

/** An amount as far as it is known by a settlement, by the brand's estimate, or by a published default. */
export function byBasis(entries: readonly Entry[], name: AmountName) {
  const toll = basedTolls.find((one) => amountOfToll(one) === name)
  const known = (basis: string) => sum(toll ? entries.filter(({ bases }) => bases[toll] === basis) : [], name)
  return { actual: known('actual'), estimated: known('estimated'), defaulted: known('default') }
}

export function ratio(over: number, per: number): number | null {
  return per === 0 ? null : over / per
}

/** Whole minor units for each, half away from zero; null for none. */
export function each(money: number, count: number): number | null {
  return count === 0 ? null : Math.sign(money) * Math.floor((2 * Math.abs(money) + count) / (2 * count))
}

/** The share of goods sold whose cost is known. */
export function costKnown(entries: readonly Entry[]): number | null {
  return ratio(
    sum(
      entries.filter((entry) => entry.costKnown),
      'net_sales',
    ),
    sum(entries, 'net_sales'),
  )
}

/** Groups of entries and of orders by one key each, every key that either has. */
export function grouped(
  entries: readonly Entry[],
  entryKey: (entry: Entry) => string,
  orders: readonly BookedOrder[] = [],
  orderKey: (order: BookedOrder) => string = () => '',
): { key: string; entries: Entry[]; orders: BookedOrder[] }[] {
  const [ofEntries, ofOrders] = [Map.groupBy(entries, entryKey), Map.groupBy(orders, orderKey)]
  const keys = new Set([...ofEntries.keys(), ...ofOrders.keys()])
  return [...keys].map((key) => ({ key, entries: ofEntries.get(key) ?? [], orders: ofOrders.get(key) ?? [] }))
}
