    SELECT top_share, toUInt64(greatest(1, ceil(top_share * n - 1e-9))) AS holders, running[holders] AS net_sales,
      if(total = 0, NULL, net_sales / total) AS share,
      if(total = 0, NULL, (n + 1 - 2 * weighted / total) / n) AS gini, if(total = 0, NULL, squares / total / total) AS hhi, unassigned AS left_out
    FROM (
      SELECT arrayReverseSort(groupArrayIf(greatest(holding, 0), holder != '')) AS holdings, length(holdings) AS n,
        arrayCumSum(holdings) AS running, arraySum(holdings) AS total, sumIf(holding, holder = '') AS unassigned,
        arraySum((one, place) -> toFloat64(one) * place, holdings, arrayEnumerate(holdings)) AS weighted,
        arraySum(one -> toFloat64(one) * one, holdings) AS squares
      FROM (SELECT customer_id AS holder, sum(net_sales) AS holding FROM orders
        WHERE brand = {p0:String} AND slice = {p1:UInt64} AND ordered_at >= {p2:DateTime64(3, 'UTC')} AND ordered_at < {p3:DateTime64(3, 'UTC')} GROUP BY holder)
    )
    ARRAY JOIN [0.01, 0.05, 0.1, 0.2, 0.5, 1] AS top_share
    WHERE n > 0
    ORDER BY top_share
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-12-31 16:00:00.000"
