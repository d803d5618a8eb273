    SELECT key, (weight - weight_before) * (ifNull((ifNull(owned, owned_before) + ifNull(owned_before, owned)) / 2, 0) - (share + share_before) / 2) AS mix,
      ifNull((weight + weight_before) / 2 * (owned - owned_before), if(owned IS NULL, held_part, 0) - if(owned_before IS NULL, held_part_before, 0)) AS rate, mix + rate AS effect,
      weight, weight_before, owned, owned_before, share, share_before
    FROM (
      SELECT key, now / all_now AS weight, then / all_then AS weight_before, held_now / all_now AS held_part, held_then / all_then AS held_part_before,
        if(now = 0, NULL, held_now / now) AS owned,
        if(then = 0, NULL, held_then / then) AS owned_before, all_held_now / all_now AS share, all_held_then / all_then AS share_before
      FROM (
        SELECT key, sumIf(kept, is_now = 1) AS now, sumIf(kept, is_now = 0) AS then, sumIf(held, is_now = 1) AS held_now, sumIf(held, is_now = 0) AS held_then,
          sum(now) OVER () AS all_now, sum(then) OVER () AS all_then, sum(held_now) OVER () AS all_held_now, sum(held_then) OVER () AS all_held_then
        FROM (SELECT toString(touch) AS key, toFloat64(sum(ifNull(touched.cm3, 0))) AS kept,
          toFloat64(sumIf(ifNull(touched.cm3, 0), hold IN ('owned', 'earned'))) AS held, 1 AS is_now FROM (
    SELECT customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3, touch,
      multiIf(sales_channel IN {p0:Array(String)}, 'marketplace', touch = '', 'unknown', touch IN {p1:Array(String)}, 'paid',
        touch != 'unassigned', if(transform(touch, {p2:Array(String)}, {p3:Array(String)}, '') = 'owned', 'owned', 'earned'), order_rank > 1 AND is_unpaid, 'owned', 'unknown') AS hold
    FROM (
      SELECT placed.customer_id AS customer_id, placed.customer_first_at AS customer_first_at, placed.ordered_at AS ordered_at, toString(placed.country) AS country, toString(placed.sales_channel) AS sales_channel, placed.order_rank AS order_rank,
        placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, told.is_unpaid AS is_unpaid,
        if(sales_channel IN {p4:Array(String)}, sales_channel, told.led_by) AS touch
      FROM (
        SELECT toString(store) AS store, order_id, customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3
        FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND ordered_at >= {p7:DateTime64(3, 'UTC')} AND ordered_at < {p8:DateTime64(3, 'UTC')}
      ) AS placed
      GLOBAL LEFT JOIN (
        SELECT store, order_id, led_by, is_unpaid FROM (
    SELECT store, order_id, led_by, is_unpaid
    FROM (
      SELECT ordered_at, person, led_by, is_unpaid, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, is_unpaid, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, if(empty(arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))))), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)))))), ''), 'direct')) AS led_by, NOT hasAny(arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)))), {p9:Array(String)}) AS is_unpaid, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p10:String} AND slice = {p11:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p12:Array(String)}, {p13:Array(String)}, '')), transform(toString(source), {p14:Array(String)}, {p15:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p16:String} AND slice = {p17:UInt64} AND journeys.order_id != '' AND day BETWEEN {p18:Date} AND {p19:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p20:String} AND slice = {p21:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p22:DateTime64(3, 'UTC')} AND ordered_at < {p23:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p24:String} AND slice = {p25:UInt64} AND order_id != '' AND day BETWEEN {p26:Date} AND {p27:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
      ) AS told ON placed.store = told.store AND placed.order_id = told.order_id
    )) AS touched GROUP BY key UNION ALL SELECT toString(touch) AS key, toFloat64(sum(ifNull(touched.cm3, 0))) AS kept,
          toFloat64(sumIf(ifNull(touched.cm3, 0), hold IN ('owned', 'earned'))) AS held, 0 AS is_now FROM (
    SELECT customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3, touch,
      multiIf(sales_channel IN {p28:Array(String)}, 'marketplace', touch = '', 'unknown', touch IN {p29:Array(String)}, 'paid',
        touch != 'unassigned', if(transform(touch, {p30:Array(String)}, {p31:Array(String)}, '') = 'owned', 'owned', 'earned'), order_rank > 1 AND is_unpaid, 'owned', 'unknown') AS hold
    FROM (
      SELECT placed.customer_id AS customer_id, placed.customer_first_at AS customer_first_at, placed.ordered_at AS ordered_at, toString(placed.country) AS country, toString(placed.sales_channel) AS sales_channel, placed.order_rank AS order_rank,
        placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, told.is_unpaid AS is_unpaid,
        if(sales_channel IN {p32:Array(String)}, sales_channel, told.led_by) AS touch
      FROM (
        SELECT toString(store) AS store, order_id, customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3
        FROM orders WHERE brand = {p33:String} AND slice = {p34:UInt64} AND ordered_at >= {p35:DateTime64(3, 'UTC')} AND ordered_at < {p36:DateTime64(3, 'UTC')}
      ) AS placed
      GLOBAL LEFT JOIN (
        SELECT store, order_id, led_by, is_unpaid FROM (
    SELECT store, order_id, led_by, is_unpaid
    FROM (
      SELECT ordered_at, person, led_by, is_unpaid, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, is_unpaid, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, if(empty(arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))))), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)))))), ''), 'direct')) AS led_by, NOT hasAny(arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)))), {p37:Array(String)}) AS is_unpaid, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p38:String} AND slice = {p39:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p40:Array(String)}, {p41:Array(String)}, '')), transform(toString(source), {p42:Array(String)}, {p43:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p44:String} AND slice = {p45:UInt64} AND journeys.order_id != '' AND day BETWEEN {p46:Date} AND {p47:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p48:String} AND slice = {p49:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p50:DateTime64(3, 'UTC')} AND ordered_at < {p51:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p52:String} AND slice = {p53:UInt64} AND order_id != '' AND day BETWEEN {p54:Date} AND {p55:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
      ) AS told ON placed.store = told.store AND placed.order_id = told.order_id
    )) AS touched GROUP BY key)
        GROUP BY key
      )
      WHERE all_now > 0 AND all_then > 0 AND (now != 0 OR then != 0 OR held_now != 0 OR held_then != 0)
    )
    ORDER BY abs(effect) DESC, key
-- p0: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p1: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p2: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p3: ["owned","earned","rented","rented","earned","rented","rented","earned","rented","earned","rented","rented","rented","earned","rented","owned","owned","owned","owned","owned","earned","earned","rented","earned","rented","owned","earned"]
-- p4: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p5: "acme"
-- p6: "7"
-- p7: "2025-01-31 16:00:00.000"
-- p8: "2025-02-28 16:00:00.000"
-- p9: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p10: "acme"
-- p11: "7"
-- p12: ["src_shop"]
-- p13: ["Shop"]
-- p14: ["src_shop"]
-- p15: ["Shop"]
-- p16: "acme"
-- p17: "8"
-- p18: "2024-11-30"
-- p19: "2025-03-01"
-- p20: "acme"
-- p21: "7"
-- p22: "2024-12-31 16:00:00.000"
-- p23: "2025-03-31 16:00:00.000"
-- p24: "acme"
-- p25: "8"
-- p26: "2024-11-30"
-- p27: "2025-03-01"
-- p28: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p29: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p30: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p31: ["owned","earned","rented","rented","earned","rented","rented","earned","rented","earned","rented","rented","rented","earned","rented","owned","owned","owned","owned","owned","earned","earned","rented","earned","rented","owned","earned"]
-- p32: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p33: "acme"
-- p34: "7"
-- p35: "2025-01-03 16:00:00.000"
-- p36: "2025-01-31 16:00:00.000"
-- p37: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p38: "acme"
-- p39: "7"
-- p40: ["src_shop"]
-- p41: ["Shop"]
-- p42: ["src_shop"]
-- p43: ["Shop"]
-- p44: "acme"
-- p45: "8"
-- p46: "2024-11-02"
-- p47: "2025-02-01"
-- p48: "acme"
-- p49: "7"
-- p50: "2024-12-03 16:00:00.000"
-- p51: "2025-03-03 16:00:00.000"
-- p52: "acme"
-- p53: "8"
-- p54: "2024-11-02"
-- p55: "2025-02-01"
