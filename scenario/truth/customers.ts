import { daysBetween } from '../../src/kernel/time.ts'
import type { BookedOrder } from './day.ts'

/** A known customer with at least one purchase. */
export type CustomerTruth = {
  id: string
  firstAt: number
  lastAt: number
  firstChannel: string
  country: string
  orders: number
  units: number
  net_sales: number
  refunds: number
  cm3: number
  /** The driver of the first order: a campaign's id or 'unpaid'. */
  acquiredBy: string
}

/** One row per known customer. For sizes whose customers fit into memory. */
export class CustomerBook {
  readonly #customers = new Map<string, CustomerTruth>()

  add({ order, place, entries }: BookedOrder): void {
    const { id } = order.customer
    if (id === '' || entries.length === 0) return
    const one = this.#customers.get(id) ?? begin(id, order.cause.acquiredBy)
    this.#customers.set(id, one)
    if (place.rank > 0) {
      if (one.orders === 0) {
        one.firstAt = order.orderedAt
        one.firstChannel = order.channel
        one.country = order.country
      }
      one.lastAt = order.orderedAt
      one.orders += 1
    }
    for (const { entry, amounts } of entries) {
      one.units += amounts.units
      one.net_sales += amounts.net_sales
      one.cm3 += amounts.cm3
      if (entry === 'refund' || entry === 'cancellation') one.refunds -= amounts.net_sales
    }
  }

  customers(): CustomerTruth[] {
    return [...this.#customers.values()].filter(({ orders }) => orders > 0)
  }
}

function begin(id: string, acquiredBy: string): CustomerTruth {
  const nothing = { orders: 0, units: 0, net_sales: 0, refunds: 0, cm3: 0 }
  return { id, firstAt: 0, lastAt: 0, firstChannel: '', country: '', acquiredBy, ...nothing }
}

/** How many customers made n purchases, and how many days lay between one purchase and the next. */
export class Frequencies {
  readonly purchases: number[] = []
  readonly gapDays: number[] = []
  readonly #dayAt: (at: number) => string

  constructor(dayAt: (at: number) => string) {
    this.#dayAt = dayAt
  }

  add({ order, place }: BookedOrder): void {
    if (place.rank === 0) return
    this.purchases[place.rank] = (this.purchases[place.rank] ?? 0) + 1
    if (place.rank > 1) this.purchases[place.rank - 1] = (this.purchases[place.rank - 1] ?? 0) - 1
    if (place.previousAt === undefined) return
    const gap = daysBetween(this.#dayAt(place.previousAt), this.#dayAt(order.orderedAt)) - 1
    this.gapDays[gap] = (this.gapDays[gap] ?? 0) + 1
  }
}
