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
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, led_by
    FROM (
      SELECT person, ordered_at, visit_at, led_by, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p5:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT person, ordered_at, visit_at, if(empty(touch_channel), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', touch_channel)), ''), 'direct')) AS led_by, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p8:Array(String)}, {p9:Array(String)}, '')), transform(toString(source), {p10:Array(String)}, {p11:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p12:String} AND slice = {p13:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p14:String} AND slice = {p15:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p16:String} AND slice = {p17:UInt64} AND ordered_at >= {p18:DateTime64(3, 'UTC')} AND ordered_at < {p19:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p20:String} AND slice = {p21:UInt64} AND counts = 1 AND ordered_at >= {p22:DateTime64(3, 'UTC')} AND ordered_at < {p23:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p24:String} AND slice = {p25:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p26:String} AND slice = {p27:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p28:String} AND slice = {p29:UInt64} AND ordered_at >= {p30:DateTime64(3, 'UTC')} AND ordered_at < {p31:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p32:String} AND slice = {p33:UInt64} AND counts = 1 AND ordered_at >= {p34:DateTime64(3, 'UTC')} AND ordered_at < {p35:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)) AS led ON toString(entries.store) = led.led_store AND entries.order_id = led.led_order
      GROUP BY sku, place
      UNION ALL
      SELECT product, place, count(), 0, 0, 0, 0, 0, 0, countIf(order_rank = 1), countIf(order_rank = 1 AND is_back), 0, sum(toUInt32(sales_channel = 'own_site' AND place != {p36:String}))
      FROM (
        SELECT skus, order_rank, sales_channel, if(sales_channel != 'own_site', toString(sales_channel), if(led_by = '', {p37:String}, led_by)) AS place, customer_id GLOBAL IN (
          SELECT customer_id FROM customers WHERE brand = {p38:String} AND slice = {p39:UInt64} AND length(order_days) > 1) AS is_back
        FROM (SELECT * FROM orders WHERE brand = {p40:String} AND slice = {p41:UInt64} AND counts = 1 AND ordered_at >= {p42:DateTime64(3, 'UTC')} AND ordered_at < {p43:DateTime64(3, 'UTC')}) AS placed GLOBAL LEFT JOIN (
        SELECT store AS led_store, order_id AS led_order, led_by
        FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, led_by
    FROM (
      SELECT person, ordered_at, visit_at, led_by, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p44:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT person, ordered_at, visit_at, if(empty(touch_channel), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', touch_channel)), ''), 'direct')) AS led_by, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p45:String} AND slice = {p46:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p47:Array(String)}, {p48:Array(String)}, '')), transform(toString(source), {p49:Array(String)}, {p50:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p51:String} AND slice = {p52:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p53:String} AND slice = {p54:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p55:String} AND slice = {p56:UInt64} AND ordered_at >= {p57:DateTime64(3, 'UTC')} AND ordered_at < {p58:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p59:String} AND slice = {p60:UInt64} AND counts = 1 AND ordered_at >= {p61:DateTime64(3, 'UTC')} AND ordered_at < {p62:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p63:String} AND slice = {p64:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p65:String} AND slice = {p66:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p67:String} AND slice = {p68:UInt64} AND ordered_at >= {p69:DateTime64(3, 'UTC')} AND ordered_at < {p70:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p71:String} AND slice = {p72:UInt64} AND counts = 1 AND ordered_at >= {p73:DateTime64(3, 'UTC')} AND ordered_at < {p74:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)) AS led ON toString(placed.store) = led.led_store AND placed.order_id = led.led_order
      )
      ARRAY JOIN skus AS product GROUP BY product, place
      UNION ALL
      SELECT product, place, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(), 0
      FROM (SELECT arrayDistinct(skus) AS seen, toString(channel) AS place FROM visits FINAL WHERE brand = {p75:String} AND slice = {p76:UInt64} AND day BETWEEN {p77:Date} AND {p78:Date} AND started_at >= {p79:DateTime64(3, 'UTC')}
    AND started_at < {p80:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(skus))
      ARRAY JOIN seen AS product GROUP BY product, place
    ) AS cells
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p81:String} AND load IN {p82:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p83:String} AND slice = {p84:UInt64}
    )
    GROUP BY sku) AS listed ON cells.sku = listed.sku
    GROUP BY sku, title, place HAVING orders > 0 OR viewing_visits > 0
    ORDER BY sku, place
-- p0: "(no_journey)"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "2678400"
-- p6: "acme"
-- p7: "7"
-- p8: ["src_shop"]
-- p9: ["Shop"]
-- p10: ["src_shop"]
-- p11: ["Shop"]
-- p12: "acme"
-- p13: "8"
-- p14: "acme"
-- p15: "7"
-- p16: "acme"
-- p17: "7"
-- p18: "2024-12-31 16:00:00.000"
-- p19: "2025-03-31 16:00:00.000"
-- p20: "acme"
-- p21: "7"
-- p22: "2024-12-31 16:00:00.000"
-- p23: "2025-03-31 16:00:00.000"
-- p24: "acme"
-- p25: "7"
-- p26: "acme"
-- p27: "7"
-- p28: "acme"
-- p29: "7"
-- p30: "2024-12-31 16:00:00.000"
-- p31: "2025-03-31 16:00:00.000"
-- p32: "acme"
-- p33: "7"
-- p34: "2024-12-31 16:00:00.000"
-- p35: "2025-03-31 16:00:00.000"
-- p36: "(no_journey)"
-- p37: "(no_journey)"
-- p38: "acme"
-- p39: "7"
-- p40: "acme"
-- p41: "7"
-- p42: "2024-12-31 16:00:00.000"
-- p43: "2025-03-31 16:00:00.000"
-- p44: "2678400"
-- p45: "acme"
-- p46: "7"
-- p47: ["src_shop"]
-- p48: ["Shop"]
-- p49: ["src_shop"]
-- p50: ["Shop"]
-- p51: "acme"
-- p52: "8"
-- p53: "acme"
-- p54: "7"
-- p55: "acme"
-- p56: "7"
-- p57: "2024-12-31 16:00:00.000"
-- p58: "2025-03-31 16:00:00.000"
-- p59: "acme"
-- p60: "7"
-- p61: "2024-12-31 16:00:00.000"
-- p62: "2025-03-31 16:00:00.000"
-- p63: "acme"
-- p64: "7"
-- p65: "acme"
-- p66: "7"
-- p67: "acme"
-- p68: "7"
-- p69: "2024-12-31 16:00:00.000"
-- p70: "2025-03-31 16:00:00.000"
-- p71: "acme"
-- p72: "7"
-- p73: "2024-12-31 16:00:00.000"
-- p74: "2025-03-31 16:00:00.000"
-- p75: "acme"
-- p76: "8"
-- p77: "2024-12-31"
-- p78: "2025-04-01"
-- p79: "2024-12-31 16:00:00.000"
-- p80: "2025-03-31 16:00:00.000"
-- p81: "acme"
-- p82: [0,1]
-- p83: "acme"
-- p84: "7"
