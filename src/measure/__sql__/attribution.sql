    SELECT 'journeys' AS told, path, sum(conversion) AS conversions, count() - sum(conversion) AS others, sum(first) AS firsts,
      sum(net) AS net_sales, sum(kept) AS cm3, max(sold) AS any_sold, max(costed) AS any_costed,
      sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p0:Float64}), ages)) * (conversion), arrayMap(age -> exp2((arrayMin(ages) - age) / {p1:Float64}), ages))) AS conversion_decay, sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p2:Float64}), ages)) * (first), arrayMap(age -> exp2((arrayMin(ages) - age) / {p3:Float64}), ages))) AS first_decay,
      sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p4:Float64}), ages)) * (net), arrayMap(age -> exp2((arrayMin(ages) - age) / {p5:Float64}), ages))) AS net_decay, sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p6:Float64}), ages)) * (kept), arrayMap(age -> exp2((arrayMin(ages) - age) / {p7:Float64}), ages))) AS cm3_decay
    FROM (
      SELECT arrayMap(touch -> touch.2, touches) AS path, arrayMap(touch -> dateDiff('millisecond', touch.1, journeys.ordered_at) / 86400000, touches) AS ages, conversion, first, net, kept, sold, costed
      FROM (SELECT store, order_id, ordered_at, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay({p8:UInt64}) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))) AS touches FROM (
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank, tupleElement(first, {p9:UInt64}) AS ordered_at, tupleElement(first, {p10:UInt64}) AS touch_at, tupleElement(first, {p11:UInt64}) AS touch_channel
    FROM (
      SELECT own[1] AS ledger, argMin(tuple(ordered_at, touch_at, touch_channel), (ordered_at, person, told.order_id, visit_at)) AS first
      FROM (
        SELECT *, transform(toString(source), {p12:Array(String)}, {p13:Array(String)}, '') AS own_store FROM journeys FINAL WHERE brand = {p14:String} AND slice = {p15:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin([cityHash64(order_id), cityHash64(shop_order_id)]) AS named FROM orders WHERE brand = {p16:String} AND slice = {p17:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p18:String} AND slice = {p19:UInt64} AND at >= {p20:DateTime64(3, 'UTC')} AND at < {p21:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p22:String} AND slice = {p23:UInt64} AND counts = 1 AND ordered_at >= {p24:DateTime64(3, 'UTC')} AND ordered_at < {p25:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p26:String} AND slice = {p27:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin([cityHash64(order_id), cityHash64(shop_order_id)]) AS named FROM orders WHERE brand = {p28:String} AND slice = {p29:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p30:String} AND slice = {p31:UInt64} AND at >= {p32:DateTime64(3, 'UTC')} AND at < {p33:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p34:String} AND slice = {p35:UInt64} AND counts = 1 AND ordered_at >= {p36:DateTime64(3, 'UTC')} AND ordered_at < {p37:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.order_id = known.told_id
      WHERE length(if(length(orders) = 1, orders, arrayFilter(one -> own_store != '' AND one.1 = own_store, orders)) AS own) = 1
      GROUP BY ledger
    ))) AS journeys
      RIGHT JOIN (
    SELECT toString(store) AS store, order_id, sum(purchase) AS conversion, sum(is_first) AS first, sum(sales) AS net, sum(margin) AS kept, max(is_sold) AS sold, max(is_costed) AS costed
    FROM (
      SELECT store, order_id, 0 AS purchase, 0 AS is_first, entries.net_sales AS sales, ifNull(entries.cm3, 0) AS margin,
        entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AS is_sold, entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL AS is_costed
      FROM order_economics AS entries WHERE brand = {p38:String} AND slice = {p39:UInt64} AND at >= {p40:DateTime64(3, 'UTC')} AND at < {p41:DateTime64(3, 'UTC')} AND order_id != '' AND sales_channel = 'own_site'
      UNION ALL
      SELECT store, order_id, 1, order_rank = 1, 0, 0, 0, 0 FROM orders WHERE brand = {p42:String} AND slice = {p43:UInt64} AND counts = 1 AND ordered_at >= {p44:DateTime64(3, 'UTC')} AND ordered_at < {p45:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
    )
    GROUP BY store, order_id) AS booked ON journeys.store = booked.store AND journeys.order_id = booked.order_id
    )
    GROUP BY path
    UNION ALL
    SELECT 'visits', arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > last_at - toIntervalDay({p46:UInt64}) OR place = length(visited), visited, arrayEnumerate(visited))) AS path,
      0, count(), 0, 0, 0, 0, 0, emptyArrayFloat64(), emptyArrayFloat64(), emptyArrayFloat64(), emptyArrayFloat64()
    FROM (
      SELECT person, maxIf(started_at, started_at >= {p47:DateTime64(3, 'UTC')} AND started_at < {p48:DateTime64(3, 'UTC')}) AS last_at, groupArrayArray(ordered_at) AS placed,
        arraySlice(arraySort(groupArrayIf((started_at, toString(channel)), started_at < {p49:DateTime64(3, 'UTC')})), -200) AS visited
      FROM visits FINAL WHERE brand = {p50:String} AND slice = {p51:UInt64} AND day BETWEEN {p52:Date} AND {p53:Date} AND empty(bot_reasons)
      GROUP BY person
      HAVING countIf(started_at >= {p54:DateTime64(3, 'UTC')} AND started_at < {p55:DateTime64(3, 'UTC')}) > 0
        AND NOT arrayExists(at -> at >= {p56:DateTime64(3, 'UTC')} AND at <= last_at + toIntervalDay({p57:UInt64}), placed)
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
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p58:String} AND load IN {p59:Array(UInt64)} AND day BETWEEN {p60:Date} AND {p61:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p62:String} AND slice = {p63:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p64:String} AND slice = {p65:UInt64} AND day BETWEEN {p66:Date} AND {p67:Date} AND started_at >= {p68:DateTime64(3, 'UTC')}
    AND started_at < {p69:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p70:Array(String)} GROUP BY campaign, visit_channel
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
-- p9: "1"
-- p10: "2"
-- p11: "3"
-- p12: ["src_shop"]
-- p13: ["Shop"]
-- p14: "acme"
-- p15: "8"
-- p16: "acme"
-- p17: "7"
-- p18: "acme"
-- p19: "7"
-- p20: "2024-12-31 16:00:00.000"
-- p21: "2025-03-31 16:00:00.000"
-- p22: "acme"
-- p23: "7"
-- p24: "2024-12-31 16:00:00.000"
-- p25: "2025-03-31 16:00:00.000"
-- p26: "acme"
-- p27: "7"
-- p28: "acme"
-- p29: "7"
-- p30: "acme"
-- p31: "7"
-- p32: "2024-12-31 16:00:00.000"
-- p33: "2025-03-31 16:00:00.000"
-- p34: "acme"
-- p35: "7"
-- p36: "2024-12-31 16:00:00.000"
-- p37: "2025-03-31 16:00:00.000"
-- p38: "acme"
-- p39: "7"
-- p40: "2024-12-31 16:00:00.000"
-- p41: "2025-03-31 16:00:00.000"
-- p42: "acme"
-- p43: "7"
-- p44: "2024-12-31 16:00:00.000"
-- p45: "2025-03-31 16:00:00.000"
-- p46: "30"
-- p47: "2024-12-31 16:00:00.000"
-- p48: "2025-03-31 16:00:00.000"
-- p49: "2025-03-31 16:00:00.000"
-- p50: "acme"
-- p51: "8"
-- p52: "2024-12-01"
-- p53: "2025-05-01"
-- p54: "2024-12-31 16:00:00.000"
-- p55: "2025-03-31 16:00:00.000"
-- p56: "2024-12-31 16:00:00.000"
-- p57: "30"
-- p58: "acme"
-- p59: [0,1]
-- p60: "2025-01-01"
-- p61: "2025-03-31"
-- p62: "acme"
-- p63: "7"
-- p64: "acme"
-- p65: "8"
-- p66: "2024-12-31"
-- p67: "2025-04-01"
-- p68: "2024-12-31 16:00:00.000"
-- p69: "2025-03-31 16:00:00.000"
-- p70: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
