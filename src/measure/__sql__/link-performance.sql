    SELECT code, coupon, max(title_) AS title, max(kind_) AS kind, max(channel_) AS channel, max(creator_) AS creator, max(post_) AS post,
      sum(clicks_) AS clicks, sum(people_) AS people, sum(bots_) AS bot_clicks, sum(by_coupon) AS coupon_orders, sum(by_visit) AS visit_orders,
      sum(by_chat) AS declared_orders, sum(orders_) AS orders,
      multiIf(orders = 0, '', code = '', 'aggregate', declared_orders = 0, 'deterministic', declared_orders = orders, 'declared', 'mixed') AS edge,
      sum(sales_) AS net_sales, sum(cm3_) AS cm3, if(ifNull(clicks, 0) = 0, NULL, toInt64(sign(net_sales) * intDiv(2 * abs(net_sales) + greatest(1, ifNull(clicks, 0)), 2 * greatest(1, ifNull(clicks, 0))))) AS sales_per_click
    FROM (
      SELECT code, '' AS coupon, title AS title_, kind AS kind_, channel AS channel_, creator AS creator_, post AS post_, archived AS archived_,
        0 AS clicks_, 0 AS people_, 0 AS bots_, 0 AS orders_, 0 AS by_coupon, 0 AS by_visit, 0 AS by_chat, toInt64(0) AS sales_, CAST(NULL AS Nullable(Int64)) AS cm3_
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p0:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p1:String} GROUP BY code))))
      UNION ALL
      SELECT toString(code), '', '', '', '', '', '', 1, countIf(empty(bot_reasons)), uniqExactIf(person, empty(bot_reasons)),
        countIf(notEmpty(bot_reasons)), 0, 0, 0, 0, 0, NULL
      FROM events
      WHERE brand = {p2:String} AND day BETWEEN toDate({p3:DateTime64(3, 'UTC')}, 'UTC') AND toDate({p4:DateTime64(3, 'UTC')}, 'UTC')
        AND at >= {p5:DateTime64(3, 'UTC')} AND at < {p6:DateTime64(3, 'UTC')} AND name = 'link_clicked' AND source = 'links' GROUP BY code
      UNION ALL
      SELECT code, coupon, '', if(code = '', 'coupon', ''), '', creator, '', 1, 0, 0, 0, 1, edge IN ('deterministic', 'aggregate'), edge = 'visit', edge = 'declared', net_sales, cm3
      FROM (SELECT in_store, placed_as, any(sales) AS net_sales, any(margin) AS cm3, argMin((by_code, by_coupon, by_edge, by_creator), (by_rank, -said)) AS found,
        found.1 AS code, found.2 AS coupon, found.3 AS edge, found.4 AS creator
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.net_sales AS sales, o.cm3 AS margin, toString(told.code) AS by_code, told.shared AS by_coupon,
          told.edge AS by_edge, told.creator AS by_creator, if(told.code = '', 5, told.rank) AS by_rank, toUnixTimestamp64Milli(told.said_at) AS said
    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE brand = {p7:String} AND slice = {p8:UInt64} AND counts = 1 AND ordered_at >= {p9:DateTime64(3, 'UTC')} AND ordered_at < {p10:DateTime64(3, 'UTC')}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p11:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p12:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon)
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (SELECT props['declaration'] AS id, anyIf(toString(events.code), name = 'code_declared') AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        anyIf(toString(events.order_id), name = 'code_declared') AS order_id, anyIf(toString(props['store']), name = 'code_declared') AS store, anyIf(toString(user_id), name = 'code_declared') AS customer_id,
        anyIf(toString(props['said_in']), name = 'code_declared') AS said_in, anyIf(toString(props['by']), name = 'code_declared') AS by
      FROM events
      WHERE brand = {p13:String} AND source = {p14:String} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0)
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay({p15:UInt64}))
        UNION ALL
        SELECT in_store, placed_as, net_sales, cm3, lowerUTF8(last_code) AS led_by, '', 'visit', '', 4, 0 FROM (SELECT toString(store) AS in_store, order_id AS placed_as, led_by AS last_code, net_sales, cm3 FROM (
    SELECT store, order_id, led_by, net_sales, cm3
    FROM (
      SELECT ordered_at, person, led_by, net_sales, cm3, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, net_sales, cm3, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p16:String} AND slice = {p17:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p18:Array(String)}, {p19:Array(String)}, '')), transform(toString(source), {p20:Array(String)}, {p21:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p22:String} AND slice = {p23:UInt64} AND journeys.order_id != '' AND day BETWEEN {p24:Date} AND {p25:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at, net_sales, cm3
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p26:String} AND slice = {p27:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p28:DateTime64(3, 'UTC')} AND ordered_at < {p29:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p30:String} AND slice = {p31:UInt64} AND order_id != '' AND day BETWEEN {p32:Date} AND {p33:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
      WHERE led_by != '' AND (in_store, placed_as) GLOBAL IN (SELECT toString(store), order_id FROM orders WHERE brand = {p34:String} AND slice = {p35:UInt64} AND counts = 1 AND ordered_at >= {p36:DateTime64(3, 'UTC')} AND ordered_at < {p37:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'))
        WHERE led_by GLOBAL IN (SELECT toString(code) FROM link_versions WHERE brand = {p38:String})
      )
      GROUP BY in_store, placed_as)
    )
    GROUP BY code, coupon HAVING min(archived_) = 0 OR clicks + bot_clicks + orders > 0
    ORDER BY clicks DESC, net_sales DESC, code, coupon LIMIT {p39:UInt64}
-- p0: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p1: "acme"
-- p2: "acme"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "2024-12-31 16:00:00.000"
-- p6: "2025-03-31 16:00:00.000"
-- p7: "acme"
-- p8: "7"
-- p9: "2024-12-31 16:00:00.000"
-- p10: "2025-03-31 16:00:00.000"
-- p11: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p12: "acme"
-- p13: "acme"
-- p14: "links"
-- p15: "30"
-- p16: "acme"
-- p17: "7"
-- p18: ["src_shop"]
-- p19: ["Shop"]
-- p20: ["src_shop"]
-- p21: ["Shop"]
-- p22: "acme"
-- p23: "8"
-- p24: "2024-10-30"
-- p25: "2025-04-01"
-- p26: "acme"
-- p27: "7"
-- p28: "2024-11-30 16:00:00.000"
-- p29: "2025-05-01 16:00:00.000"
-- p30: "acme"
-- p31: "8"
-- p32: "2024-10-30"
-- p33: "2025-04-01"
-- p34: "acme"
-- p35: "7"
-- p36: "2024-12-31 16:00:00.000"
-- p37: "2025-03-31 16:00:00.000"
-- p38: "acme"
-- p39: "1000"
