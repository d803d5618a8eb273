import type { Readable } from 'node:stream'
import { csvOfList } from '../../kernel/csv.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { toldOfQuarantine } from './event-columns.ts'
import { quarantinedRows } from './event-quarantine.ts'

/** An event may have 32 KB, and a page is held at once. */
const pageOfFile = 1000

/** Every event of the brand that could not be taken, newest first, as CSV. Throws before the first byte where they cannot be read. */
export async function eventQuarantineCsv(
  warehouse: Warehouse,
  brand: string,
  { limit = pageOfFile }: { limit?: number } = {},
  options: Pick<Options, 'signal'> = {},
): Promise<Readable> {
  return csvOfList(toldOfQuarantine, (cursor) => quarantinedRows(warehouse, brand, { limit, cursor }, options))
}
