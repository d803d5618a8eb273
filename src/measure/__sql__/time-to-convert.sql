    SELECT concat('', toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(net_sales) AS net
      FROM (
    SELECT store, order_id, ordered_at, day, counts, net_sales, place
    FROM (
      SELECT ordered_at, day, person, place, counts, net_sales, told_as, store, order_id
      FROM (
        SELECT ordered_at, day, person, place, counts, net_sales, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, day, person, if((dateDiff('second', arrayFirst(one -> one > ordered_at - toIntervalDay(90), touch_at), ordered_at) AS took) > 7776000, 0, arrayFirstIndex(end -> took < end, [1800, 86400, 259200, 604800, 1209600, 2592000, 5184000, 9999999999])) AS place, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p0:String} AND slice = {p1:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p2:Array(String)}, {p3:Array(String)}, '')), transform(toString(source), {p4:Array(String)}, {p5:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p6:String} AND slice = {p7:UInt64} AND journeys.order_id != '' AND day BETWEEN {p8:Date} AND {p9:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at, counts, net_sales
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p10:String} AND slice = {p11:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p12:DateTime64(3, 'UTC')} AND ordered_at < {p13:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p14:String} AND slice = {p15:UInt64} AND order_id != '' AND day BETWEEN {p16:Date} AND {p17:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id) WHERE day BETWEEN {p18:Date} AND {p19:Date} AND ordered_at >= {p20:DateTime64(3, 'UTC')} AND ordered_at < {p21:DateTime64(3, 'UTC')} AND counts = 1 AND place > 0
      GROUP BY place
    )
    ORDER BY place
-- p0: "acme"
-- p1: "7"
-- p2: ["src_shop"]
-- p3: ["Shop"]
-- p4: ["src_shop"]
-- p5: ["Shop"]
-- p6: "acme"
-- p7: "8"
-- p8: "2024-10-30"
-- p9: "2025-04-01"
-- p10: "acme"
-- p11: "7"
-- p12: "2024-11-30 16:00:00.000"
-- p13: "2025-05-01 16:00:00.000"
-- p14: "acme"
-- p15: "8"
-- p16: "2024-10-30"
-- p17: "2025-04-01"
-- p18: "2024-12-31"
-- p19: "2025-04-01"
-- p20: "2024-12-31 16:00:00.000"
-- p21: "2025-03-31 16:00:00.000"
