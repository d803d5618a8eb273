    SELECT key AS intent, sum(visited) AS visits, sum(persons) AS people, sum(placed) AS orders, if(visits = 0, NULL, (orders) / visits) AS conversion,
      sum(seeking) AS sought, sum(finding) AS found, if(sought = 0, NULL, (found) / sought) AS found_share,
      if(orders > 0 AND sum(of_cm2) IS NULL, NULL, ifNull(sum(of_cm2), 0) - ifNull(sum(spent), 0)) AS kept, if(ifNull(visits, 0) = 0, NULL, toInt64(sign(kept) * intDiv(2 * abs(kept) + greatest(1, ifNull(visits, 0)), 2 * greatest(1, ifNull(visits, 0))))) AS value_per_visit,
      sum(firsts) AS new_people, if(people = 0, NULL, (new_people) / people) AS new_share,
      if(visits = 0, NULL, (sum(engaged)) / visits) AS seconds_per_visit, if(visits = 0, NULL, (sum(viewed)) / visits) AS views_per_visit,
      sum(returned) AS came_back, if(people = 0, NULL, (came_back) / people) AS came_back_share
    FROM (
      SELECT key, sum(visited) AS visited, count() AS persons, 0 AS placed, sum(seeking) AS seeking, sum(finding) AS finding, NULL AS of_cm2, NULL AS spent,
        countIf(first_at >= {p0:DateTime64(3, 'UTC')}) AS firsts, sum(engaged) AS engaged, sum(viewed) AS viewed, countIf(is_back) AS returned
      FROM (
    SELECT key, visited, seeking, finding, engaged, viewed, known.first_at AS first_at,
      arrayExists(one -> arrayExists(later -> later.1 > one.1 AND later.1 <= one.1 + toIntervalDay({p1:UInt64}) AND later.2 != one.2, later_visits.unpaid), came) AS is_back
    FROM (
      SELECT transform(toString(channel), {p2:Array(String)}, {p3:Array(String)}, '') AS key, person, count() AS visited, groupArray((started_at, toString(channel))) AS came,
        sum(engaged_seconds) AS engaged, sum(product_views) AS viewed,
        countIf(notEmpty(searches) OR arrayElement(steps, 2) = 'product_viewed') AS seeking,
        countIf(notEmpty(searches) AND product_views > 0 OR (notEmpty(searches) OR arrayElement(steps, 2) = 'product_viewed') AND carts > 0) AS finding
      FROM visits FINAL WHERE brand = {p4:String} AND slice = {p5:UInt64} AND day BETWEEN {p6:Date} AND {p7:Date} AND started_at >= {p8:DateTime64(3, 'UTC')}
    AND started_at < {p9:DateTime64(3, 'UTC')} AND empty(bot_reasons) GROUP BY key, person
    ) AS seen
    GLOBAL ANY LEFT JOIN (SELECT person, first_at FROM people FINAL WHERE brand = {p10:String} AND slice = {p11:UInt64}) AS known ON seen.person = known.person
    GLOBAL ANY LEFT JOIN (
      SELECT person, groupArray((started_at, toString(channel))) AS unpaid FROM visits FINAL
      WHERE brand = {p12:String} AND slice = {p13:UInt64} AND day BETWEEN {p14:Date} AND {p15:Date}
        AND started_at < {p16:DateTime64(3, 'UTC')} AND channel NOT IN {p17:Array(String)} AND empty(bot_reasons)
      GROUP BY person
    ) AS later_visits ON seen.person = later_visits.person) GROUP BY key
      UNION ALL
      SELECT key, 0, 0, count(), 0, 0, sum(cm2), NULL, 0, NULL, 0, 0 FROM (
    SELECT visited.key AS key, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, placed.order_rank AS order_rank
    FROM (SELECT transform(toString(channel), {p18:Array(String)}, {p19:Array(String)}, '') AS key, person, started_at FROM visits FINAL WHERE brand = {p20:String} AND slice = {p21:UInt64} AND day BETWEEN {p22:Date} AND {p23:Date} AND started_at >= {p24:DateTime64(3, 'UTC')}
    AND started_at < {p25:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(order_ids)) AS visited
    GLOBAL INNER JOIN (
      SELECT person, visit_at, net_sales, cm2, cm3, order_rank FROM (
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank, tupleElement(first, {p26:UInt64}) AS person, tupleElement(first, {p27:UInt64}) AS visit_at
    FROM (
      SELECT own[1] AS ledger, argMin(tuple(person, visit_at), (ordered_at, person, told.order_id, visit_at)) AS first
      FROM (
        SELECT *, transform(toString(source), {p28:Array(String)}, {p29:Array(String)}, '') AS own_store FROM journeys FINAL WHERE brand = {p30:String} AND slice = {p31:UInt64} AND order_id != '' AND day BETWEEN {p32:Date} AND {p33:Date}
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p34:String} AND slice = {p35:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys FINAL WHERE brand = {p36:String} AND slice = {p37:UInt64} AND order_id != '' AND day BETWEEN {p38:Date} AND {p39:Date}) GROUP BY told_id
      ) AS known ON told.order_id = known.told_id
      WHERE length(if(length(orders) = 1, orders, arrayFilter(one -> own_store != '' AND one.1 = own_store, orders)) AS own) = 1
      GROUP BY ledger
    )) WHERE counts = 1
    ) AS placed ON visited.person = placed.person AND visited.started_at = placed.visit_at) GROUP BY key
      UNION ALL
      SELECT key, 0, 0, 0, 0, 0, NULL, spent, 0, NULL, 0, 0 FROM (SELECT transform(toString(channel), {p40:Array(String)}, {p41:Array(String)}, '') AS key, spent FROM (SELECT key AS channel, spent FROM (
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
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p42:String} AND load IN {p43:Array(UInt64)} AND day BETWEEN {p44:Date} AND {p45:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p46:String} AND slice = {p47:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p48:String} AND slice = {p49:UInt64} AND day BETWEEN {p50:Date} AND {p51:Date} AND started_at >= {p52:DateTime64(3, 'UTC')}
    AND started_at < {p53:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p54:Array(String)} GROUP BY campaign, visit_channel
        ) GROUP BY campaign
      ) AS tagged ON spends.key.2 = tagged.campaign
    )
    WHERE traffic_channel != 'marketplace_ads')))
    )
    GROUP BY key ORDER BY intent DESC
-- p0: "2024-12-31 16:00:00.000"
-- p1: "30"
-- p2: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p3: ["people_to_goods","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","people_to_goods"]
-- p4: "acme"
-- p5: "8"
-- p6: "2024-12-31"
-- p7: "2025-04-01"
-- p8: "2024-12-31 16:00:00.000"
-- p9: "2025-03-31 16:00:00.000"
-- p10: "acme"
-- p11: "8"
-- p12: "acme"
-- p13: "8"
-- p14: "2024-12-31"
-- p15: "2025-05-01"
-- p16: "2025-04-30 16:00:00.000"
-- p17: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p18: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p19: ["people_to_goods","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","people_to_goods"]
-- p20: "acme"
-- p21: "8"
-- p22: "2024-12-31"
-- p23: "2025-04-01"
-- p24: "2024-12-31 16:00:00.000"
-- p25: "2025-03-31 16:00:00.000"
-- p26: "1"
-- p27: "2"
-- p28: ["src_shop"]
-- p29: ["Shop"]
-- p30: "acme"
-- p31: "8"
-- p32: "2024-12-31"
-- p33: "2025-04-01"
-- p34: "acme"
-- p35: "7"
-- p36: "acme"
-- p37: "8"
-- p38: "2024-12-31"
-- p39: "2025-04-01"
-- p40: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p41: ["people_to_goods","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","people_to_goods"]
-- p42: "acme"
-- p43: [0,1]
-- p44: "2025-01-01"
-- p45: "2025-03-31"
-- p46: "acme"
-- p47: "7"
-- p48: "acme"
-- p49: "8"
-- p50: "2024-12-31"
-- p51: "2025-04-01"
-- p52: "2024-12-31 16:00:00.000"
-- p53: "2025-03-31 16:00:00.000"
-- p54: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
