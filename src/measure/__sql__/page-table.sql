    SELECT page, count() AS visits, countIf(entry_path = page) AS entries, countIf(entry_path = page AND page_views = 1) AS bounces,
      if(entries = 0, NULL, (bounces) / entries) AS bounce_rate, countIf(exit_path = page) AS exits, if(visits = 0, NULL, (exits) / visits) AS exit_rate,
      countIf(is_lost) AS lost_exits,
      if(went_on = 0, NULL, toInt64(round(mean))) AS margin_of_others, if(went_on = 0, NULL, toInt64(round(lost_exits * mean))) AS margin_lost,
      if(went_on < 2, NULL, toInt64(round(lost_exits * (mean - 1.96 * error)))) AS margin_lost_low,
      if(went_on < 2, NULL, toInt64(round(lost_exits * (mean + 1.96 * error)))) AS margin_lost_high,
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
    SELECT placed.key AS key, placed.order_id AS order_id, ledger.net_sales AS net_sales, ledger.cm2 AS cm2, ledger.cm3 AS cm3, ledger.order_rank AS order_rank
    FROM (
      SELECT key, id AS order_id FROM (
        SELECT (person, started_at) AS key, person, started_at, arrayJoin(order_ids) AS id FROM visits FINAL WHERE brand = {p6:String} AND slice = {p7:UInt64} AND day BETWEEN {p8:Date} AND {p9:Date} AND started_at >= {p10:DateTime64(3, 'UTC')}
    AND started_at < {p11:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(order_ids)
      )
      WHERE (person, id, started_at) GLOBAL IN (SELECT person, order_id, visit_at FROM journeys FINAL WHERE brand = {p12:String} AND slice = {p13:UInt64} AND day BETWEEN {p14:Date} AND {p15:Date})
    ) AS placed
    GLOBAL INNER JOIN (
      SELECT told_id AS order_id, any(net_sales) AS net_sales, any(cm2) AS cm2, any(cm3) AS cm3, any(order_rank) AS order_rank
      FROM (SELECT *, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p16:String} AND slice = {p17:UInt64} AND counts = 1 AND sales_channel = 'own_site')
      GROUP BY told_id HAVING count() = 1
    ) AS ledger ON placed.order_id = ledger.order_id) GROUP BY person, started_at) AS placed
        ON visited.person = placed.person AND visited.started_at = placed.started_at
    )
    GROUP BY page ORDER BY margin_lost DESC NULLS LAST, visits DESC, page LIMIT {p18:UInt64}
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
-- p13: "8"
-- p14: "2024-12-31"
-- p15: "2025-04-01"
-- p16: "acme"
-- p17: "7"
-- p18: "500"
