import type { Days } from '../../src/measure/periods.ts'
import { campaignNamed, paidChannel } from '../traffic/touch.ts'
import type { OrderTruth } from '../traffic/traffic-book.ts'
import type { Brought } from './ad-price.ts'
import { isIn } from './asked.ts'
import type { Known } from './brand.ts'

/** What was spent on each channel by which campaigns bring people to the own site. */
export function costOfChannels({ spend, convert }: Known): Map<string, number> {
  const costs = new Map<string, number>()
  for (const row of spend) {
    const campaign = campaignNamed(row.campaign)
    const channel = campaign && paidChannel(campaign)
    if (channel) costs.set(channel, (costs.get(channel) ?? 0) + convert(row.spend, row.currency, row.day))
  }
  return costs
}

/** What the visits of these days that are tagged with a campaign brought: orders and their sales, whenever sent back. */
export function broughtBy(
  { entries, orders, dayAt }: Known,
  journeys: ReadonlyMap<string, OrderTruth>,
  campaign: string,
  days: Days,
): Brought {
  const isBrought = (orderId: string) => {
    const visit = journeys.get(orderId)?.touches.at(-1)
    return visit?.campaign === campaign && isIn(dayAt(Date.parse(visit.at)), days)
  }
  const ofOrders = entries.filter(({ channel, orderId }) => channel === 'own_site' && orderId && isBrought(orderId))
  return {
    ordered: orders.filter(({ order }) => order.status === 'placed' && isBrought(order.orderId)).length,
    sold: ofOrders.reduce((sum, { amounts }) => sum + amounts.net_sales, 0),
  }
}
