import { creatorKey } from '../../derive/creator-key.ts'
import { servedChannel } from '../../derive/served-channel.ts'
import { instant, type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { spendFacts } from '../economics/spend-facts.ts'
import { visitsWithin } from '../traffic/visits.ts'
import { ofSlice, periodEnd, periodStart, purchasesWithin, within } from '../within.ts'
import { namesNow } from './book.ts'
import { linkCreators, orderClaims } from './order-claims.ts'

/**
 * The orders of a question that a creator brought, each once by the claim that wins: `in_store`, `placed_as`, `by_name`, `by_known`, by what the
 * book knows them, and `by_code`, which is empty for a coupon that several links share and for what a platform reports.
 */
export const creatorOrders = (p: Question) =>
  sql`SELECT in_store, placed_as, argMin((named, told_code, known_as), (rank, -said, known_as)) AS found, found.1 AS by_name, found.2 AS by_code, found.3 AS by_known FROM (${orderClaims(p)}) GROUP BY in_store, placed_as`

/** Visits of a question that came by a link of a creator: a row for each, `link_code` and `link_creator`. */
export function visitsByLinks(p: Question): Sql {
  return sql`SELECT link_code, link_creator FROM (SELECT toString(code) AS visit_code ${visitsWithin(p)} AND code != '') AS visited
      GLOBAL INNER JOIN (${linkCreators(p)}) AS links ON visited.visit_code = links.link_code`
}

/** What the customers of first orders of a question have ordered so far, on all channels. */
function customersSoFar(p: Question): Sql {
  return sql`SELECT customer_id AS of_customer, orders AS all_orders, cm3 AS all_margin FROM customers
      WHERE ${ofSlice(p)} AND first_at >= ${instant(periodStart(p))} AND first_at < ${instant(periodEnd(p))}`
}

/** Orders with what they left and cost: a row for each that a creator brought. */
export function broughtOrders(p: Question): Sql {
  const marketing = sql`SELECT toString(store) AS cost_store, order_id AS cost_order, sum(entries.coupon) + sumIf(entries.creator + entries.affiliate, entry != 'spend') AS booked
        FROM order_economics AS entries WHERE ${within({ ...p, basis: 'order' })} AND (entries.coupon != 0 OR entries.creator != 0 OR entries.affiliate != 0)
        GROUP BY cost_store, cost_order`
  return sql`SELECT by_name, by_known, by_code, net_sales, cm2, order_rank, customer_id, ifNull(booked, 0) AS marketing, all_orders, all_margin
      FROM (SELECT toString(store) AS of_store, order_id, net_sales, cm2, order_rank, customer_id FROM orders WHERE ${purchasesWithin(p)}) AS placed
      GLOBAL INNER JOIN (${creatorOrders(p)}) AS brought ON placed.of_store = brought.in_store AND placed.order_id = brought.placed_as
      GLOBAL LEFT JOIN (${marketing}) AS given ON placed.of_store = given.cost_store AND placed.order_id = given.cost_order
      GLOBAL LEFT JOIN (${customersSoFar(p)}) AS known ON placed.customer_id = known.of_customer`
}

/** Spend on creators and affiliates for the own site, under the name of whom it names; else under that of its campaign. */
function namedSpend(p: Question): Sql {
  const ofOwnSite = sql`${servedChannel(p.scope, sql`platform`, sql`campaign`)} = 'own_site'`
  const key = sql`if(kind IN ('creator', 'affiliate') AND ${ofOwnSite}, (ad, campaign), ('', ''))`
  return sql`SELECT if(key.1 != '', key.1, key.2) AS named, spent FROM (${spendFacts(p, key, sql`, ad`)}) WHERE key != ('', '')`
}

/**
 * What creators brought and cost, a row for each: `author` is the id in the book, or "link/" and the name of somebody who is not in it.
 * `left_over` is CM2 (after returns and fees) of the orders whose cost is known; `cost` is what was spent on them, with coupons, fees and
 * commission of their orders; `fixed_cost` is the part of it that no order carries. `…_squares` are sums of squares, for intervals.
 */
export function creatorSales(p: Question): Sql {
  const isFirst = sql`order_rank = 1 AND customer_id != ''`
  const nothing = sql`toUInt64(0), toInt64(0), CAST(NULL AS Nullable(Int64))`
  return sql`SELECT if(owner != '', owner, concat('link/', called_so)) AS author, anyIf(named, named != '') AS linked_as, sum(visits_) AS visit_count,
        sum(orders_) AS order_count, sum(sales_) AS net, sum(cm2_) AS left_over, sum(spent_) AS cost, sum(firsts_) AS repeat_n,
        if(repeat_n = 0, NULL, sum(again_) / repeat_n) AS repeat_mean,
        if(repeat_n < 2, NULL, repeat_mean * (1 - repeat_mean) * repeat_n / (repeat_n - 1)) AS repeat_variance,
        sum(valued_) AS valued, sum(value_) AS all_value, sum(value_squares_) AS value_squares, sum(fixed_) AS fixed_cost, sum(kept_squares_) AS kept_squares
      FROM (
        SELECT named, if(known_as != '', known_as, ${creatorKey(sql`named`)}) AS called_so, visits_, orders_, sales_, cm2_, spent_, firsts_, again_, valued_, value_, value_squares_, fixed_, kept_squares_ FROM (
          SELECT by_name AS named, by_known AS known_as, toUInt64(0) AS visits_, count() AS orders_, toInt64(sum(net_sales)) AS sales_, sum(cm2) AS cm2_, toNullable(toInt64(sum(marketing))) AS spent_,
            countIf(${isFirst}) AS firsts_, countIf(${isFirst} AND all_orders > 1) AS again_, countIf(${isFirst} AND all_margin IS NOT NULL) AS valued_,
            toInt64(sumIf(ifNull(all_margin, 0), ${isFirst})) AS value_, sumIf(pow(ifNull(all_margin, 0), 2), ${isFirst}) AS value_squares_,
            toInt64(0) AS fixed_, sum(pow(ifNull(cm2, 0) - marketing, 2)) AS kept_squares_
          FROM (${broughtOrders(p)}) GROUP BY by_name, by_known
          UNION ALL
          SELECT link_creator, '', count(), ${nothing}, CAST(NULL AS Nullable(Int64)), toUInt64(0), toUInt64(0), toUInt64(0), toInt64(0), toFloat64(0), toInt64(0), toFloat64(0)
          FROM (${visitsByLinks(p)}) GROUP BY link_creator
          UNION ALL
          SELECT named, '', toUInt64(0), ${nothing}, toNullable(toInt64(spent)), toUInt64(0), toUInt64(0), toUInt64(0), toInt64(0), toFloat64(0), toInt64(spent), toFloat64(0)
          FROM (${namedSpend(p)})
        )
      ) AS told
      GLOBAL ANY LEFT JOIN (${namesNow(p)}) AS known ON told.called_so = known.called
      WHERE called_so != ''
      GROUP BY author
      HAVING NOT startsWith(author, 'link/') OR visit_count > 0 OR order_count > 0`
}
