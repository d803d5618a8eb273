    SELECT factor, key, if(factor = 'product', listed.title, NULL) AS title, told.* EXCEPT (factor, key)
    FROM (
    SELECT factor_key.1 AS factor, factor_key.2 AS key, toInt64(count()) AS customers, toInt64(countIf(is_back)) AS came_back, came_back / customers AS share,
      if(customers = 0, NULL, (came_back / customers + 1.959963984540054 * 1.959963984540054 / (2 * customers) - 1.959963984540054 *
        sqrt(came_back / customers * (1 - came_back / customers) / customers + 1.959963984540054 * 1.959963984540054 / (4 * customers * customers))) / (1 + 1.959963984540054 * 1.959963984540054 / customers)) AS low, if(customers = 0, NULL, (came_back / customers + 1.959963984540054 * 1.959963984540054 / (2 * customers) + 1.959963984540054 *
        sqrt(came_back / customers * (1 - came_back / customers) / customers + 1.959963984540054 * 1.959963984540054 / (4 * customers * customers))) / (1 + 1.959963984540054 * 1.959963984540054 / customers)) AS high,
      if(any(all_back) = 0, NULL, share * any(everybody) / any(all_back)) AS ratio,
      if(came_back = 0, NULL, quantileExactInclusiveIf(0.5)(assumeNotNull(wait), is_back)) AS median_days
    FROM (
      SELECT *, count() OVER () AS everybody, countIf(is_back) OVER () AS all_back
      FROM (
        SELECT skus, country, sales_channel, coupon_code, toUInt32(toDate(second_at, {p0:String}) - toDate(ordered_at, {p1:String})) AS wait,
          second_at != toDateTime64(0, 3, 'UTC') AND wait <= {p2:UInt64} AS is_back
        FROM (SELECT * FROM orders WHERE brand = {p3:String} AND slice = {p4:UInt64} AND counts = 1 AND ordered_at >= {p5:DateTime64(3, 'UTC')} AND ordered_at < {p6:DateTime64(3, 'UTC')} AND order_rank = 1) AS placed
        GLOBAL LEFT JOIN (
          SELECT customer_id AS buyer, min(ordered_at) AS second_at FROM orders
          WHERE brand = {p7:String} AND slice = {p8:UInt64} AND counts = 1 AND customer_first_at >= {p9:DateTime64(3, 'UTC')} AND customer_first_at < {p10:DateTime64(3, 'UTC')}
            AND toDate(ordered_at, {p11:String}) > toDate(assumeNotNull(customer_first_at), {p12:String})
          GROUP BY buyer
        ) AS later ON placed.customer_id = later.buyer
        WHERE toDate(ordered_at, {p13:String}) + {p14:UInt64} <= (SELECT max(toDate(ordered_at, {p15:String})) FROM orders WHERE brand = {p16:String} AND slice = {p17:UInt64}))
    )
    ARRAY JOIN arrayConcat(arrayMap(sku -> ('product', toString(sku)), skus), [('country', toString(country)), ('sales_channel', toString(sales_channel)),
      ('coupon', if(coupon_code = '', 'without_coupon', 'with_coupon')),
      ('basket', concat('products_', toString(greatest(1, least(3, length(skus))))))]) AS factor_key
    GROUP BY factor, key
    ORDER BY factor, customers DESC, key LIMIT {p18:UInt64} BY factor
    ) AS told
    GLOBAL LEFT JOIN (SELECT concat('product', sku) AS listed_as, title FROM (
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
    GROUP BY sku)) AS listed ON concat(factor, key) = listed.listed_as
    ORDER BY indexOf({p23:Array(String)}, factor), customers DESC, key
-- p0: "Asia/Shanghai"
-- p1: "Asia/Shanghai"
-- p2: "90"
-- p3: "acme"
-- p4: "7"
-- p5: "2024-12-31 16:00:00.000"
-- p6: "2025-06-30 16:00:00.000"
-- p7: "acme"
-- p8: "7"
-- p9: "2024-12-31 16:00:00.000"
-- p10: "2025-06-30 16:00:00.000"
-- p11: "Asia/Shanghai"
-- p12: "Asia/Shanghai"
-- p13: "Asia/Shanghai"
-- p14: "90"
-- p15: "Asia/Shanghai"
-- p16: "acme"
-- p17: "7"
-- p18: "8"
-- p19: "acme"
-- p20: [0,1]
-- p21: "acme"
-- p22: "7"
-- p23: ["product","country","sales_channel","coupon","basket"]
