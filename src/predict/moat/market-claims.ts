import { liveRows } from '../../derive/current.ts'
import { marketplaceAds } from '../../kernel/channel.ts'
import type { Question } from '../../measure/define.ts'
import { spendFacts } from '../../measure/economics/spend-facts.ts'
import { marketplaces } from '../../measure/moat/touched-orders.ts'
import { within } from '../../measure/within.ts'
import { type Sql, sql, strs } from '../../store/sql.ts'

/**
 * Of a marketplace: what any paid traffic there cost and all that was sold, by the ledger; what its own ads cost, what those of
 * them cost that state their sales, and what these state; and how many facts of its ads there are, of any time.
 */
export type Claim = {
  sales_channel: string
  cost: number
  sold: number
  ads: number
  ads_stated: number
  stated: number | null
  facts: number
}

export function marketClaims(p: Question): Sql {
  const platforms = marketplaceAds.map(([platform]) => platform)
  const channels = marketplaceAds.map(([, channel]) => channel)
  const soldOn = (platform: Sql) => sql`transform(${platform}, ${strs(platforms)}, ${strs(channels)}, '')`
  return sql`
    SELECT sold_on AS sales_channel, sum(cost_there) AS cost, sum(sold_there) AS sold, sum(ads_there) AS ads, sum(ads_stated_there) AS ads_stated,
      sum(stated_there) AS stated, sum(facts_there) AS facts
    FROM (
      SELECT ${soldOn(sql`spends.key`)} AS sold_on, toInt64(0) AS cost_there, toInt64(0) AS sold_there, toInt64(spent) AS ads_there,
        toInt64(spent_stated) AS ads_stated_there, toNullable(toInt64(stated)) AS stated_there, toInt64(0) AS facts_there
      FROM (${spendFacts(p, sql`toString(platform)`)}) AS spends WHERE key IN ${strs(platforms)}
      UNION ALL
      SELECT toString(sales_channel) AS sold_on, toInt64(sum(ads + creator + affiliate)), toInt64(sum(net_sales)), toInt64(0), toInt64(0), NULL, toInt64(0)
      FROM order_economics AS entries WHERE ${within(p)} AND sales_channel IN ${strs(marketplaces)} GROUP BY sold_on
      UNION ALL
      SELECT ${soldOn(sql`toString(platform)`)} AS sold_on, toInt64(0), toInt64(0), toInt64(0), toInt64(0), NULL, toInt64(count())
      ${liveRows('spend', p.scope)} AND platform IN ${strs(platforms)} GROUP BY sold_on
    )
    GROUP BY sold_on`
}

/**
 * The share of each marketplace's sales that its ads claim; ads that state no sales are taken to sell as well as those that do.
 * Nothing is claimed where the ads are known and nothing was spent. Of any other marketplace the share is not known.
 */
export function claimedOf(claims: readonly Claim[]): Record<string, number> {
  return Object.fromEntries(
    claims.flatMap(({ sales_channel, cost, sold, ads, ads_stated, stated, facts }) => {
      if (cost <= 0 && ads <= 0) return facts > 0 ? [[sales_channel, 0]] : []
      if (stated === null || sold <= 0 || ads_stated <= 0) return []
      return [[sales_channel, Math.min(1, Math.max(0, (stated * ads) / ads_stated / sold))]]
    }),
  )
}
