import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { withUnitCost } from './costs.ts'
import { dayOf, inBucket, lineVersions, liveRows, partDays } from './current.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { isLeftOut, isPrice, isSettledLater } from './settled.ts'
import { isBooked } from './shared-numbers.ts'
import { ratesOf } from './toll-rules.ts'

/** Records each day and currency that has amounts but no rate; what is recorded here was left out of the booking. Settlements have theirs below. */
export async function recordRateGaps(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  // Goods cost on the day of their order, and are taken back on the day they return.
  const abroad = sql`sku GLOBAL IN (SELECT sku ${liveRows('product_costs', scope)} AND currency != ${str(scope.currency)})`
  const sold = sql`SELECT DISTINCT sku, toString(country) AS country, ${dayOf('ordered_at', scope)} AS day ${lineVersions(scope)} AND ${abroad}
    UNION DISTINCT SELECT DISTINCT sku, '' AS country, ${dayOf('returned_at', scope)} AS day ${liveRows('returns', scope)} AND ${abroad}
    UNION DISTINCT SELECT DISTINCT sku, toString(country) AS country, assumeNotNull(${dayOf('refunded_at', scope)}) AS day
    ${lineVersions(scope)} AND refunded_units != 0 AND refunded_at IS NOT NULL AND ${abroad}
    UNION DISTINCT SELECT DISTINCT sku, toString(country) AS country, arrayJoin(${partDays(scope, sql`part.4 != 0`)}) AS day
    ${lineVersions(scope)} AND notEmpty(refund_parts) AND ${abroad}`
  await warehouse.run(
    gapsOf(
      scope,
      sql`
      SELECT ${dayOf('ordered_at', scope)} AS day, toString(currency) AS currency, 'orders' AS what, count() AS lines
      ${lineVersions(scope)} AND status IN ('placed', 'cancelled') GROUP BY day, currency
      UNION ALL
      SELECT arrayJoin(${daysOfRefunds(scope)}) AS day, toString(currency) AS currency, 'refunds' AS what, uniqExact(row_key) AS lines
      ${lineVersions(scope)} AND (refund_minor != 0 OR order_refund_minor != 0 OR notEmpty(refund_parts)) GROUP BY day, currency
      UNION ALL
      SELECT day, toString(currency) AS currency, 'spend' AS what, count() AS lines ${liveRows('spend', scope)} GROUP BY day, currency
      UNION ALL
      SELECT day_to AS day, toString(currency) AS currency, 'search terms' AS what, count() AS lines
      ${liveRows('search_terms', scope)} AND currency != '' AND (spend_minor IS NOT NULL OR sales_minor IS NOT NULL) GROUP BY day, currency
      UNION ALL
      SELECT ${dayOf('started_at', scope)} AS day, toString(currency) AS currency, 'live sessions' AS what, count() AS lines
      ${liveRows('live_sessions', scope)} AND currency != '' GROUP BY day, currency
      UNION ALL
      SELECT ${dayOf('placed_at', scope)} AS day, toString(currency) AS currency, 'order reports' AS what, count() AS lines
      ${liveRows('order_reports', scope)} AND currency != '' GROUP BY day, currency
      UNION ALL
      SELECT day, cost_currency AS currency, 'costs' AS what, count() AS lines
      FROM (${withUnitCost(sold, scope)}) WHERE cost_currency != '' GROUP BY day, currency`,
    ),
  )
}

/** The days on which money of a line went back, each once: that of the line, and that of each refund of anything. */
function daysOfRefunds(scope: DeriveScope): Sql {
  const own = sql`if(refunded_at IS NULL OR (refund_minor = 0 AND order_refund_minor = 0), [], [assumeNotNull(${dayOf('refunded_at', scope)})])`
  return sql`arrayDistinct(arrayConcat(${own}, ${partDays(scope, sql`part.3 != 0 OR part.5 != 0`)}))`
}

/** The same of the settlements of a bucket: each of their rows takes the day of its order, which may be as many as the brand has. */
export async function recordSettledGaps(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  await warehouse.run(
    gapsOf(
      scope,
      sql`SELECT day, currency, 'settlements' AS what, count() AS lines FROM (${settledDays(scope, bucket)}) GROUP BY day, currency`,
    ),
  )
}

/** An INSERT of those of the needed days (day, currency, what, lines) that have no rate. */
function gapsOf(scope: DeriveScope, needed: Sql): Sql {
  return sql`
    INSERT INTO rate_gaps (brand, slice, day, currency, what, lines)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, needed.day, needed.currency, what, sum(lines)
    FROM (${needed}) AS needed
    GLOBAL LEFT ANTI JOIN ${ratesOf(scope)} AS rates ON needed.day = rates.rate_day AND needed.currency = rates.rate_currency
    GROUP BY needed.day, needed.currency, what`
}

/**
 * The day at whose rate each settled row is booked, of rows in a currency without a rate on some day: that of the order it
 * was settled with, else that of its posting.
 */
function settledDays(scope: DeriveScope, bucket: Bucket): Sql {
  const rated = sql`
    SELECT rate_currency FROM (SELECT rate_currency, count() AS days, max(days) OVER () AS all_days FROM ${ratesOf(scope)} GROUP BY rate_currency)
    WHERE days = all_days`
  const isMissing = sql`toString(currency) GLOBAL NOT IN (${rated})`
  return sql`
    SELECT arrayJoin(if(empty(days_of_order), [posted_on], days_of_order)) AS day, currency
    FROM (
      SELECT toString(fees.currency) AS currency, ${dayOf('posted_at', scope)} AS posted_on, ${isPrice} AS is_price, is_later, notEmpty(places) AS is_known,
        arrayFilter(place -> fees.order_id != '' AND (places_are_one OR place.1 = toString(fees.store)), places) AS own_places,
        if(is_later, [], arrayDistinct(arrayMap(place -> place.2, own_places))) AS days_of_order
      FROM (
        SELECT sales_channel, store, order_id, posted_at, part, currency, ${isSettledLater} AS is_later
        ${liveRows('fees', scope)} AND ${inBucket(bucket)} AND NOT ${isLeftOut} AND ${isMissing}
      ) AS fees
      GLOBAL LEFT JOIN (
        SELECT sales_channel, order_id, groupUniqArray((toString(store), ${dayOf('ordered_at', scope)})) AS places, min(store) = max(store) AS places_are_one
        ${liveRows('order_lines', scope)} AND ${inBucket(bucket)} AND ${isBooked}
          AND order_id GLOBAL IN (SELECT order_id ${liveRows('fees', scope)} AND ${inBucket(bucket)} AND order_id != '' AND ${isMissing})
        GROUP BY sales_channel, order_id
      ) AS orders ON fees.sales_channel = orders.sales_channel AND fees.order_id = orders.order_id
    )
    WHERE NOT is_price OR is_later AND is_known`
}
