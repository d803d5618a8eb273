    SELECT order_id, toString(store) AS store, toString(sales_channel) AS sales_channel, toString(toDate(placed_at, {p0:String})) AS placed_on,
      spelt AS handle, toString(platform) AS platform, called AS name, owner AS creator, toString(state) AS state,
      arrayStringConcat(content_types, ', ') AS content_type, arrayStringConcat(content_ids, ', ') AS content_id, arrayStringConcat(skus, ', ') AS sku,
      base, commission, creators, if(notEmpty(stores) AND (store = '' OR has(stores, store)), 'yes', 'no') AS there
    FROM (SELECT *, toInt64(countIf(state != 'void') OVER (PARTITION BY store, sales_channel, order_id)) AS creators
          FROM reported_orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND placed_at >= {p3:DateTime64(3, 'UTC')} AND placed_at < {p4:DateTime64(3, 'UTC')}) AS reported
    GLOBAL LEFT JOIN (SELECT on_platform, handle AS known_handle, owner FROM (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p5:String})
       GROUP BY on_platform, handle)) AS known
      ON toString(reported.platform) = known.on_platform AND reported.handle = known.known_handle
    GLOBAL LEFT JOIN (SELECT creator AS id, name AS called FROM creator_book FINAL WHERE brand = {p6:String}) AS book ON known.owner = book.id
    GLOBAL LEFT JOIN (SELECT toString(sales_channel) AS on_channel, order_id AS of_order, groupUniqArray(toString(store)) AS stores
          FROM orders WHERE brand = {p7:String} AND slice = {p8:UInt64} AND order_id GLOBAL IN (SELECT order_id FROM reported_orders WHERE brand = {p9:String} AND slice = {p10:UInt64} AND placed_at >= {p11:DateTime64(3, 'UTC')} AND placed_at < {p12:DateTime64(3, 'UTC')})
          GROUP BY on_channel, of_order) AS imported ON toString(reported.sales_channel) = imported.on_channel AND reported.order_id = imported.of_order
    WHERE 1
    ORDER BY placed_on, store, order_id, handle LIMIT {p13:UInt64}
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "acme"
-- p6: "acme"
-- p7: "acme"
-- p8: "7"
-- p9: "acme"
-- p10: "7"
-- p11: "2024-12-31 16:00:00.000"
-- p12: "2025-03-31 16:00:00.000"
-- p13: "1000"
