    SELECT toString(cells.sku) AS sku, listed.title AS title, toString(place) AS place, toInt64(sum(orders_of)) AS orders, toInt64(sum(units_of)) AS units,
      toInt64(sum(net)) AS net_sales, if(sum(goods) = 0, NULL, sum(costed) / sum(goods)) AS cost_known, if(cost_known = 0, NULL, toInt64(sum(margin))) AS cm3, toInt64(sum(returned)) AS returned_units,
      toInt64(sum(firsts)) AS first_orders, toInt64(sum(again)) AS came_back, toInt64(sum(views)) AS viewing_visits, toInt64(sum(from_visits)) AS visit_orders
    FROM (
      SELECT sku, if(sales_channel != 'own_site', toString(sales_channel), if(led_by = '', {p0:String}, led_by)) AS place, sum(is_order) AS orders_of, sum(units_of) AS units_of, sum(net) AS net, sum(margin) AS margin, sum(goods) AS goods, sum(costed) AS costed,
        sum(returned) AS returned, sum(is_first) AS firsts, sum(is_back) AS again, 0 AS views, sumIf(is_order, sales_channel = 'own_site' AND place != {p1:String}) AS from_visits
      FROM (
        SELECT toString(store) AS of_store, order_id AS of_order, toString(sales_channel) AS sales_channel, toString(country) AS country, toString(sku) AS sku, 0 AS is_order,
          if(entry IN ('sale', 'cancellation'), toInt64(entries.units), 0) AS units_of, entries.net_sales AS net, entries.cm3 AS margin, if(entry = 'sale' AND entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0, entries.net_sales, 0) AS goods,
          if(entry = 'sale' AND entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL, entries.net_sales, 0) AS costed, if(entry IN ('refund', 'return'), -toInt64(entries.units), 0) AS returned, 0 AS is_first, 0 AS is_back
        FROM order_economics AS entries WHERE brand = {p2:String} AND slice = {p3:UInt64} AND ordered_at >= {p4:DateTime64(3, 'UTC')} AND ordered_at < {p5:DateTime64(3, 'UTC')} AND sku != '' AND (entry = 'fee' OR line_kind NOT IN ('shipping', 'discount', 'adjustment', 'fee')) UNION ALL 
        SELECT toString(store), order_id, toString(sales_channel), toString(country), toString(arrayJoin(skus)), 1, 0, 0, NULL, 0, 0, 0, toUInt8(order_rank = 1), toUInt8(order_rank = 1 AND customer_id GLOBAL IN (SELECT customer_id FROM customers WHERE brand = {p6:String} AND slice = {p7:UInt64} AND length(order_days) > 1 AND order_days[1] >= {p8:Date}))
        FROM orders WHERE brand = {p9:String} AND slice = {p10:UInt64} AND counts = 1 AND ordered_at >= {p11:DateTime64(3, 'UTC')} AND ordered_at < {p12:DateTime64(3, 'UTC')}) AS told GLOBAL LEFT JOIN (SELECT store AS led_store, order_id AS led_order, led_by FROM (
    SELECT store, order_id, led_by
    FROM (
      SELECT ordered_at, person, led_by, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, if(empty(touch_channel), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', touch_channel)), ''), 'direct')) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p13:String} AND slice = {p14:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p15:Array(String)}, {p16:Array(String)}, '')), transform(toString(source), {p17:Array(String)}, {p18:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p19:String} AND slice = {p20:UInt64} AND journeys.order_id != '' AND day BETWEEN {p21:Date} AND {p22:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p23:String} AND slice = {p24:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p25:DateTime64(3, 'UTC')} AND ordered_at < {p26:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p27:String} AND slice = {p28:UInt64} AND order_id != '' AND day BETWEEN {p29:Date} AND {p30:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)) AS led ON told.of_store = led.led_store AND told.of_order = led.led_order
      GROUP BY sku, place
      UNION ALL
      SELECT product, place, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(), 0
      FROM (SELECT arrayDistinct(skus) AS seen, toString(channel) AS place FROM visits FINAL WHERE brand = {p31:String} AND slice = {p32:UInt64} AND day BETWEEN {p33:Date} AND {p34:Date} AND started_at >= {p35:DateTime64(3, 'UTC')}
    AND started_at < {p36:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(skus))
      ARRAY JOIN seen AS product GROUP BY product, place
    ) AS cells
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p37:String} AND load IN {p38:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p39:String} AND slice = {p40:UInt64}
    )
    GROUP BY sku) AS listed ON cells.sku = listed.sku
    GROUP BY sku, title, place HAVING orders > 0 OR viewing_visits > 0
    ORDER BY sku, place
-- p0: "(no_journey)"
-- p1: "(no_journey)"
-- p2: "acme"
-- p3: "7"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "2025-03-31 16:00:00.000"
-- p6: "acme"
-- p7: "7"
-- p8: "2024-12-31"
-- p9: "acme"
-- p10: "7"
-- p11: "2024-12-31 16:00:00.000"
-- p12: "2025-03-31 16:00:00.000"
-- p13: "acme"
-- p14: "7"
-- p15: ["src_shop"]
-- p16: ["Shop"]
-- p17: ["src_shop"]
-- p18: ["Shop"]
-- p19: "acme"
-- p20: "8"
-- p21: "2024-10-30"
-- p22: "2025-05-02"
-- p23: "acme"
-- p24: "7"
-- p25: "2024-11-30 16:00:00.000"
-- p26: "2025-06-01 16:00:00.000"
-- p27: "acme"
-- p28: "8"
-- p29: "2024-10-30"
-- p30: "2025-05-02"
-- p31: "acme"
-- p32: "8"
-- p33: "2024-12-31"
-- p34: "2025-04-01"
-- p35: "2024-12-31 16:00:00.000"
-- p36: "2025-03-31 16:00:00.000"
-- p37: "acme"
-- p38: [0,1]
-- p39: "acme"
-- p40: "7"
