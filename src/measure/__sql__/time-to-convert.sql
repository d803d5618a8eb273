    SELECT concat('', toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(net_sales) AS net
      FROM (
        SELECT net_sales, arrayFilter(one -> one > ordered_at - toIntervalDay({p0:UInt64}), touch_at) AS seen,
          dateDiff('second', seen[1], ordered_at) AS took, arrayFirstIndex(end -> took < end, arrayPushBack({p1:Array(UInt64)}, 9999999999)) AS place
        FROM (
      SELECT journeys.* EXCEPT (order_id), placed.store AS store, placed.order_id AS order_id, placed.counts AS counts, placed.net_sales AS net_sales
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p2:String} AND slice = {p3:UInt64} AND cityHash64(order_id) GLOBAL IN (SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id])))) FROM orders WHERE brand = {p4:String} AND slice = {p5:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p6:String} AND slice = {p7:UInt64} AND day BETWEEN {p8:Date} AND {p9:Date} AND ordered_at >= {p10:DateTime64(3, 'UTC')} AND ordered_at < {p11:DateTime64(3, 'UTC')}) WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p12:String} AND slice = {p13:UInt64} AND day BETWEEN {p14:Date} AND {p15:Date} AND ordered_at >= {p16:DateTime64(3, 'UTC')} AND ordered_at < {p17:DateTime64(3, 'UTC')}) WHERE order_id != ''))) AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank,
      first.1 AS ordered_at, first.2 AS person, first.3 AS told_id, first.4 AS visit_at
    FROM (
      SELECT own[1] AS ledger, min((told.ordered_at, told.person, told.order_id, told.visit_at)) AS first
      FROM (SELECT person, order_id, visit_at, ordered_at, transform(toString(source), {p18:Array(String)}, {p19:Array(String)}, '') AS own_store FROM journeys FINAL WHERE brand = {p20:String} AND slice = {p21:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id])))) FROM orders WHERE brand = {p22:String} AND slice = {p23:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p24:String} AND slice = {p25:UInt64} AND day BETWEEN {p26:Date} AND {p27:Date} AND ordered_at >= {p28:DateTime64(3, 'UTC')} AND ordered_at < {p29:DateTime64(3, 'UTC')}) WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p30:String} AND slice = {p31:UInt64} AND day BETWEEN {p32:Date} AND {p33:Date} AND ordered_at >= {p34:DateTime64(3, 'UTC')} AND ordered_at < {p35:DateTime64(3, 'UTC')}) WHERE order_id != ''))) AND is_bot = 0) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank) AS one, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id
          FROM orders WHERE brand = {p36:String} AND slice = {p37:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p38:String} AND slice = {p39:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id])))) FROM orders WHERE brand = {p40:String} AND slice = {p41:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p42:String} AND slice = {p43:UInt64} AND day BETWEEN {p44:Date} AND {p45:Date} AND ordered_at >= {p46:DateTime64(3, 'UTC')} AND ordered_at < {p47:DateTime64(3, 'UTC')}) WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p48:String} AND slice = {p49:UInt64} AND day BETWEEN {p50:Date} AND {p51:Date} AND ordered_at >= {p52:DateTime64(3, 'UTC')} AND ordered_at < {p53:DateTime64(3, 'UTC')}) WHERE order_id != ''))) AND is_bot = 0) WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p54:String} AND slice = {p55:UInt64} AND order_id != '' AND cityHash64(order_id) GLOBAL IN (SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id])))) FROM orders WHERE brand = {p56:String} AND slice = {p57:UInt64} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p58:String} AND slice = {p59:UInt64} AND day BETWEEN {p60:Date} AND {p61:Date} AND ordered_at >= {p62:DateTime64(3, 'UTC')} AND ordered_at < {p63:DateTime64(3, 'UTC')}) WHERE order_id != '') OR cityHash64(shop_order_id) GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p64:String} AND slice = {p65:UInt64} AND day BETWEEN {p66:Date} AND {p67:Date} AND ordered_at >= {p68:DateTime64(3, 'UTC')} AND ordered_at < {p69:DateTime64(3, 'UTC')}) WHERE order_id != ''))) AND is_bot = 0) WHERE order_id != ''))
        )
        GROUP BY told_id
      ) AS known ON told.order_id = known.told_id
      WHERE length(if(length(orders) = 1, orders, arrayFilter(one -> own_store != '' AND one.1 = own_store, orders)) AS own) = 1
      GROUP BY ledger
    )) AS placed
        ON journeys.person = placed.person AND journeys.ordered_at = placed.ordered_at AND journeys.order_id = placed.told_id) WHERE day BETWEEN {p70:Date} AND {p71:Date} AND ordered_at >= {p72:DateTime64(3, 'UTC')} AND ordered_at < {p73:DateTime64(3, 'UTC')} AND counts = 1 AND notEmpty(seen)
      )
      GROUP BY place
    )
    ORDER BY place
-- p0: "90"
-- p1: [1800,86400,259200,604800,1209600,2592000,5184000]
-- p2: "acme"
-- p3: "8"
-- p4: "acme"
-- p5: "7"
-- p6: "acme"
-- p7: "8"
-- p8: "2024-12-31"
-- p9: "2025-04-01"
-- p10: "2024-12-31 16:00:00.000"
-- p11: "2025-03-31 16:00:00.000"
-- p12: "acme"
-- p13: "8"
-- p14: "2024-12-31"
-- p15: "2025-04-01"
-- p16: "2024-12-31 16:00:00.000"
-- p17: "2025-03-31 16:00:00.000"
-- p18: ["src_shop"]
-- p19: ["Shop"]
-- p20: "acme"
-- p21: "8"
-- p22: "acme"
-- p23: "7"
-- p24: "acme"
-- p25: "8"
-- p26: "2024-12-31"
-- p27: "2025-04-01"
-- p28: "2024-12-31 16:00:00.000"
-- p29: "2025-03-31 16:00:00.000"
-- p30: "acme"
-- p31: "8"
-- p32: "2024-12-31"
-- p33: "2025-04-01"
-- p34: "2024-12-31 16:00:00.000"
-- p35: "2025-03-31 16:00:00.000"
-- p36: "acme"
-- p37: "7"
-- p38: "acme"
-- p39: "8"
-- p40: "acme"
-- p41: "7"
-- p42: "acme"
-- p43: "8"
-- p44: "2024-12-31"
-- p45: "2025-04-01"
-- p46: "2024-12-31 16:00:00.000"
-- p47: "2025-03-31 16:00:00.000"
-- p48: "acme"
-- p49: "8"
-- p50: "2024-12-31"
-- p51: "2025-04-01"
-- p52: "2024-12-31 16:00:00.000"
-- p53: "2025-03-31 16:00:00.000"
-- p54: "acme"
-- p55: "8"
-- p56: "acme"
-- p57: "7"
-- p58: "acme"
-- p59: "8"
-- p60: "2024-12-31"
-- p61: "2025-04-01"
-- p62: "2024-12-31 16:00:00.000"
-- p63: "2025-03-31 16:00:00.000"
-- p64: "acme"
-- p65: "8"
-- p66: "2024-12-31"
-- p67: "2025-04-01"
-- p68: "2024-12-31 16:00:00.000"
-- p69: "2025-03-31 16:00:00.000"
-- p70: "2024-12-31"
-- p71: "2025-04-01"
-- p72: "2024-12-31 16:00:00.000"
-- p73: "2025-03-31 16:00:00.000"
