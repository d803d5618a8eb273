    WITH ordered AS (
      SELECT product, count() AS times FROM orders ARRAY JOIN skus AS product WHERE brand = {p0:String} AND slice = {p1:UInt64} AND counts = 1 AND ordered_at >= {p2:DateTime64(3, 'UTC')} AND ordered_at < {p3:DateTime64(3, 'UTC')} GROUP BY product
    )
    SELECT toString(pairs.one) AS sku, first.title AS title, toString(pairs.two) AS other_sku, second.title AS other_title, together AS orders,
      of_one.times AS sku_orders, of_two.times AS other_orders, together / of_one.times AS confidence,
      together * (SELECT count() FROM orders WHERE brand = {p4:String} AND slice = {p5:UInt64} AND counts = 1 AND ordered_at >= {p6:DateTime64(3, 'UTC')} AND ordered_at < {p7:DateTime64(3, 'UTC')}) / of_one.times / of_two.times AS lift
    FROM (
    SELECT pair.1 AS one, pair.2 AS two, count() AS together
    FROM (SELECT arraySort(arrayFilter(sku -> sku GLOBAL IN (
    SELECT product FROM (SELECT product, count() AS times FROM orders ARRAY JOIN skus AS product WHERE brand = {p8:String} AND slice = {p9:UInt64} AND counts = 1 AND ordered_at >= {p10:DateTime64(3, 'UTC')} AND ordered_at < {p11:DateTime64(3, 'UTC')}
      GROUP BY product ORDER BY times DESC, product LIMIT {p12:UInt64})), skus)) AS found FROM orders WHERE brand = {p13:String} AND slice = {p14:UInt64} AND counts = 1 AND ordered_at >= {p15:DateTime64(3, 'UTC')} AND ordered_at < {p16:DateTime64(3, 'UTC')} AND length(skus) > 1)
    ARRAY JOIN arrayFlatten(arrayMap((sku, i) -> arrayMap(other -> (sku, other), arraySlice(found, i + 1)), found, arrayEnumerate(found))) AS pair
    GROUP BY one, two HAVING together >= {p17:UInt64} ORDER BY together DESC, one, two LIMIT {p18:UInt64}) AS pairs
    INNER JOIN ordered AS of_one ON pairs.one = of_one.product
    INNER JOIN ordered AS of_two ON pairs.two = of_two.product
    LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p19:String} AND load IN {p20:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p21:String} AND slice = {p22:UInt64}
    )
    GROUP BY sku) AS first ON pairs.one = first.sku
    LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p23:String} AND load IN {p24:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p25:String} AND slice = {p26:UInt64}
    )
    GROUP BY sku) AS second ON pairs.two = second.sku
    ORDER BY orders DESC, sku, other_sku
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-12-31 16:00:00.000"
-- p4: "acme"
-- p5: "7"
-- p6: "2024-12-31 16:00:00.000"
-- p7: "2025-12-31 16:00:00.000"
-- p8: "acme"
-- p9: "7"
-- p10: "2024-12-31 16:00:00.000"
-- p11: "2025-12-31 16:00:00.000"
-- p12: "200"
-- p13: "acme"
-- p14: "7"
-- p15: "2024-12-31 16:00:00.000"
-- p16: "2025-12-31 16:00:00.000"
-- p17: "5"
-- p18: "50"
-- p19: "acme"
-- p20: [0,1]
-- p21: "acme"
-- p22: "7"
-- p23: "acme"
-- p24: [0,1]
-- p25: "acme"
-- p26: "7"
