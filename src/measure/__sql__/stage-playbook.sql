    SELECT toString(sums.market) AS country, part, toInt64(orders) AS orders, toInt64(net_sales) AS net_sales, toInt64(since.late) AS late_orders,
      toInt64(ranked) AS ranked, toInt64(returning) AS returning, toInt64(dateDiff('day', since.first_at, {p0:DateTime64(3, 'UTC')})) AS known_days,
      toInt64((SELECT countIf(ordered_at > (SELECT max(ordered_at) FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND ordered_at < {p3:DateTime64(3, 'UTC')}) - toIntervalDay({p4:UInt64})) FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND ordered_at < {p7:DateTime64(3, 'UTC')})) AS brand_late_orders, toInt64(dateDiff('day', (SELECT min(ordered_at) FROM orders WHERE brand = {p8:String} AND slice = {p9:UInt64} AND counts = 1 AND ordered_at < {p10:DateTime64(3, 'UTC')}), {p11:DateTime64(3, 'UTC')})) AS brand_days
    FROM (
      SELECT country AS market, if(sales_channel != 'own_site', 'marketplace', transform(led_by, {p12:Array(String)}, {p13:Array(String)}, '')) AS part, count() AS orders, sum(placed.net_sales) AS net_sales, countIf(order_rank > 0) AS ranked, countIf(order_rank > 1) AS returning
      FROM (SELECT * FROM orders WHERE brand = {p14:String} AND slice = {p15:UInt64} AND counts = 1 AND ordered_at >= {p16:DateTime64(3, 'UTC')} AND ordered_at < {p17:DateTime64(3, 'UTC')}) AS placed
      GLOBAL LEFT JOIN (SELECT store AS led_store, order_id AS led_order, led_by FROM (
    SELECT store, order_id, led_by
    FROM (
      SELECT ordered_at, person, led_by, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, if(empty(touch_channel), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', touch_channel)), ''), 'direct')) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p18:String} AND slice = {p19:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p20:Array(String)}, {p21:Array(String)}, '')), transform(toString(source), {p22:Array(String)}, {p23:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p24:String} AND slice = {p25:UInt64} AND journeys.order_id != '' AND day BETWEEN {p26:Date} AND {p27:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p28:String} AND slice = {p29:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p30:DateTime64(3, 'UTC')} AND ordered_at < {p31:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p32:String} AND slice = {p33:UInt64} AND order_id != '' AND day BETWEEN {p34:Date} AND {p35:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)) AS led ON toString(placed.store) = led.led_store AND placed.order_id = led.led_order
      GROUP BY market, part
    ) AS sums
    GLOBAL INNER JOIN (SELECT country, min(ordered_at) AS first_at, countIf(ordered_at > (SELECT max(ordered_at) FROM orders WHERE brand = {p36:String} AND slice = {p37:UInt64} AND counts = 1 AND ordered_at < {p38:DateTime64(3, 'UTC')}) - toIntervalDay({p39:UInt64})) AS late FROM orders WHERE brand = {p40:String} AND slice = {p41:UInt64} AND counts = 1 AND ordered_at < {p42:DateTime64(3, 'UTC')} GROUP BY country) AS since ON sums.market = since.country
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
-- p18: "acme"
-- p19: "7"
-- p20: ["src_shop"]
-- p21: ["Shop"]
-- p22: ["src_shop"]
-- p23: ["Shop"]
-- p24: "acme"
-- p25: "8"
-- p26: "2024-10-30"
-- p27: "2026-02-01"
-- p28: "acme"
-- p29: "7"
-- p30: "2024-11-30 16:00:00.000"
-- p31: "2026-03-03 16:00:00.000"
-- p32: "acme"
-- p33: "8"
-- p34: "2024-10-30"
-- p35: "2026-02-01"
-- p36: "acme"
-- p37: "7"
-- p38: "2025-12-31 16:00:00.000"
-- p39: "90"
-- p40: "acme"
-- p41: "7"
-- p42: "2025-12-31 16:00:00.000"
