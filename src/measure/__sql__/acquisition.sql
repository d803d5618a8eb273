    SELECT key, new_customers, cost, cac,
      if(margin_known > 0, toNullable(toInt64(round(first_sum / margin_known))), NULL) AS first_margin, if(margin_known > 0, toNullable(toInt64(round(later_sum / margin_known))), NULL) AS later_margin,
      if(expected_of > 0, toNullable(toInt64(round(expected_year / expected_of))), NULL) AS expected,
      if(expected_of > 0, toNullable(toInt64(round(expected_year / expected_of - 1.959963984540054 * sqrt(arraySum(error -> error * error, errors)) / expected_of))), NULL) AS expected_low, if(expected_of > 0, toNullable(toInt64(round(expected_year / expected_of + 1.959963984540054 * sqrt(arraySum(error -> error * error, errors)) / expected_of))), NULL) AS expected_high,
      if((margin_known > 0 AND expected_of > 0), toNullable(toInt64(round((first_sum + later_sum) / margin_known + expected_year / expected_of + 0))), NULL) AS ltv, if((margin_known > 0 AND expected_of > 0), toNullable(toInt64(round((first_sum + later_sum) / margin_known + expected_year / expected_of + -(1.959963984540054 * sqrt(arraySum(error -> error * error, errors)) / expected_of)))), NULL) AS ltv_low, if((margin_known > 0 AND expected_of > 0), toNullable(toInt64(round((first_sum + later_sum) / margin_known + expected_year / expected_of + 1.959963984540054 * sqrt(arraySum(error -> error * error, errors)) / expected_of))), NULL) AS ltv_high,
      if(ifNull(cac, 0) > 0 AND ltv IS NOT NULL, ltv / cac, NULL) AS ltv_cac, if(ifNull(cac, 0) > 0 AND ltv_low IS NOT NULL, ltv_low / cac, NULL) AS ltv_cac_low, if(ifNull(cac, 0) > 0 AND ltv_high IS NOT NULL, ltv_high / cac, NULL) AS ltv_cac_high,
      multiIf(payback = 'observed', toNullable(toFloat64(reached - 1)), payback = 'estimated', mean_age / 30.4375 + ahead_days / 30.4375, NULL) AS payback_months,
      payback, margin_known, journeys_known, if(expected_of > 0 OR new_customers = 0, '', multiIf(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p0:String} AND currency = {p1:String} AND segment_by = 'all')).4 != '', ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p2:String} AND currency = {p3:String} AND segment_by = 'all')).4, ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p4:String} AND currency = {p5:String} AND segment_by = 'all')).6 != '', ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p6:String} AND currency = {p7:String} AND segment_by = 'all')).6, 'later')) AS missing,
      if(expected_of > 0 OR new_customers = 0, 0, if(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p8:String} AND currency = {p9:String} AND segment_by = 'all')).4 != '', ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p10:String} AND currency = {p11:String} AND segment_by = 'all')).5, ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p12:String} AND currency = {p13:String} AND segment_by = 'all')).7)) AS missing_found
    FROM (
      SELECT *, sum(own_told) OVER () / nullIf(sum(own_of) OVER (), 0) AS journeys_known, if(ifNull(journeys_known, 1) < 0.5, NULL, if(ifNull(new_customers, 0) = 0, NULL, toInt64(sign(cost) * intDiv(2 * abs(cost) + greatest(1, ifNull(new_customers, 0)), 2 * greatest(1, ifNull(new_customers, 0)))))) AS cac,
        arrayFirstIndex((of, left_then) -> of > 0 AND 2 * of >= margin_known AND left_then >= ifNull(cac, 0) * of, seen, within) AS reached,
        arrayConcat([toFloat64(0)], arrayMap(one -> one / greatest(expected_of, 1), expected)) AS path, arrayConcat([toUInt64(0)], {p14:Array(UInt64)}) AS path_days,
        ifNull(cac, 0) - (first_sum + later_sum) / greatest(margin_known, 1) AS still,
        arrayFirstIndex(one -> one >= still, path) AS step,
        if(step > 1, path_days[step - 1] + (path_days[step] - path_days[step - 1]) * (still - path[step - 1]) / nullIf(path[step] - path[step - 1], 0), 0) AS ahead_days,
        multiIf(ifNull(cac, 0) <= 0 OR margin_known = 0, '', reached > 0, 'observed', still <= 0, 'already', expected_of = 0, '', step > 0, 'estimated', 'beyond') AS payback
      FROM (
        SELECT key, sum(one) AS new_customers, if(countIf(one = 0) > 0 OR (sum(spent) != 0 AND key NOT IN {p15:Array(String)}), sum(spent), NULL) AS cost, sum(own) AS own_of, sum(own * way_known) AS own_told,
          sum(is_known) AS margin_known, sum(first_margin) AS first_sum, sum(later_margin) AS later_sum, avgIf(age_days, is_known = 1) AS mean_age,
          sumForEach(every.seen) AS seen, sumForEach(every.within) AS within, sum(is_expected) AS expected_of, sumForEach(every.expected) AS expected,
          expected[{p16:UInt64}] AS expected_year, sumForEach(every.errors) AS errors
        FROM (
    SELECT if(touched.name = '', firsts.sales_channel, touched.name) AS key, 1 AS one, toUInt8(touched.is_told = 1) AS way_known, toUInt8(firsts.sales_channel = 'own_site') AS own, toNullable(toInt64(booked.coupons + booked.fees)) AS spent, toUInt8((firsts.cm2 IS NOT NULL AND NOT arrayExists(margin -> margin IS NULL, people.day_margins))) AS is_known, if((firsts.cm2 IS NOT NULL AND NOT arrayExists(margin -> margin IS NULL, people.day_margins)), firsts.cm2, 0) AS first_margin,
      if((firsts.cm2 IS NOT NULL AND NOT arrayExists(margin -> margin IS NULL, people.day_margins)), arraySum(margin -> ifNull(margin, 0), people.day_margins) - ifNull(firsts.cm3, 0), 0) AS later_margin, (SELECT toInt32(toDate(max(ordered_at), {p17:String})) FROM orders WHERE brand = {p18:String} AND slice = {p19:UInt64} AND counts = 1) - toInt32(people.order_days[1]) AS age_days,
      arrayMap(month -> toUInt64(is_known AND age_days >= month * 30.4375), range(25)) AS seen,
      arrayMap(month -> if(is_known AND age_days >= month * 30.4375, (ifNull(firsts.cm2, 0) - ifNull(firsts.cm3, 0)) + arraySum((on, margin) -> if(toInt32(on) - toInt32(people.order_days[1]) <= month * 30.4375, ifNull(margin, 0), 0), people.order_days, people.day_margins), 0), range(25)) AS within,
      toUInt8(people.is_forecast = 1 AND people.per_day IS NOT NULL) AS is_expected,
      if(is_expected, arrayMap(orders -> orders * ifNull(people.per_day, 0), people.ahead), CAST([], 'Array(Float64)')) AS expected,
      if(is_expected, people.errors, CAST([], 'Array(Float64)')) AS errors
    FROM (
      SELECT customer_id, toString(store) AS store, order_id, toString(country) AS country, toString(sales_channel) AS sales_channel, arrayMap(sku -> toString(sku), skus) AS skus, cm2, cm3
      FROM orders WHERE brand = {p20:String} AND slice = {p21:UInt64} AND counts = 1 AND ordered_at >= {p22:DateTime64(3, 'UTC')} AND ordered_at < {p23:DateTime64(3, 'UTC')} AND order_rank = 1 AND customer_id != ''
    ) AS firsts
    GLOBAL INNER JOIN (
      SELECT customer_id, order_days, day_margins, is_forecast, per_day, ahead, arrayConcat(arrayMap(error -> error * ifNull(per_day, 0), order_errors[{p24:UInt64}]), arrayMap(error -> error * ahead[{p25:UInt64}], per_day_errors)) AS errors FROM (
    SELECT told.* EXCEPT (known, later, repeats), told.repeats AS repeats, ahead.is_known AS is_forecast, ahead.alive AS alive, ahead.alive_errors AS alive_errors, ahead.orders AS ahead,
      ahead.order_errors AS order_errors, if(ahead.is_known AND brings.is_known, toNullable(brings.base + brings.slope * told.gain), NULL) AS per_day,
      arrayMap((base, slope) -> base + slope * told.gain, brings.base_errors, brings.slope_errors) AS per_day_errors
    FROM (
      SELECT customer_id, toString(country) AS first_country, toString(first_sales_channel) AS first_channel, first_order_id, first_skus, order_days, day_margins,
        arrayFilter(one -> one <= ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p26:String} AND currency = {p27:String} AND segment_by = 'all')).2, order_days) AS known, length(known) - 1 AS repeats, if(repeats = 0, 0, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p28:String} AND currency = {p29:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(known[-1]) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p30:String} AND currency = {p31:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p32:String} AND currency = {p33:String} AND segment_by = 'all')).3, 1), 2)) AS last, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p34:String} AND currency = {p35:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p36:String} AND currency = {p37:String} AND segment_by = 'all')).2) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p38:String} AND currency = {p39:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p40:String} AND currency = {p41:String} AND segment_by = 'all')).3, 1), 2) AS age, arraySlice(day_margins, 2, length(known) - 1) AS later, arrayCount(margin -> ifNull(margin > 0, 0), later) AS gain_days,
        arraySum(margin -> greatest(ifNull(margin, 0), 0), later) AS gain
      FROM customers WHERE brand = {p42:String} AND slice = {p43:UInt64} AND notEmpty(order_days) AND first_at >= {p44:DateTime64(3, 'UTC')} AND first_at < {p45:DateTime64(3, 'UTC')}
    ) AS told
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(repeats) AS repeats, toInt64(last) AS last, toInt64(age) AS age, alive, alive_errors, orders, order_errors, 1 AS is_known
      FROM lifetime_histories WHERE brand = {p46:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p47:String} AND currency = {p48:String} AND segment_by = 'all')).1
    ) AS ahead ON toInt64(told.repeats) = ahead.repeats AND toInt64(told.last) = ahead.last AND toInt64(told.age) = ahead.age
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(gain_days) AS gain_days, base, slope, base_errors, slope_errors, 1 AS is_known FROM lifetime_day_margins WHERE brand = {p49:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p50:String} AND currency = {p51:String} AND segment_by = 'all')).1
    ) AS brings ON toInt64(told.gain_days) = brings.gain_days)
    ) AS people ON firsts.customer_id = people.customer_id
    GLOBAL LEFT JOIN (
      SELECT toString(store) AS store, order_id, led_by AS name, 1 AS is_told FROM (
    SELECT store, order_id, led_by
    FROM (
      SELECT ordered_at, person, led_by, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(90) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)))[1].2 AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p52:String} AND slice = {p53:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p54:Array(String)}, {p55:Array(String)}, '')), transform(toString(source), {p56:Array(String)}, {p57:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p58:String} AND slice = {p59:UInt64} AND journeys.order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p60:String} AND slice = {p61:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p62:String} AND slice = {p63:UInt64} AND counts = 1 AND ordered_at >= {p64:DateTime64(3, 'UTC')} AND ordered_at < {p65:DateTime64(3, 'UTC')} AND order_rank = 1 AND customer_id != '' AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p66:String} AND slice = {p67:UInt64} AND sales_channel = 'own_site' AND cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p68:String} AND slice = {p69:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p70:String} AND slice = {p71:UInt64} AND counts = 1 AND ordered_at >= {p72:DateTime64(3, 'UTC')} AND ordered_at < {p73:DateTime64(3, 'UTC')} AND order_rank = 1 AND customer_id != '' AND sales_channel = 'own_site') WHERE order_id != ''))
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
    ) AS touched ON firsts.store = touched.store AND firsts.order_id = touched.order_id
    GLOBAL LEFT JOIN (
      SELECT toString(store) AS store, order_id, sum(entries.coupon) AS coupons, sumIf(entries.creator + entries.affiliate, entry != 'spend') AS fees
      FROM order_economics AS entries
      WHERE brand = {p74:String} AND slice = {p75:UInt64} AND order_rank = 1 AND (store, order_id) GLOBAL IN (SELECT store, order_id FROM orders WHERE brand = {p76:String} AND slice = {p77:UInt64} AND counts = 1 AND ordered_at >= {p78:DateTime64(3, 'UTC')} AND ordered_at < {p79:DateTime64(3, 'UTC')} AND order_rank = 1 AND customer_id != '') GROUP BY store, order_id
    ) AS booked ON firsts.store = booked.store AND firsts.order_id = booked.order_id
    UNION ALL
    SELECT key, 0, 0, 0, spent, 0, 0, 0, 0, [], [], 0, [], [] FROM (SELECT key, toNullable(spent) AS spent FROM (
    SELECT traffic_channel AS key, spent, clicked
    FROM (
      SELECT spent, clicked, spends.key.1 AS spent_on, spends.key.2 AS spent_campaign, spends.key.3 AS spent_kind,
        if(tagged.visit_channel = '', multiIf(spent_on IN {p80:Array(String)}, 'paid_search', spent_on IN {p81:Array(String)}, 'marketplace_ads',
      spent_kind = 'creator', 'creator', spent_kind = 'affiliate', 'affiliates', 'paid_social'), tagged.visit_channel) AS traffic_channel
      FROM (
    SELECT (toString(platform), toString(campaign), toString(kind)) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p82:String} AND load IN {p83:Array(UInt64)} AND day BETWEEN {p84:Date} AND {p85:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p86:String} AND slice = {p87:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p88:String} AND slice = {p89:UInt64} AND day BETWEEN {p90:Date} AND {p91:Date} AND started_at >= {p92:DateTime64(3, 'UTC')}
    AND started_at < {p93:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p94:Array(String)} GROUP BY campaign, visit_channel
        ) GROUP BY campaign
      ) AS tagged ON spends.key.2 = tagged.campaign
    )
    WHERE traffic_channel != 'marketplace_ads' AND arrayElement({p95:Array(String)}, arrayFirstIndex((of_platform, of_campaign) -> of_platform = spent_on AND startsWith(spent_campaign, of_campaign), {p96:Array(String)}, {p97:Array(String)}) + 1) = 'own_site')
      UNION ALL
      SELECT key, toNullable(spent) FROM (
    SELECT if(arrayElement({p98:Array(String)}, arrayFirstIndex((of_platform, of_campaign) -> of_platform = platform AND startsWith(campaign, of_campaign), {p99:Array(String)}, {p100:Array(String)}) + 1) = 'own_site' AND platform = 'amazon_ads', 'amazon', arrayElement({p101:Array(String)}, arrayFirstIndex((of_platform, of_campaign) -> of_platform = platform AND startsWith(campaign, of_campaign), {p102:Array(String)}, {p103:Array(String)}) + 1)) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p104:String} AND load IN {p105:Array(UInt64)} AND day BETWEEN {p106:Date} AND {p107:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p108:String} AND slice = {p109:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) WHERE key != 'own_site')
  ) AS every GROUP BY key
      )
    )
    ORDER BY new_customers DESC, cost DESC NULLS LAST, key LIMIT {p110:UInt64}
-- p0: "acme"
-- p1: "USD"
-- p2: "acme"
-- p3: "USD"
-- p4: "acme"
-- p5: "USD"
-- p6: "acme"
-- p7: "USD"
-- p8: "acme"
-- p9: "USD"
-- p10: "acme"
-- p11: "USD"
-- p12: "acme"
-- p13: "USD"
-- p14: [30,90,180,365]
-- p15: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","marketplace_ads","audio"]
-- p16: "4"
-- p17: "Asia/Shanghai"
-- p18: "acme"
-- p19: "7"
-- p20: "acme"
-- p21: "7"
-- p22: "2024-12-31 16:00:00.000"
-- p23: "2025-03-31 16:00:00.000"
-- p24: "4"
-- p25: "4"
-- p26: "acme"
-- p27: "USD"
-- p28: "acme"
-- p29: "USD"
-- p30: "acme"
-- p31: "USD"
-- p32: "acme"
-- p33: "USD"
-- p34: "acme"
-- p35: "USD"
-- p36: "acme"
-- p37: "USD"
-- p38: "acme"
-- p39: "USD"
-- p40: "acme"
-- p41: "USD"
-- p42: "acme"
-- p43: "7"
-- p44: "2024-12-31 16:00:00.000"
-- p45: "2025-03-31 16:00:00.000"
-- p46: "acme"
-- p47: "acme"
-- p48: "USD"
-- p49: "acme"
-- p50: "acme"
-- p51: "USD"
-- p52: "acme"
-- p53: "7"
-- p54: ["src_shop"]
-- p55: ["Shop"]
-- p56: ["src_shop"]
-- p57: ["Shop"]
-- p58: "acme"
-- p59: "8"
-- p60: "acme"
-- p61: "7"
-- p62: "acme"
-- p63: "7"
-- p64: "2024-12-31 16:00:00.000"
-- p65: "2025-03-31 16:00:00.000"
-- p66: "acme"
-- p67: "7"
-- p68: "acme"
-- p69: "7"
-- p70: "acme"
-- p71: "7"
-- p72: "2024-12-31 16:00:00.000"
-- p73: "2025-03-31 16:00:00.000"
-- p74: "acme"
-- p75: "7"
-- p76: "acme"
-- p77: "7"
-- p78: "2024-12-31 16:00:00.000"
-- p79: "2025-03-31 16:00:00.000"
-- p80: ["google_ads","microsoft_ads","bing","bing_ads"]
-- p81: ["amazon_ads","tiktok_shop_ads"]
-- p82: "acme"
-- p83: [0,1]
-- p84: "2025-01-01"
-- p85: "2025-03-31"
-- p86: "acme"
-- p87: "7"
-- p88: "acme"
-- p89: "8"
-- p90: "2024-12-31"
-- p91: "2025-04-01"
-- p92: "2024-12-31 16:00:00.000"
-- p93: "2025-03-31 16:00:00.000"
-- p94: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p95: ["own_site","amazon"]
-- p96: ["amazon_ads"]
-- p97: [""]
-- p98: ["own_site","amazon"]
-- p99: ["amazon_ads"]
-- p100: [""]
-- p101: ["own_site","amazon"]
-- p102: ["amazon_ads"]
-- p103: [""]
-- p104: "acme"
-- p105: [0,1]
-- p106: "2025-01-01"
-- p107: "2025-03-31"
-- p108: "acme"
-- p109: "7"
-- p110: "200"
