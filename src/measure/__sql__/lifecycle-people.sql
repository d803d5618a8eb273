    SELECT if(named.person = 0, '', toString(named.person)) AS person, named.customer_id AS customer_id, seen.user_id AS user_id, key,
      if(before_place = 0, 'new', {p0:Array(String)}[before_place]) AS before, if(place = 0, 'new', {p1:Array(String)}[place]) AS stage, toString({p2:Date} - days) AS since, days, order_days,
      toString(last_order) AS last_order, channel, country
    FROM (SELECT person, user_id FROM people FINAL WHERE brand = {p3:String} AND slice = {p4:UInt64} AND user_id != '') AS seen
    GLOBAL ANY RIGHT JOIN (
      SELECT found.* EXCEPT (who), found.who AS who, bought.customer_id AS customer_id
      FROM (SELECT sipHash64(customer_id) AS who, customer_id FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND customer_id != '') AS bought
      GLOBAL ANY RIGHT JOIN (
      SELECT who, person, key, begun.1 AS before_place, ended.1 AS place, ended.2 AS days, length(ordered) AS order_days,
        if(empty(ordered), NULL, toDate(toUInt16(ordered[-1]))) AS last_order, channel, country
      FROM (
    SELECT *, '' AS key, (arrayLast(spell -> spell.1 <= toUInt32({p7:Date}), spells).2, if(arrayLast(spell -> spell.1 <= toUInt32({p8:Date}), spells).2 = 0, toUInt32(0), toUInt32(toUInt32({p9:Date}) - arrayLast(spell -> spell.1 <= toUInt32({p10:Date}), spells).1))) AS begun, (arrayLast(spell -> spell.1 <= toUInt32({p11:Date}), spells).2, if(arrayLast(spell -> spell.1 <= toUInt32({p12:Date}), spells).2 = 0, toUInt32(0), toUInt32(toUInt32({p13:Date}) - arrayLast(spell -> spell.1 <= toUInt32({p14:Date}), spells).1))) AS ended
    FROM (
    SELECT * EXCEPT (early, acts, stages),
      arrayFilter((spell, before) -> spell.2 != before, stages, arrayPushFront(arrayPopBack(stages.2), toUInt8(0))) AS spells
    FROM (
      SELECT *, arrayFlatten(arrayMap((one, next) -> arrayFilter(spell -> spell.1 < next,
          [(one.1, one.2), (toUInt32(one.1 + one.3 + 1), toUInt8(7)), (toUInt32(one.1 + one.4 + 1), toUInt8(8))]),
        acts, arrayPushBack(arrayPopFront(acts.1), toUInt32(4294967295)))) AS stages
      FROM (
        SELECT *, CAST(arrayConcat(
            arrayMap((one, seconds, looks, begun_carts) -> (one.1, multiIf(begun_carts > 0 OR looks >= {p15:UInt64}, 3, looks > 0 OR seconds >= {p16:UInt64}, 2, 1),
        {p17:UInt64}, greatest({p18:UInt64}, {p19:UInt64} + 1)), early, arrayCumSum(arrayMap(one -> one.2, early)), arrayCumSum(arrayMap(one -> one.3, early)), arrayCumSum(arrayMap(one -> one.4, early))),
            arrayMap((one, place) -> (one, multiIf(place >= {p20:UInt64}, 6, place >= 2, 5, 4), assumeNotNull((SELECT if(countIf(nth = 1) < {p21:UInt64}, {p22:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p23:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p24:String}) - toDate(assumeNotNull(previous_at), {p25:String}))) AS apart
      FROM orders
      WHERE brand = {p26:String} AND slice = {p27:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p28:String}) > toDate(assumeNotNull(previous_at), {p29:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))), greatest(assumeNotNull((SELECT if(countIf(nth = 1) < {p30:UInt64}, {p31:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p32:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p33:String}) - toDate(assumeNotNull(previous_at), {p34:String}))) AS apart
      FROM orders
      WHERE brand = {p35:String} AND slice = {p36:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p37:String}) > toDate(assumeNotNull(previous_at), {p38:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))), assumeNotNull((SELECT if(countIf(nth = 1) < {p39:UInt64}, {p40:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p41:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p42:String}) - toDate(assumeNotNull(previous_at), {p43:String}))) AS apart
      FROM orders
      WHERE brand = {p44:String} AND slice = {p45:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p46:String}) > toDate(assumeNotNull(previous_at), {p47:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))) + 1)), ordered, arrayEnumerate(ordered))
          ), 'Array(Tuple(UInt32, UInt8, UInt32, UInt32))') AS acts
        FROM (SELECT *, arrayFilter(one -> empty(ordered) OR one.1 < ordered[1], visited) AS early FROM (
    SELECT who, argMax(found.person, seen_at) AS person, arraySort(groupArrayIf(visit, found.person != 0)) AS visited,
      arraySort(groupUniqArrayArray(days)) AS ordered, argMinIf(found.channel, at, found.channel != '') AS channel,
      argMinIf(market, toUnixTimestamp64Milli(at) + if(found.person = 0, 0, 100000000000000), market != '') AS country,
      argMinIf(found.sales_channel, sold_at, found.sales_channel != '') AS sales_channel, argMinIf(found.sku, sold_at, found.sku != '') AS sku
    FROM (
      SELECT if(buyers.customer = 0, seen.person, buyers.customer) AS who, seen.person AS person, seen_at, visit, nameless AS days, at,
        channel, market, buyers.sold_at AS sold_at, buyers.sales_channel AS sales_channel, buyers.sku AS sku
      FROM (
        SELECT person, ended_at AS seen_at, started_at AS at, toString(channel) AS channel, toString(country) AS market,
          (toUInt32(toDate(started_at, {p48:String})), toFloat32(ifNull(engaged_seconds, 0)), toUInt8(product_views > 0), toUInt8(carts + checkouts > 0)) AS visit
        FROM visits FINAL WHERE brand = {p49:String} AND slice = {p50:UInt64} AND day BETWEEN {p51:Date} AND {p52:Date} AND started_at < {p53:DateTime64(3, 'UTC')} AND empty(bot_reasons)) AS seen GLOBAL ANY LEFT JOIN (
        SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
          groupUniqArrayIf(toUInt32(toDate(ordered_at, {p54:String})), customer_id = '' AND placed.counts = 1) AS nameless,
          minIf(ordered_at, placed.counts = 1) AS sold_at, argMinIf(toString(sales_channel), ordered_at, placed.counts = 1) AS sales_channel, argMinIf(toString(arraySort(skus)[1]), ordered_at, placed.counts = 1) AS sku
        FROM (SELECT toString(store) AS store, order_id, customer_id, ordered_at, counts, sales_channel, skus FROM orders WHERE brand = {p55:String} AND slice = {p56:UInt64} AND ordered_at < {p57:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') AS placed
        GLOBAL INNER JOIN (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, person
    FROM (
      SELECT person, ordered_at, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p58:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT person, ordered_at, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p59:String} AND slice = {p60:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p61:Array(String)}, {p62:Array(String)}, '')), transform(toString(source), {p63:Array(String)}, {p64:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p65:String} AND slice = {p66:UInt64} AND order_id != '' AND day BETWEEN {p67:Date} AND {p68:Date} AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p69:String} AND slice = {p70:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p71:DateTime64(3, 'UTC')} AND ordered_at < {p72:DateTime64(3, 'UTC')}
        )
        WHERE cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p73:String} AND slice = {p74:UInt64} AND order_id != '' AND day BETWEEN {p75:Date} AND {p76:Date} AND is_bot = 0) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id) AS told ON placed.store = told.store AND placed.order_id = told.order_id
        GROUP BY person) AS buyers ON seen.person = buyers.person
      UNION ALL
      SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), (toUInt32(0), toFloat32(0), toUInt8(0), toUInt8(0)),
        [toUInt32(toDate(ordered_at, {p77:String}))], ordered_at, '', toString(country), ordered_at, toString(sales_channel), toString(arraySort(skus)[1])
      FROM orders WHERE brand = {p78:String} AND slice = {p79:UInt64} AND ordered_at < {p80:DateTime64(3, 'UTC')} AND counts = 1 AND customer_id != ''
    ) AS found
    GROUP BY who) WHERE 1))))) WHERE ended.1 > 0 AND begun.1 = {p81:UInt64} AND ended.1 = {p82:UInt64} ORDER BY days, who LIMIT {p83:UInt64}) AS found ON bought.who = found.who
    ) AS named ON seen.person = named.person
    ORDER BY days, named.who
-- p0: ["aware","interested","considering","first_purchase","repeat","loyal","lapsing","lost"]
-- p1: ["aware","interested","considering","first_purchase","repeat","loyal","lapsing","lost"]
-- p2: "2025-03-31"
-- p3: "acme"
-- p4: "8"
-- p5: "acme"
-- p6: "7"
-- p7: "2024-12-31"
-- p8: "2024-12-31"
-- p9: "2024-12-31"
-- p10: "2024-12-31"
-- p11: "2025-03-31"
-- p12: "2025-03-31"
-- p13: "2025-03-31"
-- p14: "2025-03-31"
-- p15: "2"
-- p16: "30"
-- p17: "30"
-- p18: "90"
-- p19: "30"
-- p20: "3"
-- p21: "50"
-- p22: "90"
-- p23: "7"
-- p24: "Asia/Shanghai"
-- p25: "Asia/Shanghai"
-- p26: "acme"
-- p27: "7"
-- p28: "Asia/Shanghai"
-- p29: "Asia/Shanghai"
-- p30: "50"
-- p31: "180"
-- p32: "1"
-- p33: "Asia/Shanghai"
-- p34: "Asia/Shanghai"
-- p35: "acme"
-- p36: "7"
-- p37: "Asia/Shanghai"
-- p38: "Asia/Shanghai"
-- p39: "50"
-- p40: "90"
-- p41: "7"
-- p42: "Asia/Shanghai"
-- p43: "Asia/Shanghai"
-- p44: "acme"
-- p45: "7"
-- p46: "Asia/Shanghai"
-- p47: "Asia/Shanghai"
-- p48: "Asia/Shanghai"
-- p49: "acme"
-- p50: "8"
-- p51: "1999-12-31"
-- p52: "2025-04-01"
-- p53: "2025-03-31 16:00:00.000"
-- p54: "Asia/Shanghai"
-- p55: "acme"
-- p56: "7"
-- p57: "2025-03-31 16:00:00.000"
-- p58: "2678400"
-- p59: "acme"
-- p60: "7"
-- p61: ["src_shop"]
-- p62: ["Shop"]
-- p63: ["src_shop"]
-- p64: ["Shop"]
-- p65: "acme"
-- p66: "8"
-- p67: "1999-10-30"
-- p68: "2025-04-01"
-- p69: "acme"
-- p70: "7"
-- p71: "1999-11-30 16:00:00.000"
-- p72: "2025-05-01 16:00:00.000"
-- p73: "acme"
-- p74: "8"
-- p75: "1999-10-30"
-- p76: "2025-04-01"
-- p77: "Asia/Shanghai"
-- p78: "acme"
-- p79: "7"
-- p80: "2025-03-31 16:00:00.000"
-- p81: "4"
-- p82: "7"
-- p83: "500"
