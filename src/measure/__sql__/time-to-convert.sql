    SELECT concat('', toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(net_sales) AS net
      FROM (
        SELECT net_sales, arrayFilter(one -> one > ordered_at - toIntervalDay({p0:UInt64}), touch_at) AS seen,
          dateDiff('second', seen[1], ordered_at) AS took, arrayFirstIndex(end -> took < end, arrayPushBack({p1:Array(UInt64)}, 9999999999)) AS place
        FROM (
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank, tupleElement(first, {p2:UInt64}) AS ordered_at, tupleElement(first, {p3:UInt64}) AS day, tupleElement(first, {p4:UInt64}) AS country, tupleElement(first, {p5:UInt64}) AS device, tupleElement(first, {p6:UInt64}) AS touch_at
    FROM (
      SELECT own[1] AS ledger, argMin(tuple(ordered_at, day, country, device, touch_at), (ordered_at, person, told.order_id, visit_at)) AS first
      FROM (
        SELECT *, transform(toString(source), {p7:Array(String)}, {p8:Array(String)}, '') AS own_store FROM journeys FINAL WHERE brand = {p9:String} AND slice = {p10:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin([cityHash64(order_id), cityHash64(shop_order_id)]) AS named FROM orders WHERE brand = {p11:String} AND slice = {p12:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p13:String} AND slice = {p14:UInt64} AND day BETWEEN {p15:Date} AND {p16:Date} AND ordered_at >= {p17:DateTime64(3, 'UTC')} AND ordered_at < {p18:DateTime64(3, 'UTC')}) WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p19:String} AND slice = {p20:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin([cityHash64(order_id), cityHash64(shop_order_id)]) AS named FROM orders WHERE brand = {p21:String} AND slice = {p22:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p23:String} AND slice = {p24:UInt64} AND day BETWEEN {p25:Date} AND {p26:Date} AND ordered_at >= {p27:DateTime64(3, 'UTC')} AND ordered_at < {p28:DateTime64(3, 'UTC')}) WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.order_id = known.told_id
      WHERE length(if(length(orders) = 1, orders, arrayFilter(one -> own_store != '' AND one.1 = own_store, orders)) AS own) = 1
      GROUP BY ledger
    )) WHERE day BETWEEN {p29:Date} AND {p30:Date} AND ordered_at >= {p31:DateTime64(3, 'UTC')} AND ordered_at < {p32:DateTime64(3, 'UTC')} AND counts = 1 AND notEmpty(seen)
      )
      GROUP BY place
    )
    ORDER BY place
-- p0: "90"
-- p1: [1800,86400,259200,604800,1209600,2592000,5184000]
-- p2: "1"
-- p3: "2"
-- p4: "3"
-- p5: "4"
-- p6: "5"
-- p7: ["src_shop"]
-- p8: ["Shop"]
-- p9: "acme"
-- p10: "8"
-- p11: "acme"
-- p12: "7"
-- p13: "acme"
-- p14: "8"
-- p15: "2024-12-31"
-- p16: "2025-04-01"
-- p17: "2024-12-31 16:00:00.000"
-- p18: "2025-03-31 16:00:00.000"
-- p19: "acme"
-- p20: "7"
-- p21: "acme"
-- p22: "7"
-- p23: "acme"
-- p24: "8"
-- p25: "2024-12-31"
-- p26: "2025-04-01"
-- p27: "2024-12-31 16:00:00.000"
-- p28: "2025-03-31 16:00:00.000"
-- p29: "2024-12-31"
-- p30: "2025-04-01"
-- p31: "2024-12-31 16:00:00.000"
-- p32: "2025-03-31 16:00:00.000"
