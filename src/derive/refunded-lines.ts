import type { Sql } from '../store/sql.ts'
import { sql } from '../store/sql.ts'
import { withUnitCost } from './costs.ts'
import { inBucket, liveRows } from './current.ts'
import { orderLines } from './order-lines.ts'
import { ranksOf } from './order-ranks.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { isSettledLater } from './settled.ts'
import { rulesOfOrders } from './toll-rules.ts'

/**
 * The lines of `refundedLines` on which reports are booked, with `at_sku`: what of them is booked there, the product whose
 * first line in the order this is, and '' on the order's first line, for amounts of the order as a whole. A line may appear
 * twice, once for each.
 */
export function reportedLines(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT *, arrayJoin(arrayDistinct(arrayConcat(if(sku_place = 1, [sku], []), if(line_place = 1, [''], [])))) AS at_sku
    FROM (${refundedLines(scope, bucket)})`
}

/**
 * Lines of those orders of a bucket of which something came back, with their customer's rank, the unit cost on the day
 * of the order, whether their cost is known, and the rule for returns. `sku_place` is 1 on the product's first line in the order.
 */
export function refundedLines(scope: DeriveScope, bucket: Bucket): Sql {
  const touched = sql`order_id GLOBAL IN (
    SELECT order_id ${liveRows('order_lines', scope)} AND ${inBucket(bucket)} AND (refund_minor != 0 OR order_refund_minor != 0 OR refunded_units != 0)
    UNION ALL SELECT order_id ${liveRows('returns', scope)} AND ${inBucket(bucket)}
    UNION ALL SELECT order_id ${liveRows('fees', scope)} AND ${inBucket(bucket)} AND ${isSettledLater}
  )`
  return sql`
    SELECT lines.*, ranks.order_rank AS order_rank,
      nullIf(ranks.customer_first_at, toDateTime64(0, 3, 'UTC')) AS customer_first_at,
      rules.return_fraction AS return_fraction, rules.return_fixed AS return_fixed, rules.return_rule_basis AS return_rule_basis,
      line_kind NOT IN ('product', 'gift_card', 'write_off') OR cost_currency != '' OR rules.goods_rule_basis != '' AS cost_is_known
    FROM (
      SELECT *, row_number() OVER (PARTITION BY store, order_id, sku ORDER BY line_no, row_key) AS sku_place
      FROM (${withUnitCost(orderLines(scope, bucket, touched), scope)}) WHERE quantity >= 0
    ) AS lines
    GLOBAL LEFT JOIN ${ranksOf(scope, bucket)} AS ranks ON lines.store = ranks.rank_store AND lines.order_id = ranks.rank_order
    GLOBAL LEFT JOIN (${rulesOfOrders(scope, bucket)}) AS rules
      ON toString(lines.sales_channel) = rules.of_channel AND toString(lines.store) = rules.of_store
      AND toString(lines.country) = rules.of_country AND lines.campaign = rules.of_campaign
      AND toString(lines.fulfilment) = rules.of_fulfilment AND lines.day = rules.of_day`
}
