    SELECT concat('', toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(ledger.net_sales) AS net
      FROM (
        SELECT order_id, arrayFilter(one -> one > ordered_at - toIntervalDay({p0:UInt64}), touch_at) AS seen,
          dateDiff('second', seen[1], ordered_at) AS took, arrayFirstIndex(end -> took < end, arrayPushBack({p1:Array(UInt64)}, 9999999999)) AS place
        FROM journeys FINAL WHERE brand = {p2:String} AND slice = {p3:UInt64} AND day BETWEEN {p4:Date} AND {p5:Date} AND ordered_at >= {p6:DateTime64(3, 'UTC')} AND ordered_at < {p7:DateTime64(3, 'UTC')} AND is_bot = {p8:UInt64} AND notEmpty(seen)
      ) AS journey
      GLOBAL INNER JOIN (
        SELECT told.told_id AS order_id, booked.net_sales AS net_sales FROM (
    SELECT told_id, any(order_id) AS ledger_id
    FROM (SELECT order_id, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p9:String} AND slice = {p10:UInt64} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1) AS told
        GLOBAL INNER JOIN (SELECT order_id, net_sales FROM orders WHERE brand = {p11:String} AND slice = {p12:UInt64} AND counts = 1 AND sales_channel = 'own_site') AS booked ON told.ledger_id = booked.order_id
      ) AS ledger ON journey.order_id = ledger.order_id
      GROUP BY place
    )
    ORDER BY place
-- p0: "90"
-- p1: [1800,86400,259200,604800,1209600,2592000,5184000]
-- p2: "acme"
-- p3: "8"
-- p4: "2024-12-31"
-- p5: "2025-04-01"
-- p6: "2024-12-31 16:00:00.000"
-- p7: "2025-03-31 16:00:00.000"
-- p8: "0"
-- p9: "acme"
-- p10: "7"
-- p11: "acme"
-- p12: "7"
