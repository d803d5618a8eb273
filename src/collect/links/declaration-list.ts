import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { boundMoment, cursorMoment, pageCursor } from '../../store/page-cursor.ts'
import { type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { declaredCodes } from './declared-codes.ts'

/** A code that was declared: the edge between the link and the order is `declared`. */
export const declaration = z.object({
  id: z.string(),
  code: z.string(),
  at: z.string().describe('When it was said, UTC, "2026-01-31 10:00:00.000"'),
  order_id: z.string(),
  store: z.string(),
  customer_id: z.string(),
  said_in: z.string(),
  by: z.string().describe('Who recorded it'),
  edge: z.literal('declared'),
})
export type Declaration = z.infer<typeof declaration>

/** Which declarations are asked for; empty means any. */
export const declarationFilter = z.strictObject({
  search: z.string().trim().max(200).default('').describe('In code, order, store, customer, place or who recorded it'),
  cursor: z.string().max(200).optional().describe('Where the last page ended'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
type Filter = z.output<typeof declarationFilter>

/** A declaration by its place in the list. */
const place = pageCursor(z.tuple([cursorMoment, z.string()]))

/** A page of what was declared and not taken back, said last first. A new one is there within seconds. */
export async function listDeclarations(
  warehouse: Warehouse,
  brand: string,
  { search, cursor, limit }: Filter,
  options: Options = {},
): Promise<{ items: Declaration[]; next?: string }> {
  const text = sql`concatWithSeparator(' ', code, order_id, store, customer_id, said_in, by)`
  const found = search ? sql` AND positionCaseInsensitiveUTF8(${text}, ${str(search)}) > 0` : sql``
  const items = await inForce(warehouse, brand, sql`${found}${olderThan(cursor)}`, limit + 1, options)
  const last = items.length > limit ? items[limit - 1] : undefined
  return { items: items.slice(0, limit), ...(last && { next: place.write([last.at, last.id]) }) }
}

/** What was declared for a code and not taken back, said last first; the last thousand. */
export function declarationsOf(warehouse: Warehouse, brand: string, code: string): Promise<Declaration[]> {
  return inForce(warehouse, brand, sql` AND code = ${str(code)}`, 1000)
}

/** One declaration of a code, unless it was taken back. Throws `not_found`. */
export async function getDeclaration(
  warehouse: Warehouse,
  brand: string,
  code: string,
  id: string,
): Promise<Declaration> {
  const which = sql` AND code = ${str(code)} AND id = ${str(id)}`
  const [one] = await inForce(warehouse, brand, which, 1)
  if (!one) throw new Problem('not_found', { what: 'declaration' })
  return one
}

async function inForce(
  warehouse: Warehouse,
  brand: string,
  which: Sql,
  limit: number,
  options: Options = {},
): Promise<Declaration[]> {
  const rows = await warehouse.query<unknown>(
    sql`
    SELECT id, code, toString(said_at) AS at, order_id, store, customer_id, said_in, by, 'declared' AS edge
    FROM (${declaredCodes(brand)})
    WHERE 1${which} ORDER BY said_at DESC, id DESC LIMIT ${u64(limit)}`,
    options,
  )
  return rows.map((row) => declaration.parse(row))
}

function olderThan(cursor: string | undefined): Sql {
  if (cursor === undefined) return sql``
  const [at, id] = place.read(cursor)
  return sql` AND (said_at, id) < (${boundMoment(at)}, ${str(id)})`
}
