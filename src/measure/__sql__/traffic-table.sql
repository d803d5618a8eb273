    SELECT key, visits, people, engaged_seconds, if(visits = 0, NULL, (engaged_seconds) / visits) AS seconds_per_visit, product_views, cart_visits, orders,
      if(visits = 0, NULL, (orders) / visits) AS conversion, new_customers, net_sales, cm2, cm3, cost, if(cost IS NULL, NULL, if(ifNull(new_customers, 0) = 0, NULL, toInt64(sign(cost) * intDiv(2 * abs(cost) + greatest(1, ifNull(new_customers, 0)), 2 * greatest(1, ifNull(new_customers, 0)))))) AS cac,
      if(cost IS NULL AND key IN {p0:Array(String)}, NULL, margin - ifNull(cost, 0)) AS kept, if(ifNull(visits, 0) = 0, NULL, toInt64(sign(margin) * intDiv(2 * abs(margin) + greatest(1, ifNull(visits, 0)), 2 * greatest(1, ifNull(visits, 0))))) AS value_per_visit,
      if(ifNull(engaged_seconds, 0) < 1, NULL, toInt64(round(margin / (engaged_seconds / 60)))) AS value_per_minute
    FROM (
    SELECT key, sum(visited) AS visits, sum(persons) AS people, sum(engaged) AS engaged_seconds, sum(viewed) AS product_views, sum(carted) AS cart_visits,
      sum(placed) AS orders, sum(firsts) AS new_customers, sum(net) AS net_sales, sum(of_cm2) AS cm2, sum(of_cm3) AS cm3, sum(spent) AS cost,
      if(orders > 0 AND cm2 IS NULL, NULL, ifNull(cm2, 0)) AS margin
    FROM (
      SELECT toString(channel) AS key, count() AS visited, uniqExact(person) AS persons, sum(engaged_seconds) AS engaged, sum(product_views) AS viewed,
        countIf(carts > 0) AS carted, 0 AS placed, 0 AS firsts, 0 AS net, NULL AS of_cm2, NULL AS of_cm3, NULL AS spent
      FROM visits FINAL WHERE brand = {p1:String} AND slice = {p2:UInt64} AND day BETWEEN {p3:Date} AND {p4:Date} AND started_at >= {p5:DateTime64(3, 'UTC')}
    AND started_at < {p6:DateTime64(3, 'UTC')} AND empty(bot_reasons) GROUP BY key
      UNION ALL
      SELECT key, 0, 0, NULL, 0, 0, sum(counts), countIf(order_rank = 1), sum(net_sales), sum(cm2), sum(cm3), NULL FROM (
    SELECT visited.key AS key, placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, placed.order_rank AS order_rank
    FROM (SELECT toString(channel) AS key, person, started_at FROM visits FINAL WHERE brand = {p7:String} AND slice = {p8:UInt64} AND day BETWEEN {p9:Date} AND {p10:Date} AND started_at >= {p11:DateTime64(3, 'UTC')}
    AND started_at < {p12:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(order_ids)) AS visited
    GLOBAL INNER JOIN (
      SELECT person, visit_at, counts, net_sales, cm2, cm3, order_rank FROM (
    SELECT store, order_id, person, visit_at, counts, net_sales, cm2, cm3, order_rank
    FROM (
      SELECT person, visit_at, ordered_at, counts, net_sales, cm2, cm3, order_rank, told_as, store, order_id
      FROM (
        SELECT person, visit_at, ordered_at, counts, net_sales, cm2, cm3, order_rank, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT person, visit_at, ordered_at, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p13:String} AND slice = {p14:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p15:Array(String)}, {p16:Array(String)}, '')), transform(toString(source), {p17:Array(String)}, {p18:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p19:String} AND slice = {p20:UInt64} AND journeys.order_id != '' AND day BETWEEN {p21:Date} AND {p22:Date}
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at, counts, net_sales, cm2, cm3, order_rank
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p23:String} AND slice = {p24:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p25:DateTime64(3, 'UTC')} AND ordered_at < {p26:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p27:String} AND slice = {p28:UInt64} AND order_id != '' AND day BETWEEN {p29:Date} AND {p30:Date})
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
    ) AS placed ON visited.person = placed.person AND visited.started_at = placed.visit_at) GROUP BY key
      UNION ALL SELECT key, 0, 0, NULL, 0, 0, 0, 0, 0, NULL, NULL, spent FROM (
    SELECT traffic_channel AS key, spent, clicked
    FROM (
      SELECT spent, clicked, spends.key.1 AS spent_on, spends.key.2 AS spent_campaign, spends.key.3 AS spent_kind,
        if(tagged.visit_channel = '', multiIf(spent_on IN {p31:Array(String)}, 'paid_search', spent_on IN {p32:Array(String)}, 'marketplace_ads',
      spent_kind = 'creator', 'creator', spent_kind = 'affiliate', 'affiliates', 'paid_social'), tagged.visit_channel) AS traffic_channel
      FROM (
    SELECT (toString(platform), toString(campaign), toString(kind)) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p33:String} AND load IN {p34:Array(UInt64)} AND day BETWEEN {p35:Date} AND {p36:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p37:String} AND slice = {p38:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p39:String} AND slice = {p40:UInt64} AND day BETWEEN {p41:Date} AND {p42:Date} AND started_at >= {p43:DateTime64(3, 'UTC')}
    AND started_at < {p44:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p45:Array(String)} GROUP BY campaign, visit_channel
        ) GROUP BY campaign
      ) AS tagged ON spends.key.2 = tagged.campaign
    )
    WHERE traffic_channel != 'marketplace_ads')
    )
    GROUP BY key)
    ORDER BY visits DESC, cost DESC NULLS LAST, key LIMIT {p46:UInt64}
-- p0: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p1: "acme"
-- p2: "8"
-- p3: "2024-12-31"
-- p4: "2025-04-01"
-- p5: "2024-12-31 16:00:00.000"
-- p6: "2025-03-31 16:00:00.000"
-- p7: "acme"
-- p8: "8"
-- p9: "2024-12-31"
-- p10: "2025-04-01"
-- p11: "2024-12-31 16:00:00.000"
-- p12: "2025-03-31 16:00:00.000"
-- p13: "acme"
-- p14: "7"
-- p15: ["src_shop"]
-- p16: ["Shop"]
-- p17: ["src_shop"]
-- p18: ["Shop"]
-- p19: "acme"
-- p20: "8"
-- p21: "2024-10-30"
-- p22: "2025-04-01"
-- p23: "acme"
-- p24: "7"
-- p25: "2024-11-30 16:00:00.000"
-- p26: "2025-05-01 16:00:00.000"
-- p27: "acme"
-- p28: "8"
-- p29: "2024-10-30"
-- p30: "2025-04-01"
-- p31: ["google_ads","microsoft_ads","bing","bing_ads"]
-- p32: ["amazon_ads","tiktok_shop_ads"]
-- p33: "acme"
-- p34: [0,1]
-- p35: "2025-01-01"
-- p36: "2025-03-31"
-- p37: "acme"
-- p38: "7"
-- p39: "acme"
-- p40: "8"
-- p41: "2024-12-31"
-- p42: "2025-04-01"
-- p43: "2024-12-31 16:00:00.000"
-- p44: "2025-03-31 16:00:00.000"
-- p45: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p46: "1000"
