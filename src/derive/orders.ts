import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { inBucket } from './current.ts'
import { ranksOf } from './order-ranks.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/**
 * Sums the entries of each order of a bucket; what lines may differ in is that of the first line sold. A margin is that of
 * the lines whose cost is known, NULL where none is. Entries without a status belong to no order that is known.
 */
export async function deriveOrders(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const mine = sql`brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}`
  await warehouse.run(sql`
    INSERT INTO orders (
      brand, slice, order_id, store, sales_channel, country, customer_id, ordered_at, customer_first_at, order_rank, status, counts,
      units, skus, campaign, coupon_code, currency, price_paid, booked_sales, refunds, net_sales, cm1, cm2, cm3, previous_at)
    SELECT totals.*, ranks.previous_at
    FROM (
      SELECT brand, slice, order_id, store, argMin(sales_channel, place), argMin(country, place), argMin(customer_id, place),
        min(ordered_at), argMin(customer_first_at, place), if(is_counted, argMin(order_rank, place), 0), argMin(status, place),
        countIf(entry = 'sale' AND line_kind IN ('product', 'gift_card') AND status = 'placed') > 0 AS is_counted,
        sum(units), arrayFilter(sku -> sku != '', groupUniqArrayIf(sku, line_kind IN ('product', 'gift_card'))),
        argMin(campaign, place), argMin(coupon_code, place), argMin(currency, place), sum(price_paid), sumIf(net_sales, entry = 'sale'),
        -sumIf(net_sales, entry IN ('refund', 'cancellation')), sum(net_sales), sum(cm1), sum(cm2), sum(cm3)
      FROM (SELECT *, ${placeInOrder} AS place FROM order_economics WHERE ${mine} AND order_id != '' AND status != '' AND ${inBucket(bucket)})
      GROUP BY brand, slice, store, order_id
    ) AS totals
    GLOBAL LEFT JOIN ${ranksOf(scope, bucket)} AS ranks ON totals.store = ranks.rank_store AND totals.order_id = ranks.rank_order`)
}

/** Sales before what followed them, placed lines before cancelled ones, then as in the file: one number, as the engine compares tuples slowly. */
const placeInOrder: Sql = sql`bitShiftLeft(toUInt256(2 * (entry != 'sale') + (status != 'placed')), 192)
        + bitShiftLeft(toUInt256(line_no), 128) + row_key`
