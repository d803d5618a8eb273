    SELECT customer_id, toString(due.product) AS sku, listed.title AS title, toString(bought_on + typical_days) AS due_on, toString(bought_on) AS last_on,
      typical_days, toInt64(times) AS times, toString(market) AS country, last_order AS order_id
    FROM (
      SELECT customer_id, product, toDate(max(ordered_at), {p0:String}) AS bought_on, count() AS times, argMax(country, ordered_at) AS market, argMax(order_id, ordered_at) AS last_order
      FROM (SELECT customer_id, ordered_at, country, order_id, skus FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND customer_id != '') ARRAY JOIN skus AS product
      WHERE product GLOBAL IN (SELECT again_sku FROM (
        SELECT sku AS again_sku, toUInt32(round(quantileExactInclusive(0.5)(toUInt32(toDate(ordered_at, {p3:String}) - toDate(bought_before_at, {p4:String}))))) AS typical_days
        FROM bought_again WHERE brand = {p5:String} AND slice = {p6:UInt64} AND ordered_at < {p7:DateTime64(3, 'UTC')} AND toDate(ordered_at, {p8:String}) > toDate(bought_before_at, {p9:String})
        GROUP BY again_sku HAVING count() >= {p10:UInt64} AND typical_days > 0))
      GROUP BY customer_id, product HAVING bought_on < {p11:Date}
    ) AS due
    GLOBAL INNER JOIN (
        SELECT sku AS again_sku, toUInt32(round(quantileExactInclusive(0.5)(toUInt32(toDate(ordered_at, {p12:String}) - toDate(bought_before_at, {p13:String}))))) AS typical_days
        FROM bought_again WHERE brand = {p14:String} AND slice = {p15:UInt64} AND ordered_at < {p16:DateTime64(3, 'UTC')} AND toDate(ordered_at, {p17:String}) > toDate(bought_before_at, {p18:String})
        GROUP BY again_sku HAVING count() >= {p19:UInt64} AND typical_days > 0) AS rhythm ON due.product = rhythm.again_sku
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p20:String} AND load IN {p21:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p22:String} AND slice = {p23:UInt64}
    )
    GROUP BY sku) AS listed ON due.product = listed.sku
    WHERE bought_on + typical_days BETWEEN {p24:Date} AND {p25:Date}
    ORDER BY due_on, times DESC, customer_id, sku LIMIT {p26:UInt64}
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "7"
-- p3: "Asia/Shanghai"
-- p4: "Asia/Shanghai"
-- p5: "acme"
-- p6: "7"
-- p7: "2025-06-01 16:00:00.000"
-- p8: "Asia/Shanghai"
-- p9: "Asia/Shanghai"
-- p10: "20"
-- p11: "2025-06-08"
-- p12: "Asia/Shanghai"
-- p13: "Asia/Shanghai"
-- p14: "acme"
-- p15: "7"
-- p16: "2025-06-01 16:00:00.000"
-- p17: "Asia/Shanghai"
-- p18: "Asia/Shanghai"
-- p19: "20"
-- p20: "acme"
-- p21: [0,1]
-- p22: "acme"
-- p23: "7"
-- p24: "2025-06-02"
-- p25: "2025-06-08"
-- p26: "20000"
