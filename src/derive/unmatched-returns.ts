import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { costInMinor, withUnitCost } from './costs.ts'
import { currentRows, dayOf, inBucket, liveRows } from './current.ts'
import { entryColumns } from './entry-columns.ts'
import { margins } from './margins.ts'
import { converted } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { isOfNoStore } from './shared-numbers.ts'
import { ratesOf } from './toll-rules.ts'

/**
 * Books returns of an order number that several stores have, of which the report names none, on their own: at what the
 * product costs on the day it came back, without a rule's handling cost, as rules belong to orders.
 */
export async function bookUnmatchedReturns(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const columns = sql`sales_channel, store, order_id, sku, returned_at, quantity, disposition, line_no, load, row_key`
  await warehouse.run(sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, 'return', returned_at, returned_at, store, sales_channel, '', order_id,
      row_key, load, line_no, sku, 'product', '', '', NULL, 0, '', '', '', '', cost_currency, -quantity AS units,
      0 AS price_paid, 0 AS tax, 0 AS coupon, 0 AS net_sales,
      if(cost_rates.minor_rate > 0, toNullable(-${converted(costInMinor(sql`quantity`), sql`cost_rates.minor_rate`)}), NULL) AS goods_cost,
      0 AS commission, 0 AS fulfilment_cost, 0 AS payment, 0 AS logistics,
      if(disposition = 'sellable', 0, -coalesce(goods_cost, 0)) AS return_cost, 0 AS other_fees,
      0 AS ads, 0 AS creator, 0 AS affiliate, ${margins},
      if(goods_cost IS NULL, 'none', 'actual'), 'none', 'none', 'none', 'none', if(disposition = 'unknown', 'default', 'actual'), 'none', 'none', 'none'
    FROM (${withUnitCost(
      sql`
      SELECT *, '' AS country, ${dayOf('returned_at', scope)} AS day
      FROM (${currentRows('returns', scope, columns, sql`quantity > 0 AND ${inBucket(bucket)}`)})
      WHERE ${isOfNoStore(scope, bucket)} AND (sales_channel, order_id, sku) GLOBAL IN (
        SELECT sales_channel, order_id, sku ${liveRows('order_lines', scope)} AND status = 'placed' AND ${inBucket(bucket)})`,
      scope,
    )}) AS returned
    GLOBAL LEFT JOIN ${ratesOf(scope)} AS cost_rates
      ON returned.cost_currency = cost_rates.rate_currency AND returned.day = cost_rates.rate_day`)
}
