import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const file = new URL('../../shared/data/onlineretail.csv.gz', import.meta.url)

export const onlineRetailIsThere = existsSync(file)

/** Days with an order: those that are known, and those that came after. */
type Days = { known: number[]; later: number[] }

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/**
 * Customers of a British gift shop as they were known after nine months (to the end of August 2011), in days, and how often
 * they came in the three months after. A day with several invoices is one; credit notes are none. Empty where the file is absent.
 */
export function onlineRetailCustomers() {
  if (!onlineRetailIsThere) return []
  const [cut, end] = [dayOf('2011-08-31'), dayOf('2011-11-30')]
  const lines = gunzipSync(readFileSync(file)).toString('latin1').split('\n')
  const byCustomer = new Map<string, Set<number>>()
  for (const line of lines) {
    const [, date = '', customer = ''] = /^\d+,.*,[1-9]\d*,(\d{4}-\d\d-\d\d)T[^,]*,[^,]+,(\d+),[^,]*$/.exec(line) ?? []
    if (customer) byCustomer.set(customer, (byCustomer.get(customer) ?? new Set()).add(dayOf(date)))
  }
  return [...byCustomer.values()]
    .map((days): Days => {
      const sorted = [...days].sort((a, b) => a - b)
      return {
        known: sorted.filter((day) => day <= cut),
        later: sorted.filter((day) => day > cut && day <= end),
      }
    })
    .filter(({ known }) => known.length > 0)
    .map(({ known, later }) => {
      const first = known[0] as number
      return {
        repeats: known.length - 1,
        last: (known.at(-1) as number) - first,
        age: cut - first,
        customers: 1,
        later: later.length,
      }
    })
}
