import { sql, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { liveRows } from './current.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** One row in so many is looked at to find where ranges of orders are cut; row keys are hashes, so any of them will do. */
const sampled = 256

/** The brand's orders in ranges of about `size` rows of facts each, whatever the size of the brand. */
export async function bucketsOf(
  warehouse: Warehouse,
  scope: DeriveScope,
  rows: number,
  size: number,
): Promise<Bucket[]> {
  if (rows <= size) return [{}]
  const step = Math.min(sampled, size)
  const one = sql`row_key % ${u64(step)} = 0`
  const cuts = await warehouse.query<{ cut: string }>(sql`
    SELECT DISTINCT order_id AS cut FROM (
      SELECT order_id, row_number() OVER (ORDER BY order_id) AS place FROM (
        SELECT order_id ${liveRows('order_lines', scope)} AND ${one}
        UNION ALL SELECT order_id ${liveRows('returns', scope)} AND ${one}
        UNION ALL SELECT order_id ${liveRows('fees', scope)} AND ${one} AND order_id != ''
      )
    )
    WHERE place % ${u64(Math.floor(size / step))} = 0 ORDER BY cut`)
  return [undefined, ...cuts.map(({ cut }) => cut)].map((from, i) => between(from, cuts[i]?.cut))
}

function between(from: string | undefined, to: string | undefined): Bucket {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** So many neighbours at a time as one, for what holds little of each row, and for tables that are sorted otherwise and are read whole for each bucket. */
export function joined(buckets: readonly Bucket[], count: number): Bucket[] {
  const firsts = buckets.filter((_, i) => i % count === 0)
  return firsts.map((bucket, i) => between(bucket.from, firsts[i + 1]?.from))
}
