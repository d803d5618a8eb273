import { type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'

/** What customers are told apart by: nothing, or something of their first order. */
export const segmentings = ['all', 'country', 'sales_channel', 'sku'] as const
export type Segmenting = (typeof segmentings)[number]

/** Customers of one segment kind, and the segments of it that are looked at. All customers are the one segment ''. */
export type Segments = { by: Segmenting; keys: string[] }

/** As many of each kind as are looked at: those with most customers. */
const mostSegments = 20

/** Which customers: those of one rebuild of a brand. */
export type Whose = { brand: string; slice: number }

/** The segments of each kind. A customer whose first order had several products is in the segment of each. */
export async function segmentsOf(warehouse: Warehouse, whose: Whose, options: Options): Promise<Segments[]> {
  const kinds: Segments[] = [{ by: 'all', keys: [''] }]
  for (const by of segmentings.slice(1)) {
    const largest = sql`
      SELECT ${keyOf[by]} AS key, count() AS customers FROM customers WHERE ${of(whose)} GROUP BY key HAVING key != ''
      ORDER BY customers DESC, key LIMIT ${u64(mostSegments)}`
    const rows = await warehouse.query<{ key: string }>(largest, options)
    kinds.push({ by, keys: rows.map(({ key }) => key) })
  }
  return kinds
}

/** A row for each customer in each of these segments: `key`, and its days with what they brought. */
export function customersOf(whose: Whose, { by, keys }: Segments): Sql {
  return sql`(SELECT key, order_days, day_margins FROM (
      SELECT ${keyOf[by]} AS key, order_days, day_margins FROM customers WHERE ${of(whose)}
    ) WHERE key IN ${strs(keys)})`
}

const keyOf: Record<Segmenting, Sql> = {
  all: sql`''`,
  country: sql`toString(country)`,
  sales_channel: sql`toString(first_sales_channel)`,
  sku: sql`toString(arrayJoin(first_skus))`,
}

function of({ brand, slice }: Whose): Sql {
  return sql`brand = ${str(brand)} AND slice = ${u64(slice)}`
}
