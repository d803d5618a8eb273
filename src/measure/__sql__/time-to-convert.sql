    SELECT concat('', toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(net_sales) AS net
      FROM (
        SELECT net_sales, arrayFilter(one -> one > ordered_at - toIntervalDay({p0:UInt64}), touch_at) AS seen,
          dateDiff('second', seen[1], ordered_at) AS took, arrayFirstIndex(end -> took < end, arrayPushBack({p1:Array(UInt64)}, 9999999999)) AS place
        FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, ordered_at, day, country, device, touch_at
    FROM (
      SELECT ordered_at, day, country, device, touch_at, person, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p2:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT ordered_at, day, country, device, touch_at, person, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p3:String} AND slice = {p4:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p5:Array(String)}, {p6:Array(String)}, '')), transform(toString(source), {p7:Array(String)}, {p8:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p9:String} AND slice = {p10:UInt64} AND order_id != '' AND day BETWEEN {p11:Date} AND {p12:Date} AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p13:String} AND slice = {p14:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p15:DateTime64(3, 'UTC')} AND ordered_at < {p16:DateTime64(3, 'UTC')}
        )
        WHERE cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys FINAL WHERE brand = {p17:String} AND slice = {p18:UInt64} AND order_id != '' AND day BETWEEN {p19:Date} AND {p20:Date} AND is_bot = 0) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id) WHERE day BETWEEN {p21:Date} AND {p22:Date} AND ordered_at >= {p23:DateTime64(3, 'UTC')} AND ordered_at < {p24:DateTime64(3, 'UTC')} AND counts = 1 AND notEmpty(seen)
      )
      GROUP BY place
    )
    ORDER BY place
-- p0: "90"
-- p1: [1800,86400,259200,604800,1209600,2592000,5184000]
-- p2: "2678400"
-- p3: "acme"
-- p4: "7"
-- p5: ["src_shop"]
-- p6: ["Shop"]
-- p7: ["src_shop"]
-- p8: ["Shop"]
-- p9: "acme"
-- p10: "8"
-- p11: "2024-10-30"
-- p12: "2025-04-01"
-- p13: "acme"
-- p14: "7"
-- p15: "2024-11-30 16:00:00.000"
-- p16: "2025-05-01 16:00:00.000"
-- p17: "acme"
-- p18: "8"
-- p19: "2024-10-30"
-- p20: "2025-04-01"
-- p21: "2024-12-31"
-- p22: "2025-04-01"
-- p23: "2024-12-31 16:00:00.000"
-- p24: "2025-03-31 16:00:00.000"
