/**
 * Customers counted by what the model asks of each, column by column: `repeats`, days with an order after that of the
 * first (x of the papers); `last`, time from the first order to the last (t_x); `age`, time from the first order to the
 * end of what was observed (T). Both times are in one unit, which is that of every forecast.
 */
export type CountedCustomers = {
  repeats: Float64Array
  last: Float64Array
  age: Float64Array
  customers: Float64Array
}

export type CountedRow = { repeats: number; last: number; age: number; customers: number }

/** Columns of rows. Throws a RangeError where a row contradicts itself. */
export function countedCustomers(rows: readonly CountedRow[]): CountedCustomers {
  for (const { repeats, last, age } of rows) {
    const fits = repeats === 0 ? last === 0 : Number.isInteger(repeats) && repeats > 0
    if (!fits || !(last >= 0) || !(age >= last))
      throw new RangeError(`No customer has ${repeats} repeats, the last after ${last} of ${age}.`)
  }
  const column = (name: keyof CountedRow) => Float64Array.from(rows, (row) => row[name])
  return { repeats: column('repeats'), last: column('last'), age: column('age'), customers: column('customers') }
}

/** How many there are, how many of them came again and how often, and how long the one known longest is known. */
export function summaryOf({ repeats, age, customers }: CountedCustomers) {
  let [all, repeaters, orders, exposure, longest] = [0, 0, 0, 0, 0]
  for (let i = 0; i < customers.length; i++) {
    const count = customers[i] as number
    all += count
    if (repeats[i] !== 0) repeaters += count
    orders += count * (repeats[i] as number)
    exposure += count * (age[i] as number)
    if ((age[i] as number) > longest) longest = age[i] as number
  }
  return { customers: all, repeaters, orders, exposure, longest }
}
