    SELECT earning.creator AS creator, any(called) AS name, count() AS orders, countIf(arrayExists(one -> one.1 != earning.creator, claims)) AS contested_orders,
      toInt64(sum(base)) AS base, toInt64(sum(earning.by_platform)) AS by_platform, toInt64(sum(earned)) AS commission, toInt64(sum(cut)) AS cut, toInt64(sumIf(earned, state = 'held')) AS held,
      toInt64(sumIf(earned, state = 'stopped')) AS stopped, toInt64(sumIf(earned, state = 'due')) AS to_pay, toInt64(sum(paid_now)) AS paid, toInt64(sum(to_take_back)) AS to_take_back
    FROM (SELECT * FROM (SELECT in_store, placed_as, placed_on, creator, collaboration, kind, claims, base, rate_ppm, if(is_unsaid = 1, NULL, paid_by_platform) AS by_platform,
        earned, full - allowed AS cut, payable_on, payee_id, paid_now, if(payee_id = '', 0, greatest(0, paid_now - if(paid_by_platform > 0 AND claimed_by = payee_id, least(toInt64(sign(toInt128(first_paid) * greatest(0, least(base, base_paid))) * intDiv(2 * abs(toInt128(first_paid) * greatest(0, least(base, base_paid))) + greatest(1, base_paid), 2 * greatest(1, base_paid))), earned), toInt64(sign(toInt128(first_paid) * greatest(0, least(base, base_paid))) * intDiv(2 * abs(toInt128(first_paid) * greatest(0, least(base, base_paid))) + greatest(1, base_paid), 2 * greatest(1, base_paid)))))) AS to_take_back,
        multiIf(payee_id != '' AND to_take_back > 0, 'taken_back', payee_id != '', 'paid', is_stopped = 1, 'stopped', earned <= 0, 'nothing', is_unsaid = 1 OR payable_on > toDate(now('UTC'), {p0:String}), 'held', 'due') AS state
      FROM (
        SELECT *, if(cap IS NULL, limited, greatest(0, least(limited, assumeNotNull(cap) - (running - limited)))) AS allowed,
          least(allowed, reported) AS paid_by_platform, allowed - paid_by_platform AS earned
        FROM (
          SELECT *, sum(limited) OVER (PARTITION BY collaboration ORDER BY placed_at, in_store, placed_as ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running
          FROM (
            SELECT in_store, placed_as, placed_at, toDate(placed_at, {p1:String}) AS placed_on, if(payee_id != '', payee_id, claim.1) AS creator,
              claim.1 AS claimed_by, claim.2 AS collaboration, claim.3 AS kind, claim.4 AS rate_ppm, claim.6 AS cap, claims, base, payee_id, first_paid, base_paid, paid_now,
              reported, is_unsaid,
              greatest(0, toInt64(sign(toInt128(base) * claim.4) * intDiv(2 * abs(toInt128(base) * claim.4) + 1000000, 2 * 1000000))) AS full, if(claim.5 IS NULL, full, least(full, assumeNotNull(claim.5))) AS limited,
              placed_on + claim.7 AS payable_on
            FROM (
              SELECT in_store, placed_as, any(claim) AS claim, any(claims) AS claims, any(payee_id) AS payee_id, any(first_paid) AS first_paid, any(base_paid) AS base_paid,
                any(paid_now) AS paid_now, any(all_reported) AS reported, any(unsaid_of_all) AS is_unsaid, min(ordered_at) AS placed_at, sum(part) AS base
              FROM (SELECT toString(store) AS of_store, order_id, ordered_at, if(line_kind = 'product', net_sales - coupon, 0) AS part
        FROM order_economics WHERE brand = {p2:String} AND slice = {p3:UInt64} AND order_id != '' AND entry NOT IN ('spend', 'fee')) AS sold
              GLOBAL INNER JOIN (SELECT in_store, placed_as, anyIf(won, won.2 != '') AS claim, anyIf(everyone, notEmpty(everyone)) AS claims, anyIf(payee, payee != '') AS payee_id,
          sum(paid_first) AS first_paid, sum(paid_base) AS base_paid, sum(paid) AS paid_now, sum(reported) AS all_reported, max(unsaid) AS unsaid_of_all
        FROM (
          SELECT in_store, placed_as, CAST(won AS Tuple(String, String, String, UInt64, Nullable(Int64), Nullable(Int64), UInt16)) AS won, everyone, '' AS payee,
            toInt64(0) AS paid_first, toInt64(0) AS paid_base, toInt64(0) AS paid, toInt64(by_platform) AS reported, is_unsaid_by_platform AS unsaid FROM (SELECT in_store, placed_as, argMin(offer, (is_paid = 0, rank, -said, -toInt32(starts_on), collaboration)) AS won, max(is_paid) AS any_is_paid,
        groupUniqArray((owner, named, kind)) AS everyone,
        groupUniqArray((owner, named, reported, is_unsaid)) AS told_parts, arraySum(one -> if(one.1 = won.1, one.3, 0), told_parts) AS by_platform,
        toUInt8(arrayExists(one -> one.1 = won.1 AND one.4 = 1, told_parts)) AS is_unsaid_by_platform
      FROM (
        SELECT in_store, placed_as, rank, said, named, kind, reported, is_unsaid, owner, starts_on, collaboration,
          collaboration != '' AND has(claims, kind) AND placed_on BETWEEN starts_on AND ends_on AS is_paid,
          (owner, collaboration, kind, rate_ppm, order_cap, cap, hold_days) AS offer
        FROM (
          SELECT in_store, placed_as, placed_on, rank, said, named, kind, reported, is_unsaid, owner FROM (SELECT in_store, placed_as, toDate(placed_at, {p4:String}) AS placed_on, rank, said, named,
          multiIf(rank = 1, 'coupon', rank = 5, 'link', 'declared') AS kind, known_as AS called_so, reported, is_unsaid
        FROM (SELECT in_store, placed_as, placed_at, rank, said, by_code AS told_code, if(by_code = '', called, link_creator) AS named,
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
      WHERE if(by_code = '', called, link_creator) != '')) AS told
          GLOBAL ANY LEFT JOIN (SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, creator), (0, lowerUTF8(replaceRegexpAll(toString(name), {p48:String}, '')))], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE brand = {p49:String}
      )
      WHERE one.2 != '' GROUP BY called) AS known ON told.called_so = known.called
        ) AS owned
        GLOBAL LEFT JOIN (SELECT creator AS of_creator, collaboration, claims, rate_ppm, order_cap, cap, hold_days, starts_on, ends_on FROM commission_terms FINAL WHERE brand = {p50:String}) AS agreed ON owned.owner = agreed.of_creator
      )
      GROUP BY in_store, placed_as HAVING any_is_paid)
          UNION ALL
          SELECT in_store, placed_as, CAST(('', '', '', 0, NULL, NULL, 0) AS Tuple(String, String, String, UInt64, Nullable(Int64), Nullable(Int64), UInt16)), CAST([] AS Array(Tuple(String, String, String))), payee, paid_first, paid_base, paid, toInt64(0), toUInt8(0) FROM (SELECT store AS in_store, order_id AS placed_as, anyIf(creator, kind = 'order') AS payee, sumIf(amount, kind = 'order') AS paid_first,
        sumIf(base, kind = 'order') AS paid_base, sum(amount) AS paid
      FROM paid_commissions FINAL WHERE brand = {p51:String} GROUP BY store, order_id)
        ) GROUP BY in_store, placed_as) AS earning ON sold.of_store = earning.in_store AND sold.order_id = earning.placed_as
              GROUP BY in_store, placed_as
            )
          )
        )
      ) AS counted
      GLOBAL ANY LEFT JOIN (SELECT store AS stopped_in, order_id AS stopped_as, 1 AS is_stopped FROM held_claims FINAL WHERE brand = {p52:String}) AS held ON counted.in_store = held.stopped_in AND counted.placed_as = held.stopped_as) WHERE (placed_on BETWEEN {p53:Date} AND {p54:Date} OR to_take_back > 0)) AS earning
    GLOBAL LEFT JOIN (SELECT creator AS id, name AS called FROM creator_book FINAL WHERE brand = {p55:String}) AS book ON earning.creator = book.id
    GROUP BY creator ORDER BY commission DESC, name, creator LIMIT 10000
-- p0: "Asia/Shanghai"
-- p1: "Asia/Shanghai"
-- p2: "acme"
-- p3: "7"
-- p4: "Asia/Shanghai"
-- p5: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p6: "acme"
-- p7: "7"
-- p8: "1989-12-31 16:00:00.000"
-- p9: "2025-03-31 16:00:00.000"
-- p10: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p11: "acme"
-- p12: "acme"
-- p13: "links"
-- p14: "30"
-- p15: "acme"
-- p16: "7"
-- p17: "1989-12-31 16:00:00.000"
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
-- p36: "1989-12-31 16:00:00.000"
-- p37: "2025-03-31 16:00:00.000"
-- p38: "acme"
-- p39: "7"
-- p40: "acme"
-- p41: "7"
-- p42: "acme"
-- p43: "7"
-- p44: "1989-12-31 16:00:00.000"
-- p45: "2025-03-31 16:00:00.000"
-- p46: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p47: "acme"
-- p48: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p49: "acme"
-- p50: "acme"
-- p51: "acme"
-- p52: "acme"
-- p53: "2025-01-01"
-- p54: "2025-03-31"
-- p55: "acme"
