import type { Readable } from 'node:stream'
import { csvOfList } from '../../kernel/csv.ts'
import type { Scope } from '../../manage/scope.ts'
import { Bound, sql, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { findPeople, knownPerson, type Sought } from './people.ts'

const pageOfFile = 20_000

/**
 * Everybody who is found, as CSV. They come by their number, not by when they were seen: who comes back meanwhile stays in place, so
 * that each is in the file once. Throws before the first byte where they cannot be read.
 */
export async function peopleCsv(
  warehouse: Warehouse,
  scope: Scope,
  { limit = pageOfFile, ...sought }: Sought & { limit?: number },
  options: Pick<Options, 'signal'> = {},
): Promise<Readable> {
  return csvOfList(knownPerson.keyof().options, async (last = '') => {
    const further = last === '' ? sql`` : sql` AND people.person > ${new Bound('UInt64', last)}`
    const part = sql`${further} ORDER BY people.person LIMIT ${u64(limit)}`
    const items = await findPeople(warehouse, scope, sought, part, options)
    return { items, next: items.length < limit ? undefined : items.at(-1)?.person }
  })
}
