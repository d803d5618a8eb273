import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { DarkInputs, GroupRow } from '../src/predict/moat/dark-inputs.ts'
import { fitRepeats } from '../src/predict/moat/repeats.ts'

const file = new URL('../../shared/data/onlineretail.csv.gz', import.meta.url)
export const retailIsThere = existsSync(file)

/** What a day with orders of a customer was worth, in pence. */
type Bought = { day: number; worth: number }

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
/** Days that are looked ahead: the first thirteen steps of a dark test. */
const ahead = 91

/** What customers of the gift shop bought, by day; credit notes are none. */
function retailDays(): Bought[][] {
  const byCustomer = new Map<string, Map<number, number>>()
  for (const line of gunzipSync(readFileSync(file)).toString('latin1').split('\n')) {
    const found = /^\d+,.*,([1-9]\d*),(\d{4}-\d\d-\d\d)T[^,]*,([^,]+),(\d+),[^,]*$/.exec(line)
    if (!found) continue
    const [, quantity, date, price, customer] = found as unknown as [string, string, string, string, string]
    const days = byCustomer.get(customer) ?? new Map<number, number>()
    const worth = Math.round(Number(quantity) * Number(price) * 100)
    days.set(dayOf(date), (days.get(dayOf(date)) ?? 0) + worth)
    byCustomer.set(customer, days)
  }
  return [...byCustomer.values()].map((days) =>
    [...days].map(([day, worth]) => ({ day, worth })).sort((a, b) => a.day - b.day),
  )
}

export type Origin = { origin: string; customers: number; forecast: number; came: number; naive: number }

/**
 * What known customers were to bring by later orders in the 91 days after each day, as the dark test forecasts it (days with
 * an order times what one has brought of late), beside what came, and beside what each brought so far going on at its rate.
 */
export function rollingOrigins(origins: readonly string[]): Origin[] {
  const customers = retailDays()
  return origins.map((origin) => {
    const cut = dayOf(origin)
    const known = customers
      .map((days) => ({
        before: days.filter(({ day }) => day <= cut),
        after: days.filter(({ day }) => day > cut && day <= cut + ahead),
      }))
      .filter(({ before }) => before.length > 0)
    const repeats = known.flatMap(({ before }) => before.slice(1))
    const worth = (some: readonly Bought[]) => some.reduce((sum, one) => sum + one.worth, 0)
    const late = repeats.filter(({ day }) => day > cut - 182)
    const naive = known.reduce((sum, { before }) => {
      const age = cut - (before[0] as Bought).day
      return age > 0 ? sum + (worth(before.slice(1)) / age) * ahead : sum
    }, 0)
    return {
      origin,
      customers: known.length,
      forecast:
        (expectedDays(
          known.map(({ before }) => before),
          cut,
        ) *
          worth(late)) /
        late.length,
      came: worth(known.flatMap(({ after }) => after)),
      naive,
    }
  })
}

function expectedDays(customers: readonly (readonly Bought[])[], cut: number): number {
  const rows = customers.map((days): GroupRow => {
    const [first, last] = [days[0] as Bought, days.at(-1) as Bought]
    const told = (time: number) => 7 * Math.floor(time / 7) + 3
    return {
      ...{ group: 0, cell: 0, customers: 1, repeats: days.length - 1 },
      ...{ last: days.length > 1 ? told(last.day - first.day) : 0, age: told(cut - first.day) },
    }
  })
  const inputs: DarkInputs = {
    ...{
      cells: [{ country: '', sales_channel: 'own_site' }],
      weeks: 26,
      sums: [],
      groups: 1,
      claimed: {},
      spends: [],
      cohorts: [],
    },
    customers: rows,
  }
  const fit = fitRepeats(inputs)
  if (!fit) throw new Error('The likelihood has a peak.')
  return fit.all.existing.value.slice(0, ahead / 7).reduce((sum, step) => sum + step, 0)
}
