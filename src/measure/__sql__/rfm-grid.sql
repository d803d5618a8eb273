    SELECT recency, frequency, sum(people) AS customers, customers / any(everyone) AS share, sum(times * people) AS orders,
      sum(net) AS net_sales, toString(min(last_day)) AS last_order_from, toString(max(last_day)) AS last_order_to,
      min(times) AS orders_from, max(times) AS orders_to
    FROM (
    SELECT last_day, times, people, net, everyone, 1 + intDiv(5 * (sum(people) OVER (ORDER BY last_day RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - sum(people) OVER (PARTITION BY last_day)), everyone) AS recency, 1 + intDiv(5 * (sum(people) OVER (ORDER BY times RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - sum(people) OVER (PARTITION BY times)), everyone) AS frequency
    FROM (
      SELECT last_day, times, count() AS people, sum(persons.net) AS net, sum(count()) OVER () AS everyone
      FROM (
    SELECT customer_id, toDate(max(ordered_at), {p0:String}) AS last_day, count() AS times, sum(orders.net_sales) AS net
    FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND ordered_at >= {p3:DateTime64(3, 'UTC')} AND ordered_at < {p4:DateTime64(3, 'UTC')} AND customer_id != '' GROUP BY customer_id) AS persons GROUP BY last_day, times
    ))
    GROUP BY recency, frequency ORDER BY recency DESC, frequency DESC
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-12-31 16:00:00.000"
