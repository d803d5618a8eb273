import { servedChannel } from '../../derive/served-channel.ts'
import { marketplaceAds } from '../../kernel/channel.ts'
import { trafficChannelIds, trafficChannels } from '../../kernel/traffic-channel.ts'
import { type Sql, sql, strs } from '../../store/sql.ts'
import { spendFacts } from '../economics/spend-facts.ts'
import { type ChannelDimension, type VisitQuestion, visitDimensions, visitsWithin } from './visits.ts'

/** Kinds of traffic that cost something each time; an e-mail that names a campaign of ads does not take their spend. */
export const paidChannels = trafficChannelIds.filter((id) => trafficChannels[id].tenure === 'rented')

const searchAds = ['google_ads', 'microsoft_ads', 'bing', 'bing_ads']
const shelfAds = marketplaceAds.map(([platform]) => platform)

/** The kind of traffic that a platform's spend buys, where no visit tells it. */
const platformChannel = sql`multiIf(spent_on IN ${strs(searchAds)}, 'paid_search', spent_on IN ${strs(shelfAds)}, 'marketplace_ads',
      spent_kind = 'creator', 'creator', spent_kind = 'affiliate', 'affiliates', 'paid_social')`

/**
 * What was spent, by the kind of traffic that it bought or by campaign: `key`, `spent` and `clicked`. A campaign is of the kind
 * that most paid visits tagged with its name are of. Spend on marketplaces' own ads brings nobody to the shop, and is left out;
 * what serves a marketplace by the brand's rules is, too, where only what serves the own site is asked for.
 */
export function channelSpend(p: VisitQuestion, by: 'channel' | 'campaign', serving: 'all' | 'own_site' = 'all'): Sql {
  const served = servedChannel(p.scope, sql`spent_on`, sql`spent_campaign`)
  const key = by === 'channel' ? sql`traffic_channel` : sql`spent_campaign`
  return sql`(
    SELECT ${key} AS key, spent, clicked
    FROM (
      SELECT spent, clicked, spends.key.1 AS spent_on, spends.key.2 AS spent_campaign, spends.key.3 AS spent_kind,
        if(tagged.visit_channel = '', ${platformChannel}, tagged.visit_channel) AS traffic_channel
      FROM (${spendFacts(p, sql`(toString(platform), toString(campaign), toString(kind))`)}) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits ${visitsWithin(unfiltered(p))} AND utm_campaign != '' AND channel IN ${strs(paidChannels)} GROUP BY campaign, visit_channel
        ) GROUP BY campaign
      ) AS tagged ON spends.key.2 = tagged.campaign
    )
    WHERE traffic_channel != 'marketplace_ads'${serving === 'own_site' ? sql` AND ${served} = 'own_site'` : sql``}${p.channel?.length ? sql` AND traffic_channel IN ${strs(p.channel)}` : sql``})`
}

/** What a campaign is does not depend on whose visits are looked at. */
function unfiltered({ scope, from, to }: VisitQuestion): VisitQuestion {
  return { scope, from, to }
}

/** Whether what was spent on these visits is known: platforms tell it by country and campaign, and by neither source nor device. */
export function isSpendKnown(p: VisitQuestion): boolean {
  return !p.visit_source?.length && !p.device?.length && (p.bots ?? 'exclude') === 'exclude'
}

/** What was spent, by what the kind of traffic that it bought says: `key` and `spent`. */
export function spendBy(p: VisitQuestion, by: ChannelDimension): Sql {
  if (by === 'channel') return channelSpend(p, by)
  return sql`(SELECT ${visitDimensions[by]} AS key, spent FROM (SELECT key AS channel, spent FROM ${channelSpend(p, 'channel')}))`
}
