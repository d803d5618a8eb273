import { servedChannel } from '../../derive/served-channel.ts'
import type { Question } from '../../measure/define.ts'
import { spendFacts } from '../../measure/economics/spend-facts.ts'
import { channelSpend } from '../../measure/traffic/channel-spend.ts'
import { couponOrders } from '../../measure/traffic/coupon-touches.ts'
import { creatorCost } from '../../measure/traffic/creator-cost.ts'
import { directTouch, journeysOf, journeyTouches } from '../../measure/traffic/touches.ts'
import { ofSlice, periodEnd, periodStart, purchasesWithin } from '../../measure/within.ts'
import { instant, type Sql, sql, str, whole } from '../../store/sql.ts'
import { customersAhead, marginErrors, placeOf } from './customers-ahead.ts'

/** What new customers are told apart by: the first touch of the journey to their first order, or what that order was. */
export const firsts = ['channel', 'campaign', 'creator', 'sku', 'country'] as const
export type First = (typeof firsts)[number]
export type AcquiredQuestion = Question & { by: First; window_days: number }

/** Months after the first order by which what came in is looked at, and the days of one. */
const monthsSeen = 24
export const daysOfMonth = sql`30.4375`

/**
 * New customers of a question and what was spent, a row each, both with `key`: `one` is 1 of a customer, `own`
 * of one of the own site, and `way_known` where it is known by what that one came. `first_margin` and `later_margin` are what
 * the customer has left so far, before the marketing of the first order, which is what a new customer costs: its coupon, and
 * fees of creators and affiliates, are `spent` on the customer. `is_known` is 0 where a day's margin is not known, and then nothing of
 * that customer counts. `seen` and `within` say by month after the first order (from none) whether that time is over, and
 * if so, what had been left by then. `expected` by time ahead, and its `errors` for a year.
 */
export function acquired(p: AcquiredQuestion): Sql {
  const known = sql`(firsts.cm2 IS NOT NULL AND NOT arrayExists(margin -> margin IS NULL, people.day_margins))`
  const lived = (month: Sql) => sql`is_known AND age_days >= ${month} * ${daysOfMonth}`
  const addedBack = sql`(ifNull(firsts.cm2, 0) - ifNull(firsts.cm3, 0))`
  const inTime = sql`first_at >= ${instant(periodStart(p))} AND first_at < ${instant(periodEnd(p))}`
  const end = sql`(SELECT toInt32(toDate(max(ordered_at), ${str(p.scope.timeZone)})) FROM orders WHERE ${ofSlice(p)} AND counts = 1)`
  const day = sql`toInt32(people.order_days[1])`
  return sql`(
    SELECT ${keyOf[p.by]} AS key, 1 AS one, ${toldOf[p.by]} AS way_known, toUInt8(firsts.sales_channel = 'own_site') AS own, toNullable(toInt64(${bookedOf[p.by]})) AS spent, toUInt8(${known}) AS is_known, if(${known}, firsts.cm2, 0) AS first_margin,
      if(${known}, arraySum(margin -> ifNull(margin, 0), people.day_margins) - ifNull(firsts.cm3, 0), 0) AS later_margin, ${end} - ${day} AS age_days,
      arrayMap(month -> toUInt64(${lived(sql`month`)}), range(${whole(monthsSeen + 1)})) AS seen,
      arrayMap(month -> if(${lived(sql`month`)}, ${addedBack} + arraySum((on, margin) -> if(toInt32(on) - ${day} <= month * ${daysOfMonth}, ifNull(margin, 0), 0), people.order_days, people.day_margins), 0), range(${whole(monthsSeen + 1)})) AS within,
      toUInt8(people.is_forecast = 1 AND people.per_day IS NOT NULL) AS is_expected,
      if(is_expected, arrayMap(orders -> orders * ifNull(people.per_day, 0), people.ahead), CAST([], 'Array(Float64)')) AS expected,
      if(is_expected, people.errors, CAST([], 'Array(Float64)')) AS errors
    FROM (
      SELECT customer_id, toString(store) AS store, order_id, toString(country) AS country, toString(sales_channel) AS sales_channel, arrayMap(sku -> toString(sku), skus) AS skus, cm2, cm3
      FROM orders WHERE ${firstOrders(p)}
    ) AS firsts
    GLOBAL INNER JOIN (
      SELECT customer_id, order_days, day_margins, is_forecast, per_day, ahead, ${marginErrors(placeOf(365))} AS errors FROM ${customersAhead(p, sql` AND ${inTime}`)}
    ) AS people ON firsts.customer_id = people.customer_id
    ${touchesOf(p)}
    ${bookings(p)}
    UNION ALL
    SELECT key, 0, 0, 0, spent, 0, 0, 0, 0, [], [], 0, [], [] FROM (${costOf(p)})
  )`
}

function firstOrders(p: Question): Sql {
  return sql`${purchasesWithin(p)} AND order_rank = 1 AND customer_id != ''`
}

/** Where no visit is known, a customer came by the sales channel; who has a creator's coupon came by the creator. */
const keyOf: Record<First, Sql> = {
  channel: sql`if(touched.name = '', firsts.sales_channel, touched.name)`,
  campaign: sql`touched.name`,
  creator: sql`if(touched.name IN ('', ${str(directTouch)}), couponed.name, touched.name)`,
  sku: sql`arrayJoin(firsts.skus)`,
  country: sql`firsts.country`,
}

const feesBooked = sql`booked.coupons + booked.fees`
/** What the ledger has booked on a first order as marketing that costOf does not have; products have all of it there. */
const bookedOf: Record<First, Sql> = {
  channel: feesBooked,
  campaign: feesBooked,
  creator: sql`booked.coupons + if(couponed.name = '', booked.fees, 0)`,
  sku: sql`0`,
  country: feesBooked,
}

/** Coupons of first orders, and fees of creators and affiliates that come with the order, not from a platform's report. */
function bookings(p: AcquiredQuestion): Sql {
  if (p.by === 'sku') return sql``
  return sql`GLOBAL LEFT JOIN (
      SELECT toString(store) AS store, order_id, sum(entries.coupon) AS coupons, sumIf(entries.creator + entries.affiliate, entry != 'spend') AS fees
      FROM order_economics AS entries
      WHERE ${ofFirstOrders(p)} GROUP BY store, order_id
    ) AS booked ON firsts.store = booked.store AND firsts.order_id = booked.order_id`
}

function ofFirstOrders(p: AcquiredQuestion): Sql {
  return sql`${ofSlice(p)} AND order_rank = 1 AND (store, order_id) GLOBAL IN (SELECT store, order_id FROM orders WHERE ${firstOrders(p)})`
}

const isTold = sql`toUInt8(touched.is_told = 1)`
/** Whether it is known by what a customer of the own site came. */
const toldOf: Record<First, Sql> = {
  channel: isTold,
  campaign: isTold,
  creator: sql`toUInt8(touched.is_told = 1 OR couponed.name != '')`,
  sku: sql`toUInt8(1)`,
  country: sql`toUInt8(1)`,
}

function touchesOf(p: AcquiredQuestion): Sql {
  const { by } = p
  if (by === 'sku' || by === 'country') return sql``
  const told = { ...p, by, bots: 'exclude' as const }
  const ids = sql`SELECT order_id FROM orders WHERE ${firstOrders(p)} AND sales_channel = 'own_site'`
  const journeys = journeysOf(told, ids, [{ as: 'led_by', of: sql`${journeyTouches(told)}[1].2` }])
  const touched = sql`GLOBAL LEFT JOIN (
      SELECT toString(store) AS store, order_id, led_by AS name, 1 AS is_told FROM ${journeys}
    ) AS touched ON firsts.store = touched.store AND firsts.order_id = touched.order_id`
  if (by !== 'creator') return touched
  return sql`${touched}
    GLOBAL LEFT JOIN (${couponOrders(p, 'creator', ids)}) AS couponed ON firsts.store = couponed.store AND firsts.order_id = couponed.order_id`
}

/**
 * What was spent: `key` and `spent`, by the rules of the table of traffic; by channel, what serves a marketplace is that
 * sales channel's. Platforms tell no product: of those it is the marketing that the ledger has booked on first orders;
 * nothing booked is not known.
 */
function costOf(p: AcquiredQuestion): Sql {
  if (p.by === 'campaign') return sql`SELECT key, toNullable(spent) AS spent FROM ${channelSpend(p, p.by)}`
  if (p.by === 'channel') {
    const served = servedChannel(p.scope, sql`platform`, sql`campaign`)
    const marketplace = sql`if(${served} = 'own_site' AND platform = 'amazon_ads', 'amazon', ${served})`
    return sql`SELECT key, toNullable(spent) AS spent FROM ${channelSpend(p, p.by, 'own_site')}
      UNION ALL
      SELECT key, toNullable(spent) FROM (${spendFacts(p, marketplace)}) WHERE key != 'own_site'`
  }
  if (p.by === 'creator') return sql`SELECT key, toNullable(spent) AS spent FROM ${creatorCost(p)}`
  if (p.by === 'country')
    return sql`SELECT key, toNullable(spent) AS spent FROM (${spendFacts(p, sql`toString(country)`)})`
  return sql`
      SELECT toString(sku) AS key, toNullable(sum(ads + creator + affiliate + coupon)) AS spent FROM order_economics
      WHERE ${ofFirstOrders(p)} AND sku != ''
      GROUP BY key HAVING spent != 0`
}
