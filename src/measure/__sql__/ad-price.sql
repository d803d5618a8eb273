    SELECT key, spend, spend_before, accurateCastOrNull(sign(cpm_now * 1000) * floor(abs(cpm_now * 1000) + 0.5), 'Int64') AS thousand, accurateCastOrNull(sign(cpm_then * 1000) * floor(abs(cpm_then * 1000) + 0.5), 'Int64') AS thousand_before,
      rate_now AS click_rate, rate_then AS click_rate_before, converts_now AS conversion, converts_then AS conversion_before,
      accurateCastOrNull(sign(cost_now) * floor(abs(cost_now) + 0.5), 'Int64') AS cost, accurateCastOrNull(sign(cost_then) * floor(abs(cost_then) + 0.5), 'Int64') AS cost_before, cost - cost_before AS change,
      accurateCastOrNull(sign(cost_mean * log(cpm_now / cpm_then)) * floor(abs(cost_mean * log(cpm_now / cpm_then)) + 0.5), 'Int64') AS by_auction, accurateCastOrNull(sign(cost_mean * (-log(rate_now / rate_then))) * floor(abs(cost_mean * (-log(rate_now / rate_then))) + 0.5), 'Int64') AS by_click_rate,
      change - by_auction - by_click_rate AS by_conversion, accurateCastOrNull(sign(value_now) * floor(abs(value_now) + 0.5), 'Int64') AS value, accurateCastOrNull(sign(value_then) * floor(abs(value_then) + 0.5), 'Int64') AS value_before,
      return_now AS roas, return_then AS roas_before, return_now - return_then AS roas_change,
      return_mean * log(cpm_then / cpm_now) AS roas_by_auction, return_mean * log(rate_now / rate_then) AS roas_by_click_rate,
      return_mean * log(converts_now / converts_then) AS roas_by_conversion, return_mean * log(value_now / value_then) AS roas_by_value
    FROM (
      SELECT platform AS key, sumIf(spent, is_now = 1) AS spend, sumIf(spent, is_now = 0) AS spend_before,
        if(sumIf(seen, is_now = 1) = 0, NULL, (sumIf(spent, is_now = 1)) / sumIf(seen, is_now = 1)) AS cpm_now, if(sumIf(seen, is_now = 0) = 0, NULL, (sumIf(spent, is_now = 0)) / sumIf(seen, is_now = 0)) AS cpm_then,
        if(sumIf(seen, is_now = 1) = 0, NULL, (sumIf(clicked, is_now = 1)) / sumIf(seen, is_now = 1)) AS rate_now, if(sumIf(seen, is_now = 0) = 0, NULL, (sumIf(clicked, is_now = 0)) / sumIf(seen, is_now = 0)) AS rate_then,
        if(sumIf(clicked, is_now = 1) = 0, NULL, (sumIf(ordered, is_now = 1)) / sumIf(clicked, is_now = 1)) AS converts_now, if(sumIf(clicked, is_now = 0) = 0, NULL, (sumIf(ordered, is_now = 0)) / sumIf(clicked, is_now = 0)) AS converts_then,
        if(sumIf(ordered, is_now = 1) = 0, NULL, (sumIf(spent, is_now = 1)) / sumIf(ordered, is_now = 1)) AS cost_now, if(sumIf(ordered, is_now = 0) = 0, NULL, (sumIf(spent, is_now = 0)) / sumIf(ordered, is_now = 0)) AS cost_then,
        if(sumIf(unvalued, is_now = 1) > 0, NULL, if(sumIf(ordered, is_now = 1) = 0, NULL, (sumIf(sold, is_now = 1)) / sumIf(ordered, is_now = 1))) AS value_now, if(sumIf(unvalued, is_now = 0) > 0, NULL, if(sumIf(ordered, is_now = 0) = 0, NULL, (sumIf(sold, is_now = 0)) / sumIf(ordered, is_now = 0))) AS value_then,
        if(cost_now = 0, NULL, (value_now) / cost_now) AS return_now, if(cost_then = 0, NULL, (value_then) / cost_then) AS return_then,
        if(cost_now > 0 AND cost_then > 0, if(abs(cost_now / cost_then - 1) < 1e-9, cost_then, (cost_now - cost_then) / log(cost_now / cost_then)), NULL) AS cost_mean,
        if(return_now > 0 AND return_then > 0, if(abs(return_now / return_then - 1) < 1e-9, return_then, (return_now - return_then) / log(return_now / return_then)), NULL) AS return_mean
      FROM (SELECT *, 1 AS is_now FROM (SELECT spends.key.1 AS platform, spends.key.2 AS campaign, spends.key.3 AS spent_kind, ads_spent AS spent, toFloat64(ifNull(seen, 0)) AS seen, toFloat64(ifNull(clicked, 0)) AS clicked, converted AS ordered, toFloat64(stated) AS sold, ifNull(converted_unvalued, 0) AS unvalued FROM (
    SELECT (toString(platform), toString(campaign), toString(kind)) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
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
    GROUP BY key) AS spends WHERE spent_kind = 'ads') UNION ALL SELECT *, 0 FROM (SELECT spends.key.1 AS platform, spends.key.2 AS campaign, spends.key.3 AS spent_kind, ads_spent AS spent, toFloat64(ifNull(seen, 0)) AS seen, toFloat64(ifNull(clicked, 0)) AS clicked, converted AS ordered, toFloat64(stated) AS sold, ifNull(converted_unvalued, 0) AS unvalued FROM (
    SELECT (toString(platform), toString(campaign), toString(kind)) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p6:String} AND load IN {p7:Array(UInt64)} AND day BETWEEN {p8:Date} AND {p9:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p10:String} AND slice = {p11:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends WHERE spent_kind = 'ads'))
      WHERE seen > 0 AND clicked > 0
      GROUP BY key HAVING spend > 0 OR spend_before > 0
    )
    ORDER BY spend DESC, key
-- p0: "acme"
-- p1: [0,1]
-- p2: "2025-02-01"
-- p3: "2025-02-28"
-- p4: "acme"
-- p5: "7"
-- p6: "acme"
-- p7: [0,1]
-- p8: "2025-01-04"
-- p9: "2025-01-31"
-- p10: "acme"
-- p11: "7"
