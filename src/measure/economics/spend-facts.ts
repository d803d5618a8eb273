import { currentRows } from '../../derive/current.ts'
import { converted } from '../../derive/rounding.ts'
import type { Sql } from '../../store/sql.ts'
import { day, join, sql, str, strs, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'

/**
 * What platforms report for the days of a question, in the brand's currency: each row is converted for itself at the
 * rate of its day, as the ledger does. Days without a rate are refused before (rate_gaps). `also` are columns that the key
 * needs beyond the usual ones, each after a comma.
 */
export function spendFacts(p: Question, key: Sql, also: Sql = sql``): Sql {
  const columns = sql`platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor${also}`
  const inDays = sql`day BETWEEN ${day(p.from)} AND ${day(p.to)}`
  const inOurs = (minor: Sql) => converted(minor, sql`minor_rate`)
  return sql`
    SELECT ${key} AS key, sum(${inOurs(sql`spend_minor`)}) AS spent, sumIf(${inOurs(sql`spend_minor`)}, kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, ${inOurs(sql`assumeNotNull(conversion_value_minor)`)})) AS stated,
      sumIf(${inOurs(sql`spend_minor`)}, conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (${currentRows('spend', p.scope, columns, inDays)})${chosen(p)}) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = ${str(p.scope.brand)} AND slice = ${u64(p.scope.slice)}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key`
}

/** Filters of rows as they stand: a campaign that was renamed is not found by the name that it had. */
function chosen(p: Question): Sql {
  const pieces: Sql[] = []
  if (p.country?.length) pieces.push(sql`country IN ${strs(p.country)}`)
  if (p.campaign?.length) pieces.push(sql`campaign IN ${strs(p.campaign)}`)
  return pieces.length ? sql` WHERE ${join(pieces, sql` AND `)}` : sql``
}

/** The first day of the step of time of the column day, which is a calendar day already. */
export function bucketOfDay(by: 'day' | 'week' | 'month'): Sql {
  return { day: sql`day`, week: sql`toMonday(day)`, month: sql`toStartOfMonth(day)` }[by]
}
