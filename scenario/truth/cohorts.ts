import type { BookedOrder } from './day.ts'

/** Purchases in one month of customers whose first purchase was in another (or the same) month. */
export type CohortMonth = {
  cohort: string
  month: string
  customers: number
  orders: number
  net_sales: number
  cm3: number
}

/** Retention by month of first purchase. An order's money counts in the month of the order, whenever it was taken back. */
export class Cohorts {
  readonly #cells = new Map<string, CohortMonth>()
  readonly #dayAt: (at: number) => string

  constructor(dayAt: (at: number) => string) {
    this.#dayAt = dayAt
  }

  add({ order, place, entries }: BookedOrder): void {
    if (place.rank === 0 || place.firstAt === undefined) return
    const month = this.#monthOf(order.orderedAt)
    const cohort = this.#monthOf(place.firstAt)
    const key = `${cohort}|${month}`
    const cell = this.#cells.get(key) ?? { cohort, month, customers: 0, orders: 0, net_sales: 0, cm3: 0 }
    this.#cells.set(key, cell)
    // Orders come in the order of time, so a customer is new to the month if the purchase before was in another.
    if (place.previousAt === undefined || this.#monthOf(place.previousAt) !== month) cell.customers += 1
    cell.orders += 1
    for (const { amounts } of entries) {
      cell.net_sales += amounts.net_sales
      cell.cm3 += amounts.cm3
    }
  }

  months(): CohortMonth[] {
    return [...this.#cells.values()].sort((a, b) => a.cohort.localeCompare(b.cohort) || a.month.localeCompare(b.month))
  }

  #monthOf(at: number): string {
    return this.#dayAt(at).slice(0, 7)
  }
}
