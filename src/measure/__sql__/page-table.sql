    SELECT page, count() AS visits, countIf(entry_path = page) AS entries, countIf(entry_path = page AND page_views = 1) AS bounces,
      if(entries = 0, NULL, (bounces) / entries) AS bounce_rate, countIf(exit_path = page) AS exits, if(visits = 0, NULL, (exits) / visits) AS exit_rate,
      countIf(is_lost) AS lost_exits,
      if(went_on = 0, NULL, toInt64(round(mean))) AS margin_of_others, if(went_on = 0, NULL, toInt64(round(lost_exits * mean))) AS margin_lost,
      if(went_on < 2, NULL, toInt64(round(lost_exits * (mean - 1.959963984540054 * error)))) AS margin_lost_low,
      if(went_on < 2, NULL, toInt64(round(lost_exits * (mean + 1.959963984540054 * error)))) AS margin_lost_high,
      countIf(NOT is_lost) AS went_on, avgIf(margin, NOT is_lost) AS mean,
      stddevSampIf(margin, NOT is_lost) / sqrt(went_on) AS error
    FROM (
      SELECT visited.entry_path AS entry_path, visited.exit_path AS exit_path, visited.page_views AS page_views, empty(visited.order_ids) AND visited.exit_path = visited.page AS is_lost,
        visited.page AS page, toFloat64(ifNull(placed.cm2, 0)) AS margin
      FROM (
        SELECT person, started_at, entry_path, exit_path, page_views, order_ids,
          arrayJoin(arrayDistinct(arrayFilter(one -> startsWith(one, '/'), arrayMap(one -> toString(one), steps)))) AS page
        FROM visits FINAL WHERE brand = {p0:String} AND slice = {p1:UInt64} AND day BETWEEN {p2:Date} AND {p3:Date} AND started_at >= {p4:DateTime64(3, 'UTC')}
    AND started_at < {p5:DateTime64(3, 'UTC')} AND empty(bot_reasons)
      ) AS visited
      GLOBAL LEFT JOIN (SELECT key.1 AS person, key.2 AS started_at, sum(cm2) AS cm2 FROM (
    SELECT visited.key AS key, placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, placed.order_rank AS order_rank
    FROM (SELECT (person, started_at) AS key, person, started_at FROM visits FINAL WHERE brand = {p6:String} AND slice = {p7:UInt64} AND day BETWEEN {p8:Date} AND {p9:Date} AND started_at >= {p10:DateTime64(3, 'UTC')}
    AND started_at < {p11:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(order_ids)) AS visited
    GLOBAL INNER JOIN (
      SELECT person, visit_at, counts, net_sales, cm2, cm3, order_rank FROM (
    SELECT store, order_id, person, visit_at, counts, net_sales, cm2, cm3, order_rank
    FROM (
      SELECT person, visit_at, ordered_at, counts, net_sales, cm2, cm3, order_rank, told_as, store, order_id
      FROM (
        SELECT person, visit_at, ordered_at, counts, net_sales, cm2, cm3, order_rank, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT person, visit_at, ordered_at, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p12:String} AND slice = {p13:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p14:Array(String)}, {p15:Array(String)}, '')), transform(toString(source), {p16:Array(String)}, {p17:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p18:String} AND slice = {p19:UInt64} AND journeys.order_id != '' AND day BETWEEN {p20:Date} AND {p21:Date}
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at, counts, net_sales, cm2, cm3, order_rank
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p22:String} AND slice = {p23:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p24:DateTime64(3, 'UTC')} AND ordered_at < {p25:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p26:String} AND slice = {p27:UInt64} AND order_id != '' AND day BETWEEN {p28:Date} AND {p29:Date})
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
    ) AS placed ON visited.person = placed.person AND visited.started_at = placed.visit_at) GROUP BY person, started_at) AS placed
        ON visited.person = placed.person AND visited.started_at = placed.started_at
    )
    GROUP BY page ORDER BY margin_lost DESC NULLS LAST, visits DESC, page LIMIT {p30:UInt64}
-- p0: "acme"
-- p1: "8"
-- p2: "2024-12-31"
-- p3: "2025-04-01"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "2025-03-31 16:00:00.000"
-- p6: "acme"
-- p7: "8"
-- p8: "2024-12-31"
-- p9: "2025-04-01"
-- p10: "2024-12-31 16:00:00.000"
-- p11: "2025-03-31 16:00:00.000"
-- p12: "acme"
-- p13: "7"
-- p14: ["src_shop"]
-- p15: ["Shop"]
-- p16: ["src_shop"]
-- p17: ["Shop"]
-- p18: "acme"
-- p19: "8"
-- p20: "2024-10-30"
-- p21: "2025-04-01"
-- p22: "acme"
-- p23: "7"
-- p24: "2024-11-30 16:00:00.000"
-- p25: "2025-05-01 16:00:00.000"
-- p26: "acme"
-- p27: "8"
-- p28: "2024-10-30"
-- p29: "2025-04-01"
-- p30: "500"
