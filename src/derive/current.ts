import type { Bound, Sql } from '../store/sql.ts'
import { literal, sql, str, u64s } from '../store/sql.ts'
import type { Bucket, DeriveScope } from './scope.ts'

type FactTable =
  | 'creator_posts'
  | 'order_reports'
  | 'live_sessions'
  | 'live_moments'
  | 'videos'
  | 'video_retention'
  | 'video_moments'
  | 'order_lines'
  | 'returns'
  | 'fees'
  | 'spend'
  | 'search_terms'
  | 'products'
  | 'product_costs'
  | 'rates'

/** Whose facts, and which of them count. */
type Live = Pick<DeriveScope, 'brand' | 'liveLoads'>

/** Rows of a fact table that count: this brand's, from live loads. All versions. */
export function liveRows(table: FactTable, scope: Live): Sql {
  return sql`FROM ${literal(table)} WHERE brand = ${str(scope.brand)} AND load IN ${u64s(scope.liveLoads)}`
}

/** What each fact table is sorted by before the key of its rows; reading in that order needs no sort of its own. */
const sortedBy = {
  order_lines: sql`store, order_id`,
  returns: sql`store, order_id`,
  fees: sql`store, order_id`,
  spend: sql`day`,
  search_terms: sql`day_from`,
  products: sql`sku`,
  product_costs: sql`sku`,
  rates: sql`day`,
  creator_posts: sql`platform, post_id`,
  order_reports: sql`store, order_id`,
  live_sessions: sql`platform, session_id`,
  live_moments: sql`platform, session_id`,
  videos: sql`platform, video_id`,
  video_retention: sql`platform, video_id`,
  video_moments: sql`platform, video_id`,
} satisfies Record<FactTable, Sql>

/** The rows of a fact table as they stand: of all versions of a row the latest, by what it speaks for, then by when it came. */
export function currentRows(table: FactTable, scope: Live, columns: Sql, where: Sql = sql`1`): Sql {
  return sql`
    SELECT ${columns} ${liveRows(table, scope)} AND ${where}
    ORDER BY ${sortedBy[table]}, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY ${sortedBy[table]}, row_key`
}

/** Order lines of all versions, but for those that were taken out of their order. */
export function lineVersions(scope: Live): Sql {
  const everRemoved = sql`row_key GLOBAL IN (SELECT row_key ${liveRows('order_lines', scope)} AND status = 'removed')`
  const removed = sql`SELECT row_key FROM (${currentRows('order_lines', scope, sql`row_key, status`, everRemoved)}) WHERE status = 'removed'`
  return sql`${liveRows('order_lines', scope)} AND row_key GLOBAL NOT IN (${removed})`
}

/** Orders of one bucket. Every row of an order falls into the same one, whatever table it stands in. */
export function inBucket(bucket: Bucket): Sql {
  const after = bucket.from === undefined ? sql`1` : sql`order_id >= ${str(bucket.from)}`
  return bucket.to === undefined ? after : sql`${after} AND order_id < ${str(bucket.to)}`
}

/** The brand's calendar day of an instant column. */
export function dayOf(
  column:
    | 'placed_at'
    | 'started_at'
    | 'ordered_at'
    | 'cancelled_at'
    | 'refunded_at'
    | 'returned_at'
    | 'posted_at'
    | 'at',
  scope: DeriveScope,
): Sql {
  return sql`toDate(${literal(column)}, ${zone(scope)})`
}

/** The brand's calendar days of those refunds of a line that are known by themselves and of which a condition on `part` holds. */
export function partDays(scope: DeriveScope, which: Sql = sql`1`): Sql {
  return sql`arrayMap(part -> toDate(part.2, ${zone(scope)}), arrayFilter(part -> ${which}, refund_parts))`
}

export function zone(scope: DeriveScope): Bound {
  return str(scope.timeZone)
}
