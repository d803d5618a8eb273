    SELECT key, if(place = 0, 'new', {p0:Array(String)}[place]) AS stage, counts[place] AS people, if(of_key = 0, NULL, people / of_key) AS share,
      if(people = 0, NULL, toFloat64(medians[place])) AS median_days
    FROM (
      SELECT key, [sumIf(people, stage = {p1:UInt64}), sumIf(people, stage = {p2:UInt64}), sumIf(people, stage = {p3:UInt64}), sumIf(people, stage = {p4:UInt64}), sumIf(people, stage = {p5:UInt64}), sumIf(people, stage = {p6:UInt64}), sumIf(people, stage = {p7:UInt64}), sumIf(people, stage = {p8:UInt64})] AS counts, [quantileExactWeightedIf(0.5)(days, people, stage = {p9:UInt64}), quantileExactWeightedIf(0.5)(days, people, stage = {p10:UInt64}), quantileExactWeightedIf(0.5)(days, people, stage = {p11:UInt64}), quantileExactWeightedIf(0.5)(days, people, stage = {p12:UInt64}), quantileExactWeightedIf(0.5)(days, people, stage = {p13:UInt64}), quantileExactWeightedIf(0.5)(days, people, stage = {p14:UInt64}), quantileExactWeightedIf(0.5)(days, people, stage = {p15:UInt64}), quantileExactWeightedIf(0.5)(days, people, stage = {p16:UInt64})] AS medians, arraySum(counts) AS of_key
      FROM (
      SELECT * EXCEPT (key, of_key, place), if(place <= {p17:UInt64}, ranked.key, '(other)') AS key
      FROM (SELECT *, dense_rank() OVER (ORDER BY of_key DESC, key) AS place FROM (SELECT *, sum(people) OVER (PARTITION BY key) AS of_key FROM (SELECT key, ended.1 AS stage, ended.2 AS days, count() AS people FROM (
    SELECT *, '' AS key, (arrayLast(spell -> spell.1 <= toUInt32({p18:Date}), spells).2, if(arrayLast(spell -> spell.1 <= toUInt32({p19:Date}), spells).2 = 0, toUInt32(0), toUInt32(toUInt32({p20:Date}) - arrayLast(spell -> spell.1 <= toUInt32({p21:Date}), spells).1))) AS begun, (arrayLast(spell -> spell.1 <= toUInt32({p22:Date}), spells).2, if(arrayLast(spell -> spell.1 <= toUInt32({p23:Date}), spells).2 = 0, toUInt32(0), toUInt32(toUInt32({p24:Date}) - arrayLast(spell -> spell.1 <= toUInt32({p25:Date}), spells).1))) AS ended
    FROM (
    SELECT * EXCEPT (early, acts, stages),
      arrayFilter((spell, before) -> spell.2 != before, stages, arrayPushFront(arrayPopBack(stages.2), toUInt8(0))) AS spells
    FROM (
      SELECT *, arrayFlatten(arrayMap((one, next) -> arrayFilter(spell -> spell.1 < next,
          [(one.1, one.2), (toUInt32(one.1 + one.3 + 1), toUInt8(7)), (toUInt32(one.1 + one.4 + 1), toUInt8(8))]),
        acts, arrayPushBack(arrayPopFront(acts.1), toUInt32(4294967295)))) AS stages
      FROM (
        SELECT *, CAST(arrayConcat(
            arrayMap((one, seconds, looks, begun_carts) -> (one.1, multiIf(begun_carts > 0 OR looks >= {p26:UInt64}, 3, looks > 0 OR seconds >= {p27:UInt64}, 2, 1),
        {p28:UInt64}, greatest({p29:UInt64}, {p30:UInt64} + 1)), early, arrayCumSum(arrayMap(one -> one.2, early)), arrayCumSum(arrayMap(one -> one.3, early)), arrayCumSum(arrayMap(one -> one.4, early))),
            arrayMap((one, place) -> (one, multiIf(place >= {p31:UInt64}, 6, place >= 2, 5, 4), assumeNotNull((SELECT if(countIf(nth = 1) < {p32:UInt64}, {p33:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p34:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p35:String}) - toDate(assumeNotNull(previous_at), {p36:String}))) AS apart
      FROM orders
      WHERE brand = {p37:String} AND slice = {p38:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p39:String}) > toDate(assumeNotNull(previous_at), {p40:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))), greatest(assumeNotNull((SELECT if(countIf(nth = 1) < {p41:UInt64}, {p42:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p43:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p44:String}) - toDate(assumeNotNull(previous_at), {p45:String}))) AS apart
      FROM orders
      WHERE brand = {p46:String} AND slice = {p47:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p48:String}) > toDate(assumeNotNull(previous_at), {p49:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))), assumeNotNull((SELECT if(countIf(nth = 1) < {p50:UInt64}, {p51:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p52:UInt64})) FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p53:String}) - toDate(assumeNotNull(previous_at), {p54:String}))) AS apart
      FROM orders
      WHERE brand = {p55:String} AND slice = {p56:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p57:String}) > toDate(assumeNotNull(previous_at), {p58:String})
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
          (toUInt32(toDate(started_at, {p59:String})), toFloat32(ifNull(engaged_seconds, 0)), toUInt8(product_views > 0), toUInt8(carts + checkouts > 0)) AS visit
        FROM visits FINAL WHERE brand = {p60:String} AND slice = {p61:UInt64} AND day BETWEEN {p62:Date} AND {p63:Date} AND started_at < {p64:DateTime64(3, 'UTC')} AND empty(bot_reasons)) AS seen GLOBAL ANY LEFT JOIN (
        SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
          groupUniqArrayIf(toUInt32(toDate(ordered_at, {p65:String})), customer_id = '' AND placed.counts = 1) AS nameless,
          minIf(ordered_at, placed.counts = 1) AS sold_at, argMinIf(toString(sales_channel), ordered_at, placed.counts = 1) AS sales_channel, argMinIf(toString(arraySort(skus)[1]), ordered_at, placed.counts = 1) AS sku
        FROM (SELECT toString(store) AS store, order_id, customer_id, ordered_at, counts, sales_channel, skus FROM orders WHERE brand = {p66:String} AND slice = {p67:UInt64} AND ordered_at < {p68:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') AS placed
        GLOBAL INNER JOIN (
    SELECT own[1].1 AS store, own[1].2 AS order_id, own[1].3 AS counts, own[1].4 AS net_sales, own[1].5 AS cm2, own[1].6 AS cm3, own[1].7 AS order_rank, person
    FROM (
      SELECT person, ordered_at, visit_at, told_as, if(length(arrayFilter(one -> abs(dateDiff('second', one.8, told.ordered_at)) <= {p69:UInt64} AND (own_store = '' OR one.1 IN (own_store, '')), orders) AS near) = 1, near, arrayFilter(one -> own_store != '' AND one.1 = own_store, near)) AS own
      FROM (
        SELECT person, ordered_at, visit_at, order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p70:String} AND slice = {p71:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p72:Array(String)}, {p73:Array(String)}, '')), transform(toString(source), {p74:Array(String)}, {p75:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p76:String} AND slice = {p77:UInt64} AND order_id != '' AND day BETWEEN {p78:Date} AND {p79:Date} AND is_bot = 0
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank, ordered_at) AS one, told_id
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p80:String} AND slice = {p81:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p82:DateTime64(3, 'UTC')} AND ordered_at < {p83:DateTime64(3, 'UTC')}
        )
        WHERE cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p84:String} AND slice = {p85:UInt64} AND order_id != '' AND day BETWEEN {p86:Date} AND {p87:Date} AND is_bot = 0) GROUP BY told_id
      ) AS known ON told.told_as = known.told_id
      WHERE length(own) = 1
    )
    ORDER BY store, order_id, ordered_at, person, told_as, visit_at LIMIT 1 BY store, order_id) AS told ON placed.store = told.store AND placed.order_id = told.order_id
        GROUP BY person) AS buyers ON seen.person = buyers.person
      UNION ALL
      SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), (toUInt32(0), toFloat32(0), toUInt8(0), toUInt8(0)),
        [toUInt32(toDate(ordered_at, {p88:String}))], ordered_at, '', toString(country), ordered_at, toString(sales_channel), toString(arraySort(skus)[1])
      FROM orders WHERE brand = {p89:String} AND slice = {p90:UInt64} AND ordered_at < {p91:DateTime64(3, 'UTC')} AND counts = 1 AND customer_id != ''
    ) AS found
    GROUP BY who) WHERE 1))))) WHERE ended.1 > 0 GROUP BY key, stage, days))) AS ranked)
      GROUP BY key
    )
    ARRAY JOIN range(1, 9) AS place
    ORDER BY of_key DESC, key, place
-- p0: ["aware","interested","considering","first_purchase","repeat","loyal","lapsing","lost"]
-- p1: "1"
-- p2: "2"
-- p3: "3"
-- p4: "4"
-- p5: "5"
-- p6: "6"
-- p7: "7"
-- p8: "8"
-- p9: "1"
-- p10: "2"
-- p11: "3"
-- p12: "4"
-- p13: "5"
-- p14: "6"
-- p15: "7"
-- p16: "8"
-- p17: "20"
-- p18: "2024-12-31"
-- p19: "2024-12-31"
-- p20: "2024-12-31"
-- p21: "2024-12-31"
-- p22: "2025-03-31"
-- p23: "2025-03-31"
-- p24: "2025-03-31"
-- p25: "2025-03-31"
-- p26: "2"
-- p27: "30"
-- p28: "30"
-- p29: "90"
-- p30: "30"
-- p31: "3"
-- p32: "50"
-- p33: "90"
-- p34: "7"
-- p35: "Asia/Shanghai"
-- p36: "Asia/Shanghai"
-- p37: "acme"
-- p38: "7"
-- p39: "Asia/Shanghai"
-- p40: "Asia/Shanghai"
-- p41: "50"
-- p42: "180"
-- p43: "1"
-- p44: "Asia/Shanghai"
-- p45: "Asia/Shanghai"
-- p46: "acme"
-- p47: "7"
-- p48: "Asia/Shanghai"
-- p49: "Asia/Shanghai"
-- p50: "50"
-- p51: "90"
-- p52: "7"
-- p53: "Asia/Shanghai"
-- p54: "Asia/Shanghai"
-- p55: "acme"
-- p56: "7"
-- p57: "Asia/Shanghai"
-- p58: "Asia/Shanghai"
-- p59: "Asia/Shanghai"
-- p60: "acme"
-- p61: "8"
-- p62: "1999-12-31"
-- p63: "2025-04-01"
-- p64: "2025-03-31 16:00:00.000"
-- p65: "Asia/Shanghai"
-- p66: "acme"
-- p67: "7"
-- p68: "2025-03-31 16:00:00.000"
-- p69: "2678400"
-- p70: "acme"
-- p71: "7"
-- p72: ["src_shop"]
-- p73: ["Shop"]
-- p74: ["src_shop"]
-- p75: ["Shop"]
-- p76: "acme"
-- p77: "8"
-- p78: "1999-10-30"
-- p79: "2025-04-01"
-- p80: "acme"
-- p81: "7"
-- p82: "1999-11-30 16:00:00.000"
-- p83: "2025-05-01 16:00:00.000"
-- p84: "acme"
-- p85: "8"
-- p86: "1999-10-30"
-- p87: "2025-04-01"
-- p88: "Asia/Shanghai"
-- p89: "acme"
-- p90: "7"
-- p91: "2025-03-31 16:00:00.000"
