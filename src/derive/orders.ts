import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { inBucket, liveRows } from './current.ts'
import { ranksOf } from './order-ranks.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/**
 * Sums the entries of each order of a bucket; what lines may differ in is that of the first line sold. A margin is that of
 * the lines whose cost is known, NULL where none is. Entries without a status belong to no order that is known.
 */
export async function deriveOrders(
  warehouse: Warehouse,
  scope: DeriveScope,
  bucket: Bucket,
  { haveShopIds }: { haveShopIds: boolean },
): Promise<void> {
  const mine = sql`brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}`
  await warehouse.run(sql`
    INSERT INTO orders (
      brand, slice, order_id, shop_order_id, store, sales_channel, country, customer_id, ordered_at, customer_first_at, order_rank, status, counts,
      units, skus, campaign, coupon_code, currency, price_paid, booked_sales, refunds, net_sales, cm1, cm2, cm3, previous_at)
    SELECT brand, slice, order_id, ${haveShopIds ? sql`if(ids.shop_id = '', order_id, ids.shop_id)` : sql`order_id`}, totals.store, first.1, first.2, first.3, first_at, first.4, if(is_counted, first.5, 0), first.6, is_counted,
      units_of, skus_of, first.7, first.8, first.9, paid, booked, refunded, net, of_cm1, of_cm2, of_cm3, ranks.previous_at
    FROM (
      SELECT brand, slice, order_id, store, min(ordered_at) AS first_at,
        argMin((sales_channel, country, customer_id, customer_first_at, order_rank, status, campaign, coupon_code, currency), place) AS first,
        countIf(entry = 'sale' AND line_kind IN ('product', 'gift_card') AND status = 'placed') > 0 AS is_counted,
        sum(units) AS units_of, arrayFilter(sku -> sku != '', groupUniqArrayIf(sku, line_kind IN ('product', 'gift_card'))) AS skus_of,
        sum(price_paid) AS paid, sumIf(net_sales, entry = 'sale') AS booked,
        -sumIf(net_sales, entry IN ('refund', 'cancellation')) AS refunded, sum(net_sales) AS net,
        sum(cm1) AS of_cm1, sum(cm2) AS of_cm2, sum(cm3) AS of_cm3
      FROM (SELECT *, ${placeInOrder} AS place FROM order_economics WHERE ${mine} AND order_id != '' AND status != '' AND ${inBucket(bucket)})
      GROUP BY brand, slice, store, order_id
    ) AS totals
    GLOBAL LEFT JOIN ${ranksOf(scope, bucket)} AS ranks ON totals.store = ranks.rank_store AND totals.order_id = ranks.rank_order
    ${haveShopIds ? shopIds(scope, bucket) : sql``}`)
}

/** The ids by which shops and their events know orders; where there is none, the order's name is its id. */
function shopIds(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`GLOBAL LEFT JOIN (
      SELECT toString(store) AS id_store, order_id AS id_order, max(shop_order_id) AS shop_id
      ${liveRows('order_lines', scope)} AND ${inBucket(bucket)} AND shop_order_id != '' GROUP BY id_store, id_order
    ) AS ids ON toString(totals.store) = ids.id_store AND totals.order_id = ids.id_order`
}

/** Sales before what followed them, placed lines before cancelled ones, then as in the file: one number, as the engine compares tuples slowly. */
const placeInOrder: Sql = sql`bitShiftLeft(toUInt128(2 * (entry != 'sale') + (status != 'placed')), 120)
        + bitShiftLeft(toUInt128(line_no), 64) + toUInt64(row_key)`
