    SELECT key AS bucket, * EXCEPT (key, customers)
    FROM (
    SELECT key, sum(net) AS net_sales, sum(booked) AS booked_sales, sum(refunded) AS refunds, sum(cancelled) AS cancellations,
      if(booked_sales = 0, NULL, (refunds) / booked_sales) AS refund_rate,
      sum(purchases) AS orders, if(ifNull(orders, 0) = 0, NULL, toInt64(sign(net_sales) * intDiv(2 * abs(net_sales) + greatest(1, ifNull(orders, 0)), 2 * greatest(1, ifNull(orders, 0))))) AS average_order,
      sum(sold) AS units, sum(firsts) AS new_customers, sum(net_new) AS new_sales, sum(net_returning) AS returning_sales,
      sum(people) AS customers, sum(anonymous) AS orders_without_customer
    FROM (
      SELECT toStartOfMonth(at, {p0:String}) AS key, sum(entries.net_sales) AS net,
        sumIf(entries.net_sales, entry = 'sale') AS booked, -sumIf(entries.net_sales, entry = 'refund') AS refunded,
        -sumIf(entries.net_sales, entry = 'cancellation') AS cancelled, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS sold,
        sumIf(entries.net_sales, order_rank = 1) AS net_new, sumIf(entries.net_sales, order_rank > 1) AS net_returning,
        0 AS purchases, 0 AS firsts, 0 AS people, 0 AS anonymous
      FROM order_economics AS entries WHERE brand = {p1:String} AND slice = {p2:UInt64} AND at >= {p3:DateTime64(3, 'UTC')} AND at < {p4:DateTime64(3, 'UTC')} AND entry NOT IN ('spend', 'fee') GROUP BY key
      UNION ALL
      SELECT toStartOfMonth(ordered_at, {p5:String}) AS key, 0, 0, 0, 0, 0, 0, 0, count(), countIf(order_rank = 1), 0, countIf(order_rank = 0)
      FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64} AND counts = 1 AND ordered_at >= {p8:DateTime64(3, 'UTC')} AND ordered_at < {p9:DateTime64(3, 'UTC')} GROUP BY key
    )
    GROUP BY key)
    ORDER BY bucket
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "Asia/Shanghai"
-- p6: "acme"
-- p7: "7"
-- p8: "2024-12-31 16:00:00.000"
-- p9: "2025-03-31 16:00:00.000"
