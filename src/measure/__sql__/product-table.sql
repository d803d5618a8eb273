    SELECT toString(sold.sku) AS sku, listed.title AS title, listed.category AS category, sold.* EXCEPT sku,
      ordered.orders AS orders, ordered.customers AS customers, ordered.returning_share AS returning_share
    FROM (
      SELECT sku, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS units, sum(entries.net_sales) AS net_sales,
        sumIf(entries.net_sales, entry = 'sale') AS booked_sales, -sumIf(entries.net_sales, entry = 'refund') AS refunds,
        if(booked_sales = 0, NULL, (refunds) / booked_sales) AS refund_rate, -sumIf(entries.units, entry IN ('refund', 'return')) AS returned_units,
        if(units = 0, NULL, (returned_units) / units) AS return_rate, if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(entries.cm1)) AS cm1, if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(entries.cm2)) AS cm2, if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(entries.cm3)) AS cm3,
        if(net_sales = 0, NULL, (cm3) / net_sales) AS cm3_rate, if(sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card')) = 0, NULL, (sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card') AND entries.goods_cost IS NOT NULL)) / sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card'))) AS cost_known
      FROM order_economics AS entries WHERE brand = {p0:String} AND slice = {p1:UInt64} AND at >= {p2:DateTime64(3, 'UTC')} AND at < {p3:DateTime64(3, 'UTC')} AND sku != '' GROUP BY sku ORDER BY net_sales DESC, sku LIMIT {p4:UInt64}
    ) AS sold
    LEFT JOIN (
      SELECT product, sum(times) AS orders, sum(people) AS customers, if(sum(ranked) = 0, NULL, (sum(later)) / sum(ranked)) AS returning_share
      FROM (
        SELECT product, count() AS times, toInt64(countIf(is_known)) AS people, countIf(order_rank > 1) AS later, countIf(order_rank > 0) AS ranked
        FROM (SELECT customer_id != '' AS is_known, order_rank, skus FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND ordered_at >= {p7:DateTime64(3, 'UTC')} AND ordered_at < {p8:DateTime64(3, 'UTC')})
        ARRAY JOIN skus AS product GROUP BY product
        UNION ALL
        SELECT sku, 0, -toInt64(count()), 0, 0 FROM bought_again
        WHERE brand = {p9:String} AND slice = {p10:UInt64} AND ordered_at >= {p11:DateTime64(3, 'UTC')} AND ordered_at < {p12:DateTime64(3, 'UTC')} AND bought_before_at >= {p13:DateTime64(3, 'UTC')}
        GROUP BY sku
      )
      GROUP BY product) AS ordered ON sold.sku = ordered.product
    LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p14:String} AND load IN {p15:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p16:String} AND slice = {p17:UInt64}
    )
    GROUP BY sku) AS listed ON sold.sku = listed.sku
    ORDER BY net_sales DESC, sku
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-03-31 16:00:00.000"
-- p4: "10000"
-- p5: "acme"
-- p6: "7"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-03-31 16:00:00.000"
-- p9: "acme"
-- p10: "7"
-- p11: "2024-12-31 16:00:00.000"
-- p12: "2025-03-31 16:00:00.000"
-- p13: "2024-12-31 16:00:00.000"
-- p14: "acme"
-- p15: [0,1]
-- p16: "acme"
-- p17: "7"
