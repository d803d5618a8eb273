import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows } from './current.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** Orders that count as a purchase of their customer: something was sold and not cancelled. */
export const isPurchase: Sql = sql`quantity > 0 AND status = 'placed' AND line_kind IN ('product', 'gift_card')`

/** Fills order_ranks for one bucket of customers: which of the customer's orders each one is, and when the one before was. */
export async function deriveOrderRanks(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const columns = sql`store, order_id, ordered_at, status, quantity, line_kind, customer_id, as_of, load, received_at, row_key`
  const mine =
    bucket.of === 1
      ? sql`customer_id != ''`
      : sql`customer_id != '' AND cityHash64(customer_id) % ${u64(bucket.of)} = ${u64(bucket.index)}`
  await warehouse.run(sql`
    INSERT INTO order_ranks (brand, slice, store, order_id, order_rank, customer_first_at, previous_at)
    WITH purchases AS (
      SELECT store, order_id, any(customer_id) AS customer, min(ordered_at) AS bought_at
      FROM (${currentRows('order_lines', scope, columns, mine)})
      WHERE ${isPurchase} GROUP BY store, order_id
    )
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, store, order_id,
      row_number() OVER past,
      min(bought_at) OVER (PARTITION BY customer),
      lagInFrame(toNullable(bought_at)) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    FROM purchases
    WINDOW past AS (PARTITION BY customer ORDER BY bought_at, store, order_id)`)
}
