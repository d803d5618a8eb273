    SELECT customer_id, toString(due.product) AS sku, listed.title AS title, toString(bought_on + typical_days) AS due_on, toString(bought_on) AS last_on,
      typical_days, toInt64(times) AS times, toString(market) AS country, last_order AS order_id
    FROM (
      SELECT customer_id, product, toDate(max(ordered_at), {p0:String}) AS bought_on, count() AS times, argMax(country, ordered_at) AS market, argMax(order_id, ordered_at) AS last_order
      FROM (SELECT customer_id, ordered_at, country, order_id, skus FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND customer_id != '') ARRAY JOIN skus AS product
      WHERE cityHash64(customer_id, product) GLOBAL IN (
        SELECT cityHash64(customer_id, product)
        FROM (SELECT customer_id, ordered_at, skus FROM orders WHERE brand = {p3:String} AND slice = {p4:UInt64} AND counts = 1 AND customer_id != '' AND ordered_at < {p5:DateTime64(3, 'UTC')}) ARRAY JOIN skus AS product
        GLOBAL INNER JOIN (
        SELECT sku AS again_sku, toUInt32(round(quantileExactInclusive(0.5)(toUInt32(toDate(ordered_at, {p6:String}) - toDate(bought_before_at, {p7:String}))))) AS typical_days
        FROM bought_again WHERE brand = {p8:String} AND slice = {p9:UInt64} AND ordered_at < {p10:DateTime64(3, 'UTC')} AND toDate(ordered_at, {p11:String}) > toDate(bought_before_at, {p12:String})
        GROUP BY again_sku HAVING count() >= {p13:UInt64} AND typical_days > 0) AS lasts ON product = lasts.again_sku
        WHERE toDate(ordered_at, {p14:String}) + typical_days BETWEEN {p15:Date} AND {p16:Date})
      GROUP BY customer_id, product HAVING bought_on < {p17:Date}
    ) AS due
    GLOBAL INNER JOIN (
        SELECT sku AS again_sku, toUInt32(round(quantileExactInclusive(0.5)(toUInt32(toDate(ordered_at, {p18:String}) - toDate(bought_before_at, {p19:String}))))) AS typical_days
        FROM bought_again WHERE brand = {p20:String} AND slice = {p21:UInt64} AND ordered_at < {p22:DateTime64(3, 'UTC')} AND toDate(ordered_at, {p23:String}) > toDate(bought_before_at, {p24:String})
        GROUP BY again_sku HAVING count() >= {p25:UInt64} AND typical_days > 0) AS rhythm ON due.product = rhythm.again_sku
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p26:String} AND load IN {p27:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p28:String} AND slice = {p29:UInt64}
    )
    GROUP BY sku) AS listed ON due.product = listed.sku
    WHERE bought_on + typical_days BETWEEN {p30:Date} AND {p31:Date}
    ORDER BY due_on, times DESC, customer_id, sku LIMIT {p32:UInt64}
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "7"
-- p3: "acme"
-- p4: "7"
-- p5: "2025-06-08 16:00:00.000"
-- p6: "Asia/Shanghai"
-- p7: "Asia/Shanghai"
-- p8: "acme"
-- p9: "7"
-- p10: "2025-06-01 16:00:00.000"
-- p11: "Asia/Shanghai"
-- p12: "Asia/Shanghai"
-- p13: "20"
-- p14: "Asia/Shanghai"
-- p15: "2025-06-02"
-- p16: "2025-06-08"
-- p17: "2025-06-08"
-- p18: "Asia/Shanghai"
-- p19: "Asia/Shanghai"
-- p20: "acme"
-- p21: "7"
-- p22: "2025-06-01 16:00:00.000"
-- p23: "Asia/Shanghai"
-- p24: "Asia/Shanghai"
-- p25: "20"
-- p26: "acme"
-- p27: [0,1]
-- p28: "acme"
-- p29: "7"
-- p30: "2025-06-02"
-- p31: "2025-06-08"
-- p32: "20000"
