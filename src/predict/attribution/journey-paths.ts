import { addDays } from '../../kernel/time.ts'
import type { Question } from '../../measure/define.ts'
import { isCosted, isSold } from '../../measure/margins.ts'
import { channelSpend } from '../../measure/traffic/channel-spend.ts'
import { couponOrders, isTouchedByCoupon } from '../../measure/traffic/coupon-touches.ts'
import { creatorCost } from '../../measure/traffic/creator-cost.ts'
import {
  type Bots,
  journeysOf,
  journeyTouches,
  orderIdsWithin,
  type TouchChoice,
  touchColumns,
  touchName,
  visitValue,
} from '../../measure/traffic/touches.ts'
import { ofTraffic, withBots } from '../../measure/traffic/visits.ts'
import { periodEnd, periodStart, purchasesWithin, within } from '../../measure/within.ts'
import { day, instant, type Sql, sql, strs, u64, whole } from '../../store/sql.ts'
import { decaySums } from './decay-shares.ts'

type TouchQuestion = Question & TouchChoice & { bots: Bots }
type PathQuestion = TouchQuestion & { half_life_days: number; withDecay: boolean }

/** Spend that does not say what it was for, where touches are told by campaign. */
export const unnamedSpend = '(unnamed_spend)'

/** Visits of one person that are kept, the latest; as many as a journey keeps touches. */
const mostTouches = sql`200`
const ownSite = sql`sales_channel = 'own_site'`

/** A path as one text, each name after the sign that parts units: millions of short lists would take twice the memory. */
const asText = (path: Sql) =>
  sql`arrayStringConcat(arrayMap(one -> concat(char(31), replaceAll(one, char(31), ' ')), ${path}))`

/** Orders by the path that led to them. An order that counts is a conversion; of others only what they brought or took counts. */
export function countedJourneys(p: PathQuestion): Sql {
  const visited = sql`arrayMap(touch -> dateDiff('millisecond', touch.1, journeys.ordered_at) / 86400000, touches)`
  const ages = isTouchedByCoupon(p) ? sql`arrayConcat(${visited}, arrayMap(one -> 0., ${ofCoupon}))` : visited
  const decay = (factor: Sql) =>
    p.withDecay ? decaySums(sql`ages`, factor, p.half_life_days) : sql`emptyArrayFloat64()`
  return sql`
    SELECT 'journeys' AS told, ${asText(sql`taken`)} AS path, sum(conversion) AS conversions, count() - sum(conversion) AS others, sum(first) AS firsts,
      sum(net) AS net_sales, sum(kept) AS cm3, max(sold) AS any_sold, max(costed) AS any_costed,
      ${decay(sql`conversion`)} AS conversion_decay, ${decay(sql`first`)} AS first_decay,
      ${decay(sql`net`)} AS net_decay, ${decay(sql`kept`)} AS cm3_decay
    FROM (
      SELECT ${pathOf(p)} AS taken, ${ages} AS ages, conversion, first, net, kept, sold, costed
      FROM (SELECT store, order_id, ordered_at, ${journeyTouches(p)} AS touches FROM ${journeysOf(p, orderIdsWithin(p), touchColumns(p))}) AS journeys
      RIGHT JOIN (${bookedOrders(p)}) AS booked ON journeys.store = booked.store AND journeys.order_id = booked.order_id
    )
    GROUP BY taken`
}

/** What an order's coupon tells, as a touch at the order itself; none where the last visit told the same already. */
const ofCoupon = sql`arrayFilter(one -> one != '' AND one != touches[-1].2, [booked.coupon])`

function pathOf(p: PathQuestion): Sql {
  const visited = sql`arrayMap(touch -> touch.2, touches)`
  return isTouchedByCoupon(p) ? sql`arrayConcat(${visited}, ${ofCoupon})` : visited
}

/** What the ledger says of each order of the own site that the question is about, with what its coupon tells where that is asked. */
function bookedOrders(p: PathQuestion): Sql {
  if (!isTouchedByCoupon(p)) return bookedAmounts(p)
  return sql`
    SELECT amounts.*, couponed.name AS coupon FROM (${bookedAmounts(p)}) AS amounts
    GLOBAL LEFT JOIN (${couponOrders(p, p.by, orderIdsWithin(p))}) AS couponed ON amounts.store = couponed.store AND amounts.order_id = couponed.order_id`
}

function bookedAmounts(p: PathQuestion): Sql {
  return sql`
    SELECT toString(store) AS store, order_id, sum(purchase) AS conversion, sum(is_first) AS first, sum(sales) AS net, sum(margin) AS kept, max(is_sold) AS sold, max(is_costed) AS costed
    FROM (
      SELECT store, order_id, 0 AS purchase, 0 AS is_first, entries.net_sales AS sales, ifNull(entries.cm3, 0) AS margin,
        ${isSold} AS is_sold, ${isSold} AND ${isCosted} AS is_costed
      FROM order_economics AS entries WHERE ${within(p)} AND order_id != '' AND ${ownSite}
      UNION ALL
      SELECT store, order_id, 1, order_rank = 1, 0, 0, 0, 0 FROM orders WHERE ${purchasesWithin(p)} AND ${ownSite}
    )
    GROUP BY store, order_id`
}

/** A touch as one number, since millions are held at once: its millisecond, then the place of its name in this many. */
const codes = 2n ** 22n

/** Visits whose people are counted at once: those of as many people fit beside each other without going to disk. */
const visitsAtOnce = 5_000_000

/** How many visits there are that `countedVisits` goes through. */
export function visitsAround(p: TouchQuestion): Sql {
  return sql`SELECT count() AS rows FROM visits WHERE ${around(p)}`
}

function around(p: TouchQuestion): Sql {
  const near = sql`day BETWEEN ${day(addDays(p.from, -p.window_days - 1))} AND ${day(addDays(p.to, p.window_days + 1))}`
  const market = p.country?.length ? sql` AND country IN ${strs(p.country)}` : sql``
  return sql`${ofTraffic(p)} AND ${near}${withBots(p)}${market}`
}

/** People who were there in the period and ordered nothing, up to a window after their last visit of it, some people after others. */
export function countedVisits(p: TouchQuestion, visits: number): Sql[] {
  const parts = Math.max(1, Math.ceil(visits / visitsAtOnce))
  return Array.from({ length: parts }, (_, part) =>
    countedPeople(p, parts === 1 ? sql`` : sql` AND person % ${u64(parts)} = ${u64(part)}`),
  )
}

/** Nothing goes to disk: what groups of people take when they are read back from it is more than they took before. */
function countedPeople(p: TouchQuestion, people: Sql): Sql {
  const [from, end] = [instant(periodStart(p)), instant(periodEnd(p))]
  const chosen = around(p)
  const name = touchName(p.by, sql`channel`, visitValue(p))
  // In the order of the alphabet, so that touches of one moment come in the same order every time.
  const names = sql`(SELECT arrayPushBack(arraySort(groupUniqArray(${name})), '') FROM visits WHERE ${chosen})`
  const touch = sql`toUInt64(toUnixTimestamp64Milli(started_at)) * ${u64(codes)} + transform(${name}, ${names}, arrayEnumerate(${names}), 0)`
  const since = sql`toUnixTimestamp64Milli(last_at - toIntervalDay(${u64(p.window_days)}))`
  return sql`
    SELECT 'visits' AS told, ${asText(sql`arrayMap(code -> ${names}[code], taken)`)} AS path, people AS others
    FROM (
      SELECT arrayMap(one -> toUInt32(one % ${whole(codes)}), arrayFilter((one, place) -> intDiv(one, ${whole(codes)}) > ${since} OR place = length(visited), visited, arrayEnumerate(visited))) AS taken,
        count() AS people
      FROM (
        SELECT person, maxIf(started_at, started_at >= ${from} AND started_at < ${end}) AS last_at, groupArrayArray(ordered_at) AS placed,
          arraySlice(arraySort(groupArrayIf(${touch}, started_at < ${end})), -${mostTouches}) AS visited
        FROM visits FINAL WHERE ${chosen}${people}
        GROUP BY person
        HAVING countIf(started_at >= ${from} AND started_at < ${end}) > 0
          AND NOT arrayExists(at -> at >= ${from} AND at <= last_at + toIntervalDay(${whole(p.window_days)}), placed)
      )
      GROUP BY taken
    )
    SETTINGS max_bytes_before_external_group_by = 0`
}

/** Spend by what the question tells touches by; nothing where spend cannot be told so. */
export function spentOn(p: TouchQuestion): Sql[] {
  if (p.by !== 'channel' && p.by !== 'campaign' && p.by !== 'creator') return []
  const spends = p.by === 'creator' ? creatorCost(p) : channelSpend(p, p.by)
  return [
    sql`SELECT 'spend' AS told, ${asText(sql`[key]`)} AS path, sum(spent) AS net_sales FROM ${spends} GROUP BY key`,
  ]
}
