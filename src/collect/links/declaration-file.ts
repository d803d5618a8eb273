import { Readable } from 'node:stream'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { csvOfPages } from './csv.ts'
import { type Declaration, declaration, listDeclarations } from './declaration-list.ts'

/** Each page groups all that was declared, so pages are large. */
const pageOfFile = 20_000

/** Every declaration that is found, as CSV, page after page. Throws before the first byte where they cannot be read. */
export async function declarationsCsv(
  warehouse: Warehouse,
  brand: string,
  { search, limit = pageOfFile }: { search: string; limit?: number },
  options: Options = {},
): Promise<Readable> {
  const read = (cursor?: string) =>
    listDeclarations(warehouse, brand, { search, limit, ...(cursor !== undefined && { cursor }) }, options)
  const first = await read()
  async function* pages(): AsyncGenerator<readonly Declaration[]> {
    let page = first
    yield page.items
    while (page.next !== undefined) {
      page = await read(page.next)
      yield page.items
    }
  }
  return Readable.from(csvOfPages(declaration.keyof().options, pages()))
}
