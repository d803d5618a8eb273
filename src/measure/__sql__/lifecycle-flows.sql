    SELECT key, if(begin = 0, 'new', {p0:Array(String)}[begin]) AS from, if(end = 0, 'new', {p1:Array(String)}[end]) AS to, counted AS people, counted / sum(counted) OVER (PARTITION BY key, begin) AS share,
      if(end >= 7 AND end > begin, counted, 0) AS leaked, late AS stuck, if(usually = 4294967295, NULL, usually) AS usual_days
    FROM (
      SELECT key, begin, end, sum(people) AS counted, sumIf(people, begin = end AND days > usual) AS late, any(usual) AS usually
      FROM (
      SELECT * EXCEPT (key, of_key, place), if(place <= {p2:UInt64}, ranked.key, '(other)') AS key
      FROM (SELECT *, dense_rank() OVER (ORDER BY of_key DESC, key) AS place FROM (SELECT *, sum(people) OVER (PARTITION BY key) AS of_key FROM (
      SELECT key, begin, end, days, if(is_move, 0, times) AS people, is_move,
        if(sumIf(times, is_move) OVER (PARTITION BY begin) < 20, 4294967295,
          toUInt32(quantileExactWeightedIf(0.8)(days, times, is_move) OVER (PARTITION BY begin))) AS usual
      FROM (
        SELECT key, moved.1 AS begin, moved.2 AS end, moved.3 AS days, moved.4 AS is_move, count() AS times
        FROM (SELECT key, begun, ended, arrayFilter(move -> move.2 > move.1 AND move.2 <= 6,
          arrayMap((one, next) -> (one.2, next.2, toUInt32(next.1 - one.1), toUInt8(1)), arrayPopBack(spells), arrayPopFront(spells))) AS moves FROM (
    SELECT *, '' AS key, (arrayLast(spell -> spell.1 <= toUInt32({p3:Date}), spells).2, if(arrayLast(spell -> spell.1 <= toUInt32({p4:Date}), spells).2 = 0, toUInt32(0), toUInt32(toUInt32({p5:Date}) - arrayLast(spell -> spell.1 <= toUInt32({p6:Date}), spells).1))) AS begun, (arrayLast(spell -> spell.1 <= toUInt32({p7:Date}), spells).2, if(arrayLast(spell -> spell.1 <= toUInt32({p8:Date}), spells).2 = 0, toUInt32(0), toUInt32(toUInt32({p9:Date}) - arrayLast(spell -> spell.1 <= toUInt32({p10:Date}), spells).1))) AS ended
    FROM (
    SELECT * EXCEPT (early, acts, stages),
      arrayFilter((spell, before) -> spell.2 != before, stages, arrayPushFront(arrayPopBack(stages.2), toUInt8(0))) AS spells
    FROM (
      SELECT *, arrayFlatten(arrayMap((one, next) -> arrayFilter(spell -> spell.1 < next,
          [(one.1, one.2), (toUInt32(one.1 + one.3 + 1), toUInt8(7)), (toUInt32(one.1 + one.4 + 1), toUInt8(8))]),
        acts, arrayPushBack(arrayPopFront(acts.1), toUInt32(4294967295)))) AS stages
      FROM (
        SELECT *, CAST(arrayConcat(
            arrayMap((one, seconds, looks, begun_carts) -> (one.1, multiIf(begun_carts > 0 OR looks >= {p11:UInt64}, 3, looks > 0 OR seconds >= {p12:UInt64}, 2, 1),
        {p13:UInt64}, greatest({p14:UInt64}, {p15:UInt64} + 1)), early, arrayCumSum(arrayMap(one -> one.2, early)), arrayCumSum(arrayMap(one -> one.3, early)), arrayCumSum(arrayMap(one -> one.4, early))),
            arrayMap((one, place) -> (one, multiIf(place >= {p16:UInt64}, 6, place >= 2, 5, 4), assumeNotNull((SELECT if(countIf(nth = 1) < {p17:UInt64}, {p18:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p19:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p20:String}) - toDate(assumeNotNull(previous_at), {p21:String}))) AS apart
      FROM orders
      WHERE brand = {p22:String} AND slice = {p23:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p24:String}) > toDate(assumeNotNull(previous_at), {p25:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))), greatest(assumeNotNull((SELECT if(countIf(nth = 1) < {p26:UInt64}, {p27:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p28:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p29:String}) - toDate(assumeNotNull(previous_at), {p30:String}))) AS apart
      FROM orders
      WHERE brand = {p31:String} AND slice = {p32:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p33:String}) > toDate(assumeNotNull(previous_at), {p34:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))), assumeNotNull((SELECT if(countIf(nth = 1) < {p35:UInt64}, {p36:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p37:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p38:String}) - toDate(assumeNotNull(previous_at), {p39:String}))) AS apart
      FROM orders
      WHERE brand = {p40:String} AND slice = {p41:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p42:String}) > toDate(assumeNotNull(previous_at), {p43:String})
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
          (toUInt32(toDate(started_at, {p44:String})), toFloat32(ifNull(engaged_seconds, 0)), toUInt8(product_views > 0), toUInt8(carts + checkouts > 0)) AS visit
        FROM visits FINAL WHERE brand = {p45:String} AND slice = {p46:UInt64} AND day BETWEEN {p47:Date} AND {p48:Date} AND started_at < {p49:DateTime64(3, 'UTC')} AND empty(bot_reasons)) AS seen GLOBAL ANY LEFT JOIN (
        SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
          groupUniqArrayIf(toUInt32(toDate(ordered_at, {p50:String})), customer_id = '' AND placed.counts = 1) AS nameless,
          minIf(ordered_at, placed.counts = 1) AS sold_at, argMinIf(toString(sales_channel), ordered_at, placed.counts = 1) AS sales_channel, argMinIf(toString(arraySort(skus)[1]), ordered_at, placed.counts = 1) AS sku
        FROM (SELECT toString(store) AS store, order_id, customer_id, ordered_at, counts, sales_channel, skus FROM orders WHERE brand = {p51:String} AND slice = {p52:UInt64} AND ordered_at < {p53:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') AS placed
        GLOBAL INNER JOIN (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, person
    FROM (
      SELECT person, ordered_at, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p54:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT person, ordered_at, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p55:String} AND slice = {p56:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p57:Array(String)}, {p58:Array(String)}, '')), transform(toString(source), {p59:Array(String)}, {p60:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p61:String} AND slice = {p62:UInt64} AND order_id != '' AND day BETWEEN {p63:Date} AND {p64:Date} AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p65:String} AND slice = {p66:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p67:DateTime64(3, 'UTC')} AND ordered_at < {p68:DateTime64(3, 'UTC')}
        )
        WHERE cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p69:String} AND slice = {p70:UInt64} AND order_id != '' AND day BETWEEN {p71:Date} AND {p72:Date} AND is_bot = 0) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id) AS told ON placed.store = told.store AND placed.order_id = told.order_id
        GROUP BY person) AS buyers ON seen.person = buyers.person
      UNION ALL
      SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), (toUInt32(0), toFloat32(0), toUInt8(0), toUInt8(0)),
        [toUInt32(toDate(ordered_at, {p73:String}))], ordered_at, '', toString(country), ordered_at, toString(sales_channel), toString(arraySort(skus)[1])
      FROM orders WHERE brand = {p74:String} AND slice = {p75:UInt64} AND ordered_at < {p76:DateTime64(3, 'UTC')} AND counts = 1 AND customer_id != ''
    ) AS found
    GROUP BY who) WHERE 1))))) WHERE ended.1 > 0)
        ARRAY JOIN arrayPushBack(moves, (begun.1, ended.1, ended.2, toUInt8(0))) AS moved
        GROUP BY key, begin, end, days, is_move
      )))) AS ranked) WHERE NOT is_move GROUP BY key, begin, end
    )
    ORDER BY sum(counted) OVER (PARTITION BY key) DESC, key, begin, end
-- p0: ["aware","interested","considering","first_purchase","repeat","loyal","lapsing","lost"]
-- p1: ["aware","interested","considering","first_purchase","repeat","loyal","lapsing","lost"]
-- p2: "20"
-- p3: "2024-12-31"
-- p4: "2024-12-31"
-- p5: "2024-12-31"
-- p6: "2024-12-31"
-- p7: "2025-03-31"
-- p8: "2025-03-31"
-- p9: "2025-03-31"
-- p10: "2025-03-31"
-- p11: "2"
-- p12: "30"
-- p13: "30"
-- p14: "90"
-- p15: "30"
-- p16: "3"
-- p17: "50"
-- p18: "90"
-- p19: "7"
-- p20: "Asia/Shanghai"
-- p21: "Asia/Shanghai"
-- p22: "acme"
-- p23: "7"
-- p24: "Asia/Shanghai"
-- p25: "Asia/Shanghai"
-- p26: "50"
-- p27: "180"
-- p28: "1"
-- p29: "Asia/Shanghai"
-- p30: "Asia/Shanghai"
-- p31: "acme"
-- p32: "7"
-- p33: "Asia/Shanghai"
-- p34: "Asia/Shanghai"
-- p35: "50"
-- p36: "90"
-- p37: "7"
-- p38: "Asia/Shanghai"
-- p39: "Asia/Shanghai"
-- p40: "acme"
-- p41: "7"
-- p42: "Asia/Shanghai"
-- p43: "Asia/Shanghai"
-- p44: "Asia/Shanghai"
-- p45: "acme"
-- p46: "8"
-- p47: "1999-12-31"
-- p48: "2025-04-01"
-- p49: "2025-03-31 16:00:00.000"
-- p50: "Asia/Shanghai"
-- p51: "acme"
-- p52: "7"
-- p53: "2025-03-31 16:00:00.000"
-- p54: "2678400"
-- p55: "acme"
-- p56: "7"
-- p57: ["src_shop"]
-- p58: ["Shop"]
-- p59: ["src_shop"]
-- p60: ["Shop"]
-- p61: "acme"
-- p62: "8"
-- p63: "1999-10-30"
-- p64: "2025-04-01"
-- p65: "acme"
-- p66: "7"
-- p67: "1999-11-30 16:00:00.000"
-- p68: "2025-05-01 16:00:00.000"
-- p69: "acme"
-- p70: "8"
-- p71: "1999-10-30"
-- p72: "2025-04-01"
-- p73: "Asia/Shanghai"
-- p74: "acme"
-- p75: "7"
-- p76: "2025-03-31 16:00:00.000"
