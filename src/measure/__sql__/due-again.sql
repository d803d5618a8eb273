    SELECT customer_id, toString(due.product) AS sku, listed.title AS title, toString(bought_on + typical_days) AS due_on, toString(bought_on) AS last_on,
      typical_days, toInt64(times) AS times, toString(market) AS country, last_order AS order_id
    FROM (
      SELECT customer_id, product, toDate(max(ordered_at), {p0:String}) AS bought_on, count() AS times, argMax(country, ordered_at) AS market, argMax(order_id, ordered_at) AS last_order
      FROM (SELECT customer_id, ordered_at, country, order_id, skus FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND customer_id != '') ARRAY JOIN skus AS product
      WHERE product GLOBAL IN (SELECT again_sku FROM (
        SELECT sku AS again_sku, toUInt32(round(quantileExactInclusive(0.5)(toUInt32(toDate(ordered_at, {p3:String}) - toDate(bought_before_at, {p4:String}))))) AS typical_days
        FROM bought_again WHERE brand = {p5:String} AND slice = {p6:UInt64} AND ordered_at < {p7:DateTime64(3, 'UTC')}
        GROUP BY again_sku HAVING count() >= {p8:UInt64} AND typical_days > 0))
      GROUP BY customer_id, product HAVING bought_on < {p9:Date}
    ) AS due
    GLOBAL INNER JOIN (
        SELECT sku AS again_sku, toUInt32(round(quantileExactInclusive(0.5)(toUInt32(toDate(ordered_at, {p10:String}) - toDate(bought_before_at, {p11:String}))))) AS typical_days
        FROM bought_again WHERE brand = {p12:String} AND slice = {p13:UInt64} AND ordered_at < {p14:DateTime64(3, 'UTC')}
        GROUP BY again_sku HAVING count() >= {p15:UInt64} AND typical_days > 0) AS rhythm ON due.product = rhythm.again_sku
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
    GROUP BY sku) AS listed ON due.product = listed.sku
    WHERE bought_on + typical_days BETWEEN {p20:Date} AND {p21:Date}
    ORDER BY due_on, times DESC, customer_id, sku LIMIT {p22:UInt64}
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "7"
-- p3: "Asia/Shanghai"
-- p4: "Asia/Shanghai"
-- p5: "acme"
-- p6: "7"
-- p7: "2025-06-01 16:00:00.000"
-- p8: "20"
-- p9: "2025-06-08"
-- p10: "Asia/Shanghai"
-- p11: "Asia/Shanghai"
-- p12: "acme"
-- p13: "7"
-- p14: "2025-06-01 16:00:00.000"
-- p15: "20"
-- p16: "acme"
-- p17: [0,1]
-- p18: "acme"
-- p19: "7"
-- p20: "2025-06-02"
-- p21: "2025-06-08"
-- p22: "1000"
