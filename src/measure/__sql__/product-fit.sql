    SELECT toString(cells.sku) AS sku, listed.title AS title, toString(place) AS place, toInt64(sum(orders_of)) AS orders, toInt64(sum(units_of)) AS units,
      toInt64(sum(net)) AS net_sales, if(sum(goods) = 0, NULL, sum(costed) / sum(goods)) AS cost_known, if(cost_known = 0, NULL, toInt64(sum(margin))) AS cm3, toInt64(sum(returned)) AS returned_units,
      toInt64(sum(firsts)) AS first_orders, toInt64(sum(again)) AS came_back, toInt64(sum(views)) AS viewing_visits, toInt64(sum(from_visits)) AS visit_orders
    FROM (
      SELECT sku, if(sales_channel != 'own_site', toString(sales_channel), if(led_by = '', {p0:String}, led_by)) AS place, 0 AS orders_of, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS units_of, sum(entries.net_sales) AS net,
        sum(entries.cm3) AS margin, sumIf(entries.net_sales, entry = 'sale' AND entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AS goods, sumIf(entries.net_sales, entry = 'sale' AND entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL) AS costed, -sumIf(entries.units, entry IN ('refund', 'return')) AS returned,
        0 AS firsts, 0 AS again, 0 AS views, 0 AS from_visits
      FROM (SELECT * FROM order_economics AS entries WHERE brand = {p1:String} AND slice = {p2:UInt64} AND ordered_at >= {p3:DateTime64(3, 'UTC')} AND ordered_at < {p4:DateTime64(3, 'UTC')} AND sku != '' AND (entry = 'fee' OR line_kind NOT IN ('shipping', 'discount', 'adjustment', 'fee'))) AS entries GLOBAL LEFT JOIN (
        SELECT store AS led_store, order_id AS led_order, led_by
        FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, led_by
    FROM (
      SELECT person, ordered_at, visit_at, led_by, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.3, told.ordered_at)) <= 2678400 AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT person, ordered_at, visit_at, if(empty(touch_channel), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', touch_channel)), ''), 'direct')) AS led_by, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p7:Array(String)}, {p8:Array(String)}, '')), transform(toString(source), {p9:Array(String)}, {p10:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p11:String} AND slice = {p12:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p13:String} AND slice = {p14:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p15:String} AND slice = {p16:UInt64} AND ordered_at >= {p17:DateTime64(3, 'UTC')} AND ordered_at < {p18:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p19:String} AND slice = {p20:UInt64} AND counts = 1 AND ordered_at >= {p21:DateTime64(3, 'UTC')} AND ordered_at < {p22:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p23:String} AND slice = {p24:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p25:String} AND slice = {p26:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p27:String} AND slice = {p28:UInt64} AND ordered_at >= {p29:DateTime64(3, 'UTC')} AND ordered_at < {p30:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p31:String} AND slice = {p32:UInt64} AND counts = 1 AND ordered_at >= {p33:DateTime64(3, 'UTC')} AND ordered_at < {p34:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)) AS led ON toString(entries.store) = led.led_store AND entries.order_id = led.led_order
      GROUP BY sku, place
      UNION ALL
      SELECT product, place, count(), 0, 0, 0, 0, 0, 0, countIf(order_rank = 1), countIf(order_rank = 1 AND is_back), 0, sum(toUInt32(sales_channel = 'own_site' AND place != {p35:String}))
      FROM (
        SELECT skus, order_rank, sales_channel, if(sales_channel != 'own_site', toString(sales_channel), if(led_by = '', {p36:String}, led_by)) AS place, customer_id GLOBAL IN (
          SELECT customer_id FROM customers WHERE brand = {p37:String} AND slice = {p38:UInt64} AND length(order_days) > 1) AS is_back
        FROM (SELECT * FROM orders WHERE brand = {p39:String} AND slice = {p40:UInt64} AND counts = 1 AND ordered_at >= {p41:DateTime64(3, 'UTC')} AND ordered_at < {p42:DateTime64(3, 'UTC')}) AS placed GLOBAL LEFT JOIN (
        SELECT store AS led_store, order_id AS led_order, led_by
        FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, led_by
    FROM (
      SELECT person, ordered_at, visit_at, led_by, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.3, told.ordered_at)) <= 2678400 AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT person, ordered_at, visit_at, if(empty(touch_channel), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', touch_channel)), ''), 'direct')) AS led_by, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p43:String} AND slice = {p44:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p45:Array(String)}, {p46:Array(String)}, '')), transform(toString(source), {p47:Array(String)}, {p48:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p49:String} AND slice = {p50:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p51:String} AND slice = {p52:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p53:String} AND slice = {p54:UInt64} AND ordered_at >= {p55:DateTime64(3, 'UTC')} AND ordered_at < {p56:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p57:String} AND slice = {p58:UInt64} AND counts = 1 AND ordered_at >= {p59:DateTime64(3, 'UTC')} AND ordered_at < {p60:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p61:String} AND slice = {p62:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p63:String} AND slice = {p64:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p65:String} AND slice = {p66:UInt64} AND ordered_at >= {p67:DateTime64(3, 'UTC')} AND ordered_at < {p68:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p69:String} AND slice = {p70:UInt64} AND counts = 1 AND ordered_at >= {p71:DateTime64(3, 'UTC')} AND ordered_at < {p72:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)) AS led ON toString(placed.store) = led.led_store AND placed.order_id = led.led_order
      )
      ARRAY JOIN skus AS product GROUP BY product, place
      UNION ALL
      SELECT product, place, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(), 0
      FROM (SELECT arrayDistinct(skus) AS seen, toString(channel) AS place FROM visits FINAL WHERE brand = {p73:String} AND slice = {p74:UInt64} AND day BETWEEN {p75:Date} AND {p76:Date} AND started_at >= {p77:DateTime64(3, 'UTC')}
    AND started_at < {p78:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(skus))
      ARRAY JOIN seen AS product GROUP BY product, place
    ) AS cells
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p79:String} AND load IN {p80:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p81:String} AND slice = {p82:UInt64}
    )
    GROUP BY sku) AS listed ON cells.sku = listed.sku
    GROUP BY sku, title, place HAVING orders > 0 OR viewing_visits > 0
    ORDER BY sku, place
-- p0: "(no_journey)"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "acme"
-- p6: "7"
-- p7: ["src_shop"]
-- p8: ["Shop"]
-- p9: ["src_shop"]
-- p10: ["Shop"]
-- p11: "acme"
-- p12: "8"
-- p13: "acme"
-- p14: "7"
-- p15: "acme"
-- p16: "7"
-- p17: "2024-12-31 16:00:00.000"
-- p18: "2025-03-31 16:00:00.000"
-- p19: "acme"
-- p20: "7"
-- p21: "2024-12-31 16:00:00.000"
-- p22: "2025-03-31 16:00:00.000"
-- p23: "acme"
-- p24: "7"
-- p25: "acme"
-- p26: "7"
-- p27: "acme"
-- p28: "7"
-- p29: "2024-12-31 16:00:00.000"
-- p30: "2025-03-31 16:00:00.000"
-- p31: "acme"
-- p32: "7"
-- p33: "2024-12-31 16:00:00.000"
-- p34: "2025-03-31 16:00:00.000"
-- p35: "(no_journey)"
-- p36: "(no_journey)"
-- p37: "acme"
-- p38: "7"
-- p39: "acme"
-- p40: "7"
-- p41: "2024-12-31 16:00:00.000"
-- p42: "2025-03-31 16:00:00.000"
-- p43: "acme"
-- p44: "7"
-- p45: ["src_shop"]
-- p46: ["Shop"]
-- p47: ["src_shop"]
-- p48: ["Shop"]
-- p49: "acme"
-- p50: "8"
-- p51: "acme"
-- p52: "7"
-- p53: "acme"
-- p54: "7"
-- p55: "2024-12-31 16:00:00.000"
-- p56: "2025-03-31 16:00:00.000"
-- p57: "acme"
-- p58: "7"
-- p59: "2024-12-31 16:00:00.000"
-- p60: "2025-03-31 16:00:00.000"
-- p61: "acme"
-- p62: "7"
-- p63: "acme"
-- p64: "7"
-- p65: "acme"
-- p66: "7"
-- p67: "2024-12-31 16:00:00.000"
-- p68: "2025-03-31 16:00:00.000"
-- p69: "acme"
-- p70: "7"
-- p71: "2024-12-31 16:00:00.000"
-- p72: "2025-03-31 16:00:00.000"
-- p73: "acme"
-- p74: "8"
-- p75: "2024-12-31"
-- p76: "2025-04-01"
-- p77: "2024-12-31 16:00:00.000"
-- p78: "2025-03-31 16:00:00.000"
-- p79: "acme"
-- p80: [0,1]
-- p81: "acme"
-- p82: "7"
