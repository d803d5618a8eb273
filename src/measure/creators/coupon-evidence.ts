import { creatorKey } from '../../derive/creator-key.ts'
import { addDays } from '../../kernel/time.ts'
import { instant, type Sql, sql, str, whole } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { linksNow } from '../traffic/link-edges.ts'
import { wilson } from '../wilson.ts'
import { ofSlice, periodEnd, periodStart, within } from '../within.ts'
import { handlesNow, namesNow } from './book.ts'
import { couponUses } from './coupon-uses.ts'
import { leakSigns, leakVerdict } from './leak-signals.ts'

/** Orders a day of the last days are compared with those of the days before, if there are so many. */
const lately = 14
/** A post is remembered for so many days: orders later than that after the last one are late. */
const remembered = 30
/** A jump that began within so many days of a post is that post's. */
const postMoves = 7

/** Creators of the book whose coupons there are: `known_as` as it is compared, and `owner`. */
function couponCreators(p: Question): Sql {
  return sql`SELECT called AS known_as, owner FROM (${namesNow(p)}) WHERE called GLOBAL IN (SELECT ${creatorKey(sql`creator`)} FROM (${linksNow(p)}) WHERE coupon != '')`
}

/** When they posted, up to the end of the period. */
function postTimes(p: Question): Sql {
  const theirs = sql`SELECT on_platform, handle, owner FROM (${handlesNow(p)}) WHERE owner GLOBAL IN (SELECT owner FROM (${couponCreators(p)}))`
  return sql`SELECT owner AS poster, arraySort(groupArray(posted_at)) AS times
        FROM (
          SELECT toString(platform) AS on_site, posts.handle AS under, posted_at FROM posts
          WHERE ${ofSlice(p)} AND posted_at < ${instant(periodEnd(p))}
        ) AS posted
        GLOBAL INNER JOIN (${theirs}) AS known ON posted.on_site = known.on_platform AND posted.under = known.handle
        GROUP BY owner`
}

/** Uses of coupons with what is known of whose each is: `owner`, the `markets` that they reach, `times` of posts; and `given`, the discount. */
function usesWithOwner(p: Question): Sql {
  const discounts = sql`SELECT toString(store) AS given_in, order_id AS given_on, sum(entries.coupon) AS given
          FROM order_economics AS entries WHERE ${within({ ...p, basis: 'order' })} AND entries.coupon != 0 GROUP BY given_in, given_on`
  const reached = sql`SELECT creator AS of_creator, arrayMap(one -> toString(one), markets) AS reaches FROM creator_book FINAL WHERE brand = ${str(p.scope.brand)}`
  return sql`SELECT uses.*, owner, reaches, times, given,
          arrayLast(one -> one <= placed_at, times) AS posted_before, notEmpty(times) AND times[1] <= placed_at AS is_after_post
        FROM (SELECT *, ${creatorKey(sql`called`)} AS called_so FROM (${couponUses(p)})) AS uses
        GLOBAL ANY LEFT JOIN (${couponCreators(p)}) AS book ON uses.called_so = book.known_as
        GLOBAL ANY LEFT JOIN (${reached}) AS audience ON book.owner = audience.of_creator
        GLOBAL ANY LEFT JOIN (${postTimes(p)}) AS written ON book.owner = written.poster
        GLOBAL ANY LEFT JOIN (${discounts}) AS discount ON uses.in_store = discount.given_in AND uses.placed_as = discount.given_on`
}

/** Counts of each coupon's orders. */
function countsOf(p: Question): Sql {
  const recentFrom = instant(recentStart(p))
  const zone = str(p.scope.timeZone)
  return sql`SELECT coupon, any(called) AS name, any(owner) AS creator, count() AS orders, countIf(came_by != 'unknown') AS seen_orders,
          countIf(came_by = 'deal_site') AS deal_orders, arrayStringConcat(arraySort(groupUniqArrayIf(site, site != '')), ', ') AS deal_names,
          minIf(placed_at, came_by = 'deal_site') AS deal_first, countIf(came_by = 'elsewhere') AS elsewhere_orders,
          countIf(placed_at >= ${recentFrom}) AS recent_orders, greatest(0, dateDiff('day', min(placed_at), ${recentFrom}, ${zone})) AS earlier_days,
          any(times) AS all_posts, if(empty(all_posts), NULL, toInt64(arrayCount(one -> one >= ${instant(postsFrom(p))}, all_posts))) AS posts_lately,
          countIf(is_after_post) AS posted_orders, countIf(is_after_post AND dateDiff('day', posted_before, placed_at, ${zone}) > ${whole(remembered)}) AS late_orders,
          countIf(notEmpty(reaches) AND to_country != '') AS located_orders,
          countIf(notEmpty(reaches) AND to_country != '' AND NOT has(reaches, to_country)) AS outside_orders,
          toInt64(sumIf(given, came_by = 'deal_site')) AS deal_discount, groupArray((in_store, placed_as, came_by)) AS placed_by_it
        FROM (${usesWithOwner(p)}) GROUP BY coupon`
}

function recentStart(p: Question): Date {
  const from = addDays(p.to, 1 - lately)
  return periodStart(from > p.from ? { ...p, from } : p)
}

function postsFrom(p: Question): Date {
  return periodStart({ ...p, from: addDays(p.to, 1 - lately - postMoves) })
}

/** A share with its interval, which rounding does not lead below nothing or above all. */
const share = (part: Sql, all: Sql, name: Sql) =>
  sql`if(${all} = 0, NULL, ${part} / ${all}) AS ${name}_share, if(${all} = 0, NULL, greatest(0., ${wilson(part, all, 'low')})) AS ${name}_low,
            if(${all} = 0, NULL, least(1., ${wilson(part, all, 'high')})) AS ${name}_high`

/**
 * A row for each coupon of the brand's links that orders of a question used: counts, shares with Wilson's interval (95%), what other coupons have with
 * Newcombe's interval of the difference, `signs` and `verdict`; and `placed_by_it`, its orders as (store, order id, how it came). The ratio of orders a day has the interval of the share that the last days have of all.
 */
export function couponEvidence(p: Question): Sql {
  const earlier = sql`(orders - recent_orders)`
  const compared = sql`earlier_days >= ${whole(lately)} AND ${earlier} > 0`
  const times = (share: Sql) =>
    sql`if(${compared} AND ${share} < 1, ${share} / (1 - ${share}) * earlier_days / ${whole(lately)}, NULL)`
  return sql`SELECT *, ${leakSigns} AS signs, ${leakVerdict} AS verdict
      FROM (
        SELECT *, elsewhere_share - others_share - sqrt(pow(elsewhere_share - elsewhere_low, 2) + pow(others_high - others_share, 2)) AS elsewhere_above_low,
          if(${compared}, recent_orders / ${whole(lately)}, NULL) AS orders_a_day, if(${compared}, ${earlier} / earlier_days, NULL) AS earlier_a_day,
          ${times(sql`recent_share`)} AS jump, ${times(sql`recent_low`)} AS jump_low, ${times(sql`recent_high`)} AS jump_high
        FROM (
          SELECT *, ${share(sql`deal_orders`, sql`seen_orders`, sql`deal`)}, ${share(sql`elsewhere_orders`, sql`seen_orders`, sql`elsewhere`)},
            ${share(sql`others_elsewhere`, sql`others_seen`, sql`others`)}, ${share(sql`recent_orders`, sql`orders`, sql`recent`)},
            ${share(sql`late_orders`, sql`posted_orders`, sql`late`)}, ${share(sql`outside_orders`, sql`located_orders`, sql`outside`)}
          FROM (
            SELECT *, sum(elsewhere_orders) OVER () - elsewhere_orders AS others_elsewhere, sum(seen_orders) OVER () - seen_orders AS others_seen
            FROM (${countsOf(p)})
          )
        )
      )`
}
