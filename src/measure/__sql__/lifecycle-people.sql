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

    SELECT if(named.person = 0, '', toString(named.person)) AS person, named.customer_id AS customer_id, seen.user_id AS user_id, key,
      if(before_place = 0, 'new', {p0:Array(String)}[before_place]) AS before, if(place = 0, 'new', {p1:Array(String)}[place]) AS stage, toString({p2:Date} - days) AS since, days, order_days,
      toString(last_order) AS last_order, channel, country
    FROM (SELECT person, user_id FROM people FINAL WHERE brand = {p3:String} AND slice = {p4:UInt64} AND user_id != '') AS seen
    GLOBAL ANY RIGHT JOIN (
      SELECT found.* EXCEPT (who), found.who AS who, bought.customer_id AS customer_id
      FROM (SELECT sipHash64(customer_id) AS who, customer_id FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND customer_id != '') AS bought
      GLOBAL ANY RIGHT JOIN (SELECT * FROM (
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
            arrayMap((act, seconds, looks, begun_carts) -> (toUInt32(bitShiftRight(act, 35)), multiIf(begun_carts > 0 OR looks >= {p15:UInt64}, 3, looks > 0 OR seconds >= {p16:UInt64}, 2, 1),
        {p17:UInt64}, greatest({p18:UInt64}, {p19:UInt64} + 1)), early, arrayCumSum(arrayMap(act -> reinterpretAsFloat32(toUInt32(act)), early)), arrayCumSum(arrayMap(act -> bitTest(act, 33), early)), arrayCumSum(arrayMap(act -> bitTest(act, 32), early))),
            arrayMap((one, place) -> (one, multiIf(place >= {p20:UInt64}, 6, place >= 2, 5, 4), (SELECT [if(countIf(nth = 1) < {p21:UInt64}, {p22:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p23:UInt64})), if(countIf(nth = 1) < {p24:UInt64}, {p25:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p26:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p27:String}) - toDate(assumeNotNull(previous_at), {p28:String}))) AS apart
      FROM orders
      WHERE brand = {p29:String} AND slice = {p30:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p31:String}) > toDate(assumeNotNull(previous_at), {p32:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p33:UInt64}], greatest((SELECT [if(countIf(nth = 1) < {p34:UInt64}, {p35:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p36:UInt64})), if(countIf(nth = 1) < {p37:UInt64}, {p38:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p39:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p40:String}) - toDate(assumeNotNull(previous_at), {p41:String}))) AS apart
      FROM orders
      WHERE brand = {p42:String} AND slice = {p43:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p44:String}) > toDate(assumeNotNull(previous_at), {p45:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p46:UInt64}], (SELECT [if(countIf(nth = 1) < {p47:UInt64}, {p48:UInt64}, greatest(toUInt64(quantileExactWeighted(0.8)(days, weight)), {p49:UInt64})), if(countIf(nth = 1) < {p50:UInt64}, {p51:UInt64}, greatest(toUInt64(quantileExactWeighted(0.95)(days, weight)), {p52:UInt64}))] FROM (
    SELECT days, nth, greatest(intDiv(1000000000, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, {p53:String}) - toDate(assumeNotNull(previous_at), {p54:String}))) AS apart
      FROM orders
      WHERE brand = {p55:String} AND slice = {p56:UInt64} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, {p57:String}) > toDate(assumeNotNull(previous_at), {p58:String})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth))[{p59:UInt64}] + 1)), ordered, arrayEnumerate(ordered))
          ), 'Array(Tuple(UInt32, UInt8, UInt32, UInt32))') AS acts
        FROM (SELECT *, arrayFilter(act -> empty(ordered) OR toUInt32(bitShiftRight(act, 35)) < ordered[1], visited) AS early FROM (
    SELECT who, person, arrayFilter(act -> NOT bitTest(act, 34), acts) AS visited, arrayDistinct(arrayMap(act -> toUInt32(bitShiftRight(act, 35)), arrayFilter(act -> bitTest(act, 34), acts))) AS ordered, if(channel_mark = 0, '', (SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(channel) AS name FROM visits WHERE brand = {p60:String} AND slice = {p61:UInt64} GROUP BY name))[channel_mark % 2097152]) AS channel, if(country_mark = 0, '', (SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(country) AS name FROM visits WHERE brand = {p62:String} AND slice = {p63:UInt64} GROUP BY name UNION ALL SELECT toString(country) AS name FROM orders WHERE brand = {p64:String} AND slice = {p65:UInt64} GROUP BY name))[country_mark % 2097152]) AS country
    FROM (
      SELECT who, argMax(found.person, seen_at) AS person, arraySort(groupArray(did)) AS acts, minIf(found.channel_mark, found.channel_mark != 0) AS channel_mark, minIf(found.country_mark, found.country_mark != 0) AS country_mark
      FROM (
        SELECT if(buyers.customer = 0, seen.person, buyers.customer) AS who, seen.person AS person, seen_at, arrayJoin(arrayPushBack(nameless, act)) AS did, seen.channel_mark AS channel_mark, seen.country_mark AS country_mark
        FROM (
          SELECT person, ended_at AS seen_at, bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(started_at, {p66:String}))), 35), toUInt64((product_views > 0) * 8589934592 + (carts + checkouts > 0) * 4294967296 + reinterpretAsUInt32(toFloat32(ifNull(engaged_seconds, 0))))) AS act, if(toString(channel) = '', toUInt64(0), toUInt64(toUnixTimestamp64Milli(started_at)) * 2097152 + transform(toString(channel), (SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(channel) AS name FROM visits WHERE brand = {p67:String} AND slice = {p68:UInt64} GROUP BY name)), arrayEnumerate((SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(channel) AS name FROM visits WHERE brand = {p69:String} AND slice = {p70:UInt64} GROUP BY name))), 0)) AS channel_mark, if(if(toString(country) = '', toUInt64(0), toUInt64(toUnixTimestamp64Milli(started_at)) * 2097152 + transform(toString(country), (SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(country) AS name FROM visits WHERE brand = {p71:String} AND slice = {p72:UInt64} GROUP BY name UNION ALL SELECT toString(country) AS name FROM orders WHERE brand = {p73:String} AND slice = {p74:UInt64} GROUP BY name)), arrayEnumerate((SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(country) AS name FROM visits WHERE brand = {p75:String} AND slice = {p76:UInt64} GROUP BY name UNION ALL SELECT toString(country) AS name FROM orders WHERE brand = {p77:String} AND slice = {p78:UInt64} GROUP BY name))), 0)) = 0, toUInt64(0), bitOr(if(toString(country) = '', toUInt64(0), toUInt64(toUnixTimestamp64Milli(started_at)) * 2097152 + transform(toString(country), (SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(country) AS name FROM visits WHERE brand = {p79:String} AND slice = {p80:UInt64} GROUP BY name UNION ALL SELECT toString(country) AS name FROM orders WHERE brand = {p81:String} AND slice = {p82:UInt64} GROUP BY name)), arrayEnumerate((SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(country) AS name FROM visits WHERE brand = {p83:String} AND slice = {p84:UInt64} GROUP BY name UNION ALL SELECT toString(country) AS name FROM orders WHERE brand = {p85:String} AND slice = {p86:UInt64} GROUP BY name))), 0)), 9223372036854775808)) AS country_mark
          FROM visits FINAL WHERE brand = {p87:String} AND slice = {p88:UInt64} AND day BETWEEN {p89:Date} AND {p90:Date} AND started_at < {p91:DateTime64(3, 'UTC')} AND empty(bot_reasons)) AS seen GLOBAL ANY LEFT JOIN (
          SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
            groupUniqArrayIf(bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(ordered_at, {p92:String}))), 35), toUInt64(17179869184)), customer_id = '' AND placed.counts = 1) AS nameless
          FROM (SELECT toString(store) AS store, order_id, customer_id, ordered_at, counts FROM orders WHERE brand = {p93:String} AND slice = {p94:UInt64} AND ordered_at < {p95:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') AS placed
          GLOBAL INNER JOIN (
    SELECT store, order_id, person
    FROM (
      SELECT person, ordered_at, told_as, store, order_id
      FROM (
        SELECT person, ordered_at, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT person, ordered_at, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p96:String} AND slice = {p97:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p98:Array(String)}, {p99:Array(String)}, '')), transform(toString(source), {p100:Array(String)}, {p101:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p102:String} AND slice = {p103:UInt64} AND journeys.order_id != '' AND day BETWEEN {p104:Date} AND {p105:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p106:String} AND slice = {p107:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p108:DateTime64(3, 'UTC')} AND ordered_at < {p109:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p110:String} AND slice = {p111:UInt64} AND order_id != '' AND day BETWEEN {p112:Date} AND {p113:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id) AS told ON placed.store = told.store AND placed.order_id = told.order_id
          GROUP BY person) AS buyers ON seen.person = buyers.person
        UNION ALL
        SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), bitOr(bitShiftLeft(toUInt64(toUInt32(toDate(ordered_at, {p114:String}))), 35), toUInt64(17179869184)), toUInt64(0) AS channel_mark, if(toString(country) = '', toUInt64(0), toUInt64(toUnixTimestamp64Milli(ordered_at)) * 2097152 + transform(toString(country), (SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(country) AS name FROM visits WHERE brand = {p115:String} AND slice = {p116:UInt64} GROUP BY name UNION ALL SELECT toString(country) AS name FROM orders WHERE brand = {p117:String} AND slice = {p118:UInt64} GROUP BY name)), arrayEnumerate((SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (SELECT toString(country) AS name FROM visits WHERE brand = {p119:String} AND slice = {p120:UInt64} GROUP BY name UNION ALL SELECT toString(country) AS name FROM orders WHERE brand = {p121:String} AND slice = {p122:UInt64} GROUP BY name))), 0)) AS country_mark
        FROM orders WHERE brand = {p123:String} AND slice = {p124:UInt64} AND ordered_at < {p125:DateTime64(3, 'UTC')} AND counts = 1 AND customer_id != ''
      ) AS found
      GROUP BY who
    )) WHERE 1))))) WHERE ended.1 > 0 AND begun.1 = {p126:UInt64} AND ended.1 = {p127:UInt64} ORDER BY days, who LIMIT {p128:UInt64}) ORDER BY days, who LIMIT {p129:UInt64}) AS found ON bought.who = found.who
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
-- p24: "50"
-- p25: "180"
-- p26: "1"
-- p27: "Asia/Shanghai"
-- p28: "Asia/Shanghai"
-- p29: "acme"
-- p30: "7"
-- p31: "Asia/Shanghai"
-- p32: "Asia/Shanghai"
-- p33: "1"
-- p34: "50"
-- p35: "90"
-- p36: "7"
-- p37: "50"
-- p38: "180"
-- p39: "1"
-- p40: "Asia/Shanghai"
-- p41: "Asia/Shanghai"
-- p42: "acme"
-- p43: "7"
-- p44: "Asia/Shanghai"
-- p45: "Asia/Shanghai"
-- p46: "2"
-- p47: "50"
-- p48: "90"
-- p49: "7"
-- p50: "50"
-- p51: "180"
-- p52: "1"
-- p53: "Asia/Shanghai"
-- p54: "Asia/Shanghai"
-- p55: "acme"
-- p56: "7"
-- p57: "Asia/Shanghai"
-- p58: "Asia/Shanghai"
-- p59: "1"
-- p60: "acme"
-- p61: "8"
-- p62: "acme"
-- p63: "8"
-- p64: "acme"
-- p65: "7"
-- p66: "Asia/Shanghai"
-- p67: "acme"
-- p68: "8"
-- p69: "acme"
-- p70: "8"
-- p71: "acme"
-- p72: "8"
-- p73: "acme"
-- p74: "7"
-- p75: "acme"
-- p76: "8"
-- p77: "acme"
-- p78: "7"
-- p79: "acme"
-- p80: "8"
-- p81: "acme"
-- p82: "7"
-- p83: "acme"
-- p84: "8"
-- p85: "acme"
-- p86: "7"
-- p87: "acme"
-- p88: "8"
-- p89: "1999-12-31"
-- p90: "2025-04-01"
-- p91: "2025-03-31 16:00:00.000"
-- p92: "Asia/Shanghai"
-- p93: "acme"
-- p94: "7"
-- p95: "2025-03-31 16:00:00.000"
-- p96: "acme"
-- p97: "7"
-- p98: ["src_shop"]
-- p99: ["Shop"]
-- p100: ["src_shop"]
-- p101: ["Shop"]
-- p102: "acme"
-- p103: "8"
-- p104: "1999-10-30"
-- p105: "2025-04-01"
-- p106: "acme"
-- p107: "7"
-- p108: "1999-11-30 16:00:00.000"
-- p109: "2025-05-01 16:00:00.000"
-- p110: "acme"
-- p111: "8"
-- p112: "1999-10-30"
-- p113: "2025-04-01"
-- p114: "Asia/Shanghai"
-- p115: "acme"
-- p116: "8"
-- p117: "acme"
-- p118: "7"
-- p119: "acme"
-- p120: "8"
-- p121: "acme"
-- p122: "7"
-- p123: "acme"
-- p124: "7"
-- p125: "2025-03-31 16:00:00.000"
-- p126: "4"
-- p127: "7"
-- p128: "500"
-- p129: "500"
