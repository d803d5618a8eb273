    SELECT code, max(title_) AS title, owner AS creator, max(kind_) AS kind, max(channel_) AS channel, max(post_) AS post, max(coupon_) AS coupon,
      sum(visits_) AS visits, sum(orders_) AS orders, sum(firsts_) AS new_customers, sum(sales_) AS net_sales
    FROM (
      SELECT *, if(known_as != '', known_as, lowerUTF8(replaceRegexpAll(toString(named), {p0:String}, ''))) AS called_so FROM (
        SELECT code, creator AS named, '' AS known_as, title AS title_, kind AS kind_, channel AS channel_, post AS post_, coupon AS coupon_, archived AS archived_,
          toUInt64(0) AS visits_, toUInt64(0) AS orders_, toUInt64(0) AS firsts_, toInt64(0) AS sales_
        FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p1:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p2:String} GROUP BY code)))) WHERE creator != ''
        UNION ALL
        SELECT link_code, link_creator, '', '', '', '', '', '', 1, count(), toUInt64(0), toUInt64(0), toInt64(0)
        FROM (SELECT link_code, link_creator FROM (SELECT toString(code) AS visit_code FROM visits FINAL WHERE brand = {p3:String} AND slice = {p4:UInt64} AND day BETWEEN {p5:Date} AND {p6:Date} AND started_at >= {p7:DateTime64(3, 'UTC')}
    AND started_at < {p8:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND code != '') AS visited
      GLOBAL INNER JOIN (SELECT code AS link_code, creator AS link_creator FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p9:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p10:String} GROUP BY code)))) WHERE creator != '') AS links ON visited.visit_code = links.link_code) GROUP BY link_code, link_creator
        UNION ALL
        SELECT by_code, by_name, by_known, '', '', '', '', '', 1, toUInt64(0), count(), countIf(order_rank = 1 AND customer_id != ''), toInt64(sum(net_sales))
        FROM (SELECT by_name, by_known, by_code, net_sales, cm2, order_rank, customer_id, ifNull(booked, 0) AS marketing, all_orders, all_margin
      FROM (SELECT toString(store) AS of_store, order_id, net_sales, cm2, order_rank, customer_id FROM orders WHERE brand = {p11:String} AND slice = {p12:UInt64} AND counts = 1 AND ordered_at >= {p13:DateTime64(3, 'UTC')} AND ordered_at < {p14:DateTime64(3, 'UTC')}) AS placed
      GLOBAL INNER JOIN (SELECT in_store, placed_as, argMin((named, told_code, known_as), (rank, -said, known_as)) AS found, found.1 AS by_name, found.2 AS by_code, found.3 AS by_known FROM (SELECT in_store, placed_as, placed_at, rank, said, by_code AS told_code, if(by_code = '', called, link_creator) AS named,
        if(of_creator != '', of_creator, lowerUTF8(replaceRegexpAll(toString(if(by_code = '', called, link_creator)), {p15:String}, ''))) AS known_as, reported, is_unsaid
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, toString(told.code) AS by_code, told.creator AS called,
          toUInt8(told.rank + (told.rank > 1)) AS rank, toUnixTimestamp64Milli(told.said_at) AS said, '' AS of_creator, toInt64(0) AS reported, toUInt8(0) AS is_unsaid
    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE brand = {p16:String} AND slice = {p17:UInt64} AND counts = 1 AND ordered_at >= {p18:DateTime64(3, 'UTC')} AND ordered_at < {p19:DateTime64(3, 'UTC')}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p20:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p21:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon)
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (SELECT props['declaration'] AS id, anyIf(toString(events.code), name = 'code_declared') AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        anyIf(toString(events.order_id), name = 'code_declared') AS order_id, anyIf(toString(props['store']), name = 'code_declared') AS store, anyIf(toString(user_id), name = 'code_declared') AS customer_id,
        anyIf(toString(props['said_in']), name = 'code_declared') AS said_in, anyIf(toString(props['by']), name = 'code_declared') AS by
      FROM events
      WHERE brand = {p22:String} AND source = {p23:String} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0)
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay({p24:UInt64}))
        UNION ALL
        SELECT in_store, placed_as, placed_at, '', spelt, toUInt8(2), toInt64(base), owner, toInt64(ifNull(commission, 0)), toUInt8(commission IS NULL) FROM (SELECT in_store, placed_as, placed_at, spelt, owner, base, commission
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, told.spelt AS spelt, told.platform AS of_platform,
          told.handle AS called, ifNull(told.base, 0) AS base, told.commission AS commission
        FROM (SELECT store, sales_channel, order_id, ordered_at FROM orders WHERE brand = {p25:String} AND slice = {p26:UInt64} AND counts = 1 AND ordered_at >= {p27:DateTime64(3, 'UTC')} AND ordered_at < {p28:DateTime64(3, 'UTC')}) AS o
        GLOBAL INNER JOIN (
          SELECT toString(store) AS of_store, toString(sales_channel) AS on_channel, order_id AS of_order, toString(platform) AS platform, toString(handle) AS handle,
            spelt, base, commission
          FROM reported_orders WHERE brand = {p29:String} AND slice = {p30:UInt64} AND state != 'void'
        ) AS told ON toString(o.sales_channel) = told.on_channel AND o.order_id = told.of_order
        WHERE told.of_store = '' OR told.of_store = o.store
        ORDER BY told.of_store = '' LIMIT 1 BY in_store, placed_as, of_platform, called
      ) AS claimed
      GLOBAL LEFT JOIN (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p31:String})
      WHERE (toString(one.1), one.2) GLOBAL IN (SELECT toString(platform), toString(handle) FROM reported_orders WHERE brand = {p32:String} AND slice = {p33:UInt64}) GROUP BY on_platform, handle) AS known ON claimed.of_platform = known.on_platform AND claimed.called = known.handle)
        UNION ALL
        SELECT in_store, placed_as, placed_at, last_code, '', toUInt8(5), toInt64(0), '', toInt64(0), toUInt8(0) FROM (SELECT toString(store) AS in_store, order_id AS placed_as, ordered_at AS placed_at, led_by AS last_code FROM (
    SELECT store, order_id, ordered_at, led_by
    FROM (
      SELECT ordered_at, person, led_by, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p34:String} AND slice = {p35:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p36:Array(String)}, {p37:Array(String)}, '')), transform(toString(source), {p38:Array(String)}, {p39:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p40:String} AND slice = {p41:UInt64} AND journeys.order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p42:String} AND slice = {p43:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p44:String} AND slice = {p45:UInt64} AND counts = 1 AND ordered_at >= {p46:DateTime64(3, 'UTC')} AND ordered_at < {p47:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p48:String} AND slice = {p49:UInt64} AND sales_channel = 'own_site' AND cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p50:String} AND slice = {p51:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p52:String} AND slice = {p53:UInt64} AND counts = 1 AND ordered_at >= {p54:DateTime64(3, 'UTC')} AND ordered_at < {p55:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id))
      ) AS shown
      GLOBAL LEFT JOIN (SELECT code AS link_code, creator AS link_creator FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p56:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p57:String} GROUP BY code)))) WHERE creator != '') AS links ON shown.by_code = links.link_code
      WHERE if(by_code = '', called, link_creator) != '') GROUP BY in_store, placed_as) AS brought ON placed.of_store = brought.in_store AND placed.order_id = brought.placed_as
      GLOBAL LEFT JOIN (SELECT toString(store) AS cost_store, order_id AS cost_order, sum(entries.coupon) + sumIf(entries.creator + entries.affiliate, entry != 'spend') AS booked
        FROM order_economics AS entries WHERE brand = {p58:String} AND slice = {p59:UInt64} AND ordered_at >= {p60:DateTime64(3, 'UTC')} AND ordered_at < {p61:DateTime64(3, 'UTC')} AND (entries.coupon != 0 OR entries.creator != 0 OR entries.affiliate != 0)
        GROUP BY cost_store, cost_order) AS given ON placed.of_store = given.cost_store AND placed.order_id = given.cost_order
      GLOBAL LEFT JOIN (SELECT customer_id AS of_customer, orders AS all_orders, cm3 AS all_margin FROM customers
      WHERE brand = {p62:String} AND slice = {p63:UInt64} AND first_at >= {p64:DateTime64(3, 'UTC')} AND first_at < {p65:DateTime64(3, 'UTC')}) AS known ON placed.customer_id = known.of_customer) GROUP BY by_code, by_name, by_known
      )
    ) AS told
    GLOBAL ANY LEFT JOIN (SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, creator), (0, lowerUTF8(replaceRegexpAll(toString(name), {p66:String}, '')))], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE brand = {p67:String}
      )
      WHERE one.2 != '' GROUP BY called) AS known ON told.called_so = known.called
    WHERE owner != '' GROUP BY owner, code
    HAVING min(archived_) = 0 OR visits + orders > 0
    ORDER BY orders DESC, visits DESC, creator, code LIMIT {p68:UInt64}
-- p0: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p1: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p2: "acme"
-- p3: "acme"
-- p4: "8"
-- p5: "2024-12-31"
-- p6: "2025-04-01"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-03-31 16:00:00.000"
-- p9: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p10: "acme"
-- p11: "acme"
-- p12: "7"
-- p13: "2024-12-31 16:00:00.000"
-- p14: "2025-03-31 16:00:00.000"
-- p15: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p16: "acme"
-- p17: "7"
-- p18: "2024-12-31 16:00:00.000"
-- p19: "2025-03-31 16:00:00.000"
-- p20: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p21: "acme"
-- p22: "acme"
-- p23: "links"
-- p24: "30"
-- p25: "acme"
-- p26: "7"
-- p27: "2024-12-31 16:00:00.000"
-- p28: "2025-03-31 16:00:00.000"
-- p29: "acme"
-- p30: "7"
-- p31: "acme"
-- p32: "acme"
-- p33: "7"
-- p34: "acme"
-- p35: "7"
-- p36: ["src_shop"]
-- p37: ["Shop"]
-- p38: ["src_shop"]
-- p39: ["Shop"]
-- p40: "acme"
-- p41: "8"
-- p42: "acme"
-- p43: "7"
-- p44: "acme"
-- p45: "7"
-- p46: "2024-12-31 16:00:00.000"
-- p47: "2025-03-31 16:00:00.000"
-- p48: "acme"
-- p49: "7"
-- p50: "acme"
-- p51: "7"
-- p52: "acme"
-- p53: "7"
-- p54: "2024-12-31 16:00:00.000"
-- p55: "2025-03-31 16:00:00.000"
-- p56: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p57: "acme"
-- p58: "acme"
-- p59: "7"
-- p60: "2024-12-31 16:00:00.000"
-- p61: "2025-03-31 16:00:00.000"
-- p62: "acme"
-- p63: "7"
-- p64: "2024-12-31 16:00:00.000"
-- p65: "2025-03-31 16:00:00.000"
-- p66: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p67: "acme"
-- p68: "500"
