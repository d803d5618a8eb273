import type { Readable } from 'node:stream'
import { listDeclarations } from '../../collect/links/declaration-list.ts'
import { csvOfList } from '../../kernel/csv.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { toldDeclaration, withOrders } from './declared-orders.ts'

/** Each page groups all that was declared, so pages are large. */
const pageOfFile = 20_000

/** Every declaration that is found, as CSV, page after page. Throws before the first byte where they cannot be read. */
export async function declarationsCsv(
  warehouse: Warehouse,
  scope: Scope,
  { search, limit = pageOfFile }: { search: string; limit?: number },
  options: Options = {},
): Promise<Readable> {
  return csvOfList(toldDeclaration.keyof().options, async (cursor) => {
    const { items, ...more } = await listDeclarations(warehouse, scope.brand, { search, limit, cursor }, options)
    return { items: await withOrders(warehouse, scope, items, options), ...more }
  })
}
