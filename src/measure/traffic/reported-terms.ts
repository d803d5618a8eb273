import { currentRows } from '../../derive/current.ts'
import { day, join, type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'

/**
 * Search terms as they are reported, in rows that lie wholly within the period of a question: `terms`, each with the rate of its last
 * day. A SELECT stands before it.
 */
export function reportedTerms(p: Question & { platform?: string[] | undefined }): Sql {
  const pieces = [sql`day_to <= ${day(p.to)}`]
  if (p.country?.length) pieces.push(sql`country IN ${strs(p.country)}`)
  if (p.campaign?.length) pieces.push(sql`campaign IN ${strs(p.campaign)}`)
  if (p.platform?.length) pieces.push(sql`platform IN ${strs(p.platform)}`)
  const columns = sql`term, platform, country, campaign, day_to, impressions, clicks, position, spend_minor, currency, orders, sales_minor`
  return sql`FROM (
      SELECT * FROM (${currentRows('search_terms', p.scope, columns, sql`day_from >= ${day(p.from)}`)})
      WHERE ${join(pieces, sql` AND `)}
    ) AS terms
    GLOBAL LEFT JOIN (
      SELECT day, currency, minor_rate FROM day_rates WHERE brand = ${str(p.scope.brand)} AND slice = ${u64(p.scope.slice)}
    ) AS rates ON terms.day_to = rates.day AND terms.currency = rates.currency`
}

/** The sum of a column of money of `terms` in the brand's currency; NULL where a row has no rate. */
export function inOurMoney(minor: Sql): Sql {
  return sql`if(countIf(${minor} != 0 AND minor_rate = 0) > 0, NULL, toInt64(sum(round(${minor} * minor_rate))))`
}

/** Positions of `terms`, each as often as it was seen, and how often those were seen that have one. */
export const positionSum = sql`sum(toFloat64(terms.position) * terms.impressions)`
export const rankedImpressions = sql`sumIf(terms.impressions, terms.position IS NOT NULL)`
