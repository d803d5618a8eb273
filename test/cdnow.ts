import { existsSync, readFileSync } from 'node:fs'

const file = new URL('../../shared/data/cdnow_sample.txt', import.meta.url)

export const cdnowIsThere = existsSync(file)

/** One of 2,357 customers of a record shop: 39 weeks to fit on, in weeks and dollars, and what came in the 39 after. */
export type CdnowCustomer = { repeats: number; last: number; age: number; customers: 1; mean: number; later: number }

const dayOf = (date: string) => Date.UTC(+date.slice(0, 4), +date.slice(4, 6) - 1, +date.slice(6)) / 86_400_000
const firstPartEnds = dayOf('19970930')

/** The sample of Fader and Hardie; none where its file is absent. A day with several orders is one. */
export function cdnowCustomers(): CdnowCustomer[] {
  if (!cdnowIsThere) return []
  const byCustomer = new Map<string, Map<number, number>>()
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [, customer = '', date = '', , dollars] = line.trim().split(/\s+/)
    const cents = byCustomer.get(customer) ?? new Map<number, number>()
    byCustomer.set(customer, cents)
    cents.set(dayOf(date), (cents.get(dayOf(date)) ?? 0) + Math.round(Number(dollars) * 100))
  }
  return Array.from(byCustomer.values(), (cents) => {
    const days = [...cents.keys()].sort((a, b) => a - b)
    const first = days[0] as number
    const known = days.filter((day) => day <= firstPartEnds)
    const repeats = known.length - 1
    const brought = known.slice(1).reduce((sum, day) => sum + (cents.get(day) as number), 0)
    return {
      repeats,
      last: ((known.at(-1) as number) - first) / 7,
      age: (firstPartEnds - first) / 7,
      customers: 1 as const,
      mean: repeats && brought / repeats / 100,
      later: days.length - known.length,
    }
  })
}
