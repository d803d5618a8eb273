    SELECT line_kind, entry, count() AS lines, sum(entries.units) AS units, sum(entries.net_sales) AS net_sales,
      countIf(customer_id = '') AS without_customer, sumIf(entries.net_sales, customer_id = '') AS without_customer_sales,
      countIf(entries.net_sales = 0 AND tax = 0) AS without_price, countIf(sku = '') AS without_product,
      countIf(goods_cost IS NULL) AS without_cost, sumIf(entries.net_sales, goods_cost IS NULL) AS without_cost_sales
    FROM order_economics AS entries WHERE brand = {p0:String} AND slice = {p1:UInt64} AND at >= {p2:DateTime64(3, 'UTC')} AND at < {p3:DateTime64(3, 'UTC')}
    GROUP BY line_kind, entry ORDER BY lines DESC, line_kind, entry
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-03-31 16:00:00.000"
