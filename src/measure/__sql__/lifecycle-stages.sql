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
            arrayMap((act, seconds, looks, begun_carts) -> (toUInt32(bitShiftRight(act, 35)), multiIf(begun_carts > 0 OR looks >= {p26:UInt64}, 3, looks > 0 OR seconds >= {p27:UInt64}, 2, 1),
        {p28:UInt64}, greatest({p29:UInt64}, {p30:UInt64} + 1)), early, arrayCumSum(arrayMap(act -> reinterpretAsFloat32(toUInt32(act)), early)), arrayCumSum(arrayMap(act -> bitTest(act, 33), early)), arrayCumSum(arrayMap(act -> bitTest(act, 32), early))),
            arrayMap((one, place) -> (one, multiIf(place >= {p31:UInt64}, 6, place >= 2, 5, 4), (SELECT [if(countIf(nth = 1) < {p32:UInt64}, {p33:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p34:UInt64})), if(countIf(nth = 1) < {p35:UInt64}, {p36:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p37:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p38:String}) - toDate(assumeNotNull(previous_at), {p39:String}))) AS apart
      FROM orders
      WHERE brand = {p40:String} AND slice = {p41:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p42:String}) > toDate(assumeNotNull(previous_at), {p43:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p44:UInt64}], greatest((SELECT [if(countIf(nth = 1) < {p45:UInt64}, {p46:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p47:UInt64})), if(countIf(nth = 1) < {p48:UInt64}, {p49:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p50:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p51:String}) - toDate(assumeNotNull(previous_at), {p52:String}))) AS apart
      FROM orders
      WHERE brand = {p53:String} AND slice = {p54:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p55:String}) > toDate(assumeNotNull(previous_at), {p56:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p57:UInt64}], (SELECT [if(countIf(nth = 1) < {p58:UInt64}, {p59:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p60:UInt64})), if(countIf(nth = 1) < {p61:UInt64}, {p62:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p63:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p64:String}) - toDate(assumeNotNull(previous_at), {p65:String}))) AS apart
      FROM orders
      WHERE brand = {p66:String} AND slice = {p67:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p68:String}) > toDate(assumeNotNull(previous_at), {p69:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p70:UInt64}] + 1)), ordered, arrayEnumerate(ordered))
          ), 'Array(Tuple(UInt32, UInt8, UInt32, UInt32))') AS acts
        FROM (SELECT *, arrayFilter(act -> empty(ordered) OR toUInt32(bitShiftRight(act, 35)) < ordered[1], visited) AS early FROM (
    SELECT who, person, arrayFilter(act -> NOT bitTest(act, 34), acts) AS visited, arrayDistinct(arrayMap(act -> toUInt32(bitShiftRight(act, 35)), arrayFilter(act -> bitTest(act, 34), acts))) AS ordered
    FROM (
      SELECT who, argMax(found.person, seen_at) AS person, arraySort(groupArray(did)) AS acts
      FROM (
        SELECT if(buyers.customer = 0, seen.person, buyers.customer) AS who, seen.person AS person, seen_at, arrayJoin(arrayPushBack(nameless, act)) AS did
        FROM (
          SELECT person, ended_at AS seen_at, bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(started_at, {p71:String}))), 35), toUInt64((product_views > 0) * 8589934592 + (carts + checkouts > 0) * 4294967296 + reinterpretAsUInt32(toFloat32(ifNull(engaged_seconds, 0))))) AS act
          FROM visits FINAL WHERE brand = {p72:String} AND slice = {p73:UInt64} AND day BETWEEN {p74:Date} AND {p75:Date} AND started_at < {p76:DateTime64(3, 'UTC')} AND empty(bot_reasons)) AS seen GLOBAL ANY LEFT JOIN (
          SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
            groupUniqArrayIf(bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(ordered_at, {p77:String}))), 35), toUInt64(17179869184)), customer_id = '' AND placed.counts = 1) AS nameless
          FROM (SELECT toString(store) AS store, order_id, customer_id, ordered_at, counts FROM orders WHERE brand = {p78:String} AND slice = {p79:UInt64} AND ordered_at < {p80:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') AS placed
          GLOBAL INNER JOIN (
    SELECT store, order_id, person
    FROM (
      SELECT person, ordered_at, told_as, store, order_id
      FROM (
        SELECT person, ordered_at, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT person, ordered_at, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p81:String} AND slice = {p82:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p83:Array(String)}, {p84:Array(String)}, '')), transform(toString(source), {p85:Array(String)}, {p86:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p87:String} AND slice = {p88:UInt64} AND journeys.order_id != '' AND day BETWEEN {p89:Date} AND {p90:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p91:String} AND slice = {p92:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p93:DateTime64(3, 'UTC')} AND ordered_at < {p94:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p95:String} AND slice = {p96:UInt64} AND order_id != '' AND day BETWEEN {p97:Date} AND {p98:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id) AS told ON placed.store = told.store AND placed.order_id = told.order_id
          GROUP BY person) AS buyers ON seen.person = buyers.person
        UNION ALL
        SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(ordered_at, {p99:String}))), 35), toUInt64(17179869184))
        FROM orders WHERE brand = {p100:String} AND slice = {p101:UInt64} AND ordered_at < {p102:DateTime64(3, 'UTC')} AND counts = 1 AND customer_id != ''
      ) AS found
      GROUP BY who
    )) WHERE 1))))) WHERE ended.1 > 0 GROUP BY key, stage, days))) AS ranked)
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
-- p35: "50"
-- p36: "180"
-- p37: "1"
-- p38: "Asia/Shanghai"
-- p39: "Asia/Shanghai"
-- p40: "acme"
-- p41: "7"
-- p42: "Asia/Shanghai"
-- p43: "Asia/Shanghai"
-- p44: "1"
-- p45: "50"
-- p46: "90"
-- p47: "7"
-- p48: "50"
-- p49: "180"
-- p50: "1"
-- p51: "Asia/Shanghai"
-- p52: "Asia/Shanghai"
-- p53: "acme"
-- p54: "7"
-- p55: "Asia/Shanghai"
-- p56: "Asia/Shanghai"
-- p57: "2"
-- p58: "50"
-- p59: "90"
-- p60: "7"
-- p61: "50"
-- p62: "180"
-- p63: "1"
-- p64: "Asia/Shanghai"
-- p65: "Asia/Shanghai"
-- p66: "acme"
-- p67: "7"
-- p68: "Asia/Shanghai"
-- p69: "Asia/Shanghai"
-- p70: "1"
-- p71: "Asia/Shanghai"
-- p72: "acme"
-- p73: "8"
-- p74: "1999-12-31"
-- p75: "2025-04-01"
-- p76: "2025-03-31 16:00:00.000"
-- p77: "Asia/Shanghai"
-- p78: "acme"
-- p79: "7"
-- p80: "2025-03-31 16:00:00.000"
-- p81: "acme"
-- p82: "7"
-- p83: ["src_shop"]
-- p84: ["Shop"]
-- p85: ["src_shop"]
-- p86: ["Shop"]
-- p87: "acme"
-- p88: "8"
-- p89: "1999-10-30"
-- p90: "2025-04-01"
-- p91: "acme"
-- p92: "7"
-- p93: "1999-11-30 16:00:00.000"
-- p94: "2025-05-01 16:00:00.000"
-- p95: "acme"
-- p96: "8"
-- p97: "1999-10-30"
-- p98: "2025-04-01"
-- p99: "Asia/Shanghai"
-- p100: "acme"
-- p101: "7"
-- p102: "2025-03-31 16:00:00.000"
