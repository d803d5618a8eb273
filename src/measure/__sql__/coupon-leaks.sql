    SELECT coupon, name, verdict, arrayStringConcat(signs, ',') AS signs, orders, seen_orders, deal_orders, deal_share, deal_low, deal_high, deal_names,
      if(deal_orders = 0, '', toString(toDate(deal_first, {p0:String}))) AS deal_since, deal_discount, elsewhere_orders, elsewhere_share, elsewhere_low, elsewhere_high,
      others_share, orders_a_day, earlier_a_day, jump, jump_low, jump_high, posts_lately, posted_orders, late_share, late_low, late_high, located_orders,
      outside_share, outside_low, outside_high, creator
    FROM (SELECT *, arrayFilter(one -> one != '', [if(ifNull(deal_low > 0.1, 0), {p1:String}, ''), if(ifNull(elsewhere_above_low > 0.1, 0), {p2:String}, ''), if(ifNull(jump_low > 2 AND ifNull(posts_lately, 0) = 0, 0), {p3:String}, ''), if(ifNull(late_low > 0.5, 0), {p4:String}, ''), if(ifNull(outside_low > 0.25, 0), {p5:String}, '')]) AS signs, multiIf(orders < 10, 'few', has(signs, 'deal_sites'), 'leaked', length(signs) > 1, 'look', 'none') AS verdict
      FROM (
        SELECT *, elsewhere_share - others_share - sqrt(pow(elsewhere_share - elsewhere_low, 2) + pow(others_high - others_share, 2)) AS elsewhere_above_low,
          if(earlier_days >= 14 AND (orders - recent_orders) > 0, recent_orders / 14, NULL) AS orders_a_day, if(earlier_days >= 14 AND (orders - recent_orders) > 0, (orders - recent_orders) / earlier_days, NULL) AS earlier_a_day,
          if(earlier_days >= 14 AND (orders - recent_orders) > 0 AND recent_share < 1, recent_share / (1 - recent_share) * earlier_days / 14, NULL) AS jump, if(earlier_days >= 14 AND (orders - recent_orders) > 0 AND recent_low < 1, recent_low / (1 - recent_low) * earlier_days / 14, NULL) AS jump_low, if(earlier_days >= 14 AND (orders - recent_orders) > 0 AND recent_high < 1, recent_high / (1 - recent_high) * earlier_days / 14, NULL) AS jump_high
        FROM (
          SELECT *, if(seen_orders = 0, NULL, deal_orders / seen_orders) AS deal_share, if(seen_orders = 0, NULL, greatest(0., if(seen_orders = 0, NULL, (deal_orders / seen_orders + 1.959963984540054 * 1.959963984540054 / (2 * seen_orders) - 1.959963984540054 *
        sqrt(deal_orders / seen_orders * (1 - deal_orders / seen_orders) / seen_orders + 1.959963984540054 * 1.959963984540054 / (4 * seen_orders * seen_orders))) / (1 + 1.959963984540054 * 1.959963984540054 / seen_orders)))) AS deal_low,
            if(seen_orders = 0, NULL, least(1., if(seen_orders = 0, NULL, (deal_orders / seen_orders + 1.959963984540054 * 1.959963984540054 / (2 * seen_orders) + 1.959963984540054 *
        sqrt(deal_orders / seen_orders * (1 - deal_orders / seen_orders) / seen_orders + 1.959963984540054 * 1.959963984540054 / (4 * seen_orders * seen_orders))) / (1 + 1.959963984540054 * 1.959963984540054 / seen_orders)))) AS deal_high, if(seen_orders = 0, NULL, elsewhere_orders / seen_orders) AS elsewhere_share, if(seen_orders = 0, NULL, greatest(0., if(seen_orders = 0, NULL, (elsewhere_orders / seen_orders + 1.959963984540054 * 1.959963984540054 / (2 * seen_orders) - 1.959963984540054 *
        sqrt(elsewhere_orders / seen_orders * (1 - elsewhere_orders / seen_orders) / seen_orders + 1.959963984540054 * 1.959963984540054 / (4 * seen_orders * seen_orders))) / (1 + 1.959963984540054 * 1.959963984540054 / seen_orders)))) AS elsewhere_low,
            if(seen_orders = 0, NULL, least(1., if(seen_orders = 0, NULL, (elsewhere_orders / seen_orders + 1.959963984540054 * 1.959963984540054 / (2 * seen_orders) + 1.959963984540054 *
        sqrt(elsewhere_orders / seen_orders * (1 - elsewhere_orders / seen_orders) / seen_orders + 1.959963984540054 * 1.959963984540054 / (4 * seen_orders * seen_orders))) / (1 + 1.959963984540054 * 1.959963984540054 / seen_orders)))) AS elsewhere_high,
            if(others_seen = 0, NULL, others_elsewhere / others_seen) AS others_share, if(others_seen = 0, NULL, greatest(0., if(others_seen = 0, NULL, (others_elsewhere / others_seen + 1.959963984540054 * 1.959963984540054 / (2 * others_seen) - 1.959963984540054 *
        sqrt(others_elsewhere / others_seen * (1 - others_elsewhere / others_seen) / others_seen + 1.959963984540054 * 1.959963984540054 / (4 * others_seen * others_seen))) / (1 + 1.959963984540054 * 1.959963984540054 / others_seen)))) AS others_low,
            if(others_seen = 0, NULL, least(1., if(others_seen = 0, NULL, (others_elsewhere / others_seen + 1.959963984540054 * 1.959963984540054 / (2 * others_seen) + 1.959963984540054 *
        sqrt(others_elsewhere / others_seen * (1 - others_elsewhere / others_seen) / others_seen + 1.959963984540054 * 1.959963984540054 / (4 * others_seen * others_seen))) / (1 + 1.959963984540054 * 1.959963984540054 / others_seen)))) AS others_high, if(orders = 0, NULL, recent_orders / orders) AS recent_share, if(orders = 0, NULL, greatest(0., if(orders = 0, NULL, (recent_orders / orders + 1.959963984540054 * 1.959963984540054 / (2 * orders) - 1.959963984540054 *
        sqrt(recent_orders / orders * (1 - recent_orders / orders) / orders + 1.959963984540054 * 1.959963984540054 / (4 * orders * orders))) / (1 + 1.959963984540054 * 1.959963984540054 / orders)))) AS recent_low,
            if(orders = 0, NULL, least(1., if(orders = 0, NULL, (recent_orders / orders + 1.959963984540054 * 1.959963984540054 / (2 * orders) + 1.959963984540054 *
        sqrt(recent_orders / orders * (1 - recent_orders / orders) / orders + 1.959963984540054 * 1.959963984540054 / (4 * orders * orders))) / (1 + 1.959963984540054 * 1.959963984540054 / orders)))) AS recent_high,
            if(posted_orders = 0, NULL, late_orders / posted_orders) AS late_share, if(posted_orders = 0, NULL, greatest(0., if(posted_orders = 0, NULL, (late_orders / posted_orders + 1.959963984540054 * 1.959963984540054 / (2 * posted_orders) - 1.959963984540054 *
        sqrt(late_orders / posted_orders * (1 - late_orders / posted_orders) / posted_orders + 1.959963984540054 * 1.959963984540054 / (4 * posted_orders * posted_orders))) / (1 + 1.959963984540054 * 1.959963984540054 / posted_orders)))) AS late_low,
            if(posted_orders = 0, NULL, least(1., if(posted_orders = 0, NULL, (late_orders / posted_orders + 1.959963984540054 * 1.959963984540054 / (2 * posted_orders) + 1.959963984540054 *
        sqrt(late_orders / posted_orders * (1 - late_orders / posted_orders) / posted_orders + 1.959963984540054 * 1.959963984540054 / (4 * posted_orders * posted_orders))) / (1 + 1.959963984540054 * 1.959963984540054 / posted_orders)))) AS late_high, if(located_orders = 0, NULL, outside_orders / located_orders) AS outside_share, if(located_orders = 0, NULL, greatest(0., if(located_orders = 0, NULL, (outside_orders / located_orders + 1.959963984540054 * 1.959963984540054 / (2 * located_orders) - 1.959963984540054 *
        sqrt(outside_orders / located_orders * (1 - outside_orders / located_orders) / located_orders + 1.959963984540054 * 1.959963984540054 / (4 * located_orders * located_orders))) / (1 + 1.959963984540054 * 1.959963984540054 / located_orders)))) AS outside_low,
            if(located_orders = 0, NULL, least(1., if(located_orders = 0, NULL, (outside_orders / located_orders + 1.959963984540054 * 1.959963984540054 / (2 * located_orders) + 1.959963984540054 *
        sqrt(outside_orders / located_orders * (1 - outside_orders / located_orders) / located_orders + 1.959963984540054 * 1.959963984540054 / (4 * located_orders * located_orders))) / (1 + 1.959963984540054 * 1.959963984540054 / located_orders)))) AS outside_high
          FROM (
            SELECT *, sum(elsewhere_orders) OVER () - elsewhere_orders AS others_elsewhere, sum(seen_orders) OVER () - seen_orders AS others_seen
            FROM (SELECT coupon, any(called) AS name, any(owner) AS creator, count() AS orders, countIf(came_by != 'unknown') AS seen_orders,
          countIf(came_by = 'deal_site') AS deal_orders, arrayStringConcat(arraySort(groupUniqArrayIf(site, site != '')), ', ') AS deal_names,
          minIf(placed_at, came_by = 'deal_site') AS deal_first, countIf(came_by = 'elsewhere') AS elsewhere_orders,
          countIf(placed_at >= {p6:DateTime64(3, 'UTC')}) AS recent_orders, greatest(0, dateDiff('day', min(placed_at), {p7:DateTime64(3, 'UTC')}, {p8:String})) AS earlier_days,
          any(times) AS all_posts, if(empty(all_posts), NULL, toInt64(arrayCount(one -> one >= {p9:DateTime64(3, 'UTC')}, all_posts))) AS posts_lately,
          countIf(is_after_post) AS posted_orders, countIf(is_after_post AND dateDiff('day', posted_before, placed_at, {p10:String}) > 30) AS late_orders,
          countIf(notEmpty(reaches) AND to_country != '') AS located_orders,
          countIf(notEmpty(reaches) AND to_country != '' AND NOT has(reaches, to_country)) AS outside_orders,
          toInt64(sumIf(given, came_by = 'deal_site')) AS deal_discount, groupArray((in_store, placed_as, came_by)) AS placed_by_it
        FROM (SELECT uses.*, owner, reaches, times, given,
          arrayLast(one -> one <= placed_at, times) AS posted_before, notEmpty(times) AND times[1] <= placed_at AS is_after_post
        FROM (SELECT *, lowerUTF8(replaceRegexpAll(toString(called), {p11:String}, '')) AS called_so FROM (SELECT in_store, placed_as, placed_at, to_country, coupon, called, from_site AS site,
        multiIf(is_seen = 0, 'unknown', from_site != '', 'deal_site', hasAny(came_by_codes, own_codes), 'creator', last_channel = '', 'direct', 'elsewhere') AS came_by
      FROM (
        SELECT toString(store) AS in_store, order_id AS placed_as, ordered_at AS placed_at, toString(country) AS to_country, upper(trim(toString(coupon_code))) AS used
        FROM orders WHERE brand = {p12:String} AND slice = {p13:UInt64} AND counts = 1 AND ordered_at >= {p14:DateTime64(3, 'UTC')} AND ordered_at < {p15:DateTime64(3, 'UTC')} AND coupon_code != ''
      ) AS placed
      GLOBAL INNER JOIN (SELECT coupon, called, arrayConcat(codes, more_codes) AS own_codes
        FROM (
          SELECT coupon, if(uniqExact(creator) = 1, any(creator), '') AS called, groupUniqArray(toString(code)) AS codes
          FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p16:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p17:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon
        ) AS stated
        GLOBAL LEFT JOIN (
          SELECT creator AS by_name, groupUniqArray(toString(code)) AS more_codes FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p18:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p19:String} GROUP BY code)))) WHERE creator != '' GROUP BY creator
        ) AS theirs ON stated.called = theirs.by_name) AS known ON placed.used = known.coupon
      GLOBAL LEFT JOIN (SELECT seen_in, seen_as, is_seen, led.1 AS came_by_codes, led.3 AS last_channel, from_site
        FROM (SELECT toString(store) AS seen_in, order_id AS seen_as, 1 AS is_seen, person, led_by AS led, led_by.2 AS last_at FROM (
    SELECT store, order_id, person, ordered_at, led_by
    FROM (
      SELECT person, ordered_at, led_by, told_as, store, order_id
      FROM (
        SELECT person, ordered_at, led_by, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT person, ordered_at, (arrayMap(one -> toString(one.3), arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))), arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).1, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).2)) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p20:String} AND slice = {p21:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p22:Array(String)}, {p23:Array(String)}, '')), transform(toString(source), {p24:Array(String)}, {p25:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p26:String} AND slice = {p27:UInt64} AND journeys.order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p28:String} AND slice = {p29:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p30:String} AND slice = {p31:UInt64} AND counts = 1 AND ordered_at >= {p32:DateTime64(3, 'UTC')} AND ordered_at < {p33:DateTime64(3, 'UTC')} AND sales_channel = 'own_site' AND coupon_code != '') WHERE order_id != '')) AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p34:String} AND slice = {p35:UInt64} AND sales_channel = 'own_site' AND cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p36:String} AND slice = {p37:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p38:String} AND slice = {p39:UInt64} AND counts = 1 AND ordered_at >= {p40:DateTime64(3, 'UTC')} AND ordered_at < {p41:DateTime64(3, 'UTC')} AND sales_channel = 'own_site' AND coupon_code != '') WHERE order_id != ''))
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)) AS journey
        GLOBAL ANY LEFT JOIN (SELECT person AS of_person, started_at AS began, toString(of_site) AS from_site FROM (
          SELECT person, started_at, replaceRegexpOne(lower(trim(toString(if(utm_source != '', utm_source, referrer_host)))), '^www[.]', '') AS of_site FROM visits FINAL
          WHERE brand = {p42:String} AND slice = {p43:UInt64} AND day BETWEEN {p44:Date} AND {p45:Date} AND (utm_source != '' OR referrer_host != '')
        ) WHERE hasAny({p46:Array(String)}, [of_site, cutToFirstSignificantSubdomain(of_site), concat(firstSignificantSubdomain(of_site), '.*')])) AS deal ON journey.person = deal.of_person AND journey.last_at = deal.began) AS seen ON placed.in_store = seen.seen_in AND placed.placed_as = seen.seen_as)) AS uses
        GLOBAL ANY LEFT JOIN (SELECT called AS known_as, owner FROM (SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, creator), (0, lowerUTF8(replaceRegexpAll(toString(name), {p47:String}, '')))], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE brand = {p48:String}
      )
      WHERE one.2 != '' GROUP BY called) WHERE called GLOBAL IN (SELECT lowerUTF8(replaceRegexpAll(toString(creator), {p49:String}, '')) FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p50:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p51:String} GROUP BY code)))) WHERE coupon != '')) AS book ON uses.called_so = book.known_as
        GLOBAL ANY LEFT JOIN (SELECT creator AS of_creator, arrayMap(one -> toString(one), markets) AS reaches FROM creator_book FINAL WHERE brand = {p52:String}) AS audience ON book.owner = audience.of_creator
        GLOBAL ANY LEFT JOIN (SELECT owner AS poster, arraySort(groupArray(posted_at)) AS times
        FROM (
          SELECT toString(platform) AS on_site, posts.handle AS under, posted_at FROM posts
          WHERE brand = {p53:String} AND slice = {p54:UInt64} AND posted_at < {p55:DateTime64(3, 'UTC')}
        ) AS posted
        GLOBAL INNER JOIN (SELECT on_platform, handle, owner FROM (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p56:String})
       GROUP BY on_platform, handle) WHERE owner GLOBAL IN (SELECT owner FROM (SELECT called AS known_as, owner FROM (SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, creator), (0, lowerUTF8(replaceRegexpAll(toString(name), {p57:String}, '')))], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE brand = {p58:String}
      )
      WHERE one.2 != '' GROUP BY called) WHERE called GLOBAL IN (SELECT lowerUTF8(replaceRegexpAll(toString(creator), {p59:String}, '')) FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p60:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p61:String} GROUP BY code)))) WHERE coupon != '')))) AS known ON posted.on_site = known.on_platform AND posted.under = known.handle
        GROUP BY owner) AS written ON book.owner = written.poster
        GLOBAL ANY LEFT JOIN (SELECT toString(store) AS given_in, order_id AS given_on, sum(entries.coupon) AS given
          FROM order_economics AS entries WHERE brand = {p62:String} AND slice = {p63:UInt64} AND ordered_at >= {p64:DateTime64(3, 'UTC')} AND ordered_at < {p65:DateTime64(3, 'UTC')} AND entries.coupon != 0 GROUP BY given_in, given_on) AS discount ON uses.in_store = discount.given_in AND uses.placed_as = discount.given_on) GROUP BY coupon)
          )
        )
      ))
    WHERE 1 ORDER BY indexOf(['leaked', 'look', 'none', 'few'], verdict), orders DESC, coupon LIMIT {p66:UInt64}
-- p0: "Asia/Shanghai"
-- p1: "deal_sites"
-- p2: "elsewhere"
-- p3: "jump"
-- p4: "late"
-- p5: "outside"
-- p6: "2025-03-17 16:00:00.000"
-- p7: "2025-03-17 16:00:00.000"
-- p8: "Asia/Shanghai"
-- p9: "2025-03-10 16:00:00.000"
-- p10: "Asia/Shanghai"
-- p11: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p12: "acme"
-- p13: "7"
-- p14: "2024-12-31 16:00:00.000"
-- p15: "2025-03-31 16:00:00.000"
-- p16: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p17: "acme"
-- p18: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p19: "acme"
-- p20: "acme"
-- p21: "7"
-- p22: ["src_shop"]
-- p23: ["Shop"]
-- p24: ["src_shop"]
-- p25: ["Shop"]
-- p26: "acme"
-- p27: "8"
-- p28: "acme"
-- p29: "7"
-- p30: "acme"
-- p31: "7"
-- p32: "2024-12-31 16:00:00.000"
-- p33: "2025-03-31 16:00:00.000"
-- p34: "acme"
-- p35: "7"
-- p36: "acme"
-- p37: "7"
-- p38: "acme"
-- p39: "7"
-- p40: "2024-12-31 16:00:00.000"
-- p41: "2025-03-31 16:00:00.000"
-- p42: "acme"
-- p43: "8"
-- p44: "2024-11-30"
-- p45: "2025-04-01"
-- p46: ["retailmenot","retailmenot.*","coupons.com","couponfollow","couponfollow.com","couponcabin.com","couponbirds","couponbirds.com","dealspotr","dealspotr.com","knoji","knoji.com","wethrift","wethrift.com","promocodes.com","offers.com","goodsearch.com","dontpayfull","dontpayfull.com","couponchief.com","hotdeals.com","dealdrop","dealdrop.com","simplycodes","simplycodes.com","worthepenny","worthepenny.com","couponannie.com","discountreactor.com","savings.com","valuecom.com","tenereteam.com","coupert","coupert.com","anycodes.com","lovecoupons.*","honey","joinhoney.com","capital-one-shopping","capitaloneshopping.com","wikibuy.com","karmanow.com","cently.com","piggy","piggybacking.com","slickdeals","slickdeals.net","hotukdeals","hotukdeals.com","pepper","pepper.*","mydealz","mydealz.de","dealabs","dealabs.com","chollometro","chollometro.com","preisjaeger.at","promodescuentos.com","pelando.com.br","ozbargain","ozbargain.com.au","redflagdeals","redflagdeals.com","dealnews","dealnews.com","bradsdeals.com","bensbargains.com","dealsplus.com","techbargains.com","kinja.com","krazycouponlady.com","hip2save.com","vouchercodes","vouchercodes.*","myvouchercodes.co.uk","voucherbox.*","vouchercloud","vouchercloud.*","voucherslug.co.uk","latestdeals.co.uk","netvouchercodes.co.uk","studentbeans","studentbeans.com","unidays","myunidays.com","gutscheine.de","gutscheinpony.de","gutscheinsammler.de","coupons.de","sparwelt","sparwelt.de","mein-deal.com","schnaeppchenfuchs.com","ma-reduc.com","igraal","igraal.com","poulpeo.com","radins.com","reduc.fr","bons-de-reduction.com","cuponation","cuponation.*","cupom.com.br","cuponomia","cuponomia.com.br","meliuz","meliuz.com.br","promocodie.com","codicesconto.com","codice-sconto.it","acties.nl","kortingscode.nl","kodyrabatowe.pl","alerabat.com","picodi","picodi.*","grabon","grabon.in","coupondunia","coupondunia.in","cashkaro","cashkaro.com","shopback","shopback.*","topcashback","topcashback.*","quidco","quidco.com","rakuten-rewards","rakuten.com","mrrebates.com","befrugal.com","iprice","iprice.*","magiamgia.com","bloggiamgia.vn","smzdm","smzdm.com","fanli","fanli.com","etao.com","55haitao.com","dealmoon","dealmoon.*","manmanbuy.com","couponpark.co.kr"]
-- p47: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p48: "acme"
-- p49: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p50: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p51: "acme"
-- p52: "acme"
-- p53: "acme"
-- p54: "7"
-- p55: "2025-03-31 16:00:00.000"
-- p56: "acme"
-- p57: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p58: "acme"
-- p59: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p60: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p61: "acme"
-- p62: "acme"
-- p63: "7"
-- p64: "2024-12-31 16:00:00.000"
-- p65: "2025-03-31 16:00:00.000"
-- p66: "200"
