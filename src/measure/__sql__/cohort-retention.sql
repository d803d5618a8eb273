    SELECT * FROM (
    SELECT toNullable(toString(by_cohort.cohort)) AS cohort, toInt64(step) AS age, actives[indexOf(ages, 0)] AS cohort_customers,
      actives[indexOf(ages, step)] AS customers, all_orders[indexOf(ages, step)] AS orders, nets[indexOf(ages, step)] AS net_sales,
      if(((SELECT count() FROM (
      SELECT 1 FROM order_economics AS entries
      WHERE brand = {p0:String} AND slice = {p1:UInt64} AND entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL LIMIT 1)) > 0), margins[indexOf(ages, step)], NULL) AS cm3, if(actives[indexOf(ages, 0)] = 0, NULL, (actives[indexOf(ages, step)]) / actives[indexOf(ages, 0)]) AS share,
      toUInt8(addMonths(by_cohort.cohort, step + 1) <= {p2:Date} + 1) AS complete
    FROM (
      SELECT cells.cohort AS cohort, groupArray(since) AS ages, groupArray(active) AS actives, groupArray(ordered) AS all_orders,
        groupArray(net) AS nets, groupArray(ifNull(margin, 0)) AS margins
      FROM (
    SELECT toStartOfMonth(customer_first_at, {p3:String}) AS cohort, toInt64(dateDiff('month', cohort, toStartOfMonth(ordered_at, {p4:String}))) AS since,
      countIf(counts = 1 AND (previous_at IS NULL OR toStartOfMonth(previous_at, {p5:String}) < toStartOfMonth(ordered_at, {p6:String}))) AS active,
      sum(counts) AS ordered, sum(orders.net_sales) AS net, sum(orders.cm3) AS margin
    FROM orders WHERE brand = {p7:String} AND slice = {p8:UInt64} AND customer_first_at >= {p9:DateTime64(3, 'UTC')} AND customer_first_at < {p10:DateTime64(3, 'UTC')} AND ordered_at < {p11:DateTime64(3, 'UTC')} AND order_rank > 0
    GROUP BY cohort, since) AS cells GROUP BY cohort
    ) AS by_cohort
    ARRAY JOIN range(toUInt64(dateDiff('month', by_cohort.cohort, {p12:Date}) + 1)) AS step
    WHERE has(ages, 0)
    UNION ALL
    SELECT NULL, 0, 0, 0, count() AS purchases, sum(orders.net_sales), if(((SELECT count() FROM (
      SELECT 1 FROM order_economics AS entries
      WHERE brand = {p13:String} AND slice = {p14:UInt64} AND entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL LIMIT 1)) > 0), ifNull(sum(orders.cm3), 0), NULL), NULL, 1
    FROM orders WHERE brand = {p15:String} AND slice = {p16:UInt64} AND counts = 1 AND customer_id = '' AND ordered_at >= {p17:DateTime64(3, 'UTC')} AND ordered_at < {p18:DateTime64(3, 'UTC')}
    HAVING purchases > 0
    ) ORDER BY cohort NULLS LAST, age
-- p0: "acme"
-- p1: "7"
-- p2: "2025-06-30"
-- p3: "Asia/Shanghai"
-- p4: "Asia/Shanghai"
-- p5: "Asia/Shanghai"
-- p6: "Asia/Shanghai"
-- p7: "acme"
-- p8: "7"
-- p9: "2024-12-31 16:00:00.000"
-- p10: "2025-06-30 16:00:00.000"
-- p11: "2025-06-30 16:00:00.000"
-- p12: "2025-06-30"
-- p13: "acme"
-- p14: "7"
-- p15: "acme"
-- p16: "7"
-- p17: "2024-12-31 16:00:00.000"
-- p18: "2025-06-30 16:00:00.000"
