    WITH steps AS (
      SELECT earlier.skus AS skus_before, next.skus AS skus_next
      FROM (
        SELECT cityHash64(customer_id, order_rank) AS place, skus FROM orders
        WHERE brand = {p0:String} AND slice = {p1:UInt64} AND counts = 1 AND order_rank > 0 AND cityHash64(customer_id, order_rank) GLOBAL IN (SELECT cityHash64(customer_id, toUInt32(order_rank - 1)) FROM orders WHERE brand = {p2:String} AND slice = {p3:UInt64} AND counts = 1 AND ordered_at >= {p4:DateTime64(3, 'UTC')} AND ordered_at < {p5:DateTime64(3, 'UTC')} AND order_rank > 1)
      ) AS earlier
      GLOBAL INNER JOIN (SELECT cityHash64(customer_id, toUInt32(order_rank - 1)) AS place, skus FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64} AND counts = 1 AND ordered_at >= {p8:DateTime64(3, 'UTC')} AND ordered_at < {p9:DateTime64(3, 'UTC')} AND order_rank > 1) AS next ON earlier.place = next.place)
    SELECT toString(pairs.sku) AS sku, first.title AS title, toString(pairs.next_sku) AS next_sku, second.title AS next_title, times AS next_orders,
      after.placed AS followed, next_orders / followed AS share, if(followed = 0, NULL, (next_orders / followed + 1.959963984540054 * 1.959963984540054 / (2 * followed) - 1.959963984540054 *
        sqrt(next_orders / followed * (1 - next_orders / followed) / followed + 1.959963984540054 * 1.959963984540054 / (4 * followed * followed))) / (1 + 1.959963984540054 * 1.959963984540054 / followed)) AS low,
      if(followed = 0, NULL, (next_orders / followed + 1.959963984540054 * 1.959963984540054 / (2 * followed) + 1.959963984540054 *
        sqrt(next_orders / followed * (1 - next_orders / followed) / followed + 1.959963984540054 * 1.959963984540054 / (4 * followed * followed))) / (1 + 1.959963984540054 * 1.959963984540054 / followed)) AS high, share * (SELECT count() FROM steps) / usual.placed AS lift
    FROM (
      SELECT sku, next_sku, count() AS times FROM steps ARRAY JOIN skus_before AS sku ARRAY JOIN arrayFilter(one -> one != sku, skus_next) AS next_sku
      GROUP BY sku, next_sku HAVING times >= {p10:UInt64} ORDER BY times DESC, next_sku LIMIT {p11:UInt64} BY sku
    ) AS pairs
    GLOBAL INNER JOIN (SELECT sku, count() AS placed FROM steps ARRAY JOIN skus_before AS sku GROUP BY sku) AS after ON pairs.sku = after.sku
    GLOBAL INNER JOIN (SELECT sku, count() AS placed FROM steps ARRAY JOIN skus_next AS sku GROUP BY sku) AS usual ON pairs.next_sku = usual.sku
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p12:String} AND load IN {p13:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p14:String} AND slice = {p15:UInt64}
    )
    GROUP BY sku) AS first ON pairs.sku = first.sku
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p16:String} AND load IN {p17:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p18:String} AND slice = {p19:UInt64}
    )
    GROUP BY sku) AS second ON pairs.next_sku = second.sku
    ORDER BY followed DESC, sku, next_orders DESC, next_sku
-- p0: "acme"
-- p1: "7"
-- p2: "acme"
-- p3: "7"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "2025-12-31 16:00:00.000"
-- p6: "acme"
-- p7: "7"
-- p8: "2024-12-31 16:00:00.000"
-- p9: "2025-12-31 16:00:00.000"
-- p10: "5"
-- p11: "3"
-- p12: "acme"
-- p13: [0,1]
-- p14: "acme"
-- p15: "7"
-- p16: "acme"
-- p17: [0,1]
-- p18: "acme"
-- p19: "7"
