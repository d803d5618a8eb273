import type { Readable } from 'node:stream'
import { csvOfList } from '../../kernel/csv.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { declaration, listDeclarations } from './declaration-list.ts'

/** Each page groups all that was declared, so pages are large. */
const pageOfFile = 20_000

/** Every declaration that is found, as CSV, page after page. Throws before the first byte where they cannot be read. */
export async function declarationsCsv(
  warehouse: Warehouse,
  brand: string,
  { search, limit = pageOfFile }: { search: string; limit?: number },
  options: Options = {},
): Promise<Readable> {
  return csvOfList(declaration.keyof().options, (cursor) =>
    listDeclarations(warehouse, brand, { search, limit, cursor }, options),
  )
}
