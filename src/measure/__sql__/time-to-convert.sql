    SELECT concat('', toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(ledger.net_sales) AS net
      FROM (
        SELECT store, order_id, arrayFilter(one -> one > ordered_at - toIntervalDay({p0:UInt64}), touch_at) AS seen,
          dateDiff('second', seen[1], ordered_at) AS took, arrayFirstIndex(end -> took < end, arrayPushBack({p1:Array(UInt64)}, 9999999999)) AS place
    FROM (
      SELECT journeys.* EXCEPT (order_id), told.ledger_id AS order_id, told.ledger_store AS store
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p2:String} AND slice = {p3:UInt64} AND order_id != '' AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT told_id, any(store) AS ledger_store, any(order_id) AS ledger_id
    FROM (SELECT store, order_id, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p4:String} AND slice = {p5:UInt64} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1) AS told ON journeys.order_id = told.told_id) WHERE (store, order_id, ordered_at, person) GLOBAL NOT IN (
      SELECT store, order_id, later.1, later.2
      FROM (
        SELECT store, order_id, arraySort(groupArray((ordered_at, person))) AS told
        FROM (
      SELECT journeys.* EXCEPT (order_id), told.ledger_id AS order_id, told.ledger_store AS store
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p6:String} AND slice = {p7:UInt64} AND order_id != '' AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT told_id, any(store) AS ledger_store, any(order_id) AS ledger_id
    FROM (SELECT store, order_id, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p8:String} AND slice = {p9:UInt64} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1) AS told ON journeys.order_id = told.told_id) WHERE cityHash64(store, order_id) GLOBAL IN (SELECT cityHash64(store, order_id) AS id FROM (
      SELECT journeys.* EXCEPT (order_id), told.ledger_id AS order_id, told.ledger_store AS store
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p10:String} AND slice = {p11:UInt64} AND order_id != '' AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT told_id, any(store) AS ledger_store, any(order_id) AS ledger_id
    FROM (SELECT store, order_id, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p12:String} AND slice = {p13:UInt64} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1) AS told ON journeys.order_id = told.told_id) GROUP BY id HAVING count() > 1) GROUP BY store, order_id
      )
      ARRAY JOIN arraySlice(told, 2) AS later) AND day BETWEEN {p14:Date} AND {p15:Date} AND ordered_at >= {p16:DateTime64(3, 'UTC')} AND ordered_at < {p17:DateTime64(3, 'UTC')} AND notEmpty(seen)
      ) AS journey
      GLOBAL INNER JOIN (
      SELECT store, order_id, net_sales, cm2, cm3, order_rank FROM orders WHERE brand = {p18:String} AND slice = {p19:UInt64} AND counts = 1 AND sales_channel = 'own_site') AS ledger ON journey.store = ledger.store AND journey.order_id = ledger.order_id
      GROUP BY place
    )
    ORDER BY place
-- p0: "90"
-- p1: [1800,86400,259200,604800,1209600,2592000,5184000]
-- p2: "acme"
-- p3: "8"
-- p4: "acme"
-- p5: "7"
-- p6: "acme"
-- p7: "8"
-- p8: "acme"
-- p9: "7"
-- p10: "acme"
-- p11: "8"
-- p12: "acme"
-- p13: "7"
-- p14: "2024-12-31"
-- p15: "2025-04-01"
-- p16: "2024-12-31 16:00:00.000"
-- p17: "2025-03-31 16:00:00.000"
-- p18: "acme"
-- p19: "7"
