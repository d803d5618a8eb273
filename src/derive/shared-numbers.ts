import type { Sql } from '../store/sql.ts'
import { sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { inBucket, liveRows } from './current.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** Order lines that are booked; only orders with such a line can be charged or have something given back. */
export const isBooked: Sql = sql`status IN ('placed', 'cancelled')`

/**
 * Which store's order a row with sales_channel, store and order_id speaks of. Reports of a marketplace often name no store
 * or name it otherwise, so where one store of the channel has the number this is '' and whatever store is named does not
 * matter; where several have it, it is the store that the row names.
 */
export function matchedStore(scope: DeriveScope, bucket: Bucket): Sql {
  if (!bucket.sharesNumbers) return sql`''`
  return sql`if((sales_channel, order_id) GLOBAL IN (${sharedNumbers(scope, bucket)}), toString(store), '')`
}

/** Whether a row has a number that several stores of its channel have, and names none of them. */
export function isOfNoStore(scope: DeriveScope, bucket: Bucket): Sql {
  if (!bucket.sharesNumbers) return sql`0`
  return sql`(sales_channel, order_id) GLOBAL IN (${sharedNumbers(scope, bucket)}) AND (sales_channel, store, order_id) GLOBAL NOT IN (
    SELECT sales_channel, store, order_id ${liveRows('order_lines', scope)} AND ${isBooked} AND ${inBucket(bucket)})`
}

/** Whether a line's order is listed by rows of a report: by name, or as one of several stores' orders of which the row names none. */
export function isListed(rows: Sql, scope: DeriveScope, bucket: Bucket): Sql {
  const named = sql`(sales_channel, matched_store, order_id) GLOBAL IN (
      SELECT sales_channel, ${matchedStore(scope, bucket)} AS matched_store, order_id FROM (${rows}))`
  if (!bucket.sharesNumbers) return named
  return sql`(${named} OR (sales_channel, order_id) GLOBAL IN (
      SELECT sales_channel, order_id FROM (${rows}) WHERE ${isOfNoStore(scope, bucket)}))`
}

/** Whether any order number of the bucket is one of several stores of a channel. Brands with a store a channel answer at once. */
export async function sharesNumbers(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<boolean> {
  const [row] = await warehouse.query<{ shared: number }>(
    sql`SELECT count() AS shared FROM (${sharedNumbers(scope, bucket)})`,
  )
  return (row?.shared ?? 0) > 0
}

/** Numbers of booked orders that several stores of one channel have. */
function sharedNumbers(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT sales_channel, order_id ${liveRows('order_lines', scope)} AND ${isBooked} AND ${inBucket(bucket)} AND sales_channel GLOBAL IN (
      SELECT sales_channel ${liveRows('order_lines', scope)} GROUP BY sales_channel HAVING min(store) != max(store))
    GROUP BY sales_channel, order_id HAVING min(store) != max(store)`
}
