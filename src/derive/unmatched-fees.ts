import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, inBucket, zone } from './current.ts'
import { entryColumns } from './entry-columns.ts'
import { converted } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { settledLines } from './settled.ts'
import { ratesOf } from './toll-rules.ts'

/** Books settled fees that belong to no known order (storage, subscriptions, orders that were never imported) on their own. */
export async function bookUnmatchedFees(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const columns = sql`sales_channel, store, country, order_id, sku, posted_at, part, amount_minor, currency, line_no, as_of, load, received_at, row_key`
  await warehouse.run(sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, 'fee', posted_at, posted_at, store, sales_channel, country, order_id,
      row_key, load, line_no, sku, 'fee', '', '', NULL, 0, '', '', '', '', fees.currency, 0,
      0, 0, 0, 0, toNullable(0), 0, 0, 0, 0, 0, -${converted(sql`amount_minor`, sql`minor_rate`)} AS other_fees, 0, 0, 0,
      0 AS cm1, -other_fees AS cm2, -other_fees AS cm3, 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'
    FROM (
      SELECT *, toDate(posted_at, ${zone(scope)}) AS day FROM (${currentRows('fees', scope, columns, inBucket(bucket))})
      WHERE part NOT IN ('principal', 'tax', 'shipping', 'coupon', 'advertising', 'transfer')
        AND (order_id = '' OR (sales_channel, order_id) GLOBAL NOT IN (
          SELECT sales_channel, order_id FROM (${settledLines(scope, bucket)})))
    ) AS fees
    GLOBAL INNER JOIN ${ratesOf(scope)} AS rates ON fees.currency = rates.rate_currency AND fees.day = rates.rate_day`)
}
