import { paidChannels } from '../src/measure/traffic/channel-spend.ts'
import { type Sql, sql, strs } from '../src/store/sql.ts'
import { month, quarter } from './peer-questions.ts'

/** The benchmark's brand lives in UTC, so that its days are those the tables are sorted by. */
const ofBrand = sql`brand = 'bench' AND slice = 1`
const visitsOf = (days: Sql) => sql`FROM visits FINAL WHERE ${ofBrand} AND day BETWEEN ${days} AND empty(bot_reasons)`
const visits = visitsOf(quarter)
/** Amounts of foreign days without a rate: a question of money is refused where there are any. */
const gaps = sql`SELECT DISTINCT day, currency FROM rate_gaps WHERE ${ofBrand} AND day BETWEEN ${quarter} ORDER BY day, currency LIMIT 1000`
/**
 * The ledger's orders by each way to write their id: events know the shop's, or the name, with or without a sign before it. An id that
 * two orders have is none, and one that was told a month before or after the order is another's.
 */
const ledger = sql`SELECT id, any(store) AS of_store, any(order_id) AS of_order, any(ordered_at) AS placed_at, any(orders.net_sales) AS net_sales, any(orders.cm2) AS cm2, any(orders.cm3) AS cm3, any(orders.order_rank) AS order_rank, any(orders.counts) AS counts
  FROM orders ARRAY JOIN arrayDistinct([order_id, trimLeft(order_id, '#'), shop_order_id]) AS id
  WHERE ${ofBrand} AND sales_channel = 'own_site' AND toDate(ordered_at) BETWEEN '2025-12-01' AND '2026-05-01' AND id != '' GROUP BY id HAVING count() = 1`
/** Each order once, with what is true of the first visit or journey that told it; `told` selects id, at and told. */
const toldFirst = (told: Sql) => sql`
  SELECT argMin(told, at) AS first, min(at) AS told_at, any(ledger.net_sales) AS net_sales, any(ledger.cm2) AS cm2, any(ledger.cm3) AS cm3, any(ledger.order_rank) AS order_rank, any(ledger.counts) AS counts
  FROM (${told}) AS visited INNER JOIN (${ledger}) AS ledger ON visited.id = ledger.id
  WHERE abs(dateDiff('second', placed_at, at)) <= 31 * 86400 GROUP BY of_store, of_order`
/** Orders by what is true of the visit in which they were told first, which may be one before the days that are asked. */
const placedBy = (key: Sql) => sql`
  SELECT first AS key, sum(counts), countIf(order_rank = 1), sum(net_sales), sum(cm2), sum(cm3)
  FROM (${toldFirst(sql`SELECT told, placed.1 AS id, placed.2 AS at FROM (SELECT ${key} AS told, arrayJoin(arrayZip(order_ids, ordered_at)) AS placed ${visitsOf(sql`'2025-10-31' AND '2026-03-31'`)} AND notEmpty(order_ids))`)})
  WHERE toDate(told_at) >= '2026-01-01' GROUP BY key`
/** What was spent, each row at the rate of its day. */
const spends = sql`
  SELECT platform, campaign, kind, sum(toInt64(round(spend_minor * minor_rate))) AS spent, sum(impressions) AS seen, sum(clicks) AS clicked FROM (
    SELECT platform, campaign, kind, day, currency, spend_minor, impressions, clicks FROM spend
    WHERE brand = 'bench' AND load IN (0, 1) AND day BETWEEN ${quarter} ORDER BY row_key, as_of DESC, load DESC LIMIT 1 BY row_key) AS facts
  INNER JOIN (SELECT day, currency, minor_rate FROM day_rates WHERE ${ofBrand}) AS rates ON facts.day = rates.day AND facts.currency = rates.currency
  GROUP BY platform, campaign, kind`
const ofCampaigns = sql`
  SELECT utm_campaign, argMax(channel, times) FROM (
    SELECT utm_campaign, channel, count() AS times ${visits} AND utm_campaign != '' AND channel IN ${strs(paidChannels)} GROUP BY utm_campaign, channel
  ) GROUP BY utm_campaign`
/** The links as they are now. */
const links = sql`SELECT code, argMax(title, version), argMax(kind, version), argMax(channel, version), argMax(creator, version), argMax(post, version), argMax(archived, version),
    upper(argMax(link_versions.coupon, version)) AS coupon FROM link_versions WHERE brand = 'bench' GROUP BY code`
const canonical = sql`SELECT person, canonical FROM person_ids FINAL WHERE ${ofBrand}`

const took = sql`
  SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS who,
    windowFunnel(86400000)(toUInt64(toUnixTimestamp64Milli(at)), name = 'product_viewed', name = 'product_added', name = 'checkout_started', name = 'order_completed') AS reached
  FROM (
    SELECT person, at, name FROM events WHERE brand = 'bench' AND day BETWEEN ${month}
      AND name IN ('product_viewed', 'product_added', 'checkout_started', 'order_completed') AND empty(bot_reasons)
  ) AS happened
  ANY LEFT JOIN (${canonical}) AS ids ON happened.person = ids.person GROUP BY who`

const pages = sql`arrayDistinct(arrayFilter(one -> startsWith(one, '/'), steps))`
const journeys = (told: Sql) =>
  sql`SELECT order_id AS id, ordered_at AS at, ${told} AS told FROM journeys FINAL WHERE ${ofBrand} AND day BETWEEN '2025-10-31' AND '2026-04-01' AND is_bot = 0`

/** For each measure about traffic, the statements that get the same figures with the least work. */
export const trafficByHand: Readonly<Record<string, readonly Sql[]>> = {
  'traffic-table': [
    gaps,
    sql`SELECT channel, count(), uniqExact(person), sum(engaged_seconds), sum(product_views), countIf(carts > 0) ${visits} GROUP BY channel`,
    placedBy(sql`channel`),
    spends,
    ofCampaigns,
  ],
  'visits-over-time': [
    sql`SELECT day, count(), uniqExact(person), sum(engaged_seconds) ${visits} GROUP BY day ORDER BY day`,
  ],
  'pull-push': [
    gaps,
    sql`SELECT channel, count(), countIf(first >= '2026-01-01'), sum(times), sum(sought), sum(found), sum(engaged), sum(viewed), countIf(isBack)
      FROM (
        SELECT came.channel AS channel, came.person AS person, times, sought, found, engaged, viewed, known.first_at AS first,
          arrayExists(one -> arrayExists(other -> other.1 > one AND other.1 <= one + toIntervalDay(30) AND other.2 != channel, later.unpaid), begun) AS isBack
        FROM (
          SELECT channel, person, count() AS times, countIf(notEmpty(searches) OR steps[2] = 'product_viewed') AS sought,
            countIf(notEmpty(searches) AND product_views > 0 OR (notEmpty(searches) OR steps[2] = 'product_viewed') AND carts > 0) AS found,
            sum(engaged_seconds) AS engaged, sum(product_views) AS viewed, groupArray(started_at) AS begun ${visits} GROUP BY channel, person
        ) AS came
        ANY LEFT JOIN (SELECT person, first_at FROM people FINAL WHERE ${ofBrand} AND first_at >= '2026-01-01') AS known ON came.person = known.person
        ANY LEFT JOIN (
          SELECT person, groupArray((started_at, channel)) AS unpaid FROM visits FINAL
          WHERE ${ofBrand} AND day BETWEEN '2026-01-01' AND '2026-04-30' AND channel NOT IN ${strs(paidChannels)} AND empty(bot_reasons) GROUP BY person
        ) AS later ON came.person = later.person
      ) GROUP BY channel`,
    placedBy(sql`channel`),
    spends,
    ofCampaigns,
  ],
  'page-table': [
    gaps,
    sql`SELECT page, count(), countIf(entry_path = page), countIf(entry_path = page AND page_views = 1), countIf(exit_path = page), countIf(lost AND exit_path = page),
        avgIf(margin, NOT (lost AND exit_path = page)), stddevSampIf(margin, NOT (lost AND exit_path = page))
      FROM (
        SELECT ${pages} AS seen, entry_path, exit_path, page_views, 1 AS lost, 0. AS margin ${visitsOf(month)} AND empty(order_ids)
        UNION ALL
        SELECT any(${pages}), any(entry_path), any(exit_path), any(page_views), 0, toFloat64(sum(ledger.cm2))
        FROM (SELECT person, started_at, steps, entry_path, exit_path, page_views, arrayJoin(order_ids) AS id ${visitsOf(month)} AND notEmpty(order_ids)) AS placed
        LEFT JOIN (${ledger}) AS ledger ON placed.id = ledger.id GROUP BY person, started_at
      ) ARRAY JOIN seen AS page GROUP BY page ORDER BY count() DESC LIMIT 500`,
  ],
  funnel: [sql`SELECT reached, count() FROM (${took}) WHERE reached > 0 GROUP BY reached`],
  'fallen-out': [
    sql`SELECT person, user_id, first_channel, country, device, visits, orders, last_at FROM people FINAL
      WHERE ${ofBrand} AND person IN (SELECT who FROM (${took}) WHERE reached = 1) ORDER BY last_at DESC LIMIT 500`,
  ],
  paths: [
    sql`SELECT hop.1 AS place, hop.2 AS from, hop.3 AS to, count() AS times
      FROM (SELECT arrayPushBack(arraySlice(steps, 1, 5), '(end)') AS taken ${visits} AND notEmpty(steps))
      ARRAY JOIN arrayMap(i -> (i, taken[i], taken[i + 1]), range(1, toUInt64(least(5, length(taken))))) AS hop
      GROUP BY place, from, to ORDER BY times DESC LIMIT 10 BY place`,
  ],
  'time-to-convert': [
    gaps,
    sql`SELECT arrayFirstIndex(end -> first < end, [1800, 86400, 259200, 604800, 1209600, 2592000, 5184000, 9999999999]) AS place, count(), sum(net_sales)
      FROM (${toldFirst(journeys(sql`dateDiff('second', touch_at[1], ordered_at)`))}) WHERE counts = 1 AND toDate(told_at) BETWEEN ${quarter} GROUP BY place ORDER BY place`,
  ],
  attribution: [
    gaps,
    sql`SELECT first AS path, count(), countIf(order_rank = 1), sum(net_sales), sum(cm3)
      FROM (${toldFirst(journeys(sql`arrayFilter((channel, at) -> at > ordered_at - toIntervalDay(30), touch_channel, touch_at)`))})
      WHERE toDate(told_at) BETWEEN ${month} GROUP BY path`,
    sql`SELECT path, count() FROM (
        SELECT person, arraySort(groupArray((started_at, channel))) AS came, arrayMap(one -> one.2, arrayFilter(one -> one.1 > came[-1].1 - toIntervalDay(30), came)) AS path
        FROM visits FINAL WHERE ${ofBrand} AND day BETWEEN '2026-01-31' AND '2026-03-31' AND empty(bot_reasons) GROUP BY person
        HAVING max(day) >= '2026-03-02' AND countIf(notEmpty(order_ids)) = 0
      ) GROUP BY path`,
  ],
  'ad-price': [gaps, spends, spends, placedBy(sql`utm_campaign`)],
  'search-terms': [
    gaps,
    sql`SELECT term, platform, sum(impressions), sum(clicks) AS clicked, sum(toFloat64(position) * impressions) FROM (
        SELECT term, platform, impressions, clicks, position FROM search_terms WHERE brand = 'bench' AND load IN (0, 1) AND day_from >= '2026-01-01' AND day_to <= '2026-03-31'
        ORDER BY row_key, as_of DESC, load DESC LIMIT 1 BY row_key
      ) GROUP BY term, platform ORDER BY clicked DESC LIMIT 1000`,
  ],
  keywords: [
    gaps,
    sql`SELECT lowerUTF8(term) AS word, sum(impressions), sum(clicks) FROM (
        SELECT term, impressions, clicks FROM search_terms WHERE brand = 'bench' AND load IN (0, 1) AND day_from >= '2026-01-01' AND day_to <= '2026-03-31'
        ORDER BY row_key, as_of DESC, load DESC LIMIT 1 BY row_key
      ) GROUP BY word`,
    sql`SELECT utm_term, count() ${visits} AND utm_term != '' GROUP BY utm_term`,
    placedBy(sql`utm_term`),
    sql`SELECT sales_channel, toMonday(at) AS week, sum(cm2), sum(net_sales) FROM order_economics WHERE ${ofBrand} AND toDate(at) BETWEEN ${quarter} GROUP BY sales_channel, week`,
  ],
  'link-performance': [
    gaps,
    links,
    sql`SELECT code, countIf(empty(bot_reasons)), uniqExactIf(person, empty(bot_reasons)), countIf(notEmpty(bot_reasons)) FROM events
      WHERE brand = 'bench' AND day BETWEEN ${quarter} AND name = 'link_clicked' AND source = 'links' GROUP BY code`,
    sql`SELECT argMin((code, edge), (rank, -at)) AS found, any(placed.net_sales), any(placed.cm3)
      FROM (
        SELECT store, order_id, ordered_at, net_sales, cm3, arrayJoin([concat('c', upper(coupon_code)), concat('o', order_id), concat('u', customer_id)]) AS told_by
        FROM orders WHERE ${ofBrand} AND counts = 1 AND toDate(ordered_at) BETWEEN ${quarter}
      ) AS placed
      INNER JOIN (
        SELECT concat('c', coupon) AS told_by, if(count() = 1, any(code), '') AS code, if(count() = 1, 'sure', 'shared') AS edge, 1 AS rank, 0 AS at FROM (${links}) WHERE coupon != '' GROUP BY coupon
        UNION ALL
        SELECT if(any(order_id) = '', concat('u', any(user_id)), concat('o', any(order_id))), any(toString(events.code)), 'declared', if(any(order_id) = '', 3, 2), toUnixTimestamp64Milli(any(events.at))
        FROM events WHERE brand = 'bench' AND source = 'links' AND name IN ('code_declared', 'code_declaration_withdrawn') GROUP BY props['declaration'] HAVING max(name) = 'code_declared'
      ) AS said ON placed.told_by = said.told_by
      WHERE rank < 3 OR (toUnixTimestamp64Milli(ordered_at) - said.at) BETWEEN 0 AND 30 * 86400000
      GROUP BY store, order_id`,
    sql`SELECT first AS led_by, count(), sum(net_sales), sum(cm3)
      FROM (${toldFirst(journeys(sql`toString(arrayLast((code, channel, at) -> channel != 'direct' AND at > ordered_at - toIntervalDay(30), touch_code, touch_channel, touch_at))`))})
      WHERE counts = 1 AND toDate(told_at) BETWEEN ${quarter} AND first != '' GROUP BY first`,
  ],
  'gallery-performance': [
    sql`SELECT props['gallery'] AS gallery, props['asset'] AS asset, countIf(name = 'gallery_item_viewed'), countIf(name = 'gallery_item_clicked') AS clicks, uniqExact(person)
      FROM events WHERE brand = 'bench' AND day BETWEEN ${quarter} AND name IN ('gallery_item_viewed', 'gallery_item_clicked') AND empty(bot_reasons)
      GROUP BY gallery, asset ORDER BY clicks DESC LIMIT 1000`,
  ],
  'cohort-retention': [
    gaps,
    sql`SELECT toMonday(customer_first_at) AS cohort, intDiv(toRelativeDayNum(toMonday(ordered_at)) - toRelativeDayNum(cohort), 7) AS age,
        countIf(previous_at IS NULL OR toMonday(previous_at) < toMonday(ordered_at)), count(), sum(net_sales), sum(cm3)
      FROM orders WHERE ${ofBrand} AND order_rank > 0 AND toDate(ordered_at) <= '2026-03-31' AND customer_first_at >= '2026-01-01' GROUP BY cohort, age ORDER BY cohort, age`,
  ],
}
