import { literal, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { FactName } from '../facts.ts'

/** The column whose rows are worked on together. Rows that one line states of a fact agree in it. */
const bucketColumns = {
  order_lines: sql`order_id`,
  returns: sql`order_id`,
  fees: sql`order_id`,
  spend: sql`toString(day)`,
  search_terms: sql`line_key`,
  products: sql`sku`,
  product_costs: sql`sku`,
  rates: sql`toString(day)`,
  creator_posts: sql`post_id`,
  order_reports: sql`order_id`,
  live_sessions: sql`session_id`,
  live_moments: sql`session_id`,
  videos: sql`video_id`,
  video_retention: sql`video_id`,
  video_moments: sql`video_id`,
} as const satisfies Record<FactName, Sql>

/**
 * A range of that column, `from` included and `to` not, so that memory stays bounded however large the import is.
 * A range, since staged orders and facts are sorted by it: each is read once in all.
 */
export type Bucket = { from: string | undefined; to: string | undefined }

const whole: Bucket = { from: undefined, to: undefined }
const rowsOfBucket = 50_000

export const bucketColumn = (fact: FactName): Sql => bucketColumns[fact]

/** Whether a row of the fact falls into the bucket; the same for staged rows and for facts. */
export function inBucket(fact: FactName, { from, to }: Bucket): Sql {
  const column = bucketColumns[fact]
  const after = from === undefined ? sql`1` : sql`${column} >= ${str(from)}`
  return to === undefined ? after : sql`${after} AND ${column} < ${str(to)}`
}

/** The buckets of an import's staged facts. Facts that are cut by different columns are worked on in one. */
export async function bucketsOf(
  warehouse: Warehouse,
  load: number,
  facts: ReadonlyMap<FactName, number>,
): Promise<Bucket[]> {
  const rows = facts.values().reduce((sum, count) => sum + count, 0)
  const columns = new Set([...facts.keys()].map((fact) => bucketColumns[fact].render().query))
  const [largest] = [...facts].sort(([, a], [, b]) => b - a)
  if (!largest || rows <= rowsOfBucket || columns.size > 1) return [whole]
  const [fact] = largest
  const column = bucketColumns[fact]
  const found = await warehouse.query<{ cut: string }>(sql`
    SELECT DISTINCT cut FROM (
      SELECT ${column} AS cut, row_number() OVER (ORDER BY ${column}) AS place
      FROM ${literal(`staged_${fact}`)} WHERE load = ${u64(load)}
    )
    WHERE place % ${u64(rowsOfBucket)} = 0 ORDER BY cut`)
  const cuts = found.map(({ cut }) => cut)
  return [undefined, ...cuts].map((from, i) => ({ from, to: cuts[i] }))
}
