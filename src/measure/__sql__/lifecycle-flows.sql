SELECT sum(found) AS rows
    FROM (
      SELECT count() AS found FROM visits WHERE brand = {p0:String} AND slice = {p1:UInt64} AND started_at < {p2:DateTime64(3, 'UTC')}
      UNION ALL
      SELECT count() FROM orders WHERE brand = {p3:String} AND slice = {p4:UInt64} AND ordered_at < {p5:DateTime64(3, 'UTC')}
    )
-- p0: "acme"
-- p1: "8"
-- p2: "2025-03-31 16:00:00.000"
-- p3: "acme"
-- p4: "7"
-- p5: "2025-03-31 16:00:00.000"

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
            arrayMap((act, seconds, looks, begun_carts) -> (toUInt32(bitShiftRight(act, 35)), multiIf(begun_carts > 0 OR looks >= {p11:UInt64}, 3, looks > 0 OR seconds >= {p12:UInt64}, 2, 1),
        {p13:UInt64}, greatest({p14:UInt64}, {p15:UInt64} + 1)), early, arrayCumSum(arrayMap(act -> reinterpretAsFloat32(toUInt32(act)), early)), arrayCumSum(arrayMap(act -> bitTest(act, 33), early)), arrayCumSum(arrayMap(act -> bitTest(act, 32), early))),
            arrayMap((one, place) -> (one, multiIf(place >= {p16:UInt64}, 6, place >= 2, 5, 4), (SELECT [if(countIf(nth = 1) < {p17:UInt64}, {p18:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p19:UInt64})), if(countIf(nth = 1) < {p20:UInt64}, {p21:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p22:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p23:String}) - toDate(assumeNotNull(previous_at), {p24:String}))) AS apart
      FROM orders
      WHERE brand = {p25:String} AND slice = {p26:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p27:String}) > toDate(assumeNotNull(previous_at), {p28:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p29:UInt64}], greatest((SELECT [if(countIf(nth = 1) < {p30:UInt64}, {p31:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p32:UInt64})), if(countIf(nth = 1) < {p33:UInt64}, {p34:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p35:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p36:String}) - toDate(assumeNotNull(previous_at), {p37:String}))) AS apart
      FROM orders
      WHERE brand = {p38:String} AND slice = {p39:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p40:String}) > toDate(assumeNotNull(previous_at), {p41:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p42:UInt64}], (SELECT [if(countIf(nth = 1) < {p43:UInt64}, {p44:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p45:UInt64})), if(countIf(nth = 1) < {p46:UInt64}, {p47:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p48:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p49:String}) - toDate(assumeNotNull(previous_at), {p50:String}))) AS apart
      FROM orders
      WHERE brand = {p51:String} AND slice = {p52:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p53:String}) > toDate(assumeNotNull(previous_at), {p54:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p55:UInt64}] + 1)), ordered, arrayEnumerate(ordered))
          ), 'Array(Tuple(UInt32, UInt8, UInt32, UInt32))') AS acts
        FROM (SELECT *, arrayFilter(act -> empty(ordered) OR toUInt32(bitShiftRight(act, 35)) < ordered[1], visited) AS early FROM (
    SELECT who, person, arrayFilter(act -> NOT bitTest(act, 34), acts) AS visited, arrayDistinct(arrayMap(act -> toUInt32(bitShiftRight(act, 35)), arrayFilter(act -> bitTest(act, 34), acts))) AS ordered
    FROM (
      SELECT who, argMax(found.person, seen_at) AS person, arraySort(groupArray(did)) AS acts
      FROM (
        SELECT if(buyers.customer = 0, seen.person, buyers.customer) AS who, seen.person AS person, seen_at, arrayJoin(arrayPushBack(nameless, act)) AS did
        FROM (
          SELECT person, ended_at AS seen_at, bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(started_at, {p56:String}))), 35), toUInt64((product_views > 0) * 8589934592 + (carts + checkouts > 0) * 4294967296 + reinterpretAsUInt32(toFloat32(ifNull(engaged_seconds, 0))))) AS act
          FROM visits FINAL WHERE brand = {p57:String} AND slice = {p58:UInt64} AND day BETWEEN {p59:Date} AND {p60:Date} AND started_at < {p61:DateTime64(3, 'UTC')} AND empty(bot_reasons)) AS seen GLOBAL ANY LEFT JOIN (
          SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
            groupUniqArrayIf(bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(ordered_at, {p62:String}))), 35), toUInt64(17179869184)), customer_id = '' AND placed.counts = 1) AS nameless
          FROM (SELECT toString(store) AS store, order_id, customer_id, ordered_at, counts FROM orders WHERE brand = {p63:String} AND slice = {p64:UInt64} AND ordered_at < {p65:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') AS placed
          GLOBAL INNER JOIN (
    SELECT store, order_id, person
    FROM (
      SELECT person, ordered_at, told_as, store, order_id
      FROM (
        SELECT person, ordered_at, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT person, ordered_at, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p66:String} AND slice = {p67:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p68:Array(String)}, {p69:Array(String)}, '')), transform(toString(source), {p70:Array(String)}, {p71:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p72:String} AND slice = {p73:UInt64} AND journeys.order_id != '' AND day BETWEEN {p74:Date} AND {p75:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p76:String} AND slice = {p77:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p78:DateTime64(3, 'UTC')} AND ordered_at < {p79:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p80:String} AND slice = {p81:UInt64} AND order_id != '' AND day BETWEEN {p82:Date} AND {p83:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id) AS told ON placed.store = told.store AND placed.order_id = told.order_id
          GROUP BY person) AS buyers ON seen.person = buyers.person
        UNION ALL
        SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(ordered_at, {p84:String}))), 35), toUInt64(17179869184))
        FROM orders WHERE brand = {p85:String} AND slice = {p86:UInt64} AND ordered_at < {p87:DateTime64(3, 'UTC')} AND counts = 1 AND customer_id != ''
      ) AS found
      GROUP BY who
    )) WHERE 1))))) WHERE ended.1 > 0)
        ARRAY JOIN arrayPushBack(moves, (begun.1, ended.1, ended.2, toUInt8(0))) AS moved
        GROUP BY key, begin, end, days, is_move)))) AS ranked) WHERE NOT is_move GROUP BY key, begin, end
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
-- p20: "50"
-- p21: "180"
-- p22: "1"
-- p23: "Asia/Shanghai"
-- p24: "Asia/Shanghai"
-- p25: "acme"
-- p26: "7"
-- p27: "Asia/Shanghai"
-- p28: "Asia/Shanghai"
-- p29: "1"
-- p30: "50"
-- p31: "90"
-- p32: "7"
-- p33: "50"
-- p34: "180"
-- p35: "1"
-- p36: "Asia/Shanghai"
-- p37: "Asia/Shanghai"
-- p38: "acme"
-- p39: "7"
-- p40: "Asia/Shanghai"
-- p41: "Asia/Shanghai"
-- p42: "2"
-- p43: "50"
-- p44: "90"
-- p45: "7"
-- p46: "50"
-- p47: "180"
-- p48: "1"
-- p49: "Asia/Shanghai"
-- p50: "Asia/Shanghai"
-- p51: "acme"
-- p52: "7"
-- p53: "Asia/Shanghai"
-- p54: "Asia/Shanghai"
-- p55: "1"
-- p56: "Asia/Shanghai"
-- p57: "acme"
-- p58: "8"
-- p59: "1999-12-31"
-- p60: "2025-04-01"
-- p61: "2025-03-31 16:00:00.000"
-- p62: "Asia/Shanghai"
-- p63: "acme"
-- p64: "7"
-- p65: "2025-03-31 16:00:00.000"
-- p66: "acme"
-- p67: "7"
-- p68: ["src_shop"]
-- p69: ["Shop"]
-- p70: ["src_shop"]
-- p71: ["Shop"]
-- p72: "acme"
-- p73: "8"
-- p74: "1999-10-30"
-- p75: "2025-04-01"
-- p76: "acme"
-- p77: "7"
-- p78: "1999-11-30 16:00:00.000"
-- p79: "2025-05-01 16:00:00.000"
-- p80: "acme"
-- p81: "8"
-- p82: "1999-10-30"
-- p83: "2025-04-01"
-- p84: "Asia/Shanghai"
-- p85: "acme"
-- p86: "7"
-- p87: "2025-03-31 16:00:00.000"
