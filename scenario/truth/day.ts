import type { ScenarioDay } from '../generate.ts'
import type { StatedOrder } from '../statements.ts'
import type { Books } from './books.ts'
import type { Entry } from './entry.ts'
import { truthLines } from './order-lines.ts'
import { bookFees, bookSpend } from './overheads.ts'
import type { Place, Ranks } from './ranks.ts'
import { bookRefunds } from './refunds.ts'
import { bookReturns } from './returns.ts'
import { bookSale } from './sales.ts'

/** An order of a day with all its entries, its shares of spend included. */
export type BookedOrder = { order: StatedOrder; place: Place; entries: Entry[] }

export type BookedDay = {
  orders: BookedOrder[]
  /** Entries that belong to no order. */
  loose: Entry[]
}

/** Books everything that began on one day: its sales with all that became of them, its fees and its spend. */
export function bookDay(
  books: Books,
  ranks: Ranks,
  { day, orders, fees, spend }: ScenarioDay,
  noon: number,
): BookedDay {
  const booked = orders.map((order): BookedOrder => {
    const place = ranks.place(order)
    return { order, place, entries: entriesOf(books, order).map((entry) => ({ ...entry, rank: place.rank })) }
  })
  const sales = booked.flatMap(({ entries }) => entries.filter(({ entry }) => entry === 'sale'))
  const byOrder = new Map(booked.map((one) => [one.order.orderId, one]))
  const loose = bookFees(books, fees)
  for (const entry of bookSpend(books, day, noon, spend, sales))
    (byOrder.get(entry.orderId)?.entries ?? loose).push(entry)
  return { orders: booked, loose }
}

/** What an order's lines and settlement make of it. Pending orders and samples make no entries. */
export function entriesOf(books: Books, order: StatedOrder): Entry[] {
  if (order.status === 'pending' || order.status === 'sample') return []
  const lines = truthLines(order)
  return [...bookSale(books, order, lines), ...bookRefunds(books, order, lines), ...bookReturns(books, order, lines)]
}
