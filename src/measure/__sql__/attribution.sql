    SELECT 'journeys' AS told, path, sum(conversion) AS conversions, count() - sum(conversion) AS others, sum(first) AS firsts,
      sum(net) AS net_sales, sum(kept) AS cm3, max(sold) AS any_sold, max(costed) AS any_costed,
      sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p0:Float64}), ages)) * (conversion), arrayMap(age -> exp2((arrayMin(ages) - age) / {p1:Float64}), ages))) AS conversion_decay, sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p2:Float64}), ages)) * (first), arrayMap(age -> exp2((arrayMin(ages) - age) / {p3:Float64}), ages))) AS first_decay,
      sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p4:Float64}), ages)) * (net), arrayMap(age -> exp2((arrayMin(ages) - age) / {p5:Float64}), ages))) AS net_decay, sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p6:Float64}), ages)) * (kept), arrayMap(age -> exp2((arrayMin(ages) - age) / {p7:Float64}), ages))) AS cm3_decay
    FROM (
      SELECT arrayMap(touch -> touch.2, touches) AS path, arrayMap(touch -> dateDiff('millisecond', touch.1, journeys.ordered_at) / 86400000, touches) AS ages, conversion, first, net, kept, sold, costed
      FROM (SELECT order_id, ordered_at, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay({p8:UInt64}) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))) AS touches 
    FROM (
      SELECT journeys.* EXCEPT (order_id), told.ledger_id AS order_id, told.ledger_store AS store
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p9:String} AND slice = {p10:UInt64} AND order_id != '' AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT told_id, any(store) AS ledger_store, any(order_id) AS ledger_id
    FROM (SELECT store, order_id, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p11:String} AND slice = {p12:UInt64} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1) AS told ON journeys.order_id = told.told_id) WHERE (store, order_id, ordered_at, person) GLOBAL NOT IN (
      SELECT store, order_id, later.1, later.2
      FROM (
        SELECT store, order_id, arraySort(groupArray((ordered_at, person))) AS told
        FROM (
      SELECT journeys.* EXCEPT (order_id), told.ledger_id AS order_id, told.ledger_store AS store
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p13:String} AND slice = {p14:UInt64} AND order_id != '' AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT told_id, any(store) AS ledger_store, any(order_id) AS ledger_id
    FROM (SELECT store, order_id, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p15:String} AND slice = {p16:UInt64} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1) AS told ON journeys.order_id = told.told_id) WHERE cityHash64(store, order_id) GLOBAL IN (SELECT cityHash64(store, order_id) AS id FROM (
      SELECT journeys.* EXCEPT (order_id), told.ledger_id AS order_id, told.ledger_store AS store
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p17:String} AND slice = {p18:UInt64} AND order_id != '' AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT told_id, any(store) AS ledger_store, any(order_id) AS ledger_id
    FROM (SELECT store, order_id, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p19:String} AND slice = {p20:UInt64} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1) AS told ON journeys.order_id = told.told_id) GROUP BY id HAVING count() > 1) GROUP BY store, order_id
      )
      ARRAY JOIN arraySlice(told, 2) AS later)) AS journeys
      RIGHT JOIN (
    SELECT sum(purchase) AS conversion, sum(is_first) AS first, sum(sales) AS net, sum(margin) AS kept, max(is_sold) AS sold, max(is_costed) AS costed,
      if(cityHash64(order_id) GLOBAL IN (SELECT cityHash64(order_id) AS id FROM orders WHERE brand = {p21:String} AND slice = {p22:UInt64} AND sales_channel = 'own_site' GROUP BY id HAVING count() > 1), '', order_id) AS match_id
    FROM (
      SELECT store, order_id, 0 AS purchase, 0 AS is_first, entries.net_sales AS sales, ifNull(entries.cm3, 0) AS margin,
        entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AS is_sold, entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL AS is_costed
      FROM order_economics AS entries WHERE brand = {p23:String} AND slice = {p24:UInt64} AND at >= {p25:DateTime64(3, 'UTC')} AND at < {p26:DateTime64(3, 'UTC')} AND order_id != '' AND sales_channel = 'own_site'
      UNION ALL
      SELECT store, order_id, 1, order_rank = 1, 0, 0, 0, 0 FROM orders WHERE brand = {p27:String} AND slice = {p28:UInt64} AND counts = 1 AND ordered_at >= {p29:DateTime64(3, 'UTC')} AND ordered_at < {p30:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
    )
    GROUP BY store, order_id) AS booked ON journeys.order_id = booked.match_id
    )
    GROUP BY path
    UNION ALL
    SELECT 'visits', arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > last_at - toIntervalDay({p31:UInt64}) OR place = length(visited), visited, arrayEnumerate(visited))) AS path,
      0, count(), 0, 0, 0, 0, 0, emptyArrayFloat64(), emptyArrayFloat64(), emptyArrayFloat64(), emptyArrayFloat64()
    FROM (
      SELECT person, maxIf(started_at, started_at >= {p32:DateTime64(3, 'UTC')} AND started_at < {p33:DateTime64(3, 'UTC')}) AS last_at, groupArrayArray(ordered_at) AS placed,
        arraySlice(arraySort(groupArrayIf((started_at, toString(channel)), started_at < {p34:DateTime64(3, 'UTC')})), -200) AS visited
      FROM visits FINAL WHERE brand = {p35:String} AND slice = {p36:UInt64} AND day BETWEEN {p37:Date} AND {p38:Date} AND empty(bot_reasons)
      GROUP BY person
      HAVING countIf(started_at >= {p39:DateTime64(3, 'UTC')} AND started_at < {p40:DateTime64(3, 'UTC')}) > 0
        AND NOT arrayExists(at -> at >= {p41:DateTime64(3, 'UTC')} AND at <= last_at + toIntervalDay({p42:UInt64}), placed)
    )
    GROUP BY path
    UNION ALL
    SELECT 'spend', [key], 0, 0, 0, sum(spent), 0, 0, 0, emptyArrayFloat64(), emptyArrayFloat64(), emptyArrayFloat64(), emptyArrayFloat64() FROM (
    SELECT traffic_channel AS key, spent, clicked
    FROM (
      SELECT spent, clicked, spends.key.1 AS spent_on, spends.key.2 AS spent_campaign, spends.key.3 AS spent_kind,
        if(tagged.visit_channel = '', transform(spent_on, ['google_ads', 'microsoft_ads', 'bing', 'bing_ads', 'amazon_ads'],
      ['paid_search', 'paid_search', 'paid_search', 'paid_search', 'marketplace_ads'], multiIf(spent_kind = 'creator', 'creator', spent_kind = 'affiliate', 'affiliates', 'paid_social')), tagged.visit_channel) AS traffic_channel
      FROM (
    SELECT (toString(platform), toString(campaign), toString(kind)) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p43:String} AND load IN {p44:Array(UInt64)} AND day BETWEEN {p45:Date} AND {p46:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p47:String} AND slice = {p48:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p49:String} AND slice = {p50:UInt64} AND day BETWEEN {p51:Date} AND {p52:Date} AND started_at >= {p53:DateTime64(3, 'UTC')}
    AND started_at < {p54:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p55:Array(String)} GROUP BY campaign, visit_channel
        ) GROUP BY campaign
      ) AS tagged ON spends.key.2 = tagged.campaign
    )
    WHERE traffic_channel != 'marketplace_ads') GROUP BY key
-- p0: 7
-- p1: 7
-- p2: 7
-- p3: 7
-- p4: 7
-- p5: 7
-- p6: 7
-- p7: 7
-- p8: "30"
-- p9: "acme"
-- p10: "8"
-- p11: "acme"
-- p12: "7"
-- p13: "acme"
-- p14: "8"
-- p15: "acme"
-- p16: "7"
-- p17: "acme"
-- p18: "8"
-- p19: "acme"
-- p20: "7"
-- p21: "acme"
-- p22: "7"
-- p23: "acme"
-- p24: "7"
-- p25: "2024-12-31 16:00:00.000"
-- p26: "2025-03-31 16:00:00.000"
-- p27: "acme"
-- p28: "7"
-- p29: "2024-12-31 16:00:00.000"
-- p30: "2025-03-31 16:00:00.000"
-- p31: "30"
-- p32: "2024-12-31 16:00:00.000"
-- p33: "2025-03-31 16:00:00.000"
-- p34: "2025-03-31 16:00:00.000"
-- p35: "acme"
-- p36: "8"
-- p37: "2024-12-01"
-- p38: "2025-05-01"
-- p39: "2024-12-31 16:00:00.000"
-- p40: "2025-03-31 16:00:00.000"
-- p41: "2024-12-31 16:00:00.000"
-- p42: "30"
-- p43: "acme"
-- p44: [0,1]
-- p45: "2025-01-01"
-- p46: "2025-03-31"
-- p47: "acme"
-- p48: "7"
-- p49: "acme"
-- p50: "8"
-- p51: "2024-12-31"
-- p52: "2025-04-01"
-- p53: "2024-12-31 16:00:00.000"
-- p54: "2025-03-31 16:00:00.000"
-- p55: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
