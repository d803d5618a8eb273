import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'

const path = z.string()
const decayed = z.array(z.number())
/**
 * A path, counted, as `journey-paths` selects it. `told` says what of: `journeys` of orders (`path` is empty where none is known),
 * `visits` of people who did not order, or `spend` of what the path names.
 */
const foundRow = z.discriminatedUnion('told', [
  z.object({
    told: z.literal('journeys'),
    path,
    conversions: z.int(),
    others: z.int(),
    firsts: z.int(),
    net_sales: z.int(),
    cm3: z.int(),
    any_sold: z.int(),
    any_costed: z.int(),
    conversion_decay: decayed,
    first_decay: decayed,
    net_decay: decayed,
    cm3_decay: decayed,
  }),
  z.object({ told: z.literal('visits'), path, others: z.int() }),
  z.object({ told: z.literal('spend'), path, net_sales: z.int() }),
])
type FoundRow = z.infer<typeof foundRow>
type Touches = { touches: readonly string[] }
export type Journey = Extract<FoundRow, { told: 'journeys' }> & Touches
/** People who went a way without an order. */
export type People = Touches & { others: number }
export type Found = { journeys: Journey[]; people: People[]; spends: (Touches & { net_sales: number })[] }

/** Paths that are held at once: beyond, the question is too heavy. */
const mostPaths = 1_000_000

/** Rows with their paths as lists, people of one path taken together. Names are kept once, however many paths have them. Throws `query_too_heavy`. */
export async function readRows(found: AsyncIterable<readonly unknown[]>): Promise<Found> {
  const names = new Map<string, string>()
  const kept = (name: string) => {
    const known = names.get(name) ?? name
    names.set(known, known)
    return known
  }
  const touchesOf = (text: string) => text.split('\u001f').slice(1).map(kept)
  const people = new Map<string, People>()
  const read: Omit<Found, 'people'> = { journeys: [], spends: [] }
  for await (const batch of found) {
    for (const one of batch) {
      const row = foundRow.parse(one)
      if (row.told === 'journeys') read.journeys.push({ ...row, touches: touchesOf(row.path) })
      else if (row.told === 'spend') read.spends.push({ touches: touchesOf(row.path), net_sales: row.net_sales })
      else {
        const same = people.get(row.path)
        if (same) same.others += row.others
        else people.set(row.path, { touches: touchesOf(row.path), others: row.others })
      }
    }
    if (people.size > mostPaths) throw new Problem('query_too_heavy', { limit: `${mostPaths} paths` })
  }
  return { ...read, people: [...people.values()] }
}
