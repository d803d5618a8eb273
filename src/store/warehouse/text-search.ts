import { join, Sql, sql, str, strs } from '../sql.ts'
import type { Warehouse } from './warehouse.ts'

type Column = { table: string; name: string; type: string }

/** Names of the tables, as they stand in queries. */
export async function tableNames(warehouse: Warehouse): Promise<string[]> {
  const kind = warehouse.layout.sharded ? sql`engine = 'Distributed'` : sql`engine LIKE '%MergeTree'`
  const rows = await warehouse.query<{ name: string }>(
    sql`SELECT name FROM system.tables WHERE database = currentDatabase() AND ${kind} ORDER BY name`,
  )
  return rows.map(({ name }) => name)
}

/**
 * How many rows of each table hold one of the texts in any column of texts, as a whole cell; tables without any are left out.
 * Texts are of small letters; `within` are also looked for inside of longer cells. Tables that nobody thought of are looked
 * through, too: the engine is asked for them.
 */
export async function rowsWithText(
  warehouse: Warehouse,
  brand: string,
  texts: { whole: readonly string[]; within: readonly string[] },
): Promise<Map<string, number>> {
  const names = await tableNames(warehouse)
  const columns = await warehouse.query<Column>(sql`
    SELECT table, name, type FROM system.columns
    WHERE database = currentDatabase() AND table IN ${strs(names)} AND (type LIKE '%String%' OR name = 'brand')`)
  const found = new Map<string, number>()
  for (const [table, all] of Map.groupBy(columns, (column) => column.table)) {
    const ofBrand = all.some(({ name }) => name === 'brand') ? sql`brand = ${str(brand)}` : sql`1`
    const any = all.filter(({ name }) => name !== 'brand').map((column) => holdsAny(column, texts))
    if (any.length === 0) continue
    const [row] = await warehouse.query<{ rows: number }>(
      sql`SELECT count() AS rows FROM ${identifier(table)} WHERE ${ofBrand} AND (${join(any, sql` OR `)})`,
      { limits: { seconds: 3600 } },
    )
    if (row?.rows) found.set(table, row.rows)
  }
  return found
}

function holdsAny(
  { name, type }: Column,
  { whole, within }: { whole: readonly string[]; within: readonly string[] },
): Sql {
  const column = identifier(name)
  const cells = /^Map/.test(type)
    ? sql`mapValues(${column})`
    : /^Array/.test(type)
      ? column
      : sql`[ifNull(toString(${column}), '')]`
  return sql`arrayExists(cell -> has(${strs(whole)}, lower(toString(cell)))
    OR arrayExists(text -> position(lower(toString(cell)), text) > 0, ${strs(within)}), ${cells})`
}

/** A name that the engine itself has given. */
function identifier(name: string): Sql {
  if (!/^\w+$/.test(name)) throw new Error(`"${name}" is no name.`)
  return new Sql([name], [])
}
