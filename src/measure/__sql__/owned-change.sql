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
        placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, NOT hasAny(arrayMap(touch -> touch.2, touches), {p4:Array(String)}) AS is_unpaid,
        if(sales_channel IN {p5:Array(String)}, sales_channel, if(empty(arrayMap(touch -> touch.2, touches)), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', arrayMap(touch -> touch.2, touches))), ''), 'direct'))) AS touch
      FROM (
        SELECT toString(store) AS store, order_id, customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3
        FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64} AND ordered_at >= {p8:DateTime64(3, 'UTC')} AND ordered_at < {p9:DateTime64(3, 'UTC')}
      ) AS placed
      GLOBAL LEFT JOIN (
        SELECT store, order_id, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay({p10:UInt64}) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))) AS touches FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, ordered_at, touch_at, touch_channel
    FROM (
      SELECT ordered_at, touch_at, touch_channel, person, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p11:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT ordered_at, touch_at, touch_channel, person, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p12:String} AND slice = {p13:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p14:Array(String)}, {p15:Array(String)}, '')), transform(toString(source), {p16:Array(String)}, {p17:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p18:String} AND slice = {p19:UInt64} AND order_id != '' AND day BETWEEN {p20:Date} AND {p21:Date} AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p22:String} AND slice = {p23:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p24:DateTime64(3, 'UTC')} AND ordered_at < {p25:DateTime64(3, 'UTC')}
        )
        WHERE cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p26:String} AND slice = {p27:UInt64} AND order_id != '' AND day BETWEEN {p28:Date} AND {p29:Date} AND is_bot = 0) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)
      ) AS told ON placed.store = told.store AND placed.order_id = told.order_id
    )) AS touched GROUP BY key UNION ALL SELECT toString(touch) AS key, toFloat64(sum(ifNull(touched.cm3, 0))) AS kept,
          toFloat64(sumIf(ifNull(touched.cm3, 0), hold IN ('owned', 'earned'))) AS held, 0 AS is_now FROM (
    SELECT customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3, touch,
      multiIf(sales_channel IN {p30:Array(String)}, 'marketplace', touch = '', 'unknown', touch IN {p31:Array(String)}, 'paid',
        touch != 'unassigned', if(transform(touch, {p32:Array(String)}, {p33:Array(String)}, '') = 'owned', 'owned', 'earned'), order_rank > 1 AND is_unpaid, 'owned', 'unknown') AS hold
    FROM (
      SELECT placed.customer_id AS customer_id, placed.customer_first_at AS customer_first_at, placed.ordered_at AS ordered_at, toString(placed.country) AS country, toString(placed.sales_channel) AS sales_channel, placed.order_rank AS order_rank,
        placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, NOT hasAny(arrayMap(touch -> touch.2, touches), {p34:Array(String)}) AS is_unpaid,
        if(sales_channel IN {p35:Array(String)}, sales_channel, if(empty(arrayMap(touch -> touch.2, touches)), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', arrayMap(touch -> touch.2, touches))), ''), 'direct'))) AS touch
      FROM (
        SELECT toString(store) AS store, order_id, customer_id, customer_first_at, ordered_at, country, sales_channel, order_rank, counts, net_sales, cm2, cm3
        FROM orders WHERE brand = {p36:String} AND slice = {p37:UInt64} AND ordered_at >= {p38:DateTime64(3, 'UTC')} AND ordered_at < {p39:DateTime64(3, 'UTC')}
      ) AS placed
      GLOBAL LEFT JOIN (
        SELECT store, order_id, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay({p40:UInt64}) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))) AS touches FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, ordered_at, touch_at, touch_channel
    FROM (
      SELECT ordered_at, touch_at, touch_channel, person, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p41:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT ordered_at, touch_at, touch_channel, person, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p42:String} AND slice = {p43:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p44:Array(String)}, {p45:Array(String)}, '')), transform(toString(source), {p46:Array(String)}, {p47:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p48:String} AND slice = {p49:UInt64} AND order_id != '' AND day BETWEEN {p50:Date} AND {p51:Date} AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p52:String} AND slice = {p53:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p54:DateTime64(3, 'UTC')} AND ordered_at < {p55:DateTime64(3, 'UTC')}
        )
        WHERE cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p56:String} AND slice = {p57:UInt64} AND order_id != '' AND day BETWEEN {p58:Date} AND {p59:Date} AND is_bot = 0) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)
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
-- p4: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p5: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p6: "acme"
-- p7: "7"
-- p8: "2025-01-31 16:00:00.000"
-- p9: "2025-02-28 16:00:00.000"
-- p10: "30"
-- p11: "2678400"
-- p12: "acme"
-- p13: "7"
-- p14: ["src_shop"]
-- p15: ["Shop"]
-- p16: ["src_shop"]
-- p17: ["Shop"]
-- p18: "acme"
-- p19: "8"
-- p20: "2024-11-30"
-- p21: "2025-03-01"
-- p22: "acme"
-- p23: "7"
-- p24: "2024-12-31 16:00:00.000"
-- p25: "2025-03-31 16:00:00.000"
-- p26: "acme"
-- p27: "8"
-- p28: "2024-11-30"
-- p29: "2025-03-01"
-- p30: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p31: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p32: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p33: ["owned","earned","rented","rented","earned","rented","rented","earned","rented","earned","rented","rented","rented","earned","rented","owned","owned","owned","owned","owned","earned","earned","rented","earned","rented","owned","earned"]
-- p34: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p35: ["amazon","tiktok_shop","shopee","lazada","walmart","ebay"]
-- p36: "acme"
-- p37: "7"
-- p38: "2025-01-03 16:00:00.000"
-- p39: "2025-01-31 16:00:00.000"
-- p40: "30"
-- p41: "2678400"
-- p42: "acme"
-- p43: "7"
-- p44: ["src_shop"]
-- p45: ["Shop"]
-- p46: ["src_shop"]
-- p47: ["Shop"]
-- p48: "acme"
-- p49: "8"
-- p50: "2024-11-02"
-- p51: "2025-02-01"
-- p52: "acme"
-- p53: "7"
-- p54: "2024-12-03 16:00:00.000"
-- p55: "2025-03-03 16:00:00.000"
-- p56: "acme"
-- p57: "8"
-- p58: "2024-11-02"
-- p59: "2025-02-01"
