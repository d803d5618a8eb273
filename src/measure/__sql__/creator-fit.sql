    SELECT book_name AS name, key, orders, orders_in_all, orders / greatest(1, orders_in_all) AS share, if(orders_in_all = 0, NULL, (orders / orders_in_all + 1.959963984540054 * 1.959963984540054 / (2 * orders_in_all) - 1.959963984540054 *
        sqrt(orders / orders_in_all * (1 - orders / orders_in_all) / orders_in_all + 1.959963984540054 * 1.959963984540054 / (4 * orders_in_all * orders_in_all))) / (1 + 1.959963984540054 * 1.959963984540054 / orders_in_all)) AS share_low,
      if(orders_in_all = 0, NULL, (orders / orders_in_all + 1.959963984540054 * 1.959963984540054 / (2 * orders_in_all) + 1.959963984540054 *
        sqrt(orders / orders_in_all * (1 - orders / orders_in_all) / orders_in_all + 1.959963984540054 * 1.959963984540054 / (4 * orders_in_all * orders_in_all))) / (1 + 1.959963984540054 * 1.959963984540054 / orders_in_all)) AS share_high, if(all_others = 0, NULL, key_others / all_others) AS others_share,
      if(key_others = 0, NULL, share / (key_others / greatest(1, all_others))) AS times,
      multiIf(others_share IS NULL, '', share_low > others_share, 'more', share_high < others_share, 'less', '') AS fit, NULL AS is_stated, net AS net_sales, owner AS creator
    FROM (
      SELECT *, maxIf(orders, is_all = 1) OVER (PARTITION BY owner) AS orders_in_all, sum(orders) OVER (PARTITION BY is_all, key) - orders AS key_others,
        sumIf(orders, is_all = 1) OVER () - orders_in_all AS all_others
      FROM (SELECT owner, told.1 AS is_all, told.2 AS key, count() AS orders, sum(net_sales) AS net
        FROM (
          SELECT told, net_sales, lowerUTF8(replaceRegexpAll(toString(by_name), {p0:String}, '')) AS called_so FROM (SELECT toString(store) AS of_store, order_id, net_sales, arrayJoin(arrayConcat([(1, '')], arrayMap(one -> (0, toString(one)), arrayDistinct(skus)))) AS told
          FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND ordered_at >= {p3:DateTime64(3, 'UTC')} AND ordered_at < {p4:DateTime64(3, 'UTC')}) AS placed
          GLOBAL LEFT JOIN (SELECT in_store, placed_as, argMin((named, told_code), (rank, -said)) AS found, found.1 AS by_name, found.2 AS by_code FROM (SELECT in_store, placed_as, placed_at, rank, said, by_code AS told_code, if(by_code = '', called, link_creator) AS named
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, toString(told.code) AS by_code, told.creator AS called,
          toUInt8(told.rank) AS rank, toUnixTimestamp64Milli(told.said_at) AS said
    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND ordered_at >= {p7:DateTime64(3, 'UTC')} AND ordered_at < {p8:DateTime64(3, 'UTC')}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p9:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p10:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon)
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (SELECT props['declaration'] AS id, anyIf(toString(events.code), name = 'code_declared') AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        anyIf(toString(events.order_id), name = 'code_declared') AS order_id, anyIf(toString(props['store']), name = 'code_declared') AS store, anyIf(toString(user_id), name = 'code_declared') AS customer_id,
        anyIf(toString(props['said_in']), name = 'code_declared') AS said_in, anyIf(toString(props['by']), name = 'code_declared') AS by
      FROM events
      WHERE brand = {p11:String} AND source = {p12:String} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0)
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay({p13:UInt64}))
        UNION ALL
        SELECT in_store, placed_as, placed_at, last_code, '', toUInt8(4), toInt64(0) FROM (SELECT toString(store) AS in_store, order_id AS placed_as, ordered_at AS placed_at, led_by AS last_code FROM (
    SELECT own[1].1 AS store, own[1].2 AS order_id, ordered_at, led_by
    FROM (
      SELECT ordered_at, person, visit_at, led_by, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.3, told.ordered_at)) <= 2678400 AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT ordered_at, person, visit_at, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p14:String} AND slice = {p15:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p16:Array(String)}, {p17:Array(String)}, '')), transform(toString(source), {p18:Array(String)}, {p19:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p20:String} AND slice = {p21:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p22:String} AND slice = {p23:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p24:String} AND slice = {p25:UInt64} AND counts = 1 AND ordered_at >= {p26:DateTime64(3, 'UTC')} AND ordered_at < {p27:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p28:String} AND slice = {p29:UInt64} AND sales_channel = 'own_site'
        )
        WHERE cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p30:String} AND slice = {p31:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p32:String} AND slice = {p33:UInt64} AND counts = 1 AND ordered_at >= {p34:DateTime64(3, 'UTC')} AND ordered_at < {p35:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id))
      ) AS shown
      GLOBAL LEFT JOIN (SELECT code AS link_code, creator AS link_creator FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p36:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p37:String} GROUP BY code)))) WHERE creator != '') AS links ON shown.by_code = links.link_code
      WHERE if(by_code = '', called, link_creator) != '') GROUP BY in_store, placed_as) AS brought ON placed.of_store = brought.in_store AND placed.order_id = brought.placed_as
        ) AS sold
        GLOBAL ANY LEFT JOIN (SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, lowerUTF8(replaceRegexpAll(toString(name), {p38:String}, '')))], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE brand = {p39:String}
      )
      WHERE one.2 != '' GROUP BY called) AS known ON sold.called_so = known.called
        GROUP BY owner, is_all, key)
    ) AS counted
    GLOBAL LEFT JOIN (SELECT creator AS id, name AS book_name, markets FROM creator_book FINAL WHERE brand = {p40:String}) AS book ON counted.owner = book.id
    WHERE owner != '' AND is_all = 0 ORDER BY orders DESC, name, creator, key LIMIT {p41:UInt64}
-- p0: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "acme"
-- p6: "7"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-03-31 16:00:00.000"
-- p9: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p10: "acme"
-- p11: "acme"
-- p12: "links"
-- p13: "30"
-- p14: "acme"
-- p15: "7"
-- p16: ["src_shop"]
-- p17: ["Shop"]
-- p18: ["src_shop"]
-- p19: ["Shop"]
-- p20: "acme"
-- p21: "8"
-- p22: "acme"
-- p23: "7"
-- p24: "acme"
-- p25: "7"
-- p26: "2024-12-31 16:00:00.000"
-- p27: "2025-03-31 16:00:00.000"
-- p28: "acme"
-- p29: "7"
-- p30: "acme"
-- p31: "7"
-- p32: "acme"
-- p33: "7"
-- p34: "2024-12-31 16:00:00.000"
-- p35: "2025-03-31 16:00:00.000"
-- p36: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p37: "acme"
-- p38: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p39: "acme"
-- p40: "acme"
-- p41: "100"
