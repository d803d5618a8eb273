import { groups, notedDays } from '../brand/groups.ts'
import { marketOf } from '../brand/markets.ts'
import { siteOf } from '../brand/site.ts'
import type { Scenario } from '../generate.ts'
import { Random } from '../random.ts'
import { csvLine } from './table.ts'

/** The links of the groups. What a link is put in tells apart those of one leader. */
export function groupLinksTable(): string {
  const header = 'code,kind,title,target,account,creator,channel'
  const rows = groups.map(({ code, kind, title, account, country, leader }) => {
    const { origin, prefix } = siteOf(marketOf(country))
    return csvLine([code, kind, title, account ? '' : `${origin}${prefix}/`, account, leader, title])
  })
  return `${header}\n${rows.join('')}`
}

/**
 * The orders for which a group's code was said: of people who came straight to the own site, without a coupon. Who is in a group is drawn beside the
 * orders: none of these changes with it.
 */
export function groupReports(scenario: Scenario): { code: string; store: string; order_id: string; at: string }[] {
  const random = new Random(scenario.options.seed, 'groups')
  const first = scenario.calendar.days.length - notedDays
  return [...scenario.days()].flatMap(({ index, orders }) =>
    orders.flatMap(({ channel, store, country, orderId, orderedAt, couponCode, cause }) => {
      const group = groups.find((one) => one.country === country)
      if (index < first || channel !== 'own_site' || cause.touch !== 'direct' || couponCode || !group) return []
      if (!random.chance(group.share)) return []
      return [{ code: group.code, store, order_id: orderId, at: new Date(orderedAt).toISOString() }]
    }),
  )
}
