    SELECT bucket, orders, all_cm3 AS cm3, of_owned AS owned, of_earned AS earned, of_paid AS paid, of_marketplace AS marketplace, of_unknown AS unknown,
      held, if(ifNull(all_cm3, 0) <= 0, NULL, if(all_cm3 = 0, NULL, (held) / all_cm3)) AS owned_share, if(ifNull(all_cm3, 0) <= 0, NULL, if(all_cm3 = 0, NULL, (of_unknown) / all_cm3)) AS unknown_share
    FROM (
      SELECT toStartOfMonth(ordered_at, {p0:String}) AS bucket, sum(counts) AS orders, sum(touched.cm3) AS all_cm3,
        if(all_cm3 IS NULL, NULL, ifNull(sumIf(touched.cm3, hold = 'owned'), 0)) AS of_owned, if(all_cm3 IS NULL, NULL, ifNull(sumIf(touched.cm3, hold = 'earned'), 0)) AS of_earned, if(all_cm3 IS NULL, NULL, ifNull(sumIf(touched.cm3, hold = 'paid'), 0)) AS of_paid, if(all_cm3 IS NULL, NULL, ifNull(sumIf(touched.cm3, hold = 'marketplace'), 0)) AS of_marketplace,
        if(all_cm3 IS NULL, NULL, ifNull(sumIf(touched.cm3, hold = 'unknown'), 0)) AS of_unknown, of_owned + of_earned AS held
      FROM (
    SELECT customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3, touch,
      multiIf(sales_channel IN {p1:Array(String)}, 'marketplace', touch = '', 'unknown', touch IN {p2:Array(String)}, 'paid',
        touch != 'unassigned', if(transform(touch, {p3:Array(String)}, {p4:Array(String)}, '') = 'owned', 'owned', 'earned'), order_rank > 1 AND is_unpaid, 'owned', 'unknown') AS hold
    FROM (
      SELECT placed.customer_id AS customer_id, placed.customer_first_at AS customer_first_at, placed.ordered_at AS ordered_at, toString(placed.country) AS country, toString(placed.sales_channel) AS sales_channel, placed.order_rank AS order_rank,
        placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, told.is_unpaid AS is_unpaid,
        if(sales_channel IN {p5:Array(String)}, sales_channel, told.led_by) AS touch
      FROM (
        SELECT toString(store) AS store, order_id, customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3
        FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64} AND ordered_at >= {p8:DateTime64(3, 'UTC')} AND ordered_at < {p9:DateTime64(3, 'UTC')}
      ) AS placed
      GLOBAL LEFT JOIN (
        SELECT store, order_id, led_by, is_unpaid FROM (
    SELECT store, order_id, led_by, is_unpaid
    FROM (
      SELECT ordered_at, person, led_by, is_unpaid, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, is_unpaid, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, if(empty(arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))))), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)))))), ''), 'direct')) AS led_by, NOT hasAny(arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)))), {p10:Array(String)}) AS is_unpaid, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p11:String} AND slice = {p12:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p13:Array(String)}, {p14:Array(String)}, '')), transform(toString(source), {p15:Array(String)}, {p16:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p17:String} AND slice = {p18:UInt64} AND journeys.order_id != '' AND day BETWEEN {p19:Date} AND {p20:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p21:String} AND slice = {p22:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p23:DateTime64(3, 'UTC')} AND ordered_at < {p24:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p25:String} AND slice = {p26:UInt64} AND order_id != '' AND day BETWEEN {p27:Date} AND {p28:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
      ) AS told ON placed.store = told.store AND placed.order_id = told.order_id
    )) AS touched GROUP BY bucket
    )
    ORDER BY bucket
-- p0: "Asia/Shanghai"
-- p1: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p2: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p3: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p4: ["owned","earned","rented","rented","earned","rented","rented","earned","rented","earned","rented","rented","rented","earned","rented","owned","owned","owned","owned","owned","earned","earned","rented","earned","rented","owned","earned"]
-- p5: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p6: "acme"
-- p7: "7"
-- p8: "2024-12-31 16:00:00.000"
-- p9: "2025-03-31 16:00:00.000"
-- p10: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p11: "acme"
-- p12: "7"
-- p13: ["src_shop"]
-- p14: ["Shop"]
-- p15: ["src_shop"]
-- p16: ["Shop"]
-- p17: "acme"
-- p18: "8"
-- p19: "2024-10-30"
-- p20: "2025-04-01"
-- p21: "acme"
-- p22: "7"
-- p23: "2024-11-30 16:00:00.000"
-- p24: "2025-05-01 16:00:00.000"
-- p25: "acme"
-- p26: "8"
-- p27: "2024-10-30"
-- p28: "2025-04-01"
