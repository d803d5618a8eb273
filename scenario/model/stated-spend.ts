import type { Day } from '../../src/kernel/time.ts'
import { billingCurrency } from '../brand/campaigns.ts'
import { searchTermsOf } from '../brand/search-terms.ts'
import { logNormal } from '../distributions.ts'
import type { Random } from '../random.ts'
import type { StatedSpend } from '../statements.ts'
import type { Placement } from './paid-traffic.ts'

/** Units of a currency for a dollar when ads are billed; only how much is spent depends on it. */
const billedPerDollar: Readonly<Record<string, number>> = { USD: 1, GBP: 0.79, EUR: 0.92 }
/** Dollars for a thousand impressions, clicks per impression, and how far a platform overstates its own part. */
const delivery: Readonly<Record<string, readonly [perThousand: number, clickRate: number, overstated: number]>> = {
  meta_ads: [9, 0.013, 1.35],
  google_ads: [14, 0.03, 1.15],
  tiktok_ads: [6, 0.009, 1.5],
}
const usualDelivery = [11, 0.012, 1.2] as const
const claimedOrderValue = 5_690

/** What the platforms report for one day: spend, delivery, and the orders that each claims for itself. */
export function statedSpend(
  random: Random,
  placements: readonly Placement[],
  day: Day,
  index: number,
  termsADay: number,
): StatedSpend[] {
  const rows = placements.flatMap((placement) => {
    const row = rowOf(random, placement, day, index)
    if (row.spend === 0) return []
    return row.platform === 'amazon_ads' ? byTerm(row, termsADay) : [row]
  })
  return acrossCountries(rows)
}

function rowOf(
  random: Random,
  { campaign, country, dollars, newCustomers }: Placement,
  day: Day,
  index: number,
): StatedSpend {
  const spent = dollars[index] ?? 0
  const currency = billingCurrency(campaign.platform, country)
  const [perThousand, clickRate, overstated] = delivery[campaign.platform] ?? usualDelivery
  const impressions = Math.round((1000 * spent * logNormal(random, 0, 0.1)) / perThousand)
  const conversions = Math.round((newCustomers[index] ?? 0) * overstated * logNormal(random, 0, 0.2))
  return {
    platform: campaign.platform,
    kind: campaign.platform === 'creators' ? 'creator' : 'ads',
    day,
    campaignId: campaign.id,
    campaign: campaign.name,
    term: '',
    country,
    currency,
    spend: Math.round(spent * 100 * (billedPerDollar[currency] ?? 1)),
    impressions,
    clicks: Math.round(impressions * clickRate * logNormal(random, 0, 0.1)),
    conversions,
    conversionValue: conversions * claimedOrderValue,
  }
}

/** Amazon reports by search term: the row is cut into terms of falling weight, which add up to it. */
function byTerm(row: StatedSpend, terms: number): StatedSpend[] {
  const words = searchTermsOf(row.country).slice(0, terms)
  let left = { ...row }
  return words.map((term, i) => {
    const share = i === words.length - 1 ? 1 : 0.5
    const part = (amount: number) => Math.round(amount * share)
    const one = {
      ...row,
      term,
      spend: part(left.spend),
      impressions: part(left.impressions),
      clicks: part(left.clicks),
      conversions: part(left.conversions),
      conversionValue: part(left.conversions) * claimedOrderValue,
    }
    left = {
      ...left,
      spend: left.spend - one.spend,
      impressions: left.impressions - one.impressions,
      clicks: left.clicks - one.clicks,
      conversions: left.conversions - one.conversions,
    }
    return one
  })
}

/** Google's campaign report has no countries: its rows of one campaign become one. */
function acrossCountries(rows: readonly StatedSpend[]): StatedSpend[] {
  const google = new Map<string, StatedSpend>()
  return rows.flatMap((row) => {
    if (row.platform !== 'google_ads') return [row]
    const known = google.get(row.campaignId)
    if (!known) {
      const one = { ...row, country: '' }
      google.set(row.campaignId, one)
      return [one]
    }
    known.spend += row.spend
    known.impressions += row.impressions
    known.clicks += row.clicks
    known.conversions += row.conversions
    known.conversionValue += row.conversionValue
    return []
  })
}
