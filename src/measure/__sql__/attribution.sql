    SELECT 'journeys' AS told, arrayStringConcat(arrayMap(one -> concat(char(31), replaceAll(one, char(31), ' ')), taken)) AS path, sum(conversion) AS conversions, count() - sum(conversion) AS others, sum(first) AS firsts,
      sum(net) AS net_sales, sum(kept) AS cm3, max(sold) AS any_sold, max(costed) AS any_costed,
      sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p0:Float64}), ages)) * (conversion), arrayMap(age -> exp2((arrayMin(ages) - age) / {p1:Float64}), ages))) AS conversion_decay, sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p2:Float64}), ages)) * (first), arrayMap(age -> exp2((arrayMin(ages) - age) / {p3:Float64}), ages))) AS first_decay,
      sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p4:Float64}), ages)) * (net), arrayMap(age -> exp2((arrayMin(ages) - age) / {p5:Float64}), ages))) AS net_decay, sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p6:Float64}), ages)) * (kept), arrayMap(age -> exp2((arrayMin(ages) - age) / {p7:Float64}), ages))) AS cm3_decay
    FROM (
      SELECT arrayMap(touch -> touch.2, touches) AS taken, arrayMap(touch -> dateDiff('millisecond', touch.1, journeys.ordered_at) / 86400000, touches) AS ages, conversion, first, net, kept, sold, costed
      FROM (SELECT store, order_id, ordered_at, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay(30) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))) AS touches FROM (
    SELECT store, order_id, ordered_at, touch_at, touch_channel
    FROM (
      SELECT ordered_at, touch_at, touch_channel, person, told_as, store, order_id
      FROM (
        SELECT ordered_at, touch_at, touch_channel, person, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, touch_at, touch_channel, person, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p8:String} AND slice = {p9:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p10:Array(String)}, {p11:Array(String)}, '')), transform(toString(source), {p12:Array(String)}, {p13:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p14:String} AND slice = {p15:UInt64} AND journeys.order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p16:String} AND slice = {p17:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p18:String} AND slice = {p19:UInt64} AND at >= {p20:DateTime64(3, 'UTC')} AND at < {p21:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p22:String} AND slice = {p23:UInt64} AND counts = 1 AND ordered_at >= {p24:DateTime64(3, 'UTC')} AND ordered_at < {p25:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p26:String} AND slice = {p27:UInt64} AND sales_channel = 'own_site' AND cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p28:String} AND slice = {p29:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p30:String} AND slice = {p31:UInt64} AND at >= {p32:DateTime64(3, 'UTC')} AND at < {p33:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p34:String} AND slice = {p35:UInt64} AND counts = 1 AND ordered_at >= {p36:DateTime64(3, 'UTC')} AND ordered_at < {p37:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)) AS journeys
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
    GROUP BY taken
-- p0: 7
-- p1: 7
-- p2: 7
-- p3: 7
-- p4: 7
-- p5: 7
-- p6: 7
-- p7: 7
-- p8: "acme"
-- p9: "7"
-- p10: ["src_shop"]
-- p11: ["Shop"]
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

SELECT count() AS rows FROM visits WHERE brand = {p0:String} AND slice = {p1:UInt64} AND day BETWEEN {p2:Date} AND {p3:Date} AND empty(bot_reasons)
-- p0: "acme"
-- p1: "8"
-- p2: "2024-12-01"
-- p3: "2025-05-01"

    SELECT 'visits' AS told, arrayStringConcat(arrayMap(one -> concat(char(31), replaceAll(one, char(31), ' ')), arrayMap(code -> (SELECT arrayPushBack(arraySort(groupUniqArray(toString(channel))), '') FROM visits WHERE brand = {p0:String} AND slice = {p1:UInt64} AND day BETWEEN {p2:Date} AND {p3:Date} AND empty(bot_reasons))[code], taken))) AS path, people AS others
    FROM (
      SELECT arrayMap(one -> toUInt32(one % 4194304), arrayFilter((one, place) -> intDiv(one, 4194304) > toUnixTimestamp64Milli(last_at - toIntervalDay({p4:UInt64})) OR place = length(visited), visited, arrayEnumerate(visited))) AS taken,
        count() AS people
      FROM (
        SELECT person, maxIf(started_at, started_at >= {p5:DateTime64(3, 'UTC')} AND started_at < {p6:DateTime64(3, 'UTC')}) AS last_at, groupArrayArray(ordered_at) AS placed,
          arraySlice(arraySort(groupArrayIf(toUInt64(toUnixTimestamp64Milli(started_at)) * {p7:UInt64} + transform(toString(channel), (SELECT arrayPushBack(arraySort(groupUniqArray(toString(channel))), '') FROM visits WHERE brand = {p8:String} AND slice = {p9:UInt64} AND day BETWEEN {p10:Date} AND {p11:Date} AND empty(bot_reasons)), arrayEnumerate((SELECT arrayPushBack(arraySort(groupUniqArray(toString(channel))), '') FROM visits WHERE brand = {p12:String} AND slice = {p13:UInt64} AND day BETWEEN {p14:Date} AND {p15:Date} AND empty(bot_reasons))), 0), started_at < {p16:DateTime64(3, 'UTC')})), -200) AS visited
        FROM visits FINAL WHERE brand = {p17:String} AND slice = {p18:UInt64} AND day BETWEEN {p19:Date} AND {p20:Date} AND empty(bot_reasons)
        GROUP BY person
        HAVING countIf(started_at >= {p21:DateTime64(3, 'UTC')} AND started_at < {p22:DateTime64(3, 'UTC')}) > 0
          AND NOT arrayExists(at -> at >= {p23:DateTime64(3, 'UTC')} AND at <= last_at + toIntervalDay(30), placed)
      )
      GROUP BY taken
    )
    SETTINGS max_bytes_before_external_group_by = 0
-- p0: "acme"
-- p1: "8"
-- p2: "2024-12-01"
-- p3: "2025-05-01"
-- p4: "30"
-- p5: "2024-12-31 16:00:00.000"
-- p6: "2025-03-31 16:00:00.000"
-- p7: "4194304"
-- p8: "acme"
-- p9: "8"
-- p10: "2024-12-01"
-- p11: "2025-05-01"
-- p12: "acme"
-- p13: "8"
-- p14: "2024-12-01"
-- p15: "2025-05-01"
-- p16: "2025-03-31 16:00:00.000"
-- p17: "acme"
-- p18: "8"
-- p19: "2024-12-01"
-- p20: "2025-05-01"
-- p21: "2024-12-31 16:00:00.000"
-- p22: "2025-03-31 16:00:00.000"
-- p23: "2024-12-31 16:00:00.000"

SELECT 'spend' AS told, arrayStringConcat(arrayMap(one -> concat(char(31), replaceAll(one, char(31), ' ')), [key])) AS path, sum(spent) AS net_sales FROM (
    SELECT traffic_channel AS key, spent, clicked
    FROM (
      SELECT spent, clicked, spends.key.1 AS spent_on, spends.key.2 AS spent_campaign, spends.key.3 AS spent_kind,
        if(tagged.visit_channel = '', multiIf(spent_on IN {p0:Array(String)}, 'paid_search', spent_on IN {p1:Array(String)}, 'marketplace_ads',
      spent_kind = 'creator', 'creator', spent_kind = 'affiliate', 'affiliates', 'paid_social'), tagged.visit_channel) AS traffic_channel
      FROM (
    SELECT (toString(platform), toString(campaign), toString(kind)) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p2:String} AND load IN {p3:Array(UInt64)} AND day BETWEEN {p4:Date} AND {p5:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p6:String} AND slice = {p7:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p8:String} AND slice = {p9:UInt64} AND day BETWEEN {p10:Date} AND {p11:Date} AND started_at >= {p12:DateTime64(3, 'UTC')}
    AND started_at < {p13:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p14:Array(String)} GROUP BY campaign, visit_channel
        ) GROUP BY campaign
      ) AS tagged ON spends.key.2 = tagged.campaign
    )
    WHERE traffic_channel != 'marketplace_ads') GROUP BY key
-- p0: ["google_ads","microsoft_ads","bing","bing_ads"]
-- p1: ["amazon_ads","tiktok_shop_ads"]
-- p2: "acme"
-- p3: [0,1]
-- p4: "2025-01-01"
-- p5: "2025-03-31"
-- p6: "acme"
-- p7: "7"
-- p8: "acme"
-- p9: "8"
-- p10: "2024-12-31"
-- p11: "2025-04-01"
-- p12: "2024-12-31 16:00:00.000"
-- p13: "2025-03-31 16:00:00.000"
-- p14: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
