    SELECT toString(pairs.sku) AS sku, first.title AS title, toString(pairs.next_sku) AS next_sku, second.title AS next_title, times AS next_orders,
      followed, next_orders / followed AS share, if(followed = 0, NULL, (next_orders / followed + 1.959963984540054 * 1.959963984540054 / (2 * followed) - 1.959963984540054 *
        sqrt(next_orders / followed * (1 - next_orders / followed) / followed + 1.959963984540054 * 1.959963984540054 / (4 * followed * followed))) / (1 + 1.959963984540054 * 1.959963984540054 / followed)) AS low,
      if(followed = 0, NULL, (next_orders / followed + 1.959963984540054 * 1.959963984540054 / (2 * followed) + 1.959963984540054 *
        sqrt(next_orders / followed * (1 - next_orders / followed) / followed + 1.959963984540054 * 1.959963984540054 / (4 * followed * followed))) / (1 + 1.959963984540054 * 1.959963984540054 / followed)) AS high, share * all_steps / usual AS lift
    FROM (
      SELECT * FROM (
        SELECT sku, next_sku, times, maxIf(times, next_sku = '') OVER (PARTITION BY sku) AS followed,
          maxIf(times, sku = '') OVER (PARTITION BY next_sku) AS usual, maxIf(times, sku = '' AND next_sku = '') OVER () AS all_steps
        FROM (
          SELECT sku, next_sku, count() AS times
          FROM (
      SELECT earlier.skus AS skus_before, next.skus AS skus_next
      FROM (
        SELECT cityHash64(customer_id, order_rank) AS place, skus FROM orders
        WHERE brand = {p0:String} AND slice = {p1:UInt64} AND counts = 1 AND order_rank > 0 AND cityHash64(customer_id, order_rank) GLOBAL IN (SELECT cityHash64(customer_id, toUInt32(order_rank - 1)) FROM orders WHERE brand = {p2:String} AND slice = {p3:UInt64} AND counts = 1 AND ordered_at >= {p4:DateTime64(3, 'UTC')} AND ordered_at < {p5:DateTime64(3, 'UTC')} AND order_rank > 1)
      ) AS earlier
      GLOBAL INNER JOIN (SELECT cityHash64(customer_id, toUInt32(order_rank - 1)) AS place, skus FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64} AND counts = 1 AND ordered_at >= {p8:DateTime64(3, 'UTC')} AND ordered_at < {p9:DateTime64(3, 'UTC')} AND order_rank > 1) AS next ON earlier.place = next.place) ARRAY JOIN arrayPushBack(arrayFilter(one -> one != '', skus_before), '') AS sku ARRAY JOIN arrayPushBack(arrayFilter(one -> one != '', skus_next), '') AS next_sku
          GROUP BY sku, next_sku)
      )
      WHERE sku != '' AND next_sku != '' AND sku != next_sku AND times >= {p10:UInt64}
      ORDER BY times DESC, next_sku LIMIT {p11:UInt64} BY sku
    ) AS pairs
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
