    SELECT terms.term AS term, toString(terms.platform) AS platform, sum(terms.impressions) AS impressions, sum(terms.clicks) AS clicks,
      if(impressions = 0, NULL, (clicks) / impressions) AS click_rate, sum(toFloat64(terms.position) * terms.impressions) / nullIf(sumIf(terms.impressions, terms.position IS NOT NULL), 0) AS position,
      if(countIf(terms.spend_minor != 0 AND minor_rate = 0) > 0, NULL, toInt64(sum(round(terms.spend_minor * minor_rate)))) AS spend, if(ifNull(clicks, 0) = 0, NULL, toInt64(sign(spend) * intDiv(2 * abs(spend) + greatest(1, ifNull(clicks, 0)), 2 * greatest(1, ifNull(clicks, 0))))) AS cost_per_click, sum(terms.orders) AS orders,
      if(countIf(terms.sales_minor != 0 AND minor_rate = 0) > 0, NULL, toInt64(sum(round(terms.sales_minor * minor_rate)))) AS stated_sales, if(spend = 0, NULL, (stated_sales) / spend) AS roas
    FROM (
      SELECT * FROM (
    SELECT term, platform, country, campaign, day_to, impressions, clicks, position, spend_minor, currency, orders, sales_minor FROM search_terms WHERE brand = {p0:String} AND load IN {p1:Array(UInt64)} AND day_from >= {p2:Date}
    ORDER BY day_from, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day_from, row_key)
      WHERE day_to <= {p3:Date}
    ) AS terms
    GLOBAL LEFT JOIN (
      SELECT day, currency, minor_rate FROM day_rates WHERE brand = {p4:String} AND slice = {p5:UInt64}
    ) AS rates ON terms.day_to = rates.day AND terms.currency = rates.currency
    GROUP BY term, platform
    ORDER BY clicks DESC, impressions DESC, term, platform LIMIT {p6:UInt64}
-- p0: "acme"
-- p1: [0,1]
-- p2: "2025-01-01"
-- p3: "2025-03-31"
-- p4: "acme"
-- p5: "7"
-- p6: "1000"
