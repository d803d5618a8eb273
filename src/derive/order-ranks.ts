import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, inBucket } from './current.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** Customers who are worked on at once, by a hash of their id. */
export type Customers = { index: number; of: number }

/** All customers in parts of about `size` of the rows that they have together. */
export function partsOfCustomers(rows: number, size: number): Customers[] {
  const of = Math.max(1, Math.ceil(rows / size))
  return Array.from({ length: of }, (_, index) => ({ index, of }))
}

/** Whether a row's customer_id is one of these customers. */
export function isOf({ index, of }: Customers): Sql {
  return of === 1 ? sql`1` : sql`cityHash64(customer_id) % ${u64(of)} = ${u64(index)}`
}

/** Orders that count as a purchase of their customer: something was sold and not cancelled. */
export const isPurchase: Sql = sql`quantity > 0 AND status = 'placed' AND line_kind IN ('product', 'gift_card')`

/** The places of a bucket's orders: `rank_store`, `rank_order`, `order_rank`, `customer_first_at`, `previous_at`. */
export function ranksOf(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`(
    SELECT store AS rank_store, order_id AS rank_order, order_rank, customer_first_at, previous_at FROM order_ranks
    WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND ${inBucket(bucket)})`
}

/**
 * Puts the orders of a bucket together that have a customer. Versions and lines of one order may name several customers:
 * it falls to one of them.
 */
export async function derivePlacedOrders(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const columns = sql`store, order_id, ordered_at, status, quantity, line_kind, customer_id`
  await warehouse.run(sql`
    INSERT INTO placed_orders (brand, slice, store, order_id, customer_id, placed_at, is_purchase, is_return)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, store, order_id, max(customer_id) AS customer, min(ordered_at),
      max(${isPurchase}), max(quantity) <= 0
    FROM (${currentRows('order_lines', scope, columns, inBucket(bucket))}) WHERE status != 'removed'
    GROUP BY store, order_id HAVING customer != ''`)
}

/**
 * Fills order_ranks for some customers: which purchase of the customer each order is, and when the one before was.
 * A document of returns takes the rank of the purchase before it, so that what it takes back counts where it was counted.
 */
export async function deriveOrderRanks(warehouse: Warehouse, scope: DeriveScope, customers: Customers): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO order_ranks (brand, slice, store, order_id, order_rank, customer_first_at, previous_at)
    SELECT brand, slice, store, order_id, if(is_purchase OR is_return, purchases, 0), assumeNotNull(first_at),
      if(is_purchase, last_at, NULL)
    FROM (
      SELECT brand, slice, store, order_id, is_purchase, is_return, if(is_purchase, toNullable(placed_at), NULL) AS bought_at,
        sum(is_purchase) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS purchases,
        max(bought_at) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_at,
        min(bought_at) OVER (PARTITION BY customer_id) AS first_at
      FROM placed_orders WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND ${isOf(customers)}
      WINDOW past AS (PARTITION BY customer_id ORDER BY placed_at, store, order_id)
    )
    WHERE first_at IS NOT NULL`)
}
