import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, liveRows } from './current.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** Orders that count as a purchase of their customer: something was sold and not cancelled. */
export const isPurchase: Sql = sql`quantity > 0 AND status = 'placed' AND line_kind IN ('product', 'gift_card')`

/**
 * Fills order_ranks for one bucket of customers: which purchase of the customer each order is, and when the one before was.
 * A document of returns takes the rank of the purchase before it, so that what it takes back counts where it was counted.
 */
export async function deriveOrderRanks(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const columns = sql`store, order_id, ordered_at, status, quantity, line_kind, customer_id`
  const isMine = (customer: Sql) =>
    bucket.of === 1
      ? sql`${customer} != ''`
      : sql`${customer} != '' AND cityHash64(${customer}) % ${u64(bucket.of)} = ${u64(bucket.index)}`
  // Versions and lines of one order may name several customers: the order is put together first, and falls to one of them.
  const touched = sql`order_id GLOBAL IN (SELECT order_id ${liveRows('order_lines', scope)} AND ${isMine(sql`customer_id`)})`
  await warehouse.run(sql`
    INSERT INTO order_ranks (brand, slice, store, order_id, order_rank, customer_first_at, previous_at)
    WITH
      placed AS (
        SELECT store, order_id, max(customer_id) AS customer, min(ordered_at) AS placed_at,
          max(${isPurchase}) AS is_purchase, max(quantity) <= 0 AS is_return,
          if(is_purchase, toNullable(placed_at), NULL) AS bought_at
        FROM (${currentRows('order_lines', scope, columns, touched)}) WHERE status != 'removed'
        GROUP BY store, order_id HAVING ${isMine(sql`customer`)}
      ),
      ranked AS (
        SELECT store, order_id, is_purchase, is_return,
          sum(is_purchase) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS purchases,
          max(bought_at) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_at,
          min(bought_at) OVER (PARTITION BY customer) AS first_at
        FROM placed
        WINDOW past AS (PARTITION BY customer ORDER BY placed_at, store, order_id)
      )
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, store, order_id, if(is_purchase OR is_return, purchases, 0),
      assumeNotNull(first_at), if(is_purchase, previous_at, NULL)
    FROM ranked WHERE first_at IS NOT NULL`)
}
