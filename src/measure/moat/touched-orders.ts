import { salesChannels } from '../../kernel/channel.ts'
import { trafficChannelIds, trafficChannels } from '../../kernel/traffic-channel.ts'
import { type Sql, sql, strs } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { paidChannels } from '../traffic/channel-spend.ts'
import { leadOf } from '../traffic/lead-channel.ts'
import { journeysOfDays, journeyTouches } from '../traffic/touches.ts'
import { inPeriod, ofSlice, orderFilters } from '../within.ts'

/** Whose the way was by which an order came. */
export type Hold = 'owned' | 'earned' | 'paid' | 'marketplace' | 'unknown'

/** Sales channels where the buyers are the marketplace's: each order pays its commission, so that none comes without paying again. */
export const marketplaces = salesChannels.filter((id) => !['own_site', 'retail', 'other'].includes(id))

export type TouchedQuestion = Question & { window_days: number }

const tenureOf = sql`transform(touch, ${strs(trafficChannelIds)}, ${strs(trafficChannelIds.map((id) => trafficChannels[id].tenure))}, '')`

/**
 * Orders placed in the days of a question, each with what it brought so far and how it came: `touch` is the last visit of the
 * window that was not direct, direct where there was no other, the marketplace of an order placed on one, and empty where
 * nothing is known of the way; `hold` is whose that way was. A repeat without a paid touch in the window is owned, whatever
 * brought it, if its visits are known.
 */
export function touchedOrders(p: TouchedQuestion): Sql {
  const visited = sql`arrayMap(touch -> touch.2, ${journeyTouches({ ...p, by: 'channel' })})`
  // Two words of each journey are carried on instead of its visits.
  const journeys = journeysOfDays({ ...p, bots: 'exclude' }, [
    { as: 'led_by', of: leadOf(visited) },
    { as: 'is_unpaid', of: sql`NOT hasAny(${visited}, ${strs(paidChannels)})` },
  ])
  return sql`(
    SELECT customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3, touch,
      multiIf(sales_channel IN ${strs(marketplaces)}, 'marketplace', touch = '', 'unknown', touch IN ${strs(paidChannels)}, 'paid',
        touch != 'unassigned', if(${tenureOf} = 'owned', 'owned', 'earned'), order_rank > 1 AND is_unpaid, 'owned', 'unknown') AS hold
    FROM (
      SELECT placed.customer_id AS customer_id, placed.customer_first_at AS customer_first_at, placed.ordered_at AS ordered_at, toString(placed.country) AS country, toString(placed.sales_channel) AS sales_channel, placed.order_rank AS order_rank,
        placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, told.is_unpaid AS is_unpaid,
        if(sales_channel IN ${strs(marketplaces)}, sales_channel, told.led_by) AS touch
      FROM (
        SELECT toString(store) AS store, order_id, customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3
        FROM orders WHERE ${ofSlice(p)} AND ${inPeriod('ordered_at', p)}${orderFilters(p)}
      ) AS placed
      GLOBAL LEFT JOIN (
        SELECT store, order_id, led_by, is_unpaid FROM ${journeys}
      ) AS told ON placed.store = told.store AND placed.order_id = told.order_id
    ))`
}
