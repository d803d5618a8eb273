    SELECT key, leaders AS leader, orders, declared_orders, new_customers, booked_sales, refunds, net_sales, cm3,
      toInt64(intDiv(2 * toInt128(greatest(0, net_sales)) * {p0:Int64} + 1000000, 2000000)) AS leader_commission, toInt64(intDiv(2 * toInt128(greatest(0, net_sales)) * {p1:Int64} + 1000000, 2000000)) AS agency_commission, cm3 - leader_commission - agency_commission AS left
    FROM (
      SELECT key, if(uniqExact(by_leader) = 1, any(by_leader), '') AS leaders, toInt64(count()) AS orders, toInt64(countIf(by_edge = 'declared')) AS declared_orders,
        toInt64(countIf(rank = 1)) AS new_customers, sum(booked) AS booked_sales, sum(back) AS refunds, sum(net) AS net_sales, sum(margin) AS cm3
      FROM (
        SELECT group_title AS key, leader AS by_leader, edge AS by_edge, rank, booked, back, net, margin
        FROM (
          SELECT toString(store) AS of_store, order_id AS of_order, order_rank AS rank, orders.booked_sales AS booked, orders.refunds AS back,
            orders.net_sales AS net, orders.cm3 AS margin
          FROM orders WHERE brand = {p2:String} AND slice = {p3:UInt64} AND counts = 1 AND ordered_at >= {p4:DateTime64(3, 'UTC')} AND ordered_at < {p5:DateTime64(3, 'UTC')}
        ) AS placed
        GLOBAL INNER JOIN (SELECT in_store, placed_as, edge, group_code, group_title, group_kind, leader
      FROM (SELECT in_store, placed_as, lowerUTF8(code) AS code, if(edge = 'visit', 'deterministic', edge) AS edge
      FROM (SELECT in_store, placed_as, code, edge FROM (SELECT in_store, placed_as, any(sales) AS net_sales, any(margin) AS cm3, argMin((by_code, by_coupon, by_edge, by_creator), (by_rank, -said)) AS found,
        found.1 AS code, found.2 AS coupon, found.3 AS edge, found.4 AS creator
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.net_sales AS sales, o.cm3 AS margin, toString(told.code) AS by_code, told.shared AS by_coupon,
          told.edge AS by_edge, told.creator AS by_creator, if(told.code = '', 5, told.rank) AS by_rank, toUnixTimestamp64Milli(told.said_at) AS said
    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64} AND counts = 1 AND ordered_at >= {p8:DateTime64(3, 'UTC')} AND ordered_at < {p9:DateTime64(3, 'UTC')}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p10:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p11:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon)
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (SELECT props['declaration'] AS id, anyIf(toString(events.code), name = 'code_declared') AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        anyIf(toString(events.order_id), name = 'code_declared') AS order_id, anyIf(toString(props['store']), name = 'code_declared') AS store, anyIf(toString(user_id), name = 'code_declared') AS customer_id,
        anyIf(toString(props['said_in']), name = 'code_declared') AS said_in, anyIf(toString(props['by']), name = 'code_declared') AS by
      FROM events
      WHERE brand = {p12:String} AND source = {p13:String} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0)
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay({p14:UInt64}))
        UNION ALL
        SELECT in_store, placed_as, net_sales, cm3, lowerUTF8(last_code) AS led_by, '', 'visit', '', 4, 0 FROM (SELECT toString(store) AS in_store, order_id AS placed_as, led_by AS last_code, net_sales, cm3 FROM (
    SELECT store, order_id, led_by, net_sales, cm3
    FROM (
      SELECT ordered_at, person, led_by, net_sales, cm3, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, net_sales, cm3, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p15:String} AND slice = {p16:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p17:Array(String)}, {p18:Array(String)}, '')), transform(toString(source), {p19:Array(String)}, {p20:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p21:String} AND slice = {p22:UInt64} AND journeys.order_id != '' AND day BETWEEN {p23:Date} AND {p24:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at, net_sales, cm3
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p25:String} AND slice = {p26:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p27:DateTime64(3, 'UTC')} AND ordered_at < {p28:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p29:String} AND slice = {p30:UInt64} AND order_id != '' AND day BETWEEN {p31:Date} AND {p32:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
      WHERE led_by != '' AND (in_store, placed_as) GLOBAL IN (SELECT toString(store), order_id FROM orders WHERE brand = {p33:String} AND slice = {p34:UInt64} AND counts = 1 AND ordered_at >= {p35:DateTime64(3, 'UTC')} AND ordered_at < {p36:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'))
        WHERE led_by GLOBAL IN (SELECT toString(code) FROM link_versions WHERE brand = {p37:String})
      )
      GROUP BY in_store, placed_as) WHERE code != '')
      WHERE lowerUTF8(code) GLOBAL IN (SELECT of_code FROM (SELECT lowerUTF8(code) AS of_code, code AS group_code, if(title = '', code, title) AS group_title, kind AS group_kind, creator AS leader
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p38:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p39:String} GROUP BY code)))) WHERE kind = 'group' OR (kind IN {p40:Array(String)} AND post = '')))) AS brought
      GLOBAL INNER JOIN (SELECT lowerUTF8(code) AS of_code, code AS group_code, if(title = '', code, title) AS group_title, kind AS group_kind, creator AS leader
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p41:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p42:String} GROUP BY code)))) WHERE kind = 'group' OR (kind IN {p43:Array(String)} AND post = '')) AS groups ON brought.code = groups.of_code) AS grouped ON placed.of_store = grouped.in_store AND placed.of_order = grouped.placed_as
      )
      GROUP BY key
    )
    ORDER BY net_sales DESC, key LIMIT {p44:UInt64}
-- p0: "100000"
-- p1: "20000"
-- p2: "acme"
-- p3: "7"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "2025-03-31 16:00:00.000"
-- p6: "acme"
-- p7: "7"
-- p8: "2024-12-31 16:00:00.000"
-- p9: "2025-03-31 16:00:00.000"
-- p10: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p11: "acme"
-- p12: "acme"
-- p13: "links"
-- p14: "30"
-- p15: "acme"
-- p16: "7"
-- p17: ["src_shop"]
-- p18: ["Shop"]
-- p19: ["src_shop"]
-- p20: ["Shop"]
-- p21: "acme"
-- p22: "8"
-- p23: "2024-10-30"
-- p24: "2025-04-01"
-- p25: "acme"
-- p26: "7"
-- p27: "2024-11-30 16:00:00.000"
-- p28: "2025-05-01 16:00:00.000"
-- p29: "acme"
-- p30: "8"
-- p31: "2024-10-30"
-- p32: "2025-04-01"
-- p33: "acme"
-- p34: "7"
-- p35: "2024-12-31 16:00:00.000"
-- p36: "2025-03-31 16:00:00.000"
-- p37: "acme"
-- p38: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p39: "acme"
-- p40: ["whatsapp","line","messenger","instagram","telegram","zalo"]
-- p41: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p42: "acme"
-- p43: ["whatsapp","line","messenger","instagram","telegram","zalo"]
-- p44: "1000"
