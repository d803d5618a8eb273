import { currentRows } from '../../derive/current.ts'
import { converted } from '../../derive/rounding.ts'
import { addDays } from '../../kernel/time.ts'
import { instant, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Measure, Question } from '../define.ts'
import { productsListed } from '../products/listed.ts'
import { codeOrders } from '../traffic/code-orders.ts'
import { inPeriod, ofSlice, periodEnd, periodStart, purchasesWithin } from '../within.ts'
import { codedDays, usualDays } from './matched.ts'

/**
 * Sessions that began in a question's days, in the weeks before, by which what is usual is known, or in the days after, which may take over
 * its codes.
 */
function sessionRows(p: Question, columns: Sql): Sql {
  const all = sql`platform, session_id, title, host, country, sales_channel, store, started_at, ended_at, codes, currency, host_fee_minor, other_fees_minor, gifts_minor, viewers, orders`
  const around = { scope: p.scope, from: addDays(p.from, -usualDays), to: addDays(p.to, codedDays) }
  return sql`SELECT ${columns} FROM (${currentRows('live_sessions', p.scope, all)})
      WHERE ${inPeriod('started_at', around)}`
}

function momentRows(p: Question): Sql {
  return currentRows(
    'live_moments',
    p.scope,
    sql`platform, session_id, at, until, sku, viewers, comments, clicks, gifts, orders`,
    sql`session_id GLOBAL IN (${sessionRows(p, sql`session_id`)})`,
  )
}

/** A row for each session, with its moments in it. Money is the brand's, at the rate of the day on which the session began. */
export function liveSessionsFound(p: Question): Sql {
  const zone = str(p.scope.timeZone)
  const ours = (minor: Sql) => converted(minor, sql`minor_rate`)
  const ms = (column: Sql) => sql`toUnixTimestamp64Milli(${column})`
  return sql`SELECT platform, session_id, title, host, country, sales_channel, store, ${ms(sql`started_at`)} AS start_ms, ${ms(sql`ended_at`)} AS end_ms,
      toString(toDate(started_at, ${zone})) AS began_on, toDayOfWeek(started_at, 0, ${zone}) AS weekday, toHour(started_at, ${zone}) AS hour,
      ${inPeriod('started_at', p)} AS is_inside, codes, viewers AS stated_viewers, orders AS stated_orders,
      if(host_fee_minor IS NULL AND other_fees_minor IS NULL, NULL, ${ours(sql`ifNull(host_fee_minor, 0) + ifNull(other_fees_minor, 0)`)}) AS fees,
      if(gifts_minor IS NULL, NULL, ${ours(sql`assumeNotNull(gifts_minor)`)}) AS gift_income, moments
    FROM (${sessionRows(p, sql`*, toDate(started_at, ${zone}) AS rated_on`)}) AS sessions
    GLOBAL LEFT JOIN (
      SELECT platform AS of_platform, session_id AS of_session,
        groupArray((${ms(sql`at`)}, ${ms(sql`until`)}, toString(sku), viewers, comments, clicks, gifts, orders)) AS moments
      FROM (${momentRows(p)}) GROUP BY of_platform, of_session
    ) AS told ON sessions.platform = told.of_platform AND sessions.session_id = told.of_session
    GLOBAL LEFT JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates WHERE ${ofSlice(p)}
    ) AS rates ON sessions.rated_on = rates.rate_day AND sessions.currency = rates.rate_currency
    ORDER BY start_ms, platform, session_id`
}

/** Orders that may be of a session: of its sales channel with a product that was shown, or with one of its codes. */
function ordersAround(p: Question): Sql {
  const wide = {
    scope: p.scope,
    from: addDays(p.from, -usualDays - 1),
    to: addDays(p.to, codedDays + 1),
  }
  const codes = sql`SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (${sessionRows(p, sql`codes`)}) WHERE codes != ''`
  const shown = sql`(SELECT groupUniqArray(toString(sku)) FROM (${momentRows(p)}) WHERE sku != '')`
  const coupon = sql`lowerUTF8(trim(toString(coupon_code)))`
  const chosen = sql`SELECT in_store, placed_as, max(by_coupon) AS coupon, max(by_code) AS code, max(by_edge) AS edge
        FROM (
          SELECT toString(store) AS in_store, order_id AS placed_as, ${coupon} AS by_coupon, '' AS by_code, '' AS by_edge
          FROM orders WHERE ${purchasesWithin(wide)} AND (
            sales_channel GLOBAL IN (${sessionRows(p, sql`sales_channel`)}) AND hasAny(arrayMap(one -> toString(one), skus), ${shown})
            OR coupon_code != '' AND ${coupon} GLOBAL IN (${codes}))
          UNION ALL
          SELECT in_store, placed_as, '', code, edge FROM (${codeOrders(wide, codes)})
        )
        GROUP BY in_store, placed_as`
  return sql`SELECT of_store, of_order, min(line_ms) AS at_ms, any(line_channel) AS channel, any(line_market) AS market, any(coupon) AS by_coupon,
      any(code) AS by_code, any(edge) AS by_edge, groupArray((line_sku, units, sales, back, margin)) AS lines
    FROM (
      SELECT toString(store) AS of_store, order_id AS of_order, toString(sku) AS line_sku, toUnixTimestamp64Milli(min(ordered_at)) AS line_ms,
        toString(any(sales_channel)) AS line_channel, toString(any(country)) AS line_market,
        sumIf(entries.units, entry = 'sale') AS units, sum(entries.net_sales) AS sales, -sumIf(entries.net_sales, entry = 'refund') AS back, sum(entries.cm3) AS margin
      FROM order_economics AS entries
      WHERE ${ofSlice(p)} AND order_id != '' AND ordered_at >= ${instant(periodStart(wide))} AND ordered_at < ${instant(periodEnd(wide))}
      GROUP BY of_store, of_order, line_sku
    ) AS booked
    GLOBAL INNER JOIN (${chosen}) AS wanted ON booked.of_store = wanted.in_store AND booked.of_order = wanted.placed_as
    GROUP BY of_store, of_order ORDER BY at_ms, of_order`
}

/** When the first order of the brand was placed, and what products that were shown are called. */
function around(p: Question): readonly Sql[] {
  return [
    sql`SELECT toUnixTimestamp64Milli(min(ordered_at)) AS first_ms FROM orders WHERE ${ofSlice(p)}`,
    sql`SELECT sku, title FROM (${productsListed(p.scope)}) WHERE sku GLOBAL IN (SELECT sku FROM (${momentRows(p)}) WHERE sku != '')`,
  ]
}

/** What every question about live sessions asks. `answer` reads it with `readLive`. */
export const liveAsks = {
  sql: liveSessionsFound,
  alsoAsks: {
    size: () => sql`SELECT ${u64(1)} AS rows`,
    statements: (p: Question) => [ordersAround(p), ...around(p)],
  },
} satisfies Pick<Measure, 'sql' | 'alsoAsks'>
