    SELECT concat('', toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(net_sales) AS net
      FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, ordered_at, day, place
    FROM (
      SELECT ordered_at, day, person, visit_at, place, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p0:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT ordered_at, day, person, visit_at, if((dateDiff('second', arrayFirst(one -> one > ordered_at - toIntervalDay({p1:UInt64}), touch_at), ordered_at) AS took) > {p2:UInt64}, 0, arrayFirstIndex(end -> took < end, arrayPushBack({p3:Array(UInt64)}, 9999999999))) AS place, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p4:String} AND slice = {p5:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p6:Array(String)}, {p7:Array(String)}, '')), transform(toString(source), {p8:Array(String)}, {p9:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p10:String} AND slice = {p11:UInt64} AND order_id != '' AND day BETWEEN {p12:Date} AND {p13:Date} AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p14:String} AND slice = {p15:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p16:DateTime64(3, 'UTC')} AND ordered_at < {p17:DateTime64(3, 'UTC')}
        )
        WHERE cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p18:String} AND slice = {p19:UInt64} AND order_id != '' AND day BETWEEN {p20:Date} AND {p21:Date} AND is_bot = 0) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id) WHERE day BETWEEN {p22:Date} AND {p23:Date} AND ordered_at >= {p24:DateTime64(3, 'UTC')} AND ordered_at < {p25:DateTime64(3, 'UTC')} AND counts = 1 AND place > 0
      GROUP BY place
    )
    ORDER BY place
-- p0: "2678400"
-- p1: "90"
-- p2: "7776000"
-- p3: [1800,86400,259200,604800,1209600,2592000,5184000]
-- p4: "acme"
-- p5: "7"
-- p6: ["src_shop"]
-- p7: ["Shop"]
-- p8: ["src_shop"]
-- p9: ["Shop"]
-- p10: "acme"
-- p11: "8"
-- p12: "2024-10-30"
-- p13: "2025-04-01"
-- p14: "acme"
-- p15: "7"
-- p16: "2024-11-30 16:00:00.000"
-- p17: "2025-05-01 16:00:00.000"
-- p18: "acme"
-- p19: "8"
-- p20: "2024-10-30"
-- p21: "2025-04-01"
-- p22: "2024-12-31"
-- p23: "2025-04-01"
-- p24: "2024-12-31 16:00:00.000"
-- p25: "2025-03-31 16:00:00.000"
