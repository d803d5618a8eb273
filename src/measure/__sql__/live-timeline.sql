SELECT platform, session_id, title, host, country, sales_channel, store, toUnixTimestamp64Milli(started_at) AS start_ms, toUnixTimestamp64Milli(ended_at) AS end_ms,
      toString(toDate(started_at, {p0:String})) AS began_on, toDayOfWeek(started_at, 0, {p1:String}) AS weekday, toHour(started_at, {p2:String}) AS hour,
      started_at >= {p3:DateTime64(3, 'UTC')} AND started_at < {p4:DateTime64(3, 'UTC')} AS is_inside, codes, viewers AS stated_viewers, orders AS stated_orders,
      if(host_fee_minor IS NULL AND other_fees_minor IS NULL, NULL, toInt64(round(toDecimal128(ifNull(host_fee_minor, 0) + ifNull(other_fees_minor, 0), 0) * minor_rate))) AS fees,
      if(gifts_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(gifts_minor), 0) * minor_rate))) AS gift_income, moments
    FROM (SELECT *, toDate(started_at, {p5:String}) AS rated_on FROM (
    SELECT platform, session_id, title, host, country, sales_channel, store, started_at, ended_at, codes, currency, host_fee_minor, other_fees_minor, gifts_minor, viewers, orders FROM live_sessions WHERE brand = {p6:String} AND load IN {p7:Array(UInt64)} AND 1
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key)
      WHERE started_at >= {p8:DateTime64(3, 'UTC')} AND started_at < {p9:DateTime64(3, 'UTC')}) AS sessions
    GLOBAL LEFT JOIN (
      SELECT platform AS of_platform, session_id AS of_session,
        groupArray((toUnixTimestamp64Milli(at), toUnixTimestamp64Milli(until), toString(sku), viewers, comments, clicks, gifts, orders)) AS moments
      FROM (
    SELECT platform, session_id, at, until, sku, viewers, comments, clicks, gifts, orders FROM live_moments WHERE brand = {p10:String} AND load IN {p11:Array(UInt64)} AND session_id GLOBAL IN (SELECT session_id FROM (
    SELECT platform, session_id, title, host, country, sales_channel, store, started_at, ended_at, codes, currency, host_fee_minor, other_fees_minor, gifts_minor, viewers, orders FROM live_sessions WHERE brand = {p12:String} AND load IN {p13:Array(UInt64)} AND 1
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key)
      WHERE started_at >= {p14:DateTime64(3, 'UTC')} AND started_at < {p15:DateTime64(3, 'UTC')})
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key) GROUP BY of_platform, of_session
    ) AS told ON sessions.platform = told.of_platform AND sessions.session_id = told.of_session
    GLOBAL LEFT JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates WHERE brand = {p16:String} AND slice = {p17:UInt64}
    ) AS rates ON sessions.rated_on = rates.rate_day AND sessions.currency = rates.rate_currency
    ORDER BY start_ms, platform, session_id
-- p0: "Asia/Shanghai"
-- p1: "Asia/Shanghai"
-- p2: "Asia/Shanghai"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "Asia/Shanghai"
-- p6: "acme"
-- p7: [0,1]
-- p8: "2024-12-03 16:00:00.000"
-- p9: "2025-04-07 16:00:00.000"
-- p10: "acme"
-- p11: [0,1]
-- p12: "acme"
-- p13: [0,1]
-- p14: "2024-12-03 16:00:00.000"
-- p15: "2025-04-07 16:00:00.000"
-- p16: "acme"
-- p17: "7"

SELECT {p0:UInt64} AS rows
-- p0: "1"

SELECT of_store, of_order, min(line_ms) AS at_ms, any(line_channel) AS channel, any(line_market) AS market, any(coupon) AS by_coupon,
      any(code) AS by_code, any(edge) AS by_edge, groupArray((line_sku, units, sales, back, margin)) AS lines
    FROM (
      SELECT toString(store) AS of_store, order_id AS of_order, toString(sku) AS line_sku, toUnixTimestamp64Milli(min(ordered_at)) AS line_ms,
        toString(any(sales_channel)) AS line_channel, toString(any(country)) AS line_market,
        sumIf(entries.units, entry = 'sale') AS units, sum(entries.net_sales) AS sales, -sumIf(entries.net_sales, entry = 'refund') AS back, sum(entries.cm3) AS margin
      FROM order_economics AS entries
      WHERE brand = {p0:String} AND slice = {p1:UInt64} AND order_id != '' AND ordered_at >= {p2:DateTime64(3, 'UTC')} AND ordered_at < {p3:DateTime64(3, 'UTC')}
      GROUP BY of_store, of_order, line_sku
    ) AS booked
    GLOBAL INNER JOIN (SELECT in_store, placed_as, max(by_coupon) AS coupon, max(by_code) AS code, max(by_edge) AS edge
        FROM (
          SELECT toString(store) AS in_store, order_id AS placed_as, lowerUTF8(trim(toString(coupon_code))) AS by_coupon, '' AS by_code, '' AS by_edge
          FROM orders WHERE brand = {p4:String} AND slice = {p5:UInt64} AND counts = 1 AND ordered_at >= {p6:DateTime64(3, 'UTC')} AND ordered_at < {p7:DateTime64(3, 'UTC')} AND (
            sales_channel GLOBAL IN (SELECT sales_channel FROM (
    SELECT platform, session_id, title, host, country, sales_channel, store, started_at, ended_at, codes, currency, host_fee_minor, other_fees_minor, gifts_minor, viewers, orders FROM live_sessions WHERE brand = {p8:String} AND load IN {p9:Array(UInt64)} AND 1
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key)
      WHERE started_at >= {p10:DateTime64(3, 'UTC')} AND started_at < {p11:DateTime64(3, 'UTC')}) AND hasAny(arrayMap(one -> toString(one), skus), (SELECT groupUniqArray(toString(sku)) FROM (
    SELECT platform, session_id, at, until, sku, viewers, comments, clicks, gifts, orders FROM live_moments WHERE brand = {p12:String} AND load IN {p13:Array(UInt64)} AND session_id GLOBAL IN (SELECT session_id FROM (
    SELECT platform, session_id, title, host, country, sales_channel, store, started_at, ended_at, codes, currency, host_fee_minor, other_fees_minor, gifts_minor, viewers, orders FROM live_sessions WHERE brand = {p14:String} AND load IN {p15:Array(UInt64)} AND 1
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key)
      WHERE started_at >= {p16:DateTime64(3, 'UTC')} AND started_at < {p17:DateTime64(3, 'UTC')})
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key) WHERE sku != ''))
            OR coupon_code != '' AND lowerUTF8(trim(toString(coupon_code))) GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT codes FROM (
    SELECT platform, session_id, title, host, country, sales_channel, store, started_at, ended_at, codes, currency, host_fee_minor, other_fees_minor, gifts_minor, viewers, orders FROM live_sessions WHERE brand = {p18:String} AND load IN {p19:Array(UInt64)} AND 1
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key)
      WHERE started_at >= {p20:DateTime64(3, 'UTC')} AND started_at < {p21:DateTime64(3, 'UTC')}) WHERE codes != ''))
          UNION ALL
          SELECT in_store, placed_as, '', code, edge FROM (SELECT in_store, placed_as, lowerUTF8(code) AS code, if(edge = 'visit', 'deterministic', edge) AS edge
      FROM (SELECT in_store, placed_as, code, edge FROM (SELECT in_store, placed_as, any(sales) AS net_sales, any(margin) AS cm3, argMin((by_code, by_coupon, by_edge, by_creator), (by_rank, -said)) AS found,
        found.1 AS code, found.2 AS coupon, found.3 AS edge, found.4 AS creator
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.net_sales AS sales, o.cm3 AS margin, toString(told.code) AS by_code, told.shared AS by_coupon,
          told.edge AS by_edge, told.creator AS by_creator, if(told.code = '', 5, told.rank) AS by_rank, toUnixTimestamp64Milli(told.said_at) AS said
    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE brand = {p22:String} AND slice = {p23:UInt64} AND counts = 1 AND ordered_at >= {p24:DateTime64(3, 'UTC')} AND ordered_at < {p25:DateTime64(3, 'UTC')}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p26:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p27:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon)
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (SELECT props['declaration'] AS id, anyIf(toString(events.code), name = 'code_declared') AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        anyIf(toString(events.order_id), name = 'code_declared') AS order_id, anyIf(toString(props['store']), name = 'code_declared') AS store, anyIf(toString(user_id), name = 'code_declared') AS customer_id,
        anyIf(toString(props['said_in']), name = 'code_declared') AS said_in, anyIf(toString(props['by']), name = 'code_declared') AS by
      FROM events
      WHERE brand = {p28:String} AND source = {p29:String} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0)
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay({p30:UInt64}))
        UNION ALL
        SELECT in_store, placed_as, net_sales, cm3, lowerUTF8(last_code) AS led_by, '', 'visit', '', 4, 0 FROM (SELECT toString(store) AS in_store, order_id AS placed_as, led_by AS last_code, net_sales, cm3 FROM (
    SELECT store, order_id, led_by, net_sales, cm3
    FROM (
      SELECT ordered_at, person, led_by, net_sales, cm3, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, net_sales, cm3, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p31:String} AND slice = {p32:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p33:Array(String)}, {p34:Array(String)}, '')), transform(toString(source), {p35:Array(String)}, {p36:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p37:String} AND slice = {p38:UInt64} AND journeys.order_id != '' AND day BETWEEN {p39:Date} AND {p40:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at, net_sales, cm3
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p41:String} AND slice = {p42:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p43:DateTime64(3, 'UTC')} AND ordered_at < {p44:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p45:String} AND slice = {p46:UInt64} AND order_id != '' AND day BETWEEN {p47:Date} AND {p48:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
      WHERE led_by != '' AND (in_store, placed_as) GLOBAL IN (SELECT toString(store), order_id FROM orders WHERE brand = {p49:String} AND slice = {p50:UInt64} AND counts = 1 AND ordered_at >= {p51:DateTime64(3, 'UTC')} AND ordered_at < {p52:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'))
        WHERE led_by GLOBAL IN (SELECT toString(code) FROM link_versions WHERE brand = {p53:String})
      )
      GROUP BY in_store, placed_as) WHERE code != '')
      WHERE lowerUTF8(code) GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT codes FROM (
    SELECT platform, session_id, title, host, country, sales_channel, store, started_at, ended_at, codes, currency, host_fee_minor, other_fees_minor, gifts_minor, viewers, orders FROM live_sessions WHERE brand = {p54:String} AND load IN {p55:Array(UInt64)} AND 1
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key)
      WHERE started_at >= {p56:DateTime64(3, 'UTC')} AND started_at < {p57:DateTime64(3, 'UTC')}) WHERE codes != ''))
        )
        GROUP BY in_store, placed_as) AS wanted ON booked.of_store = wanted.in_store AND booked.of_order = wanted.placed_as
    GROUP BY of_store, of_order ORDER BY at_ms, of_order
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-02 16:00:00.000"
-- p3: "2025-04-08 16:00:00.000"
-- p4: "acme"
-- p5: "7"
-- p6: "2024-12-02 16:00:00.000"
-- p7: "2025-04-08 16:00:00.000"
-- p8: "acme"
-- p9: [0,1]
-- p10: "2024-12-03 16:00:00.000"
-- p11: "2025-04-07 16:00:00.000"
-- p12: "acme"
-- p13: [0,1]
-- p14: "acme"
-- p15: [0,1]
-- p16: "2024-12-03 16:00:00.000"
-- p17: "2025-04-07 16:00:00.000"
-- p18: "acme"
-- p19: [0,1]
-- p20: "2024-12-03 16:00:00.000"
-- p21: "2025-04-07 16:00:00.000"
-- p22: "acme"
-- p23: "7"
-- p24: "2024-12-02 16:00:00.000"
-- p25: "2025-04-08 16:00:00.000"
-- p26: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p27: "acme"
-- p28: "acme"
-- p29: "links"
-- p30: "30"
-- p31: "acme"
-- p32: "7"
-- p33: ["src_shop"]
-- p34: ["Shop"]
-- p35: ["src_shop"]
-- p36: ["Shop"]
-- p37: "acme"
-- p38: "8"
-- p39: "2024-10-01"
-- p40: "2025-04-09"
-- p41: "acme"
-- p42: "7"
-- p43: "2024-11-01 16:00:00.000"
-- p44: "2025-05-09 16:00:00.000"
-- p45: "acme"
-- p46: "8"
-- p47: "2024-10-01"
-- p48: "2025-04-09"
-- p49: "acme"
-- p50: "7"
-- p51: "2024-12-02 16:00:00.000"
-- p52: "2025-04-08 16:00:00.000"
-- p53: "acme"
-- p54: "acme"
-- p55: [0,1]
-- p56: "2024-12-03 16:00:00.000"
-- p57: "2025-04-07 16:00:00.000"

SELECT toUnixTimestamp64Milli(min(ordered_at)) AS first_ms FROM orders WHERE brand = {p0:String} AND slice = {p1:UInt64}
-- p0: "acme"
-- p1: "7"

SELECT sku, title FROM (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p0:String} AND load IN {p1:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p2:String} AND slice = {p3:UInt64}
    )
    GROUP BY sku) WHERE sku GLOBAL IN (SELECT sku FROM (
    SELECT platform, session_id, at, until, sku, viewers, comments, clicks, gifts, orders FROM live_moments WHERE brand = {p4:String} AND load IN {p5:Array(UInt64)} AND session_id GLOBAL IN (SELECT session_id FROM (
    SELECT platform, session_id, title, host, country, sales_channel, store, started_at, ended_at, codes, currency, host_fee_minor, other_fees_minor, gifts_minor, viewers, orders FROM live_sessions WHERE brand = {p6:String} AND load IN {p7:Array(UInt64)} AND 1
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key)
      WHERE started_at >= {p8:DateTime64(3, 'UTC')} AND started_at < {p9:DateTime64(3, 'UTC')})
    ORDER BY platform, session_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, session_id, row_key) WHERE sku != '')
-- p0: "acme"
-- p1: [0,1]
-- p2: "acme"
-- p3: "7"
-- p4: "acme"
-- p5: [0,1]
-- p6: "acme"
-- p7: [0,1]
-- p8: "2024-12-03 16:00:00.000"
-- p9: "2025-04-07 16:00:00.000"
