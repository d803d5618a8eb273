import type { Sql } from '../store/sql.ts'
import { sql } from '../store/sql.ts'
import { currentRows, dayOf, inBucket } from './current.ts'
import { share } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { isBooked, matchedStore } from './shared-numbers.ts'

/**
 * The lines of a bucket's orders as they stand, with the order's own amounts shared out over them by goods value.
 * Adds, in minor units of the order's currency: `line_tax`, `line_net` (without tax, before coupons, shipping included),
 * `line_coupon`, `line_refund` (tax included); the brand's `day`; `line_place`, 1 on the first line
 * of the order; and `matched_store`, by which settlements and returns are matched.
 */
export function orderLines(scope: DeriveScope, bucket: Bucket, where: Sql = sql`1`): Sql {
  return sql`
    SELECT * EXCEPT (goods_upto, order_goods, order_size),
      toInt128(if(order_goods = 0, 1, abs(goods_minor))) AS weight,
      toInt128(if(order_goods = 0, order_size, order_goods)) AS weight_total,
      toInt128(if(order_goods = 0, line_place, goods_upto)) AS weight_upto,
      tax_minor + ${share(sql`order_tax`)} AS line_tax,
      goods_minor - if(tax_included = 1, line_tax, 0) + shipping_minor + ${share(sql`order_shipping`)} AS line_net,
      coupon_minor + ${share(sql`order_coupon`)} AS line_coupon,
      refund_minor + ${share(sql`order_refund`)} AS line_refund,
      ${matchedStore(scope, bucket)} AS matched_store
    FROM (
      SELECT *,
        ${dayOf('ordered_at', scope)} AS day,
        row_number() OVER upto AS line_place,
        sum(abs(goods_minor)) OVER upto AS goods_upto,
        sum(abs(goods_minor)) OVER whole AS order_goods,
        count() OVER whole AS order_size,
        ${ofOrder(sql`order_tax_minor`)} AS order_tax,
        ${ofOrder(sql`order_shipping_minor`)} AS order_shipping,
        ${ofOrder(sql`order_coupon_minor`)} AS order_coupon,
        ${ofOrder(sql`order_refund_minor`)} AS order_refund
      FROM (${currentRows('order_lines', scope, columns, sql`${inBucket(bucket)} AND ${where}`)})
      WHERE ${isBooked}
      WINDOW
        upto AS (PARTITION BY store, order_id ORDER BY line_no, row_key ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
        whole AS (PARTITION BY store, order_id ORDER BY line_no, row_key ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    )`
}

/**
 * An amount of the order as a whole. Usually one line states it; where exports cut inside the order overlap, two may
 * state the same, so the largest counts and not their sum.
 */
function ofOrder(stated: Sql): Sql {
  return sql`if(max(${stated}) OVER whole >= -min(${stated}) OVER whole, max(${stated}) OVER whole, min(${stated}) OVER whole)`
}

const columns = sql`
  store, sales_channel, order_id, row_key, load, line_no, ordered_at, status, cancelled_at, line_kind, sku,
  quantity, currency, goods_minor, coupon_minor, shipping_minor, tax_minor, refund_minor, refunded_units, refunded_at,
  order_coupon_minor, order_shipping_minor, order_tax_minor, order_refund_minor, tax_included,
  customer_id, country, coupon_code, campaign, utm_source, utm_medium, fulfilment`
