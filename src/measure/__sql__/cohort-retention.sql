    SELECT * FROM (
    SELECT toNullable(toString(by_cohort.cohort)) AS cohort, toInt64(step) AS age, actives[indexOf(ages, 0)] AS cohort_customers,
      actives[indexOf(ages, step)] AS customers, all_orders[indexOf(ages, step)] AS orders, nets[indexOf(ages, step)] AS net_sales,
      margins[indexOf(ages, step)] AS cm3, if(actives[indexOf(ages, 0)] = 0, NULL, (actives[indexOf(ages, step)]) / actives[indexOf(ages, 0)]) AS share,
      toUInt8(addMonths(by_cohort.cohort, step + 1) <= {p0:Date} + 1) AS complete
    FROM (
      SELECT cells.cohort AS cohort, groupArray(since) AS ages, groupArray(active) AS actives, groupArray(ordered) AS all_orders,
        groupArray(net) AS nets, groupArray(ifNull(margin, 0)) AS margins
      FROM (
    SELECT toStartOfMonth(customer_first_at, {p1:String}) AS cohort, toInt64(dateDiff('month', cohort, toStartOfMonth(ordered_at, {p2:String}))) AS since,
      countIf(counts = 1 AND (previous_at IS NULL OR toStartOfMonth(previous_at, {p3:String}) < toStartOfMonth(ordered_at, {p4:String}))) AS active,
      sum(counts) AS ordered, sum(orders.net_sales) AS net, sum(orders.cm3) AS margin
    FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND customer_first_at >= {p7:DateTime64(3, 'UTC')} AND customer_first_at < {p8:DateTime64(3, 'UTC')} AND ordered_at < {p9:DateTime64(3, 'UTC')} AND order_rank > 0
    GROUP BY cohort, since) AS cells GROUP BY cohort
    ) AS by_cohort
    ARRAY JOIN range(toUInt64(dateDiff('month', by_cohort.cohort, {p10:Date}) + 1)) AS step
    WHERE has(ages, 0)
    UNION ALL
    SELECT NULL, 0, 0, 0, count() AS purchases, sum(orders.net_sales), ifNull(sum(orders.cm3), 0), NULL, 1
    FROM orders WHERE brand = {p11:String} AND slice = {p12:UInt64} AND counts = 1 AND customer_id = '' AND ordered_at >= {p13:DateTime64(3, 'UTC')} AND ordered_at < {p14:DateTime64(3, 'UTC')}
    HAVING purchases > 0
    ) ORDER BY cohort NULLS LAST, age
-- p0: "2025-06-30"
-- p1: "Asia/Shanghai"
-- p2: "Asia/Shanghai"
-- p3: "Asia/Shanghai"
-- p4: "Asia/Shanghai"
-- p5: "acme"
-- p6: "7"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-06-30 16:00:00.000"
-- p9: "2025-06-30 16:00:00.000"
-- p10: "2025-06-30"
-- p11: "acme"
-- p12: "7"
-- p13: "2024-12-31 16:00:00.000"
-- p14: "2025-06-30 16:00:00.000"
