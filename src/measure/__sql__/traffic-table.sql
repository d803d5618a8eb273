    SELECT key, sum(visited) AS visits, sum(persons) AS people, sum(engaged) AS engaged_seconds, if(visits = 0, NULL, (engaged_seconds) / visits) AS seconds_per_visit,
      sum(viewed) AS product_views, sum(carted) AS cart_visits, sum(placed) AS orders, if(visits = 0, NULL, (orders) / visits) AS conversion,
      sum(firsts) AS new_customers, sum(net) AS net_sales, sum(of_cm2) AS cm2, sum(of_cm3) AS cm3, sum(spent) AS cost,
      if(cost IS NULL, NULL, if(ifNull(new_customers, 0) = 0, NULL, toInt64(sign(cost) * intDiv(2 * abs(cost) + greatest(1, ifNull(new_customers, 0)), 2 * greatest(1, ifNull(new_customers, 0)))))) AS cac,
      if(orders > 0 AND cm2 IS NULL, NULL, ifNull(cm2, 0) - ifNull(cost, 0)) AS kept, if(ifNull(visits, 0) = 0, NULL, toInt64(sign(kept) * intDiv(2 * abs(kept) + greatest(1, ifNull(visits, 0)), 2 * greatest(1, ifNull(visits, 0))))) AS value_per_visit,
      if(ifNull(engaged_seconds, 0) < 1, NULL, toInt64(round(kept / (engaged_seconds / 60)))) AS value_per_minute
    FROM (
      SELECT toString(channel) AS key, count() AS visited, uniqExact(person) AS persons, sum(engaged_seconds) AS engaged, sum(product_views) AS viewed,
        countIf(carts > 0) AS carted, 0 AS placed, 0 AS firsts, 0 AS net, NULL AS of_cm2, NULL AS of_cm3, NULL AS spent
      FROM visits FINAL WHERE brand = {p0:String} AND slice = {p1:UInt64} AND day BETWEEN {p2:Date} AND {p3:Date} AND started_at >= {p4:DateTime64(3, 'UTC')}
    AND started_at < {p5:DateTime64(3, 'UTC')} AND empty(bot_reasons) GROUP BY key
      UNION ALL
      SELECT key, 0, 0, NULL, 0, 0, count(), countIf(order_rank = 1), sum(net_sales), sum(cm2), sum(cm3), NULL FROM (
    SELECT placed.key AS key, placed.order_id AS order_id, ledger.net_sales AS net_sales, ledger.cm2 AS cm2, ledger.cm3 AS cm3, ledger.order_rank AS order_rank
    FROM (
      SELECT key, id AS order_id FROM (
        SELECT toString(channel) AS key, person, started_at, arrayJoin(order_ids) AS id FROM visits FINAL WHERE brand = {p6:String} AND slice = {p7:UInt64} AND day BETWEEN {p8:Date} AND {p9:Date} AND started_at >= {p10:DateTime64(3, 'UTC')}
    AND started_at < {p11:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(order_ids)
      )
      WHERE (person, id, started_at) GLOBAL IN (SELECT person, order_id, visit_at FROM journeys FINAL WHERE brand = {p12:String} AND slice = {p13:UInt64} AND day BETWEEN {p14:Date} AND {p15:Date})
    ) AS placed
    GLOBAL INNER JOIN (
      SELECT told_id AS order_id, any(net_sales) AS net_sales, any(cm2) AS cm2, any(cm3) AS cm3, any(order_rank) AS order_rank
      FROM (SELECT *, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id FROM orders WHERE brand = {p16:String} AND slice = {p17:UInt64} AND counts = 1 AND sales_channel = 'own_site')
      GROUP BY told_id HAVING count() = 1
    ) AS ledger ON placed.order_id = ledger.order_id) GROUP BY key
      UNION ALL SELECT key, 0, 0, NULL, 0, 0, 0, 0, 0, NULL, NULL, spent FROM (
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
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor FROM spend WHERE brand = {p18:String} AND load IN {p19:Array(UInt64)} AND day BETWEEN {p20:Date} AND {p21:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p22:String} AND slice = {p23:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) AS spends
      GLOBAL LEFT JOIN (
        SELECT campaign, argMax(visit_channel, visits) AS visit_channel FROM (
          SELECT toString(utm_campaign) AS campaign, toString(channel) AS visit_channel, count() AS visits FROM visits FINAL WHERE brand = {p24:String} AND slice = {p25:UInt64} AND day BETWEEN {p26:Date} AND {p27:Date} AND started_at >= {p28:DateTime64(3, 'UTC')}
    AND started_at < {p29:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_campaign != '' AND channel IN {p30:Array(String)} GROUP BY campaign, visit_channel
        ) GROUP BY campaign
      ) AS tagged ON spends.key.2 = tagged.campaign
    )
    WHERE traffic_channel != 'marketplace_ads')
    )
    GROUP BY key ORDER BY visits DESC, cost DESC NULLS LAST, key LIMIT {p31:UInt64}
-- p0: "acme"
-- p1: "8"
-- p2: "2024-12-31"
-- p3: "2025-04-01"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "2025-03-31 16:00:00.000"
-- p6: "acme"
-- p7: "8"
-- p8: "2024-12-31"
-- p9: "2025-04-01"
-- p10: "2024-12-31 16:00:00.000"
-- p11: "2025-03-31 16:00:00.000"
-- p12: "acme"
-- p13: "8"
-- p14: "2024-12-31"
-- p15: "2025-04-01"
-- p16: "acme"
-- p17: "7"
-- p18: "acme"
-- p19: [0,1]
-- p20: "2025-01-01"
-- p21: "2025-03-31"
-- p22: "acme"
-- p23: "7"
-- p24: "acme"
-- p25: "8"
-- p26: "2024-12-31"
-- p27: "2025-04-01"
-- p28: "2024-12-31 16:00:00.000"
-- p29: "2025-03-31 16:00:00.000"
-- p30: ["paid_search","paid_shopping","cross_network","paid_social","paid_video","display","paid_other","creator","affiliates","marketplace_ads","audio"]
-- p31: "1000"
