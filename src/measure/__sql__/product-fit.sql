    SELECT toString(cells.sku) AS sku, listed.title AS title, toString(place) AS place, toInt64(sum(orders_of)) AS orders, toInt64(sum(units_of)) AS units,
      toInt64(sum(net)) AS net_sales, if(sum(goods) != 0 AND sum(costed) = 0, NULL, toInt64(sum(margin))) AS cm3, toInt64(sum(returned)) AS returned_units,
      toInt64(sum(firsts)) AS first_orders, toInt64(sum(again)) AS came_back, toInt64(sum(views)) AS viewing_visits, toInt64(sum(from_visits)) AS visit_orders
    FROM (
      SELECT sku, if(sales_channel != 'own_site', toString(sales_channel), if(led_by = '', '(no_journey)', led_by)) AS place, 0 AS orders_of, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS units_of, sum(entries.net_sales) AS net,
        sum(entries.cm3) AS margin, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card')) AS goods, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card') AND entries.goods_cost IS NOT NULL) AS costed, -sumIf(entries.units, entry IN ('refund', 'return')) AS returned,
        0 AS firsts, 0 AS again, 0 AS views, 0 AS from_visits
      FROM (SELECT * FROM order_economics AS entries WHERE brand = {p0:String} AND slice = {p1:UInt64} AND ordered_at >= {p2:DateTime64(3, 'UTC')} AND ordered_at < {p3:DateTime64(3, 'UTC')} AND sku != '' AND (entry = 'fee' OR line_kind NOT IN ('shipping', 'discount', 'adjustment', 'fee'))) AS entries GLOBAL LEFT JOIN (
        SELECT store AS led_store, order_id AS led_order, if(arrayFirst(one -> one != 'direct', arrayReverse(touch_channel)) = '', 'direct', toString(arrayFirst(one -> one != 'direct', arrayReverse(touch_channel)))) AS led_by
        FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, touch_channel
    FROM (
      SELECT touch_channel, person, ordered_at, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p4:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT touch_channel, person, ordered_at, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p7:Array(String)}, {p8:Array(String)}, '')), transform(toString(source), {p9:Array(String)}, {p10:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p11:String} AND slice = {p12:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p13:String} AND slice = {p14:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p15:String} AND slice = {p16:UInt64} AND ordered_at >= {p17:DateTime64(3, 'UTC')} AND ordered_at < {p18:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p19:String} AND slice = {p20:UInt64} AND counts = 1 AND ordered_at >= {p21:DateTime64(3, 'UTC')} AND ordered_at < {p22:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
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
      SELECT product, place, count(), 0, 0, 0, 0, 0, 0, countIf(order_rank = 1), countIf(order_rank = 1 AND is_back), 0, sum(toUInt32(sales_channel = 'own_site' AND place != '(no_journey)'))
      FROM (
        SELECT skus, order_rank, sales_channel, if(sales_channel != 'own_site', toString(sales_channel), if(led_by = '', '(no_journey)', led_by)) AS place, customer_id GLOBAL IN (
          SELECT customer_id FROM customers WHERE brand = {p35:String} AND slice = {p36:UInt64} AND length(order_days) > 1) AS is_back
        FROM (SELECT * FROM orders WHERE brand = {p37:String} AND slice = {p38:UInt64} AND counts = 1 AND ordered_at >= {p39:DateTime64(3, 'UTC')} AND ordered_at < {p40:DateTime64(3, 'UTC')}) AS placed GLOBAL LEFT JOIN (
        SELECT store AS led_store, order_id AS led_order, if(arrayFirst(one -> one != 'direct', arrayReverse(touch_channel)) = '', 'direct', toString(arrayFirst(one -> one != 'direct', arrayReverse(touch_channel)))) AS led_by
        FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, touch_channel
    FROM (
      SELECT touch_channel, person, ordered_at, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p41:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT touch_channel, person, ordered_at, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p42:String} AND slice = {p43:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p44:Array(String)}, {p45:Array(String)}, '')), transform(toString(source), {p46:Array(String)}, {p47:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p48:String} AND slice = {p49:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p50:String} AND slice = {p51:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p52:String} AND slice = {p53:UInt64} AND ordered_at >= {p54:DateTime64(3, 'UTC')} AND ordered_at < {p55:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p56:String} AND slice = {p57:UInt64} AND counts = 1 AND ordered_at >= {p58:DateTime64(3, 'UTC')} AND ordered_at < {p59:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p60:String} AND slice = {p61:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p62:String} AND slice = {p63:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p64:String} AND slice = {p65:UInt64} AND ordered_at >= {p66:DateTime64(3, 'UTC')} AND ordered_at < {p67:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p68:String} AND slice = {p69:UInt64} AND counts = 1 AND ordered_at >= {p70:DateTime64(3, 'UTC')} AND ordered_at < {p71:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id)) AS led ON toString(placed.store) = led.led_store AND placed.order_id = led.led_order
      )
      ARRAY JOIN skus AS product GROUP BY product, place
      UNION ALL
      SELECT product, place, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(), 0
      FROM (SELECT arrayDistinct(skus) AS seen, toString(channel) AS place FROM visits FINAL WHERE brand = {p72:String} AND slice = {p73:UInt64} AND day BETWEEN {p74:Date} AND {p75:Date} AND started_at >= {p76:DateTime64(3, 'UTC')}
    AND started_at < {p77:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(skus))
      ARRAY JOIN seen AS product GROUP BY product, place
    ) AS cells
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p78:String} AND load IN {p79:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p80:String} AND slice = {p81:UInt64}
    )
    GROUP BY sku) AS listed ON cells.sku = listed.sku
    GROUP BY sku, title, place HAVING orders > 0 OR viewing_visits > 0
    ORDER BY sku, place
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-03-31 16:00:00.000"
-- p4: "2678400"
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
-- p35: "acme"
-- p36: "7"
-- p37: "acme"
-- p38: "7"
-- p39: "2024-12-31 16:00:00.000"
-- p40: "2025-03-31 16:00:00.000"
-- p41: "2678400"
-- p42: "acme"
-- p43: "7"
-- p44: ["src_shop"]
-- p45: ["Shop"]
-- p46: ["src_shop"]
-- p47: ["Shop"]
-- p48: "acme"
-- p49: "8"
-- p50: "acme"
-- p51: "7"
-- p52: "acme"
-- p53: "7"
-- p54: "2024-12-31 16:00:00.000"
-- p55: "2025-03-31 16:00:00.000"
-- p56: "acme"
-- p57: "7"
-- p58: "2024-12-31 16:00:00.000"
-- p59: "2025-03-31 16:00:00.000"
-- p60: "acme"
-- p61: "7"
-- p62: "acme"
-- p63: "7"
-- p64: "acme"
-- p65: "7"
-- p66: "2024-12-31 16:00:00.000"
-- p67: "2025-03-31 16:00:00.000"
-- p68: "acme"
-- p69: "7"
-- p70: "2024-12-31 16:00:00.000"
-- p71: "2025-03-31 16:00:00.000"
-- p72: "acme"
-- p73: "8"
-- p74: "2024-12-31"
-- p75: "2025-04-01"
-- p76: "2024-12-31 16:00:00.000"
-- p77: "2025-03-31 16:00:00.000"
-- p78: "acme"
-- p79: [0,1]
-- p80: "acme"
-- p81: "7"
