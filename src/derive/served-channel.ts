import type { Scope } from '../manage/scope.ts'
import { type Sql, sql, strs } from '../store/sql.ts'

/** The sales channel that a platform's campaign serves, by the brand's rules: the longest prefix that matches, else the own site. */
export function servedChannel({ spendRules }: Pick<Scope, 'spendRules'>, platform: Sql, campaign: Sql): Sql {
  if (spendRules.length === 0) return sql`'own_site'`
  const rules = [...spendRules].sort((a, b) => b.campaign.length - a.campaign.length)
  const [platforms, campaigns] = [strs(rules.map((rule) => rule.platform)), strs(rules.map((rule) => rule.campaign))]
  const place = sql`arrayFirstIndex((of_platform, of_campaign) -> of_platform = ${platform} AND startsWith(${campaign}, of_campaign), ${platforms}, ${campaigns})`
  return sql`arrayElement(${strs(['own_site', ...rules.map((rule) => rule.sales_channel)])}, ${place} + 1)`
}
