    SELECT toString(key) AS key, spent AS spend, seen AS impressions, clicked AS clicks, converted AS conversions,
      stated AS stated_sales, spent_stated AS spend_with_statement, if(seen = 0, NULL, (clicked) / seen) AS click_rate,
      if(ifNull(clicked, 0) = 0, NULL, toInt64(sign(spent) * intDiv(2 * abs(spent) + greatest(1, ifNull(clicked, 0)), 2 * greatest(1, ifNull(clicked, 0))))) AS cost_per_click, if(spent_stated = 0, NULL, (stated) / spent_stated) AS roas
    FROM (
    SELECT platform AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p0:String} AND load IN {p1:Array(UInt64)} AND day BETWEEN {p2:Date} AND {p3:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p4:String} AND slice = {p5:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key)
    ORDER BY spend DESC, key
-- p0: "acme"
-- p1: [0,1]
-- p2: "2025-01-01"
-- p3: "2025-03-31"
-- p4: "acme"
-- p5: "7"
