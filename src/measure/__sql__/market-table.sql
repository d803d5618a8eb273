    SELECT toString(key) AS country, if(sum(net_sales) OVER () = 0, NULL, (net_sales) / sum(net_sales) OVER ()) AS share,
      sales.* EXCEPT (key, customers), if(net_sales = 0, NULL, (cm3) / net_sales) AS cm3_rate
    FROM (
    SELECT key, sum(net) AS net_sales, sum(booked) AS booked_sales, sum(refunded) AS refunds, sum(cancelled) AS cancellations,
      if(booked_sales = 0, NULL, (refunds) / booked_sales) AS refund_rate,
      sum(purchases) AS orders, if(ifNull(orders, 0) = 0, NULL, toInt64(sign(net_sales) * intDiv(2 * abs(net_sales) + greatest(1, ifNull(orders, 0)), 2 * greatest(1, ifNull(orders, 0))))) AS average_order,
      sum(sold) AS units, sum(firsts) AS new_customers, sum(net_new) AS new_sales, sum(net_returning) AS returning_sales,
      sum(people) AS customers, sum(anonymous) AS orders_without_customer,
      sum(margin1) AS cm1, sum(margin2) AS cm2, sum(margin3) AS cm3, if(sum(of_goods) = 0, NULL, (sum(of_costed)) / sum(of_goods)) AS cost_known
    FROM (
      SELECT country AS key, sumIf(entries.net_sales, entry NOT IN ('spend', 'fee')) AS net,
        sumIf(entries.net_sales, entry = 'sale') AS booked, -sumIf(entries.net_sales, entry = 'refund') AS refunded,
        -sumIf(entries.net_sales, entry = 'cancellation') AS cancelled, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS sold,
        sumIf(entries.net_sales, order_rank = 1 AND entry NOT IN ('spend', 'fee')) AS net_new, sumIf(entries.net_sales, order_rank > 1 AND entry NOT IN ('spend', 'fee')) AS net_returning,
        0 AS purchases, 0 AS firsts, 0 AS people, 0 AS anonymous,
        if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(entries.cm1)) AS margin1, if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(entries.cm2)) AS margin2, if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(entries.cm3)) AS margin3, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card')) AS of_goods, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card') AND entries.goods_cost IS NOT NULL) AS of_costed
      FROM order_economics AS entries WHERE brand = {p0:String} AND slice = {p1:UInt64} AND at >= {p2:DateTime64(3, 'UTC')} AND at < {p3:DateTime64(3, 'UTC')} GROUP BY key
      UNION ALL
      SELECT country AS key, 0, 0, 0, 0, 0, 0, 0, count(), countIf(order_rank = 1), 0, countIf(order_rank = 0), NULL, NULL, NULL, 0, 0
      FROM orders WHERE brand = {p4:String} AND slice = {p5:UInt64} AND counts = 1 AND ordered_at >= {p6:DateTime64(3, 'UTC')} AND ordered_at < {p7:DateTime64(3, 'UTC')} GROUP BY key
    )
    GROUP BY key) AS sales
    ORDER BY net_sales DESC, country
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-03-31 16:00:00.000"
-- p4: "acme"
-- p5: "7"
-- p6: "2024-12-31 16:00:00.000"
-- p7: "2025-03-31 16:00:00.000"
