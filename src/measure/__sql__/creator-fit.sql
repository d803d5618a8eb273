    SELECT book_name AS name, key, orders, orders_in_all, orders / greatest(1, orders_in_all) AS share, if(orders_in_all = 0, NULL, (orders / orders_in_all + 1.959963984540054 * 1.959963984540054 / (2 * orders_in_all) - 1.959963984540054 *
        sqrt(orders / orders_in_all * (1 - orders / orders_in_all) / orders_in_all + 1.959963984540054 * 1.959963984540054 / (4 * orders_in_all * orders_in_all))) / (1 + 1.959963984540054 * 1.959963984540054 / orders_in_all)) AS share_low,
      if(orders_in_all = 0, NULL, (orders / orders_in_all + 1.959963984540054 * 1.959963984540054 / (2 * orders_in_all) + 1.959963984540054 *
        sqrt(orders / orders_in_all * (1 - orders / orders_in_all) / orders_in_all + 1.959963984540054 * 1.959963984540054 / (4 * orders_in_all * orders_in_all))) / (1 + 1.959963984540054 * 1.959963984540054 / orders_in_all)) AS share_high, if(all_others = 0, NULL, key_others / all_others) AS others_share,
      if(key_others = 0, NULL, share / (key_others / greatest(1, all_others))) AS times,
      multiIf(others_share IS NULL, '', share_low > others_share, 'more', share_high < others_share, 'less', '') AS fit, CAST(NULL AS Nullable(UInt8)) AS is_stated, net AS net_sales, owner AS creator
    FROM (
      SELECT *, maxIf(orders, is_all = 1) OVER (PARTITION BY owner) AS orders_in_all, sum(orders) OVER (PARTITION BY is_all, key) - orders AS key_others,
        sumIf(orders, is_all = 1) OVER () - orders_in_all AS all_others
      FROM (SELECT owner, told.1 AS is_all, told.2 AS key, count() AS orders, sum(net_sales) AS net
        FROM (
          SELECT told, net_sales, lowerUTF8(replaceRegexpAll(toString(by_name), {p0:String}, '')) AS called_so FROM (SELECT toString(store) AS of_store, order_id, net_sales, arrayJoin(arrayConcat([(1, '')], arrayMap(one -> (0, toString(one)), arrayDistinct(skus)))) AS told
          FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND ordered_at >= {p3:DateTime64(3, 'UTC')} AND ordered_at < {p4:DateTime64(3, 'UTC')}) AS placed
          GLOBAL LEFT JOIN (SELECT in_store, placed_as, argMin((named, told_code, known_as), (rank, -said, known_as)) AS found, found.1 AS by_name, found.2 AS by_code, found.3 AS by_known FROM (SELECT in_store, placed_as, placed_at, rank, said, by_code AS told_code, if(by_code = '', called, link_creator) AS named,
        if(of_creator != '', of_creator, lowerUTF8(replaceRegexpAll(toString(if(by_code = '', called, link_creator)), {p5:String}, ''))) AS known_as, reported, is_unsaid
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, toString(told.code) AS by_code, told.creator AS called,
          toUInt8(told.rank + (told.rank > 1)) AS rank, toUnixTimestamp64Milli(told.said_at) AS said, '' AS of_creator, toInt64(0) AS reported, toUInt8(0) AS is_unsaid
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
        SELECT in_store, placed_as, placed_at, '', spelt, toUInt8(2), toInt64(base), owner, toInt64(ifNull(commission, 0)), toUInt8(commission IS NULL) FROM (SELECT in_store, placed_as, placed_at, spelt, owner, base, commission
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, told.spelt AS spelt, told.platform AS of_platform,
          told.handle AS called, ifNull(told.base, 0) AS base, told.commission AS commission
        FROM (SELECT store, sales_channel, order_id, ordered_at FROM orders WHERE brand = {p15:String} AND slice = {p16:UInt64} AND counts = 1 AND ordered_at >= {p17:DateTime64(3, 'UTC')} AND ordered_at < {p18:DateTime64(3, 'UTC')}) AS o
        GLOBAL INNER JOIN (
          SELECT toString(store) AS of_store, toString(sales_channel) AS on_channel, order_id AS of_order, toString(platform) AS platform, toString(handle) AS handle,
            spelt, base, commission
          FROM reported_orders WHERE brand = {p19:String} AND slice = {p20:UInt64} AND state != 'void'
        ) AS told ON toString(o.sales_channel) = told.on_channel AND o.order_id = told.of_order
        WHERE told.of_store = '' OR told.of_store = o.store
        ORDER BY told.of_store = '' LIMIT 1 BY in_store, placed_as, of_platform, called
      ) AS claimed
      GLOBAL LEFT JOIN (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p21:String})
      WHERE (toString(one.1), one.2) GLOBAL IN (SELECT toString(platform), toString(handle) FROM reported_orders WHERE brand = {p22:String} AND slice = {p23:UInt64}) GROUP BY on_platform, handle) AS known ON claimed.of_platform = known.on_platform AND claimed.called = known.handle)
        UNION ALL
        SELECT in_store, placed_as, placed_at, last_code, '', toUInt8(5), toInt64(0), '', toInt64(0), toUInt8(0) FROM (SELECT toString(store) AS in_store, order_id AS placed_as, ordered_at AS placed_at, led_by AS last_code FROM (
    SELECT store, order_id, ordered_at, led_by
    FROM (
      SELECT ordered_at, person, led_by, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p24:String} AND slice = {p25:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p26:Array(String)}, {p27:Array(String)}, '')), transform(toString(source), {p28:Array(String)}, {p29:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p30:String} AND slice = {p31:UInt64} AND journeys.order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p32:String} AND slice = {p33:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p34:String} AND slice = {p35:UInt64} AND counts = 1 AND ordered_at >= {p36:DateTime64(3, 'UTC')} AND ordered_at < {p37:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p38:String} AND slice = {p39:UInt64} AND sales_channel = 'own_site' AND cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p40:String} AND slice = {p41:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p42:String} AND slice = {p43:UInt64} AND counts = 1 AND ordered_at >= {p44:DateTime64(3, 'UTC')} AND ordered_at < {p45:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id))
      ) AS shown
      GLOBAL LEFT JOIN (SELECT code AS link_code, creator AS link_creator FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p46:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p47:String} GROUP BY code)))) WHERE creator != '') AS links ON shown.by_code = links.link_code
      WHERE if(by_code = '', called, link_creator) != '') GROUP BY in_store, placed_as) AS brought ON placed.of_store = brought.in_store AND placed.order_id = brought.placed_as
        ) AS sold
        GLOBAL ANY LEFT JOIN (SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, creator), (0, lowerUTF8(replaceRegexpAll(toString(name), {p48:String}, '')))], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE brand = {p49:String}
      )
      WHERE one.2 != '' GROUP BY called) AS known ON sold.called_so = known.called
        GROUP BY owner, is_all, key)
    ) AS counted
    GLOBAL LEFT JOIN (SELECT creator AS id, name AS book_name, markets FROM creator_book FINAL WHERE brand = {p50:String}) AS book ON counted.owner = book.id
    WHERE owner != '' AND is_all = 0 ORDER BY orders DESC, name, creator, key LIMIT {p51:UInt64}
-- p0: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
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
-- p17: "2024-12-31 16:00:00.000"
-- p18: "2025-03-31 16:00:00.000"
-- p19: "acme"
-- p20: "7"
-- p21: "acme"
-- p22: "acme"
-- p23: "7"
-- p24: "acme"
-- p25: "7"
-- p26: ["src_shop"]
-- p27: ["Shop"]
-- p28: ["src_shop"]
-- p29: ["Shop"]
-- p30: "acme"
-- p31: "8"
-- p32: "acme"
-- p33: "7"
-- p34: "acme"
-- p35: "7"
-- p36: "2024-12-31 16:00:00.000"
-- p37: "2025-03-31 16:00:00.000"
-- p38: "acme"
-- p39: "7"
-- p40: "acme"
-- p41: "7"
-- p42: "acme"
-- p43: "7"
-- p44: "2024-12-31 16:00:00.000"
-- p45: "2025-03-31 16:00:00.000"
-- p46: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p47: "acme"
-- p48: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p49: "acme"
-- p50: "acme"
-- p51: "100"
