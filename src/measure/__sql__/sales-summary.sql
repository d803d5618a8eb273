    SELECT * EXCEPT key
    FROM (
    SELECT key, sum(net) AS net_sales, sum(booked) AS booked_sales, sum(refunded) AS refunds, sum(cancelled) AS cancellations,
      if(booked_sales = 0, NULL, (refunds) / booked_sales) AS refund_rate,
      sum(purchases) AS orders, if(ifNull(orders, 0) = 0, NULL, toInt64(sign(net_sales) * intDiv(2 * abs(net_sales) + greatest(1, ifNull(orders, 0)), 2 * greatest(1, ifNull(orders, 0))))) AS average_order,
      sum(sold) AS units, sum(firsts) AS new_customers, sum(net_new) AS new_sales, sum(net_returning) AS returning_sales,
      sum(people) AS customers, sum(anonymous) AS orders_without_customer
    FROM (
      SELECT 1 AS key, sum(entries.net_sales) AS net,
        sumIf(entries.net_sales, entry = 'sale') AS booked, -sumIf(entries.net_sales, entry = 'refund') AS refunded,
        -sumIf(entries.net_sales, entry = 'cancellation') AS cancelled, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS sold,
        sumIf(entries.net_sales, order_rank = 1) AS net_new, sumIf(entries.net_sales, order_rank > 1) AS net_returning,
        0 AS purchases, 0 AS firsts, 0 AS people, 0 AS anonymous
      FROM order_economics AS entries WHERE brand = {p0:String} AND slice = {p1:UInt64} AND at >= {p2:DateTime64(3, 'UTC')} AND at < {p3:DateTime64(3, 'UTC')} AND entry NOT IN ('spend', 'fee') GROUP BY key
      UNION ALL
      SELECT 1 AS key, 0, 0, 0, 0, 0, 0, 0, count(), countIf(order_rank = 1), countIf(order_rank > 0 AND (previous_at IS NULL OR previous_at < {p4:DateTime64(3, 'UTC')})), countIf(order_rank = 0)
      FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND ordered_at >= {p7:DateTime64(3, 'UTC')} AND ordered_at < {p8:DateTime64(3, 'UTC')} GROUP BY key
    )
    GROUP BY key)
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-03-31 16:00:00.000"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "acme"
-- p6: "7"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-03-31 16:00:00.000"
