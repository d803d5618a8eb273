    SELECT key AS bucket, sum(spent) AS spend, sum(net) AS net_sales, sum(purchases) AS orders, sum(firsts) AS new_customers,
      if(ifNull(new_customers, 0) = 0, NULL, toInt64(sign(spend) * intDiv(2 * abs(spend) + greatest(1, ifNull(new_customers, 0)), 2 * greatest(1, ifNull(new_customers, 0))))) AS blended_cac, if(spend = 0, NULL, (net_sales) / spend) AS mer,
      sum(stated) AS stated_sales, sum(spent_stated) AS spend_with_statement,
      if(spend_with_statement = 0, NULL, (stated_sales) / spend_with_statement) AS roas
    FROM (
      SELECT toStartOfMonth(at, {p0:String}) AS key, 0 AS spent, sum(net_sales) AS net, 0 AS purchases, 0 AS firsts, 0 AS stated, 0 AS spent_stated
      FROM order_economics WHERE brand = {p1:String} AND slice = {p2:UInt64} AND at >= {p3:DateTime64(3, 'UTC')} AND at < {p4:DateTime64(3, 'UTC')} GROUP BY key
      UNION ALL
      SELECT toStartOfMonth(ordered_at, {p5:String}) AS key, 0, 0, count(), countIf(order_rank = 1), 0, 0
      FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64} AND counts = 1 AND ordered_at >= {p8:DateTime64(3, 'UTC')} AND ordered_at < {p9:DateTime64(3, 'UTC')} GROUP BY key
      UNION ALL
      SELECT key, spent, 0, 0, 0, ifNull(stated, 0), spent_stated FROM (
    SELECT toStartOfMonth(day) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p10:String} AND load IN {p11:Array(UInt64)} AND day BETWEEN {p12:Date} AND {p13:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p14:String} AND slice = {p15:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key)
    )
    GROUP BY key ORDER BY bucket
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
-- p10: "acme"
-- p11: [0,1]
-- p12: "2025-01-01"
-- p13: "2025-03-31"
-- p14: "acme"
-- p15: "7"
