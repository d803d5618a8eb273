import { minorDigits } from '../kernel/money.ts'
import type { Sql } from '../store/sql.ts'
import { sql, str, strs, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, dayOf, liveRows, partDays } from './current.ts'
import type { DeriveScope } from './scope.ts'

/** A rate older than this is no rate; it spans the longest public holiday with a weekend on both sides. */
const longestGapDays = 7

/**
 * Fills day_rates: the brand's currency per unit of every other, on each day that a fact speaks of.
 * A rate is the one published for the pair, or crossed through the base that both are published against.
 */
export async function deriveDayRates(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  const currencies = await currenciesInUse(warehouse, scope)
  const own = str(scope.currency)
  const scales = currencies.map((currency) => scaleOf(scope.currency, currency))
  await warehouse.run(sql`
    INSERT INTO day_rates (brand, slice, day, currency, rate, minor_rate)
    WITH
      sides AS (${publishedSides(scope)}),
      crossed AS (
        SELECT
          theirs.day AS day, theirs.currency AS currency,
          argMin((ours.per_base, theirs.per_base), (theirs.base != theirs.currency, theirs.base != ${own}, theirs.base)) AS nearest,
          nearest.1 AS ours_e12, nearest.2 AS theirs_e12
        FROM sides AS theirs
        GLOBAL INNER JOIN (SELECT day, base, per_base FROM sides WHERE currency = ${own}) AS ours
          ON theirs.day = ours.day AND theirs.base = ours.base
        WHERE theirs.currency IN ${strs(currencies)}
        GROUP BY day, currency
      ),
      wanted AS (
        SELECT day, arrayJoin(${strs(currencies)}) AS currency FROM (${daysInUse(scope)})
      ),
      found AS (
        SELECT wanted.day AS day, wanted.currency AS currency, toInt256(1000000000000) AS rate_e12
        FROM wanted WHERE wanted.currency = ${own}
        UNION ALL
        SELECT wanted.day, wanted.currency,
          intDiv(2 * crossed.ours_e12 * 1000000000000 + crossed.theirs_e12, 2 * crossed.theirs_e12)
        FROM wanted
        GLOBAL ASOF INNER JOIN crossed ON wanted.currency = crossed.currency AND wanted.day >= crossed.day
        WHERE wanted.currency != ${own} AND wanted.day - crossed.day <= ${u64(longestGapDays)}
      )
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, day, currency,
      toDecimal128(rate_e12, 0) * toDecimal128('0.000000000001', 12) AS rate,
      rate * toDecimal64(${strs(scales)}[indexOf(${strs(currencies)}, currency)], 3)
    FROM found`)
}

/** Units of each currency per unit of a base, a day, times 10^12; the base itself counts as one. */
export function publishedSides(scope: Pick<DeriveScope, 'brand' | 'liveLoads'>, days: Sql = sql`1`): Sql {
  const quotes = sql`
    SELECT day, base, quote, argMax(rate, (as_of, load)) AS rate
    FROM (${currentRows('rates', scope, sql`day, base, quote, rate, as_of, load, received_at, row_key`, sql`rate > 0 AND ${days}`)})
    GROUP BY day, base, quote`
  return sql`
    SELECT day, base, quote AS currency, toInt256(rate * 1000000000000) AS per_base FROM (${quotes}) WHERE base != quote
    UNION ALL
    SELECT DISTINCT day, base, base AS currency, toInt256(1000000000000) AS per_base FROM (${quotes})`
}

/** 10^(digits of ours − digits of theirs) as a decimal with three places. */
function scaleOf(ours: string, theirs: string): string {
  const power = minorDigits(ours) - minorDigits(theirs)
  return power >= 0 ? `1${'0'.repeat(power)}` : `0.${'1'.padStart(-power, '0')}`
}

/** Every currency that a fact or a rule of the brand carries, its own included. */
async function currenciesInUse(warehouse: Warehouse, scope: DeriveScope): Promise<string[]> {
  const rows = await warehouse.query<{ currency: string }>(sql`
    SELECT DISTINCT currency FROM (
      SELECT DISTINCT currency ${liveRows('order_lines', scope)}
      UNION ALL SELECT DISTINCT currency ${liveRows('fees', scope)}
      UNION ALL SELECT DISTINCT currency ${liveRows('spend', scope)}
      UNION ALL SELECT DISTINCT currency ${liveRows('product_costs', scope)}
      UNION ALL SELECT DISTINCT currency ${liveRows('search_terms', scope)}
      UNION ALL SELECT DISTINCT currency ${liveRows('live_sessions', scope)}
      UNION ALL SELECT DISTINCT currency ${liveRows('order_reports', scope)}
    ) WHERE currency != ''`)
  const ofRules = scope.tollRules.flatMap((rule) => (rule.currency ? [rule.currency] : []))
  return [...new Set([scope.currency, ...ofRules, ...rows.map((row) => row.currency)])].sort()
}

/** Every day on which something was ordered, cancelled, refunded, returned, settled or spent, a live session with fees or gifts began, or an order was placed of which a commission is reported. */
function daysInUse(scope: DeriveScope): Sql {
  return sql`
    SELECT DISTINCT assumeNotNull(day) AS day FROM (
      SELECT DISTINCT toNullable(${dayOf('ordered_at', scope)}) AS day ${liveRows('order_lines', scope)}
      UNION ALL SELECT DISTINCT ${dayOf('cancelled_at', scope)} ${liveRows('order_lines', scope)} AND cancelled_at IS NOT NULL
      UNION ALL SELECT DISTINCT ${dayOf('refunded_at', scope)} ${liveRows('order_lines', scope)} AND refunded_at IS NOT NULL
      UNION ALL SELECT DISTINCT arrayJoin(${partDays(scope)}) ${liveRows('order_lines', scope)} AND notEmpty(refund_parts)
      UNION ALL SELECT DISTINCT ${dayOf('returned_at', scope)} ${liveRows('returns', scope)}
      UNION ALL SELECT DISTINCT ${dayOf('posted_at', scope)} ${liveRows('fees', scope)}
      UNION ALL SELECT DISTINCT day ${liveRows('spend', scope)}
      UNION ALL SELECT DISTINCT day_to ${liveRows('search_terms', scope)} AND currency != ''
      UNION ALL SELECT DISTINCT ${dayOf('started_at', scope)} ${liveRows('live_sessions', scope)} AND currency != ''
      UNION ALL SELECT DISTINCT ${dayOf('placed_at', scope)} ${liveRows('order_reports', scope)} AND currency != ''
    ) WHERE day IS NOT NULL`
}
