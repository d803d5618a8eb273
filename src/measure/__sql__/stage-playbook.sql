    SELECT toString(sums.market) AS country, part, toInt64(orders) AS orders, toInt64(net_sales) AS net_sales, toInt64(late_orders) AS late_orders,
      toInt64(ranked) AS ranked, toInt64(returning) AS returning, toInt64(dateDiff('day', since.first_at, {p0:DateTime64(3, 'UTC')})) AS known_days
    FROM (
      SELECT country AS market, if(sales_channel != 'own_site', 'marketplace', transform(led_by, {p1:Array(String)}, {p2:Array(String)}, '')) AS part, count() AS orders, sum(placed.net_sales) AS net_sales, countIf(ordered_at >= {p3:DateTime64(3, 'UTC')} - toIntervalDay({p4:UInt64})) AS late_orders,
        countIf(order_rank > 0) AS ranked, countIf(order_rank > 1) AS returning
      FROM (SELECT * FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND ordered_at >= {p7:DateTime64(3, 'UTC')} AND ordered_at < {p8:DateTime64(3, 'UTC')}) AS placed
      GLOBAL LEFT JOIN (
        SELECT store AS led_store, order_id AS led_order, if(arrayFirst(one -> one != 'direct', arrayReverse(touch_channel)) = '', 'direct', toString(arrayFirst(one -> one != 'direct', arrayReverse(touch_channel)))) AS led_by
        FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, touch_channel
    FROM (
      SELECT touch_channel, person, ordered_at, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p9:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT touch_channel, person, ordered_at, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p10:String} AND slice = {p11:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p12:Array(String)}, {p13:Array(String)}, '')), transform(toString(source), {p14:Array(String)}, {p15:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p16:String} AND slice = {p17:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p18:String} AND slice = {p19:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p20:String} AND slice = {p21:UInt64} AND ordered_at >= {p22:DateTime64(3, 'UTC')} AND ordered_at < {p23:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p24:String} AND slice = {p25:UInt64} AND counts = 1 AND ordered_at >= {p26:DateTime64(3, 'UTC')} AND ordered_at < {p27:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p28:String} AND slice = {p29:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p30:String} AND slice = {p31:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p32:String} AND slice = {p33:UInt64} AND ordered_at >= {p34:DateTime64(3, 'UTC')} AND ordered_at < {p35:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p36:String} AND slice = {p37:UInt64} AND counts = 1 AND ordered_at >= {p38:DateTime64(3, 'UTC')} AND ordered_at < {p39:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)) AS led ON toString(placed.store) = led.led_store AND placed.order_id = led.led_order
      GROUP BY market, part
    ) AS sums
    GLOBAL INNER JOIN (SELECT country, min(ordered_at) AS first_at FROM orders WHERE brand = {p40:String} AND slice = {p41:UInt64} AND counts = 1 GROUP BY country) AS since ON sums.market = since.country
    ORDER BY country, part
-- p0: "2025-12-31 16:00:00.000"
-- p1: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p2: ["owned","earned","paid_pull","paid_pull","earned","paid_push","paid_push","earned","paid_push","earned","paid_push","paid_push","paid_push","earned","paid_pull","owned","owned","owned","owned","owned","earned","earned","paid_pull","earned","paid_push","owned","earned"]
-- p3: "2025-12-31 16:00:00.000"
-- p4: "90"
-- p5: "acme"
-- p6: "7"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-12-31 16:00:00.000"
-- p9: "2678400"
-- p10: "acme"
-- p11: "7"
-- p12: ["src_shop"]
-- p13: ["Shop"]
-- p14: ["src_shop"]
-- p15: ["Shop"]
-- p16: "acme"
-- p17: "8"
-- p18: "acme"
-- p19: "7"
-- p20: "acme"
-- p21: "7"
-- p22: "2024-12-31 16:00:00.000"
-- p23: "2025-12-31 16:00:00.000"
-- p24: "acme"
-- p25: "7"
-- p26: "2024-12-31 16:00:00.000"
-- p27: "2025-12-31 16:00:00.000"
-- p28: "acme"
-- p29: "7"
-- p30: "acme"
-- p31: "7"
-- p32: "acme"
-- p33: "7"
-- p34: "2024-12-31 16:00:00.000"
-- p35: "2025-12-31 16:00:00.000"
-- p36: "acme"
-- p37: "7"
-- p38: "2024-12-31 16:00:00.000"
-- p39: "2025-12-31 16:00:00.000"
-- p40: "acme"
-- p41: "7"
