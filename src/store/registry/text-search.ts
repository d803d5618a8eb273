import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Texts = { whole: readonly string[]; within: readonly string[] }
type Column = { table_name: string; column_name: string; data_type: string }

/**
 * How many rows of each table hold one of the texts in any column of texts, lists or JSON; tables without any are left out.
 * Texts are of small letters: `whole` are cells or values of JSON, `within` are also looked for inside of longer ones. The
 * database is asked for its tables, so that those that nobody thought of are looked through, too.
 */
export async function rowsWithText(
  { db }: { db: Kysely<Tables> },
  brand: string,
  texts: Texts,
): Promise<Map<string, number>> {
  const { rows: columns } = await sql<Column>`
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = current_schema() AND (data_type IN ('text', 'jsonb', 'ARRAY') OR column_name = 'brand')
    ORDER BY table_name`.execute(db)
  const found = new Map<string, number>()
  for (const [table, all] of Map.groupBy(columns, (column) => column.table_name)) {
    const any = all.filter(({ column_name }) => column_name !== 'brand').map((column) => holdsAny(column, texts))
    if (any.length === 0) continue
    const ofBrand = all.some(({ column_name }) => column_name === 'brand') ? sql`brand = ${brand}` : sql`true`
    const { rows } = await sql<{ rows: number }>`
      SELECT count(*) AS rows FROM ${sql.table(table)} WHERE ${ofBrand} AND (${sql.join(any, sql` OR `)})`.execute(db)
    if (rows[0]?.rows) found.set(table, rows[0].rows)
  }
  return found
}

function holdsAny({ column_name, data_type }: Column, { whole, within }: Texts) {
  const text = sql`lower(${sql.ref(column_name)}::text)`
  const inside = sql`EXISTS (SELECT 1 FROM unnest(${within}::text[]) AS one WHERE strpos(${text}, one) > 0)`
  if (data_type === 'text') return sql`(${text} = ANY(${whole}::text[]) OR ${inside})`
  const quoted = whole.map((one) => JSON.stringify(one))
  return sql`(EXISTS (SELECT 1 FROM unnest(${quoted}::text[]) AS one WHERE strpos(${text}, one) > 0) OR ${inside})`
}
