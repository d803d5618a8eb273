import { type CountedCustomers, countedCustomers } from './counted-customers.ts'

/**
 * Customers counted by what they did and brought. `gainDays` are those of a customer's repeats that brought something, and
 * `gains` is what all customers of the row have brought on such days together, in minor units.
 */
export type ValuedCustomers = CountedCustomers & { gainDays: Float64Array; gains: Float64Array }

export type ValuedRow = {
  repeats: number
  last: number
  age: number
  customers: number
  gain_days: number
  gains: number
}

/** Columns of rows. Throws a RangeError where a row contradicts itself. */
export function valuedCustomers(rows: readonly ValuedRow[]): ValuedCustomers {
  return {
    ...countedCustomers(rows),
    gainDays: Float64Array.from(rows, ({ gain_days }) => gain_days),
    gains: Float64Array.from(rows, ({ gains }) => gains),
  }
}
