import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { withUnitCost } from './costs.ts'
import { dayOf, lineVersions, liveRows } from './current.ts'
import type { DeriveScope } from './scope.ts'
import { ratesOf } from './toll-rules.ts'

/** Records each day and currency that has amounts but no rate; what is recorded here was left out of the booking. */
export async function recordRateGaps(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  // Goods cost on the day of their order, and are taken back on the day they return.
  const sold = sql`SELECT DISTINCT sku, toString(country) AS country, ${dayOf('ordered_at', scope)} AS day ${lineVersions(scope)} AND sku != ''
    UNION DISTINCT SELECT DISTINCT sku, '' AS country, ${dayOf('returned_at', scope)} AS day ${liveRows('returns', scope)} AND sku != ''
    UNION DISTINCT SELECT DISTINCT sku, toString(country) AS country, assumeNotNull(${dayOf('refunded_at', scope)}) AS day
    ${lineVersions(scope)} AND refunded_units != 0 AND refunded_at IS NOT NULL AND sku != ''`
  await warehouse.run(sql`
    INSERT INTO rate_gaps (brand, slice, day, currency, what, lines)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, needed.day, needed.currency, what, sum(lines)
    FROM (
      SELECT ${dayOf('ordered_at', scope)} AS day, toString(currency) AS currency, 'orders' AS what, count() AS lines
      ${lineVersions(scope)} AND status IN ('placed', 'cancelled') GROUP BY day, currency
      UNION ALL
      SELECT assumeNotNull(${dayOf('refunded_at', scope)}) AS day, toString(currency) AS currency, 'refunds' AS what, count() AS lines
      ${lineVersions(scope)} AND refunded_at IS NOT NULL AND (refund_minor != 0 OR order_refund_minor != 0) GROUP BY day, currency
      UNION ALL
      SELECT ${dayOf('posted_at', scope)} AS day, toString(currency) AS currency, 'settlements' AS what, count() AS lines
      ${liveRows('fees', scope)} GROUP BY day, currency
      UNION ALL
      SELECT day, toString(currency) AS currency, 'spend' AS what, count() AS lines ${liveRows('spend', scope)} GROUP BY day, currency
      UNION ALL
      SELECT day_to AS day, toString(currency) AS currency, 'search terms' AS what, count() AS lines
      ${liveRows('search_terms', scope)} AND currency != '' AND (spend_minor IS NOT NULL OR sales_minor IS NOT NULL) GROUP BY day, currency
      UNION ALL
      SELECT day, cost_currency AS currency, 'costs' AS what, count() AS lines
      FROM (${withUnitCost(sold, scope)}) WHERE cost_currency != '' GROUP BY day, currency
    ) AS needed
    GLOBAL LEFT ANTI JOIN ${ratesOf(scope)} AS rates ON needed.day = rates.rate_day AND needed.currency = rates.rate_currency
    GROUP BY needed.day, needed.currency, what`)
}
