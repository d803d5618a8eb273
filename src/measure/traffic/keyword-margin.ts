import { servedChannel } from '../../derive/served-channel.ts'
import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { isCosted, margin } from '../margins.ts'
import { z95 } from '../wilson.ts'
import { bucketOf, ratio, within } from '../within.ts'
import { inOurMoney, positionSum, rankedImpressions, reportedTerms } from './reported-terms.ts'
import { visitOrders } from './visit-orders.ts'
import { type VisitQuestion, visitsWithin } from './visits.ts'

/** Terms as they are compared: without blanks around them, in small letters. */
const spelt = (term: Sql) => sql`lowerUTF8(trimBoth(toString(${term})))`

/**
 * What is known of each search term by platform (`on`), and of the visits tagged with it, as rows that share a `term`. `rate` is the
 * margin rate of the sales channel that the platform serves by the brand's rules of spend, `spread` half the width of its interval.
 */
export function keywordFacts(p: VisitQuestion & { platform?: string[] | undefined }): Sql {
  const served = servedChannel(p.scope, sql`terms.platform`, sql`terms.campaign`)
  const unreported = sql`'' AS on, '' AS channel, NULL AS seen, NULL AS clicked, NULL AS positions, NULL AS ranked, NULL AS spent, NULL AS told_orders, NULL AS told, 0 AS unpriced, NULL AS rate, NULL AS spread`
  return sql`(
      SELECT term, on, reported.channel AS channel, seen, clicked, positions, ranked, spent, told_orders, told, unpriced, margins.rate AS rate, margins.spread AS spread,
        NULL AS visited, NULL AS placed, NULL AS net, NULL AS of_cm2
      FROM (
        SELECT ${spelt(sql`terms.term`)} AS term, toString(terms.platform) AS on, ${served} AS channel, sum(terms.impressions) AS seen, sum(terms.clicks) AS clicked,
          ${positionSum} AS positions, ${rankedImpressions} AS ranked, ${inOurMoney(sql`terms.spend_minor`)} AS spent, sum(terms.orders) AS told_orders,
          ${inOurMoney(sql`terms.sales_minor`)} AS told, countIf((ifNull(terms.spend_minor, 0) != 0 OR ifNull(terms.sales_minor, 0) != 0) AND minor_rate = 0) > 0 AS unpriced
        ${reportedTerms(p)}
        GROUP BY term, on, channel
      ) AS reported
      GLOBAL LEFT JOIN (${marginRates(p)}) AS margins ON reported.channel = margins.channel
      UNION ALL
      SELECT ${spelt(sql`utm_term`)} AS term, ${unreported}, count(), 0, 0, NULL ${visitsWithin(p)} AND utm_term != '' GROUP BY term
      UNION ALL
      SELECT key AS term, ${unreported}, 0, sum(counts), sum(net_sales), sum(cm2) FROM ${visitOrders(p, spelt(sql`utm_term`))} WHERE key != '' GROUP BY term)`
}

/**
 * CM2 ÷ net sales of each sales channel in the period, of what has known costs, whatever campaign it came by. The interval is 1.96
 * standard deviations of the weeks' rates to either side, each week weighted by its net sales; one week has none.
 */
function marginRates(p: Question): Sql {
  const all = { ...p, campaign: [] }
  return sql`
    SELECT channel, if(sum(net) > 0, toNullable(sum(cm2) / sum(net)), NULL) AS rate, countIf(net > 0) AS weeks, sumIf(net, net > 0) AS weight,
      sumIf(cm2 * cm2 / net, net > 0) - pow(sumIf(cm2, net > 0), 2) / weight AS squares,
      if(weeks < 2, NULL, ${z95} * sqrt(greatest(0, squares / weight) * weeks / (weeks - 1))) AS spread
    FROM (
      SELECT toString(sales_channel) AS channel, ${bucketOf('week', 'at', p)} AS week, toFloat64(${margin('cm2')}) AS cm2, toFloat64(sumIf(entries.net_sales, ${isCosted})) AS net
      FROM order_economics AS entries WHERE ${within(all)} GROUP BY channel, week
    )
    WHERE cm2 IS NOT NULL GROUP BY channel`
}

/** What the terms of `keywordFacts` add up to; parts of the own site and of marketplaces apart, because visits tell only the own site's. */
export function keywordSums(p: VisitQuestion & { platform?: string[] | undefined }): Sql {
  const estimate = sql`if(told = 0, 0, told * rate)`
  const isUnsure = sql`(ifNull(spent, 0) > 0 OR told IS NOT NULL OR unpriced) AND ${estimate} IS NULL`
  return sql`(
    SELECT term, arrayStringConcat(arraySort(groupUniqArrayIf(on, on != '')), ', ') AS platforms, sum(seen) AS impressions, sum(clicked) AS clicks,
      ${ratio(sql`sum(positions)`, sql`sum(ranked)`)} AS position, if(max(unpriced), NULL, sum(spent)) AS spend, sum(told_orders) AS stated_orders,
      if(max(unpriced), NULL, sum(told)) AS stated_sales, sum(visited) AS visits, sum(placed) AS orders, sum(net) AS net_sales,
      multiIf(visits IS NULL, NULL, orders = 0, ifNull(sum(of_cm2), 0), sum(of_cm2)) AS cm2,
      sumIf(${estimate}, channel = 'own_site') AS own_estimate, sumIf(${estimate}, channel NOT IN ('own_site', '')) AS market_estimate,
      countIf(${isUnsure} AND channel = 'own_site') > 0 AS own_unsure, countIf(${isUnsure} AND channel NOT IN ('own_site', '')) > 0 AS market_unsure,
      countIf((told IS NOT NULL OR unpriced) AND ${estimate} IS NULL) > 0 AS estimate_unsure,
      if(countIf(told != 0 AND spread IS NULL) > 0, NULL, sum(if(told = 0, 0, abs(told) * spread))) AS half
    FROM ${keywordFacts(p)} GROUP BY term)`
}
