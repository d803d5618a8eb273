import { type Calendar, endOf } from './calendar.ts'
import type { Buyer } from './repeat.ts'

/** A purchase about to be made by a customer. */
export type Purchase = { customer: number; at: number }

/**
 * All customers of the brand, in typed columns, and the day on which each buys next. Memory is a few dozen bytes a
 * customer, whatever the number of orders.
 */
export class Customers {
  readonly #calendar: Calendar
  readonly #due: number[][]
  #size = 0
  #storefront = new Uint8Array(1024)
  #driver = new Uint8Array(1024)
  #purchases = new Uint16Array(1024)
  #rate = new Float64Array(1024)
  #leave = new Float64Array(1024)
  #valueRate = new Float64Array(1024)
  #nextAt = new Float64Array(1024)

  constructor(calendar: Calendar) {
    this.#calendar = calendar
    this.#due = calendar.days.map(() => [])
  }

  get size(): number {
    return this.#size
  }

  /** Adds a customer and returns its number. `driver` is the place of what brought the customer among the drivers. */
  add(storefront: number, driver: number, buyer: Buyer): number {
    if (this.#size === this.#storefront.length) this.#grow()
    const customer = this.#size++
    this.#storefront[customer] = storefront
    this.#driver[customer] = driver
    this.#rate[customer] = buyer.rate
    this.#leave[customer] = buyer.leave
    this.#valueRate[customer] = buyer.valueRate
    return customer
  }

  storefrontOf(customer: number): number {
    return this.#storefront[customer] as number
  }

  driverOf(customer: number): number {
    return this.#driver[customer] as number
  }

  buyerOf(customer: number): Buyer {
    return {
      rate: this.#rate[customer] as number,
      leave: this.#leave[customer] as number,
      valueRate: this.#valueRate[customer] as number,
    }
  }

  /** Counts a purchase; 1 is the customer's first. */
  countPurchase(customer: number): number {
    this.#purchases[customer] = (this.#purchases[customer] as number) + 1
    return this.#purchases[customer] as number
  }

  /** Notes when the customer buys next; later than the scenario is forgotten. */
  schedule(customer: number, at: number): void {
    if (!(at < endOf(this.#calendar))) return
    this.#nextAt[customer] = at
    const day = Math.floor((at - (this.#calendar.starts[0] as number)) / 86_400_000)
    this.#due[Math.min(day, this.#due.length - 1)]?.push(customer)
  }

  /** The customers due on a day. Those who become due while the day is worked through are met, too. */
  *dueOn(day: number): Generator<Purchase> {
    const due = this.#due[day] ?? []
    for (const customer of due) yield { customer, at: this.#nextAt[customer] as number }
    this.#due[day] = []
  }

  #grow(): void {
    const length = this.#storefront.length * 2
    this.#storefront = copied(new Uint8Array(length), this.#storefront)
    this.#driver = copied(new Uint8Array(length), this.#driver)
    this.#purchases = copied(new Uint16Array(length), this.#purchases)
    this.#rate = copied(new Float64Array(length), this.#rate)
    this.#leave = copied(new Float64Array(length), this.#leave)
    this.#valueRate = copied(new Float64Array(length), this.#valueRate)
    this.#nextAt = copied(new Float64Array(length), this.#nextAt)
  }
}

function copied<Column extends { set(from: ArrayLike<number>): void }>(to: Column, from: ArrayLike<number>): Column {
  to.set(from)
  return to
}
