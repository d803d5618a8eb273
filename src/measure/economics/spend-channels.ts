import { trafficChannelIds, trafficChannels } from '../../kernel/traffic-channel.ts'
import { type Sql, sql, strs } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofTraffic } from '../traffic/touches.ts'
import { spendFacts } from './spend-facts.ts'

/** What an ad platform mostly sells, for campaigns that nobody was seen to come by. */
const usual: Readonly<Record<string, string>> = {
  google_ads: 'paid_search',
  google_search: 'paid_search',
  bing_ads: 'paid_search',
  microsoft_ads: 'paid_search',
  baidu_ads: 'paid_search',
  yandex_ads: 'paid_search',
  meta_ads: 'paid_social',
  tiktok_ads: 'paid_social',
  pinterest_ads: 'paid_social',
  snapchat_ads: 'paid_social',
  x_ads: 'paid_social',
  linkedin_ads: 'paid_social',
  youtube_ads: 'paid_video',
}

/** Ads that lead to a marketplace, not to the own site. */
const ofMarketplaces = ['amazon_ads', 'shopee_ads', 'lazada_ads', 'walmart_ads', 'ebay_ads', 'tiktok_shop_ads']

/** What was spent to bring people to the own site, as `platform`, `of_kind`, `campaign` and `spent`. */
export function siteSpend(p: Question): Sql {
  return sql`
    SELECT key.1 AS platform, key.2 AS of_kind, key.3 AS campaign, spent
    FROM (${spendFacts(p, sql`(toString(platform), toString(kind), toString(campaign))`)})
    WHERE platform NOT IN ${strs(ofMarketplaces)}`
}

/**
 * The same by kind of traffic, as `channel` and `spent`: of creators and affiliates theirs, of ads the paid kind that most
 * visits of the campaign's name were of, else what the platform mostly sells.
 */
export function spendByChannel(p: Question, inPeriod: Sql): Sql {
  const paid = trafficChannelIds.filter((id) => trafficChannels[id].tenure === 'rented')
  const platforms = Object.keys(usual)
  return sql`
    SELECT multiIf(of_kind = 'creator', 'creator', of_kind = 'affiliate', 'affiliates', seen.channel != '', seen.channel,
        transform(platform, ${strs(platforms)}, ${strs(Object.values(usual))}, 'paid_other')) AS channel, sum(spent) AS spent
    FROM (${siteSpend(p)}) AS paid_for
    LEFT JOIN (
      SELECT campaign, argMax(channel, (visits, channel)) AS channel
      FROM (
        SELECT toString(utm_campaign) AS campaign, toString(visits.channel) AS channel, count() AS visits
        FROM visits FINAL WHERE ${ofTraffic(p)} AND ${inPeriod} AND utm_campaign != '' AND visits.channel IN ${strs(paid)}
        GROUP BY campaign, channel
      )
      GROUP BY campaign
    ) AS seen ON paid_for.campaign = seen.campaign
    GROUP BY channel`
}
