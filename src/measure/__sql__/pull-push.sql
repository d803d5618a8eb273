    SELECT intent, visits, people, orders, if(visits = 0, NULL, (orders) / visits) AS conversion, sought, found, if(sought = 0, NULL, (found) / sought) AS found_share,
      if(orders > 0 AND margin IS NULL, NULL, ifNull(margin, 0) - ifNull(cost, 0)) AS kept, if(ifNull(visits, 0) = 0, NULL, toInt64(sign(kept) * intDiv(2 * abs(kept) + greatest(1, ifNull(visits, 0)), 2 * greatest(1, ifNull(visits, 0))))) AS value_per_visit,
      new_people, if(people = 0, NULL, (new_people) / people) AS new_share, if(visits = 0, NULL, (seconds) / visits) AS seconds_per_visit,
      if(visits = 0, NULL, (views) / visits) AS views_per_visit, came_back, if(people = 0, NULL, (came_back) / people) AS came_back_share
    FROM (
    SELECT key AS intent, sum(visited) AS visits, sum(persons) AS people, sum(placed) AS orders, sum(seeking) AS sought, sum(finding) AS found,
      sum(of_cm2) AS margin, sum(spent) AS cost, sum(firsts) AS new_people, sum(engaged) AS seconds, sum(viewed) AS views, sum(returned) AS came_back
    FROM (
      SELECT key, sum(visited) AS visited, count() AS persons, 0 AS placed, sum(seeking) AS seeking, sum(finding) AS finding, NULL AS of_cm2, NULL AS spent,
        countIf(first_at >= {p0:DateTime64(3, 'UTC')}) AS firsts, sum(engaged) AS engaged, sum(viewed) AS viewed, countIf(is_back) AS returned
      FROM (
    SELECT key, visited, seeking, finding, engaged, viewed, known.first_at AS first_at,
      arrayExists(one -> arrayExists(later -> later.1 > one.1 AND later.1 <= one.1 + toIntervalDay(30) AND later.2 != one.2, later_visits.unpaid), came) AS is_back
    FROM (
      SELECT transform(toString(channel), {p1:Array(String)}, {p2:Array(String)}, '') AS key, person, count() AS visited, groupArray((started_at, toString(channel))) AS came,
        sum(engaged_seconds) AS engaged, sum(product_views) AS viewed,
        countIf(notEmpty(searches) OR arrayElement(steps, 2) = 'product_viewed') AS seeking,
        countIf(notEmpty(searches) AND product_views > 0 OR (notEmpty(searches) OR arrayElement(steps, 2) = 'product_viewed') AND carts > 0) AS finding
      FROM visits FINAL WHERE brand = {p3:String} AND slice = {p4:UInt64} AND day BETWEEN {p5:Date} AND {p6:Date} AND started_at >= {p7:DateTime64(3, 'UTC')}
    AND started_at < {p8:DateTime64(3, 'UTC')} AND empty(bot_reasons) GROUP BY key, person
    ) AS seen
    GLOBAL ANY LEFT JOIN (SELECT person, first_at FROM people FINAL WHERE brand = {p9:String} AND slice = {p10:UInt64} AND first_at >= {p11:DateTime64(3, 'UTC')}) AS known ON seen.person = known.person
    GLOBAL ANY LEFT JOIN (
      SELECT person, groupArray((started_at, toString(channel))) AS unpaid FROM visits FINAL
      WHERE brand = {p12:String} AND slice = {p13:UInt64} AND day BETWEEN {p14:Date} AND {p15:Date}
        AND started_at < {p16:DateTime64(3, 'UTC')} AND channel NOT IN {p17:Array(String)} AND empty(bot_reasons)
      GROUP BY person
    ) AS later_visits ON seen.person = later_visits.person) GROUP BY key
      UNION ALL
      SELECT key, 0, 0, sum(counts), 0, 0, sum(cm2), NULL, 0, NULL, 0, 0 FROM (
    SELECT visited.key AS key, placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, placed.order_rank AS order_rank
    FROM (SELECT transform(toString(channel), {p18:Array(String)}, {p19:Array(String)}, '') AS key, person, started_at FROM visits FINAL WHERE brand = {p20:String} AND slice = {p21:UInt64} AND day BETWEEN {p22:Date} AND {p23:Date} AND started_at >= {p24:DateTime64(3, 'UTC')}
    AND started_at < {p25:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(order_ids)) AS visited
    GLOBAL INNER JOIN (
      SELECT person, visit_at, counts, net_sales, cm2, cm3, order_rank FROM (
    SELECT store, order_id, person, visit_at, counts, net_sales, cm2, cm3, order_rank
    FROM (
      SELECT person, visit_at, ordered_at, counts, net_sales, cm2, cm3, order_rank, told_as, store, order_id
      FROM (
        SELECT person, visit_at, ordered_at, counts, net_sales, cm2, cm3, order_rank, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT person, visit_at, ordered_at, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p26:String} AND slice = {p27:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p28:Array(String)}, {p29:Array(String)}, '')), transform(toString(source), {p30:Array(String)}, {p31:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p32:String} AND slice = {p33:UInt64} AND journeys.order_id != '' AND day BETWEEN {p34:Date} AND {p35:Date}
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at, counts, net_sales, cm2, cm3, order_rank
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p36:String} AND slice = {p37:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p38:DateTime64(3, 'UTC')} AND ordered_at < {p39:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p40:String} AND slice = {p41:UInt64} AND order_id != '' AND day BETWEEN {p42:Date} AND {p43:Date})
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
    ) AS placed ON visited.person = placed.person AND visited.started_at = placed.visit_at) GROUP BY key
      UNION ALL
      SELECT key, 0, 0, 0, 0, 0, NULL, spent, 0, NULL, 0, 0 FROM (SELECT transform(toString(channel), {p44:Array(String)}, {p45:Array(String)}, '') AS key, spent FROM (SELECT key AS channel, spent FROM (
    SELECT traffic_channel AS key, spent, clicked
    FROM (
      SELECT spent, clicked, spends.key.1 AS spent_on, spends.key.2 AS spent_campaign, spends.key.3 AS spent_kind,
        if(tagged.visit_channel = '', multiIf(spent_on IN {p46:Array(String)}, 'paid_search', spent_on IN {p47:Array(String)}, 'marketplace_ads',
      spent_kind = 'creator', 'creator', spent_kind = 'affiliate', 'affiliates', 'paid_social'), tagged.visit_channel) AS traffic_channel
      FROM (
    SELECT (toString(platform), toString(campaign), toString(kind)) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p48:String} AND load IN {p49:Array(UInt64)} AND day BETWEEN {p50:Date} AND {p51:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p52:String} AND slice = {p53:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p54:String} AND slice = {p55:UInt64} AND day BETWEEN {p56:Date} AND {p57:Date} AND started_at >= {p58:DateTime64(3, 'UTC')}
    AND started_at < {p59:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p60:Array(String)} GROUP BY campaign, visit_channel
        ) GROUP BY campaign
      ) AS tagged ON spends.key.2 = tagged.campaign
    )
    WHERE traffic_channel != 'marketplace_ads')))
    )
    GROUP BY key)
    ORDER BY intent DESC
-- p0: "2024-12-31 16:00:00.000"
-- p1: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p2: ["people_to_goods","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","people_to_goods"]
-- p3: "acme"
-- p4: "8"
-- p5: "2024-12-31"
-- p6: "2025-04-01"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-03-31 16:00:00.000"
-- p9: "acme"
-- p10: "8"
-- p11: "2024-12-31 16:00:00.000"
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
-- p26: "acme"
-- p27: "7"
-- p28: ["src_shop"]
-- p29: ["Shop"]
-- p30: ["src_shop"]
-- p31: ["Shop"]
-- p32: "acme"
-- p33: "8"
-- p34: "2024-10-30"
-- p35: "2025-04-01"
-- p36: "acme"
-- p37: "7"
-- p38: "2024-11-30 16:00:00.000"
-- p39: "2025-05-01 16:00:00.000"
-- p40: "acme"
-- p41: "8"
-- p42: "2024-10-30"
-- p43: "2025-04-01"
-- p44: ["direct","organic_search","paid_search","paid_shopping","organic_shopping","cross_network","paid_social","organic_social","paid_video","organic_video","display","paid_other","creator","live","affiliates","email","sms","push","chat","group","ai_assistants","marketplace_search","marketplace_ads","referral","audio","offline","unassigned"]
-- p45: ["people_to_goods","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","goods_to_people","goods_to_people","people_to_goods","goods_to_people","people_to_goods","people_to_goods","people_to_goods","people_to_goods","goods_to_people","goods_to_people","people_to_goods"]
-- p46: ["google_ads","microsoft_ads","bing","bing_ads"]
-- p47: ["amazon_ads","tiktok_shop_ads"]
-- p48: "acme"
-- p49: [0,1]
-- p50: "2025-01-01"
-- p51: "2025-03-31"
-- p52: "acme"
-- p53: "7"
-- p54: "acme"
-- p55: "8"
-- p56: "2024-12-31"
-- p57: "2025-04-01"
-- p58: "2024-12-31 16:00:00.000"
-- p59: "2025-03-31 16:00:00.000"
-- p60: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
