import type { Day } from '../../src/kernel/time.ts'
import { type Campaign, campaigns } from '../brand/campaigns.ts'
import { logNormal } from '../distributions.ts'
import { Random } from '../random.ts'
import { adstock, hill } from './response.ts'
import { occasionsOn } from './season.ts'

/** A campaign in one country: what is spent (US dollars) and how many new customers it brings, both by day. */
export type Placement = {
  campaign: Campaign
  country: string
  dollars: readonly number[]
  newCustomers: readonly number[]
}

/** All placements of a scenario, with spend drawn and the true effect worked out from it. */
export function drawPlacements(seed: number, days: readonly Day[], scale: number): Placement[] {
  return campaigns.flatMap((campaign) =>
    Object.entries(campaign.countries).map(([country, weight]) => {
      const random = new Random(seed, `spend/${campaign.id}/${country}`)
      const dollars = drawSpend(random, campaign, country, days, weight * scale)
      return { campaign, country, dollars, newCustomers: effectOf(campaign, weight * scale, dollars) }
    }),
  )
}

/** New customers by day that this spend brings to a campaign of this scale. */
function effectOf(campaign: Campaign, scale: number, dollars: readonly number[]): number[] {
  const stock = adstock(dollars, campaign.retention)
  return stock.map((now) => campaign.strength * scale * hill(now, campaign.slope, campaign.half * scale))
}

/** Dollars by day: a level that wanders from week to week, more on occasions, some weeks off; cents are whole. */
function drawSpend(random: Random, campaign: Campaign, country: string, days: readonly Day[], scale: number): number[] {
  const offset = random.below(campaign.everyDays)
  let level = 1
  let off = false
  return days.map((day, i) => {
    if (i % 7 === 0) {
      level = level ** 0.7 * logNormal(random, 0, 0.28)
      off = campaign.everyDays === 1 && random.chance(0.07)
    }
    if (off || i % campaign.everyDays !== offset) return 0
    const lift = occasionsOn(day, campaign.channel, country).reduce((all, occasion) => all * occasion.lift, 1)
    return Math.round(100 * campaign.budget * scale * level * Math.sqrt(lift) * logNormal(random, 0, 0.12)) / 100
  })
}
