import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { inBucket } from './current.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** Sums the entries of each order of a bucket. A margin is that of the lines whose cost is known, NULL where none is. */
export async function deriveOrders(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const mine = sql`brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}`
  await warehouse.run(sql`
    INSERT INTO orders (
      brand, slice, order_id, store, sales_channel, country, customer_id, ordered_at, customer_first_at, order_rank, status, counts,
      units, skus, campaign, coupon_code, currency, price_paid, booked_sales, refunds, net_sales, cm1, cm2, cm3, previous_at)
    SELECT totals.*, ranks.previous_at
    FROM (
      SELECT brand, slice, order_id, store, any(sales_channel), any(country), any(customer_id), min(ordered_at),
        any(customer_first_at), if(is_counted, any(order_rank), 0), any(status),
        countIf(entry = 'sale' AND line_kind IN ('product', 'gift_card') AND status = 'placed') > 0 AS is_counted,
        sum(units), arrayFilter(sku -> sku != '', groupUniqArrayIf(sku, line_kind IN ('product', 'gift_card'))),
        any(campaign), any(coupon_code), any(currency), sum(price_paid), sumIf(net_sales, entry = 'sale'),
        -sumIf(net_sales, entry IN ('refund', 'cancellation')), sum(net_sales), sum(cm1), sum(cm2), sum(cm3)
      FROM order_economics
      WHERE ${mine} AND order_id != '' AND NOT (entry = 'fee' AND line_kind = 'fee') AND ${inBucket(bucket)}
      GROUP BY brand, slice, store, order_id
    ) AS totals
    GLOBAL LEFT JOIN (SELECT store, order_id, order_rank, previous_at FROM order_ranks WHERE ${mine}) AS ranks
      ON totals.store = ranks.store AND totals.order_id = ranks.order_id`)
}
