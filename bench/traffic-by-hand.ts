import { paidChannels } from '../src/measure/traffic/channel-spend.ts'
import { type Sql, sql, strs } from '../src/store/sql.ts'
import { month, quarter } from './peer-questions.ts'

/** The benchmark's brand lives in UTC, so that its days are those the tables are sorted by. */
const ofBrand = sql`brand = 'bench' AND slice = 1`
const visitsOf = (days: Sql) => sql`FROM visits FINAL WHERE ${ofBrand} AND day BETWEEN ${days} AND empty(bot_reasons)`
const visits = visitsOf(quarter)
/** The ledger's orders by each way to write their id: events know the shop's, or the name, with or without a sign before it. */
const ledger = sql`SELECT id, store, order_id, net_sales, cm2, cm3, order_rank FROM orders
  ARRAY JOIN arrayDistinct([order_id, trimLeft(order_id, '#'), shop_order_id]) AS id WHERE ${ofBrand} AND counts = 1 AND toDate(ordered_at) BETWEEN ${quarter} AND id != ''`
/** Each order once, with what is true of the first visit or journey that told it; `told` selects id, at and told. */
const toldFirst = (told: Sql) => sql`
  SELECT argMin(told, at) AS first, min(at) AS told_at, any(ledger.net_sales) AS net_sales, any(ledger.cm2) AS cm2, any(ledger.cm3) AS cm3, any(ledger.order_rank) AS order_rank
  FROM (${told}) AS visited INNER JOIN (${ledger}) AS ledger ON visited.id = ledger.id GROUP BY store, order_id`
const placedBy = (key: Sql) => sql`
  SELECT first AS key, count(), countIf(order_rank = 1), sum(net_sales), sum(cm2), sum(cm3)
  FROM (${toldFirst(sql`SELECT told, placed.1 AS id, placed.2 AS at FROM (SELECT ${key} AS told, arrayJoin(arrayZip(order_ids, ordered_at)) AS placed ${visits} AND notEmpty(order_ids))`)})
  GROUP BY key`
const spends = sql`
  SELECT platform, campaign, sum(spend_minor) AS spent, sum(impressions) AS seen, sum(clicks) AS clicked FROM (
    SELECT platform, campaign, spend_minor, impressions, clicks FROM spend
    WHERE brand = 'bench' AND load IN (0, 1) AND day BETWEEN ${quarter} ORDER BY row_key, as_of DESC, load DESC LIMIT 1 BY row_key)
  GROUP BY platform, campaign`
const ofCampaigns = sql`
  SELECT utm_campaign, argMax(channel, times) FROM (
    SELECT utm_campaign, channel, count() AS times ${visits} AND utm_campaign != '' AND channel IN ${strs(paidChannels)} GROUP BY utm_campaign, channel
  ) GROUP BY utm_campaign`
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
  sql`SELECT order_id AS id, ordered_at AS at, ${told} AS told FROM journeys FINAL WHERE ${ofBrand} AND is_bot = 0`

/** For each measure about traffic, the statements that get the same figures with the least work. */
export const trafficByHand: Readonly<Record<string, readonly Sql[]>> = {
  'traffic-table': [
    sql`SELECT channel, count(), uniqExact(person), sum(engaged_seconds), sum(product_views), countIf(carts > 0) ${visits} GROUP BY channel`,
    placedBy(sql`channel`),
    spends,
    ofCampaigns,
  ],
  'visits-over-time': [
    sql`SELECT day, count(), uniqExact(person), sum(engaged_seconds) ${visits} GROUP BY day ORDER BY day`,
  ],
  'pull-push': [
    sql`SELECT channel, count(), countIf(first >= '2026-01-01'), sum(times), sum(sought), sum(found), sum(engaged), sum(viewed), countIf(isBack)
      FROM (
        SELECT came.channel AS channel, came.person AS person, times, sought, found, engaged, viewed, known.first_at AS first,
          arrayExists(one -> arrayExists(other -> other.1 > one AND other.1 <= one + toIntervalDay(30) AND other.2 != channel, later.unpaid), begun) AS isBack
        FROM (
          SELECT channel, person, count() AS times, countIf(notEmpty(searches) OR steps[2] = 'product_viewed') AS sought,
            countIf(notEmpty(searches) AND product_views > 0 OR (notEmpty(searches) OR steps[2] = 'product_viewed') AND carts > 0) AS found,
            sum(engaged_seconds) AS engaged, sum(product_views) AS viewed, groupArray(started_at) AS begun ${visits} GROUP BY channel, person
        ) AS came
        ANY LEFT JOIN (SELECT person, first_at FROM people FINAL WHERE ${ofBrand}) AS known ON came.person = known.person
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
    sql`SELECT arrayFirstIndex(end -> first < end, [1800, 86400, 259200, 604800, 1209600, 2592000, 5184000, 9999999999]) AS place, count(), sum(net_sales)
      FROM (${toldFirst(journeys(sql`dateDiff('second', touch_at[1], ordered_at)`))}) WHERE toDate(told_at) BETWEEN ${quarter} GROUP BY place ORDER BY place`,
  ],
  attribution: [
    sql`SELECT first AS path, count(), countIf(order_rank = 1), sum(net_sales), sum(cm3)
      FROM (${toldFirst(journeys(sql`arrayFilter((channel, at) -> at > ordered_at - toIntervalDay(30), touch_channel, touch_at)`))})
      WHERE toDate(told_at) BETWEEN ${month} GROUP BY path`,
    sql`SELECT path, count() FROM (
        SELECT person, arraySort(groupArray((started_at, channel))) AS came, arrayMap(one -> one.2, arrayFilter(one -> one.1 > came[-1].1 - toIntervalDay(30), came)) AS path
        FROM visits FINAL WHERE ${ofBrand} AND day BETWEEN '2026-01-31' AND '2026-03-31' AND empty(bot_reasons) GROUP BY person
        HAVING max(day) >= '2026-03-02' AND countIf(notEmpty(order_ids)) = 0
      ) GROUP BY path`,
  ],
  'ad-price': [spends, spends, placedBy(sql`utm_campaign`)],
  'search-terms': [
    sql`SELECT term, platform, sum(impressions), sum(clicks) AS clicked, sum(toFloat64(position) * impressions) FROM (
        SELECT term, platform, impressions, clicks, position FROM search_terms WHERE brand = 'bench' AND load IN (0, 1) AND day_from >= '2026-01-01' AND day_to <= '2026-03-31'
        ORDER BY row_key, as_of DESC, load DESC LIMIT 1 BY row_key
      ) GROUP BY term, platform ORDER BY clicked DESC LIMIT 1000`,
  ],
  keywords: [
    sql`SELECT lowerUTF8(term) AS word, sum(impressions), sum(clicks) FROM (
        SELECT term, impressions, clicks FROM search_terms WHERE brand = 'bench' AND load IN (0, 1) AND day_from >= '2026-01-01' AND day_to <= '2026-03-31'
        ORDER BY row_key, as_of DESC, load DESC LIMIT 1 BY row_key
      ) GROUP BY word`,
    sql`SELECT utm_term, count() ${visits} AND utm_term != '' GROUP BY utm_term`,
    placedBy(sql`utm_term`),
    sql`SELECT sales_channel, toMonday(at) AS week, sum(cm2), sum(net_sales) FROM order_economics WHERE ${ofBrand} AND toDate(at) BETWEEN ${quarter} GROUP BY sales_channel, week`,
  ],
  'link-performance': [
    sql`SELECT code, countIf(empty(bot_reasons)), uniqExactIf(person, empty(bot_reasons)) FROM events
      WHERE brand = 'bench' AND day BETWEEN ${quarter} AND name = 'link_clicked' AND source = 'links' GROUP BY code`,
    sql`SELECT code, order_id, user_id, at FROM events WHERE brand = 'bench' AND source = 'links' AND name = 'code_declared'`,
  ],
  'cohort-retention': [
    sql`SELECT toMonday(customer_first_at) AS cohort, intDiv(toRelativeDayNum(toMonday(ordered_at)) - toRelativeDayNum(cohort), 7) AS age,
        countIf(previous_at IS NULL OR toMonday(previous_at) < toMonday(ordered_at)), count(), sum(net_sales), sum(cm3)
      FROM orders WHERE ${ofBrand} AND order_rank > 0 AND toDate(ordered_at) <= '2026-03-31' AND customer_first_at >= '2026-01-01' GROUP BY cohort, age ORDER BY cohort, age`,
  ],
}
