import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, inBucket, zone } from './current.ts'
import { entryColumns } from './entry-columns.ts'
import { margins } from './margins.ts'
import { converted } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { isLeftOut, isPrice, isSettledLater, linesOfSettled } from './settled.ts'
import { isOfNoStore, matchedStore } from './shared-numbers.ts'
import { ratesOf } from './toll-rules.ts'

/**
 * Books settled fees that belong to no known order on their own: storage, subscriptions, orders that were never imported,
 * and an order number that several stores have while the settlement names none of them. Of the latter, what was given
 * back is booked, too, as the sale it belongs to is.
 */
export async function bookUnmatchedFees(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const columns = sql`sales_channel, store, country, order_id, sku, posted_at, transaction, part, amount_minor, currency, line_no, as_of, load, received_at, row_key`
  await warehouse.run(sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, if(transaction = 'refund' AND ${isPrice}, 'refund', 'fee'), posted_at, posted_at,
      store, sales_channel, country, order_id, row_key, load, line_no, sku, 'fee', '', '', NULL, 0, '', '', '', '', fees.currency, 0,
      net_sales + tax - coupon AS price_paid, if(part = 'tax', amount, 0) AS tax, if(part = 'coupon', -amount, 0) AS coupon,
      if(part IN ('principal', 'shipping'), amount, 0) AS net_sales, toNullable(0) AS goods_cost,
      0 AS commission, 0 AS fulfilment_cost, 0 AS payment, 0 AS logistics, 0 AS return_cost, if(${isPrice}, 0, -amount) AS other_fees,
      0 AS ads, 0 AS creator, 0 AS affiliate, ${margins}, 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'actual'
    FROM (
      SELECT *, ${converted(sql`amount_minor`, sql`minor_rate`)} AS amount
      FROM (
        SELECT *, toDate(posted_at, ${zone(scope)}) AS day FROM (${currentRows('fees', scope, columns, inBucket(bucket))})
        WHERE NOT ${isLeftOut} AND (${isOfNoOrder(scope, bucket)} AND NOT ${isPrice} OR ${isSettledLater} AND ${isOfNoStore(scope, bucket)})
      ) AS fees
      GLOBAL INNER JOIN ${ratesOf(scope)} AS rates ON fees.currency = rates.rate_currency AND fees.day = rates.rate_day
    ) AS fees`)
}

/** Whether a settled row belongs to no order that is booked. */
function isOfNoOrder(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`(order_id = '' OR (sales_channel, ${matchedStore(scope, bucket)}, order_id) GLOBAL NOT IN (
          SELECT sales_channel, matched_store, order_id FROM (${linesOfSettled(scope, bucket)})))`
}
