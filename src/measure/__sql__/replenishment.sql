    SELECT toString(again.sku) AS sku, listed.title AS title, times AS again_orders, placed AS orders, times / placed AS share,
      quartiles[1] AS lower_days, quartiles[2] AS median_days, quartiles[3] AS upper_days
    FROM (
      SELECT sku, count() AS times, quantilesExactInclusive(0.25, 0.5, 0.75)(toUInt32(toDate(ordered_at, {p0:String}) - toDate(bought_before_at, {p1:String}))) AS quartiles
      FROM bought_again WHERE brand = {p2:String} AND slice = {p3:UInt64} AND ordered_at >= {p4:DateTime64(3, 'UTC')} AND ordered_at < {p5:DateTime64(3, 'UTC')} AND toDate(ordered_at, {p6:String}) > toDate(bought_before_at, {p7:String}) GROUP BY sku HAVING times >= {p8:UInt64}
    ) AS again
    GLOBAL LEFT JOIN (SELECT product, count() AS placed FROM orders ARRAY JOIN skus AS product WHERE brand = {p9:String} AND slice = {p10:UInt64} AND counts = 1 AND ordered_at >= {p11:DateTime64(3, 'UTC')} AND ordered_at < {p12:DateTime64(3, 'UTC')} GROUP BY product) AS sold
      ON again.sku = sold.product
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p13:String} AND load IN {p14:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p15:String} AND slice = {p16:UInt64}
    )
    GROUP BY sku) AS listed ON again.sku = listed.sku
    ORDER BY again_orders DESC, sku
-- p0: "Asia/Shanghai"
-- p1: "Asia/Shanghai"
-- p2: "acme"
-- p3: "7"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "2025-12-31 16:00:00.000"
-- p6: "Asia/Shanghai"
-- p7: "Asia/Shanghai"
-- p8: "5"
-- p9: "acme"
-- p10: "7"
-- p11: "2024-12-31 16:00:00.000"
-- p12: "2025-12-31 16:00:00.000"
-- p13: "acme"
-- p14: [0,1]
-- p15: "acme"
-- p16: "7"
