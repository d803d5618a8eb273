import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { costInMinor } from './costs.ts'
import { currentRows, inBucket, liveRows, zone } from './current.ts'
import { entryColumns, saleColumns } from './entry-columns.ts'
import { margins } from './margins.ts'
import { refundDays } from './refund-days.ts'
import { reportedLines } from './refunded-lines.ts'
import { converted } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { isListed, matchedStore } from './shared-numbers.ts'
import { ratesOf } from './toll-rules.ts'

/** Books the returns that a report lists. */
export async function bookReportedReturns(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  await warehouse.run(booking(scope, reportedReturns(scope, bucket)))
}

/** Books the units that order exports say came back, of orders that no report lists. */
export async function bookStatedReturns(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  await warehouse.run(booking(scope, statedReturns(scope, bucket)))
}

/**
 * An INSERT of goods that came back, on the day they did: they leave the cost of goods, and what cannot be sold again
 * becomes a cost of returns, with what the brand's rule says handling costs. A disposition that nobody stated counts as lost.
 */
function booking(scope: DeriveScope, returns: Sql): Sql {
  return sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, 'return', back_at, ordered_at, ${saleColumns}, -back_units AS units,
      0 AS price_paid, 0 AS tax, 0 AS coupon, 0 AS net_sales,
      if(cost_currency != '' AND cost_rates.minor_rate > 0, toNullable(-${converted(costInMinor(sql`back_units`), sql`cost_rates.minor_rate`)}), NULL) AS goods_cost,
      0 AS commission, 0 AS fulfilment_cost, 0 AS payment, 0 AS logistics,
      if(disposition = 'sellable', 0, -coalesce(goods_cost, 0)) + return_fixed AS return_cost, 0 AS other_fees,
      0 AS ads, 0 AS creator, 0 AS affiliate, ${margins},
      if(goods_cost IS NULL, 'none', 'actual'), 'none', 'none', 'none', 'none',
      multiIf(disposition != 'unknown', 'actual', return_rule_basis != '', return_rule_basis, 'default'), 'none', 'none', 'none'
    FROM (${returns}) AS returned
    GLOBAL LEFT JOIN ${ratesOf(scope)} AS cost_rates
      ON returned.cost_currency = cost_rates.rate_currency AND toDate(returned.back_at, ${zone(scope)}) = cost_rates.rate_day`
}

/** Returns that a report lists. */
function reportedReturns(scope: DeriveScope, bucket: Bucket): Sql {
  const columns = sql`sales_channel, store, order_id, sku, returned_at, quantity, disposition`
  return sql`
    SELECT lines.*, reported.returned_at AS back_at, reported.back_quantity AS back_units, reported.disposition AS disposition
    FROM (SELECT * FROM (${reportedLines(scope, bucket)}) WHERE at_sku = sku AND status = 'placed') AS lines
    GLOBAL INNER JOIN (
      SELECT sales_channel AS back_channel, ${matchedStore(scope, bucket)} AS back_store, order_id AS back_order, sku AS back_sku,
        returned_at, quantity AS back_quantity, disposition
      FROM (${currentRows('returns', scope, columns, sql`quantity > 0 AND ${inBucket(bucket)}`)})
    ) AS reported ON lines.sales_channel = reported.back_channel AND lines.matched_store = reported.back_store
      AND lines.order_id = reported.back_order AND lines.sku = reported.back_sku`
}

/** Units that an order export says came back, of orders that no report lists. */
function statedReturns(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT *, units_upto - units_before AS back_units, 'unknown' AS disposition
    FROM (${refundDays(scope, bucket)})
    WHERE back_units > 0 AND status = 'placed'
      AND NOT ${isListed(sql`SELECT sales_channel, store, order_id ${liveRows('returns', scope)} AND ${inBucket(bucket)}`, scope, bucket)}`
}
