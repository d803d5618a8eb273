import type { Readable } from 'node:stream'
import { z } from 'zod'
import { csvOfList } from '../../kernel/csv.ts'
import type { Scope } from '../../manage/scope.ts'
import { boundMoment, cursorMoment, pageCursor } from '../../store/page-cursor.ts'
import { Bound, sql, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { type KnownPerson, knownPerson } from './known-person.ts'
import { findPeople, type Sought } from './people.ts'

const pageOfFile = 20_000
const place = pageCursor(z.tuple([cursorMoment, z.string()]))
/** Where the pages of a file end and those begin who moved past them meanwhile. */
const cameBack = 'came back'

/**
 * Everybody who is found, as CSV, seen last first, each once: who comes back before being written has moved past the pages that
 * follow, and stands at the end. Throws before the first byte where they cannot be read.
 */
export async function peopleCsv(
  warehouse: Warehouse,
  scope: Scope,
  { limit = pageOfFile, ...sought }: Sought & { limit?: number },
  options: Pick<Options, 'signal'> = {},
): Promise<Readable> {
  const written: BigUint64Array[] = []
  let latest: string | undefined
  return csvOfList(knownPerson.keyof().options, async (cursor) => {
    if (cursor === cameBack && latest !== undefined) {
      const since = sql` AND people.last_at >= ${boundMoment(latest)} ORDER BY people.last_at DESC, people.person`
      return { items: notIn(written, await findPeople(warehouse, scope, sought, since, options)) }
    }
    const further = cursor === undefined ? sql`` : seenBefore(...place.read(cursor))
    const part = sql`${further} ORDER BY people.last_at DESC, people.person LIMIT ${u64(limit)}`
    const items = await findPeople(warehouse, scope, sought, part, options)
    latest ??= items[0]?.last_at
    written.push(BigUint64Array.from(items, ({ person }) => BigInt(person)))
    const last = items.at(-1)
    if (!last) return { items, next: cursor && cameBack }
    return { items, next: items.length < limit ? cameBack : place.write([last.last_at, last.person]) }
  })
}

const seenBefore = (at: string, person: string) =>
  sql` AND (people.last_at < ${boundMoment(at)} OR (people.last_at = ${boundMoment(at)} AND people.person > ${new Bound('UInt64', person)}))`

/** Those who were not written. Numbers of people take eight bytes each here, and there may be millions. */
function notIn(written: readonly BigUint64Array[], people: readonly KnownPerson[]): KnownPerson[] {
  const lacking = new Map(people.map((one) => [BigInt(one.person), one]))
  for (const page of written) for (const person of page) lacking.delete(person)
  return [...lacking.values()]
}
