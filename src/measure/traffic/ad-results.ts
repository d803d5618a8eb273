import { type Sql, sql } from '../../store/sql.ts'
import { spendFacts } from '../economics/spend-facts.ts'
import { visitOrders } from './visit-orders.ts'
import type { VisitQuestion } from './visits.ts'

/**
 * What ads did in a period, by platform and campaign: spent, seen, clicked, ordered, the sales of those orders, and how many
 * of them are unvalued, stated without sales. What a platform does not state is NULL. What creators and affiliates report beside
 * their cost is none of it: their impressions were not bought.
 */
export function adResults(p: VisitQuestion, conversions: 'stated' | 'own'): Sql {
  const spent = spendFacts(p, sql`(toString(platform), toString(campaign), toString(kind))`)
  const reported = sql`SELECT spends.key.1 AS platform, spends.key.2 AS campaign, spends.key.3 AS spent_kind, ads_spent AS spent, toFloat64(ifNull(seen, 0)) AS seen, toFloat64(ifNull(clicked, 0)) AS clicked`
  if (conversions === 'stated') {
    return sql`(${reported}, converted AS ordered, toFloat64(stated) AS sold, ifNull(converted_unvalued, 0) AS unvalued FROM (${spent}) AS spends WHERE spent_kind = 'ads')`
  }
  // Orders are shared by the clicks of everything that has the campaign's name, and only then is the rest left out.
  return sql`(SELECT * FROM (
    ${reported}, own.placed * of_campaign AS ordered, own.net * of_campaign AS sold, 0 AS unvalued,
      if(clicked = 0, 0, clicked / sum(clicked) OVER (PARTITION BY campaign)) AS of_campaign FROM (${spent}) AS spends
    GLOBAL LEFT JOIN (SELECT key, sum(counts) AS placed, sum(net_sales) AS net FROM ${visitOrders({ ...p, campaign: [] }, sql`toString(utm_campaign)`)} WHERE key != '' GROUP BY key) AS own
      ON spends.key.2 = own.key) WHERE spent_kind = 'ads')`
}
