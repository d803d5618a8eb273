    SELECT term, platforms, impressions, clicks, position, spend, stated_orders, stated_sales, visits, orders, net_sales, cm2,
      if(estimate_unsure, NULL, if(own_estimate IS NULL AND market_estimate IS NULL, NULL, ifNull(own_estimate, 0) + ifNull(market_estimate, 0))) AS estimated, toInt64(round(estimated)) AS estimate,
      toInt64(round(estimated - half)) AS estimate_low, toInt64(round(estimated + half)) AS estimate_high,
      if(cm2 IS NULL, own_estimate, cm2) AS own_margin,
      multiIf(market_unsure OR (cm2 IS NULL AND own_unsure) OR (visits IS NOT NULL AND own_margin IS NULL), NULL, if(own_margin IS NULL AND market_estimate IS NULL, NULL, ifNull(own_margin, 0) + ifNull(market_estimate, 0))) AS left_over,
      toInt64(round(left_over - spend)) AS kept,
      multiIf(kept IS NULL, '', cm2 IS NULL, 'estimate', market_estimate IS NULL, 'orders', 'both') AS kept_from
    FROM (
    SELECT term, arrayStringConcat(arraySort(groupUniqArrayIf(on, on != '')), ', ') AS platforms, sum(seen) AS impressions, sum(clicked) AS clicks,
      if(sum(ranked) = 0, NULL, (sum(positions)) / sum(ranked)) AS position, if(max(unpriced), NULL, sum(spent)) AS spend, sum(told_orders) AS stated_orders,
      if(max(unpriced), NULL, sum(told)) AS stated_sales, sum(visited) AS visits, sum(placed) AS orders, sum(net) AS net_sales,
      multiIf(visits IS NULL, NULL, orders = 0, ifNull(sum(of_cm2), 0), sum(of_cm2)) AS cm2,
      sumIf(if(told = 0, 0, told * rate), channel = 'own_site') AS own_estimate, sumIf(if(told = 0, 0, told * rate), channel NOT IN ('own_site', '')) AS market_estimate,
      countIf((ifNull(spent, 0) > 0 OR told IS NOT NULL OR unpriced) AND if(told = 0, 0, told * rate) IS NULL AND channel = 'own_site') > 0 AS own_unsure, countIf((ifNull(spent, 0) > 0 OR told IS NOT NULL OR unpriced) AND if(told = 0, 0, told * rate) IS NULL AND channel NOT IN ('own_site', '')) > 0 AS market_unsure,
      countIf((told IS NOT NULL OR unpriced) AND if(told = 0, 0, told * rate) IS NULL) > 0 AS estimate_unsure,
      if(countIf(told != 0 AND spread IS NULL) > 0, NULL, sum(if(told = 0, 0, abs(told) * spread))) AS half
    FROM (
      SELECT term, on, reported.channel AS channel, seen, clicked, positions, ranked, spent, told_orders, told, unpriced, margins.rate AS rate, margins.spread AS spread,
        NULL AS visited, NULL AS placed, NULL AS net, NULL AS of_cm2
      FROM (
        SELECT lowerUTF8(trimBoth(toString(terms.term))) AS term, toString(terms.platform) AS on, arrayElement({p0:Array(String)}, arrayFirstIndex((of_platform, of_campaign) -> of_platform = terms.platform AND startsWith(terms.campaign, of_campaign), {p1:Array(String)}, {p2:Array(String)}) + 1) AS channel, sum(terms.impressions) AS seen, sum(terms.clicks) AS clicked,
          sum(toFloat64(terms.position) * terms.impressions) AS positions, sumIf(terms.impressions, terms.position IS NOT NULL) AS ranked, if(countIf(terms.spend_minor != 0 AND minor_rate = 0) > 0, NULL, toInt64(sum(round(terms.spend_minor * minor_rate)))) AS spent, sum(terms.orders) AS told_orders,
          if(countIf(terms.sales_minor != 0 AND minor_rate = 0) > 0, NULL, toInt64(sum(round(terms.sales_minor * minor_rate)))) AS told, countIf((ifNull(terms.spend_minor, 0) != 0 OR ifNull(terms.sales_minor, 0) != 0) AND minor_rate = 0) > 0 AS unpriced
        FROM (
      SELECT * FROM (
    SELECT term, platform, country, campaign, day_to, impressions, clicks, position, spend_minor, currency, orders, sales_minor FROM search_terms WHERE brand = {p3:String} AND load IN {p4:Array(UInt64)} AND day_from >= {p5:Date}
    ORDER BY day_from, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day_from, row_key)
      WHERE day_to <= {p6:Date}
    ) AS terms
    GLOBAL LEFT JOIN (
      SELECT day, currency, minor_rate FROM day_rates WHERE brand = {p7:String} AND slice = {p8:UInt64}
    ) AS rates ON terms.day_to = rates.day AND terms.currency = rates.currency
        GROUP BY term, on, channel
      ) AS reported
      GLOBAL LEFT JOIN (
    SELECT channel, if(sum(net) > 0, toNullable(sum(cm2) / sum(net)), NULL) AS rate, countIf(net > 0) AS weeks, sumIf(net, net > 0) AS weight,
      sumIf(cm2 * cm2 / net, net > 0) - pow(sumIf(cm2, net > 0), 2) / weight AS squares,
      if(weeks < 2, NULL, 1.959963984540054 * sqrt(greatest(0, squares / weight) * weeks / (weeks - 1))) AS spread
    FROM (
      SELECT toString(sales_channel) AS channel, toMonday(at, {p9:String}) AS week, toFloat64(if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(entries.cm2))) AS cm2, toFloat64(sumIf(entries.net_sales, entries.goods_cost IS NOT NULL)) AS net
      FROM order_economics AS entries WHERE brand = {p10:String} AND slice = {p11:UInt64} AND at >= {p12:DateTime64(3, 'UTC')} AND at < {p13:DateTime64(3, 'UTC')} GROUP BY channel, week
    )
    WHERE cm2 IS NOT NULL GROUP BY channel) AS margins ON reported.channel = margins.channel
      UNION ALL
      SELECT lowerUTF8(trimBoth(toString(utm_term))) AS term, '' AS on, '' AS channel, NULL AS seen, NULL AS clicked, NULL AS positions, NULL AS ranked, NULL AS spent, NULL AS told_orders, NULL AS told, 0 AS unpriced, NULL AS rate, NULL AS spread, count(), 0, 0, NULL FROM visits FINAL WHERE brand = {p14:String} AND slice = {p15:UInt64} AND day BETWEEN {p16:Date} AND {p17:Date} AND started_at >= {p18:DateTime64(3, 'UTC')}
    AND started_at < {p19:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND utm_term != '' GROUP BY term
      UNION ALL
      SELECT key AS term, '' AS on, '' AS channel, NULL AS seen, NULL AS clicked, NULL AS positions, NULL AS ranked, NULL AS spent, NULL AS told_orders, NULL AS told, 0 AS unpriced, NULL AS rate, NULL AS spread, 0, sum(counts), sum(net_sales), sum(cm2) FROM (
    SELECT visited.key AS key, placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, placed.order_rank AS order_rank
    FROM (SELECT lowerUTF8(trimBoth(toString(utm_term))) AS key, person, started_at FROM visits FINAL WHERE brand = {p20:String} AND slice = {p21:UInt64} AND day BETWEEN {p22:Date} AND {p23:Date} AND started_at >= {p24:DateTime64(3, 'UTC')}
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
    ) AS placed ON visited.person = placed.person AND visited.started_at = placed.visit_at) WHERE key != '' GROUP BY term) GROUP BY term)
    ORDER BY spend DESC NULLS LAST, clicks DESC NULLS LAST, visits DESC NULLS LAST, term LIMIT {p44:UInt64}
-- p0: ["own_site","amazon"]
-- p1: ["amazon_ads"]
-- p2: [""]
-- p3: "acme"
-- p4: [0,1]
-- p5: "2025-01-01"
-- p6: "2025-03-31"
-- p7: "acme"
-- p8: "7"
-- p9: "Asia/Shanghai"
-- p10: "acme"
-- p11: "7"
-- p12: "2024-12-31 16:00:00.000"
-- p13: "2025-03-31 16:00:00.000"
-- p14: "acme"
-- p15: "8"
-- p16: "2024-12-31"
-- p17: "2025-04-01"
-- p18: "2024-12-31 16:00:00.000"
-- p19: "2025-03-31 16:00:00.000"
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
-- p44: "1000"
