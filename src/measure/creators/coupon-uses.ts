import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { recentTouches } from '../traffic/last-links.ts'
import { linksNow } from '../traffic/link-edges.ts'
import { journeysOf } from '../traffic/touches.ts'
import { purchasesWithin } from '../within.ts'
import { dealVisits } from './deal-visits.ts'

/** How an order with a coupon came: by what its visits of the 30 days before show. */
export const waysOfUse = {
  creator: { en: 'After a visit by a link of the creator', zh: '曾通过该红人的链接来访' },
  deal_site: { en: 'From a coupon or deal site', zh: '来自优惠券或折扣网站' },
  elsewhere: { en: 'By another way, never by the creator', zh: '来自其他渠道，从未经过该红人' },
  direct: { en: 'Directly', zh: '直接访问' },
  unknown: { en: 'Visit not known', zh: '访问未知' },
}

const usedCoupon = sql`upper(trim(toString(coupon_code)))`

/** Coupons of links: whose they are (empty where several share one), and by which codes their people come. */
function couponCodes(p: Question): Sql {
  return sql`SELECT coupon, called, arrayConcat(codes, more_codes) AS own_codes
        FROM (
          SELECT coupon, if(uniqExact(creator) = 1, any(creator), '') AS called, groupUniqArray(toString(code)) AS codes
          FROM (${linksNow(p)}) WHERE coupon != '' GROUP BY coupon
        ) AS stated
        GLOBAL LEFT JOIN (
          SELECT creator AS by_name, groupUniqArray(toString(code)) AS more_codes FROM (${linksNow(p)}) WHERE creator != '' GROUP BY creator
        ) AS theirs ON stated.called = theirs.by_name`
}

/** What the visits before orders of a question with a coupon show: the codes that they came by, and the last one that was not direct. */
function visitsBefore(p: Question): Sql {
  const last = sql`arrayLast(one -> one.2 != 'direct', ${recentTouches})`
  const shown = sql`(arrayMap(one -> toString(one.3), ${recentTouches}), ${last}.1, toString(${last}.2))`
  const ids = sql`SELECT order_id FROM orders WHERE ${purchasesWithin(p)} AND sales_channel = 'own_site' AND coupon_code != ''`
  const journeys = journeysOf({ ...p, bots: 'exclude' }, ids, ['person', 'ordered_at', { as: 'led_by', of: shown }])
  return sql`SELECT seen_in, seen_as, is_seen, led.1 AS came_by_codes, led.3 AS last_channel, from_site
        FROM (SELECT toString(store) AS seen_in, order_id AS seen_as, 1 AS is_seen, person, led_by AS led, led_by.2 AS last_at FROM ${journeys}) AS journey
        GLOBAL ANY LEFT JOIN (${dealVisits(p)}) AS deal ON journey.person = deal.of_person AND journey.last_at = deal.began`
}

/**
 * Orders of a question with a coupon of the brand's links: `in_store`, `placed_as`, `placed_at`, `to_country`, `coupon`, `called` (whose it is), `came_by`
 * (of `waysOfUse`; a deal site that the last visit came from comes first), and `site`, that deal site.
 */
export function couponUses(p: Question): Sql {
  return sql`SELECT in_store, placed_as, placed_at, to_country, coupon, called, from_site AS site,
        multiIf(is_seen = 0, 'unknown', from_site != '', 'deal_site', hasAny(came_by_codes, own_codes), 'creator', last_channel = '', 'direct', 'elsewhere') AS came_by
      FROM (
        SELECT toString(store) AS in_store, order_id AS placed_as, ordered_at AS placed_at, toString(country) AS to_country, ${usedCoupon} AS used
        FROM orders WHERE ${purchasesWithin(p)} AND coupon_code != ''
      ) AS placed
      GLOBAL INNER JOIN (${couponCodes(p)}) AS known ON placed.used = known.coupon
      GLOBAL LEFT JOIN (${visitsBefore(p)}) AS seen ON placed.in_store = seen.seen_in AND placed.placed_as = seen.seen_as`
}
