    SELECT 'journeys' AS told, path, sum(conversion) AS conversions, count() - sum(conversion) AS others, sum(first) AS firsts,
      sum(net) AS net_sales, sum(kept) AS cm3, max(sold) AS any_sold, max(costed) AS any_costed,
      sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p0:Float64}), ages)) * (conversion), arrayMap(age -> exp2((arrayMin(ages) - age) / {p1:Float64}), ages))) AS conversion_decay, sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p2:Float64}), ages)) * (first), arrayMap(age -> exp2((arrayMin(ages) - age) / {p3:Float64}), ages))) AS first_decay,
      sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p4:Float64}), ages)) * (net), arrayMap(age -> exp2((arrayMin(ages) - age) / {p5:Float64}), ages))) AS net_decay, sumForEach(arrayMap(weight -> weight / arraySum(arrayMap(age -> exp2((arrayMin(ages) - age) / {p6:Float64}), ages)) * (kept), arrayMap(age -> exp2((arrayMin(ages) - age) / {p7:Float64}), ages))) AS cm3_decay
    FROM (
      SELECT arrayMap(touch -> touch.2, touches) AS path, arrayMap(touch -> dateDiff('millisecond', touch.1, journeys.ordered_at) / 86400000, touches) AS ages, conversion, first, net, kept, sold, costed
      FROM (SELECT store, order_id, ordered_at, arrayFilter((touch, place) -> touch.1 > ordered_at - toIntervalDay({p8:UInt64}) OR place = length(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel)), arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel), arrayEnumerate(arrayMap((at, channel, value) -> (at, toString(channel)), touch_at, touch_channel, touch_channel))) AS touches FROM (
      SELECT journeys.* EXCEPT (order_id), placed.store AS store, placed.order_id AS order_id, placed.counts AS counts, placed.net_sales AS net_sales
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p9:String} AND slice = {p10:UInt64} AND cityHash64(order_id) GLOBAL IN (SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id])))) FROM orders WHERE brand = {p11:String} AND slice = {p12:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p13:String} AND slice = {p14:UInt64} AND at >= {p15:DateTime64(3, 'UTC')} AND at < {p16:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p17:String} AND slice = {p18:UInt64} AND counts = 1 AND ordered_at >= {p19:DateTime64(3, 'UTC')} AND ordered_at < {p20:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p21:String} AND slice = {p22:UInt64} AND at >= {p23:DateTime64(3, 'UTC')} AND at < {p24:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p25:String} AND slice = {p26:UInt64} AND counts = 1 AND ordered_at >= {p27:DateTime64(3, 'UTC')} AND ordered_at < {p28:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))) AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank,
      first.1 AS ordered_at, first.2 AS person, first.3 AS told_id, first.4 AS visit_at
    FROM (
      SELECT own[1] AS ledger, min((told.ordered_at, told.person, told.order_id, told.visit_at)) AS first
      FROM (SELECT person, order_id, visit_at, ordered_at, transform(toString(source), {p29:Array(String)}, {p30:Array(String)}, '') AS own_store FROM journeys FINAL WHERE brand = {p31:String} AND slice = {p32:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id])))) FROM orders WHERE brand = {p33:String} AND slice = {p34:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p35:String} AND slice = {p36:UInt64} AND at >= {p37:DateTime64(3, 'UTC')} AND at < {p38:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p39:String} AND slice = {p40:UInt64} AND counts = 1 AND ordered_at >= {p41:DateTime64(3, 'UTC')} AND ordered_at < {p42:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p43:String} AND slice = {p44:UInt64} AND at >= {p45:DateTime64(3, 'UTC')} AND at < {p46:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p47:String} AND slice = {p48:UInt64} AND counts = 1 AND ordered_at >= {p49:DateTime64(3, 'UTC')} AND ordered_at < {p50:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))) AND is_bot = 0) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank) AS one, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id
          FROM orders WHERE brand = {p51:String} AND slice = {p52:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p53:String} AND slice = {p54:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id])))) FROM orders WHERE brand = {p55:String} AND slice = {p56:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p57:String} AND slice = {p58:UInt64} AND at >= {p59:DateTime64(3, 'UTC')} AND at < {p60:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p61:String} AND slice = {p62:UInt64} AND counts = 1 AND ordered_at >= {p63:DateTime64(3, 'UTC')} AND ordered_at < {p64:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p65:String} AND slice = {p66:UInt64} AND at >= {p67:DateTime64(3, 'UTC')} AND at < {p68:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p69:String} AND slice = {p70:UInt64} AND counts = 1 AND ordered_at >= {p71:DateTime64(3, 'UTC')} AND ordered_at < {p72:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))) AND is_bot = 0) WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p73:String} AND slice = {p74:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id])))) FROM orders WHERE brand = {p75:String} AND slice = {p76:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p77:String} AND slice = {p78:UInt64} AND at >= {p79:DateTime64(3, 'UTC')} AND at < {p80:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p81:String} AND slice = {p82:UInt64} AND counts = 1 AND ordered_at >= {p83:DateTime64(3, 'UTC')} AND ordered_at < {p84:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM order_economics AS entries WHERE brand = {p85:String} AND slice = {p86:UInt64} AND at >= {p87:DateTime64(3, 'UTC')} AND at < {p88:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE brand = {p89:String} AND slice = {p90:UInt64} AND counts = 1 AND ordered_at >= {p91:DateTime64(3, 'UTC')} AND ordered_at < {p92:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))) AND is_bot = 0) WHERE order_id != ''))
        )
        GROUP BY told_id
      ) AS known ON told.order_id = known.told_id
      WHERE length(if(length(orders) = 1, orders, arrayFilter(one -> own_store != '' AND one.1 = own_store, orders)) AS own) = 1
      GROUP BY ledger
    )) AS placed
        ON journeys.person = placed.person AND journeys.ordered_at = placed.ordered_at AND journeys.order_id = placed.told_id)) AS journeys
      RIGHT JOIN (
    SELECT toString(store) AS store, order_id, sum(purchase) AS conversion, sum(is_first) AS first, sum(sales) AS net, sum(margin) AS kept, max(is_sold) AS sold, max(is_costed) AS costed
    FROM (
      SELECT store, order_id, 0 AS purchase, 0 AS is_first, entries.net_sales AS sales, ifNull(entries.cm3, 0) AS margin,
        entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AS is_sold, entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL AS is_costed
      FROM order_economics AS entries WHERE brand = {p93:String} AND slice = {p94:UInt64} AND at >= {p95:DateTime64(3, 'UTC')} AND at < {p96:DateTime64(3, 'UTC')} AND order_id != '' AND sales_channel = 'own_site'
      UNION ALL
      SELECT store, order_id, 1, order_rank = 1, 0, 0, 0, 0 FROM orders WHERE brand = {p97:String} AND slice = {p98:UInt64} AND counts = 1 AND ordered_at >= {p99:DateTime64(3, 'UTC')} AND ordered_at < {p100:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'
    )
    GROUP BY store, order_id) AS booked ON journeys.store = booked.store AND journeys.order_id = booked.order_id
    )
    GROUP BY path
    UNION ALL
    SELECT 'visits', arrayMap(touch -> touch.2, arrayFilter((touch, place) -> touch.1 > last_at - toIntervalDay({p101:UInt64}) OR place = length(visited), visited, arrayEnumerate(visited))) AS path,
      0, count(), 0, 0, 0, 0, 0, emptyArrayFloat64(), emptyArrayFloat64(), emptyArrayFloat64(), emptyArrayFloat64()
    FROM (
      SELECT person, maxIf(started_at, started_at >= {p102:DateTime64(3, 'UTC')} AND started_at < {p103:DateTime64(3, 'UTC')}) AS last_at, groupArrayArray(ordered_at) AS placed,
        arraySlice(arraySort(groupArrayIf((started_at, toString(channel)), started_at < {p104:DateTime64(3, 'UTC')})), -200) AS visited
      FROM visits FINAL WHERE brand = {p105:String} AND slice = {p106:UInt64} AND day BETWEEN {p107:Date} AND {p108:Date} AND empty(bot_reasons)
      GROUP BY person
      HAVING countIf(started_at >= {p109:DateTime64(3, 'UTC')} AND started_at < {p110:DateTime64(3, 'UTC')}) > 0
        AND NOT arrayExists(at -> at >= {p111:DateTime64(3, 'UTC')} AND at <= last_at + toIntervalDay({p112:UInt64}), placed)
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
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p113:String} AND load IN {p114:Array(UInt64)} AND day BETWEEN {p115:Date} AND {p116:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p117:String} AND slice = {p118:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p119:String} AND slice = {p120:UInt64} AND day BETWEEN {p121:Date} AND {p122:Date} AND started_at >= {p123:DateTime64(3, 'UTC')}
    AND started_at < {p124:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p125:Array(String)} GROUP BY campaign, visit_channel
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
-- p14: "7"
-- p15: "2024-12-31 16:00:00.000"
-- p16: "2025-03-31 16:00:00.000"
-- p17: "acme"
-- p18: "7"
-- p19: "2024-12-31 16:00:00.000"
-- p20: "2025-03-31 16:00:00.000"
-- p21: "acme"
-- p22: "7"
-- p23: "2024-12-31 16:00:00.000"
-- p24: "2025-03-31 16:00:00.000"
-- p25: "acme"
-- p26: "7"
-- p27: "2024-12-31 16:00:00.000"
-- p28: "2025-03-31 16:00:00.000"
-- p29: ["src_shop"]
-- p30: ["Shop"]
-- p31: "acme"
-- p32: "8"
-- p33: "acme"
-- p34: "7"
-- p35: "acme"
-- p36: "7"
-- p37: "2024-12-31 16:00:00.000"
-- p38: "2025-03-31 16:00:00.000"
-- p39: "acme"
-- p40: "7"
-- p41: "2024-12-31 16:00:00.000"
-- p42: "2025-03-31 16:00:00.000"
-- p43: "acme"
-- p44: "7"
-- p45: "2024-12-31 16:00:00.000"
-- p46: "2025-03-31 16:00:00.000"
-- p47: "acme"
-- p48: "7"
-- p49: "2024-12-31 16:00:00.000"
-- p50: "2025-03-31 16:00:00.000"
-- p51: "acme"
-- p52: "7"
-- p53: "acme"
-- p54: "8"
-- p55: "acme"
-- p56: "7"
-- p57: "acme"
-- p58: "7"
-- p59: "2024-12-31 16:00:00.000"
-- p60: "2025-03-31 16:00:00.000"
-- p61: "acme"
-- p62: "7"
-- p63: "2024-12-31 16:00:00.000"
-- p64: "2025-03-31 16:00:00.000"
-- p65: "acme"
-- p66: "7"
-- p67: "2024-12-31 16:00:00.000"
-- p68: "2025-03-31 16:00:00.000"
-- p69: "acme"
-- p70: "7"
-- p71: "2024-12-31 16:00:00.000"
-- p72: "2025-03-31 16:00:00.000"
-- p73: "acme"
-- p74: "8"
-- p75: "acme"
-- p76: "7"
-- p77: "acme"
-- p78: "7"
-- p79: "2024-12-31 16:00:00.000"
-- p80: "2025-03-31 16:00:00.000"
-- p81: "acme"
-- p82: "7"
-- p83: "2024-12-31 16:00:00.000"
-- p84: "2025-03-31 16:00:00.000"
-- p85: "acme"
-- p86: "7"
-- p87: "2024-12-31 16:00:00.000"
-- p88: "2025-03-31 16:00:00.000"
-- p89: "acme"
-- p90: "7"
-- p91: "2024-12-31 16:00:00.000"
-- p92: "2025-03-31 16:00:00.000"
-- p93: "acme"
-- p94: "7"
-- p95: "2024-12-31 16:00:00.000"
-- p96: "2025-03-31 16:00:00.000"
-- p97: "acme"
-- p98: "7"
-- p99: "2024-12-31 16:00:00.000"
-- p100: "2025-03-31 16:00:00.000"
-- p101: "30"
-- p102: "2024-12-31 16:00:00.000"
-- p103: "2025-03-31 16:00:00.000"
-- p104: "2025-03-31 16:00:00.000"
-- p105: "acme"
-- p106: "8"
-- p107: "2024-12-01"
-- p108: "2025-05-01"
-- p109: "2024-12-31 16:00:00.000"
-- p110: "2025-03-31 16:00:00.000"
-- p111: "2024-12-31 16:00:00.000"
-- p112: "30"
-- p113: "acme"
-- p114: [0,1]
-- p115: "2025-01-01"
-- p116: "2025-03-31"
-- p117: "acme"
-- p118: "7"
-- p119: "acme"
-- p120: "8"
-- p121: "2024-12-31"
-- p122: "2025-04-01"
-- p123: "2024-12-31 16:00:00.000"
-- p124: "2025-03-31 16:00:00.000"
-- p125: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
