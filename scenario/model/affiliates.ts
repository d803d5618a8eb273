import type { Day } from '../../src/kernel/time.ts'
import type { Random } from '../random.ts'
import type { StatedOrder, StatedSpend } from '../statements.ts'
import { percentOf, total } from './intent.ts'

/** Share of TikTok Shop orders that a creator's video brought, and the creator's percent of what was paid for the goods. */
export const affiliateShare = 0.38
export const affiliatePercent = 12
/** The shop whose creators' commission is in no settlement. */
const unsettledStore = 'tiktok-uk'

/** What creators earned on a day's orders of the shop without settlements, as a general spend table states it. */
export function affiliateSpend(random: Random, day: Day, orders: readonly StatedOrder[]): StatedSpend[] {
  const earned = new Map<string, StatedSpend>()
  for (const order of orders) {
    if (order.store !== unsettledStore || order.status !== 'placed' || !random.chance(affiliateShare)) continue
    const row = earned.get(order.country) ?? {
      platform: 'tiktok_shop_ads',
      kind: 'affiliate',
      day,
      campaignId: '',
      campaign: 'affiliate-creators',
      term: '',
      country: order.country,
      currency: order.currency,
      spend: 0,
      impressions: 0,
      clicks: 0,
      conversions: 0,
      conversionValue: 0,
    }
    const paid = total(order.lines, (line) => line.goods - line.coupon)
    row.spend += percentOf(paid, affiliatePercent)
    row.conversions += 1
    row.conversionValue += paid
    earned.set(order.country, row)
  }
  return [...earned.values()]
}
