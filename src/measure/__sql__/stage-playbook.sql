    SELECT toString(sums.market) AS country, part, toInt64(orders) AS orders, toInt64(net_sales) AS net_sales, toInt64(since.late) AS late_orders,
      toInt64(ranked) AS ranked, toInt64(returning) AS returning, toInt64(dateDiff('day', since.first_at, {p0:DateTime64(3, 'UTC')})) AS known_days,
      toInt64((SELECT countIf(ordered_at > (SELECT max(ordered_at) FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND ordered_at < {p3:DateTime64(3, 'UTC')}) - toIntervalDay({p4:UInt64})) FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND ordered_at < {p7:DateTime64(3, 'UTC')})) AS brand_late_orders, toInt64(dateDiff('day', (SELECT min(ordered_at) FROM orders WHERE brand = {p8:String} AND slice = {p9:UInt64} AND counts = 1 AND ordered_at < {p10:DateTime64(3, 'UTC')}), {p11:DateTime64(3, 'UTC')})) AS brand_days
    FROM (
      SELECT country AS market, if(sales_channel != 'own_site', 'marketplace', transform(led_by, {p12:Array(String)}, {p13:Array(String)}, '')) AS part, count() AS orders, sum(placed.net_sales) AS net_sales, countIf(order_rank > 0) AS ranked, countIf(order_rank > 1) AS returning
      FROM (SELECT * FROM orders WHERE brand = {p14:String} AND slice = {p15:UInt64} AND counts = 1 AND ordered_at >= {p16:DateTime64(3, 'UTC')} AND ordered_at < {p17:DateTime64(3, 'UTC')}) AS placed
      GLOBAL LEFT JOIN (
        SELECT store AS led_store, order_id AS led_order, led_by
        FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, led_by
    FROM (
      SELECT person, ordered_at, visit_at, led_by, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p18:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT person, ordered_at, visit_at, if(empty(touch_channel), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', touch_channel)), ''), 'direct')) AS led_by, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p19:String} AND slice = {p20:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p21:Array(String)}, {p22:Array(String)}, '')), transform(toString(source), {p23:Array(String)}, {p24:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p25:String} AND slice = {p26:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p27:String} AND slice = {p28:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p29:String} AND slice = {p30:UInt64} AND ordered_at >= {p31:DateTime64(3, 'UTC')} AND ordered_at < {p32:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p33:String} AND slice = {p34:UInt64} AND counts = 1 AND ordered_at >= {p35:DateTime64(3, 'UTC')} AND ordered_at < {p36:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p37:String} AND slice = {p38:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p39:String} AND slice = {p40:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p41:String} AND slice = {p42:UInt64} AND ordered_at >= {p43:DateTime64(3, 'UTC')} AND ordered_at < {p44:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p45:String} AND slice = {p46:UInt64} AND counts = 1 AND ordered_at >= {p47:DateTime64(3, 'UTC')} AND ordered_at < {p48:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)) AS led ON toString(placed.store) = led.led_store AND placed.order_id = led.led_order
      GROUP BY market, part
    ) AS sums
    GLOBAL INNER JOIN (SELECT country, min(ordered_at) AS first_at, countIf(ordered_at > (SELECT max(ordered_at) FROM orders WHERE brand = {p49:String} AND slice = {p50:UInt64} AND counts = 1 AND ordered_at < {p51:DateTime64(3, 'UTC')}) - toIntervalDay({p52:UInt64})) AS late FROM orders WHERE brand = {p53:String} AND slice = {p54:UInt64} AND counts = 1 AND ordered_at < {p55:DateTime64(3, 'UTC')} GROUP BY country) AS since ON sums.market = since.country
    ORDER BY country, part
-- p0: "2025-12-31 16:00:00.000"
-- p1: "acme"
-- p2: "7"
-- p3: "2025-12-31 16:00:00.000"
-- p4: "90"
-- p5: "acme"
-- p6: "7"
-- p7: "2025-12-31 16:00:00.000"
-- p8: "acme"
-- p9: "7"
-- p10: "2025-12-31 16:00:00.000"
-- p11: "2025-12-31 16:00:00.000"
-- p12: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p13: ["owned","earned","paid_pull","paid_pull","earned","paid_push","paid_push","earned","paid_push","earned","paid_push","paid_push","paid_push","earned","paid_pull","owned","owned","owned","owned","owned","earned","earned","paid_pull","earned","paid_push","owned",""]
-- p14: "acme"
-- p15: "7"
-- p16: "2024-12-31 16:00:00.000"
-- p17: "2025-12-31 16:00:00.000"
-- p18: "2678400"
-- p19: "acme"
-- p20: "7"
-- p21: ["src_shop"]
-- p22: ["Shop"]
-- p23: ["src_shop"]
-- p24: ["Shop"]
-- p25: "acme"
-- p26: "8"
-- p27: "acme"
-- p28: "7"
-- p29: "acme"
-- p30: "7"
-- p31: "2024-12-31 16:00:00.000"
-- p32: "2025-12-31 16:00:00.000"
-- p33: "acme"
-- p34: "7"
-- p35: "2024-12-31 16:00:00.000"
-- p36: "2025-12-31 16:00:00.000"
-- p37: "acme"
-- p38: "7"
-- p39: "acme"
-- p40: "7"
-- p41: "acme"
-- p42: "7"
-- p43: "2024-12-31 16:00:00.000"
-- p44: "2025-12-31 16:00:00.000"
-- p45: "acme"
-- p46: "7"
-- p47: "2024-12-31 16:00:00.000"
-- p48: "2025-12-31 16:00:00.000"
-- p49: "acme"
-- p50: "7"
-- p51: "2025-12-31 16:00:00.000"
-- p52: "90"
-- p53: "acme"
-- p54: "7"
-- p55: "2025-12-31 16:00:00.000"
