    SELECT concat('', toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(net_sales) AS net
      FROM (
        SELECT net_sales, arrayFilter(one -> one > ordered_at - toIntervalDay({p0:UInt64}), touch_at) AS seen,
          dateDiff('second', seen[1], ordered_at) AS took, arrayFirstIndex(end -> took < end, arrayPushBack({p1:Array(UInt64)}, 9999999999)) AS place
        FROM (
      SELECT journeys.* EXCEPT (order_id), placed.store AS store, placed.order_id AS order_id, placed.counts AS counts, placed.net_sales AS net_sales
      FROM (SELECT * FROM journeys FINAL WHERE brand = {p2:String} AND slice = {p3:UInt64} AND order_id GLOBAL IN (SELECT arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) FROM orders WHERE brand = {p4:String} AND slice = {p5:UInt64} AND sales_channel = 'own_site' AND (order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p6:String} AND slice = {p7:UInt64} AND day BETWEEN {p8:Date} AND {p9:Date} AND ordered_at >= {p10:DateTime64(3, 'UTC')} AND ordered_at < {p11:DateTime64(3, 'UTC')}) WHERE order_id != '') OR shop_order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p12:String} AND slice = {p13:UInt64} AND day BETWEEN {p14:Date} AND {p15:Date} AND ordered_at >= {p16:DateTime64(3, 'UTC')} AND ordered_at < {p17:DateTime64(3, 'UTC')}) WHERE order_id != ''))) AND is_bot = 0) AS journeys
      GLOBAL INNER JOIN (
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank,
      first.1 AS ordered_at, first.2 AS person, first.3 AS told_id, first.4 AS visit_at
    FROM (
      SELECT known.ledger AS ledger, min((told.ordered_at, told.person, told.order_id, told.visit_at)) AS first
      FROM (SELECT person, order_id, visit_at, ordered_at FROM journeys FINAL WHERE brand = {p18:String} AND slice = {p19:UInt64} AND order_id != '' AND order_id GLOBAL IN (SELECT arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) FROM orders WHERE brand = {p20:String} AND slice = {p21:UInt64} AND sales_channel = 'own_site' AND (order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p22:String} AND slice = {p23:UInt64} AND day BETWEEN {p24:Date} AND {p25:Date} AND ordered_at >= {p26:DateTime64(3, 'UTC')} AND ordered_at < {p27:DateTime64(3, 'UTC')}) WHERE order_id != '') OR shop_order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p28:String} AND slice = {p29:UInt64} AND day BETWEEN {p30:Date} AND {p31:Date} AND ordered_at >= {p32:DateTime64(3, 'UTC')} AND ordered_at < {p33:DateTime64(3, 'UTC')}) WHERE order_id != ''))) AND is_bot = 0) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, any(ledger) AS ledger
        FROM (
          SELECT (store, order_id, counts, net_sales, cm2, cm3, order_rank) AS ledger, arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) AS told_id
          FROM orders WHERE brand = {p34:String} AND slice = {p35:UInt64} AND sales_channel = 'own_site' AND (order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p36:String} AND slice = {p37:UInt64} AND order_id != '' AND order_id GLOBAL IN (SELECT arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) FROM orders WHERE brand = {p38:String} AND slice = {p39:UInt64} AND sales_channel = 'own_site' AND (order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p40:String} AND slice = {p41:UInt64} AND day BETWEEN {p42:Date} AND {p43:Date} AND ordered_at >= {p44:DateTime64(3, 'UTC')} AND ordered_at < {p45:DateTime64(3, 'UTC')}) WHERE order_id != '') OR shop_order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p46:String} AND slice = {p47:UInt64} AND day BETWEEN {p48:Date} AND {p49:Date} AND ordered_at >= {p50:DateTime64(3, 'UTC')} AND ordered_at < {p51:DateTime64(3, 'UTC')}) WHERE order_id != ''))) AND is_bot = 0) WHERE order_id != '') OR shop_order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p52:String} AND slice = {p53:UInt64} AND order_id != '' AND order_id GLOBAL IN (SELECT arrayJoin(arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))) FROM orders WHERE brand = {p54:String} AND slice = {p55:UInt64} AND sales_channel = 'own_site' AND (order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p56:String} AND slice = {p57:UInt64} AND day BETWEEN {p58:Date} AND {p59:Date} AND ordered_at >= {p60:DateTime64(3, 'UTC')} AND ordered_at < {p61:DateTime64(3, 'UTC')}) WHERE order_id != '') OR shop_order_id GLOBAL IN (SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (SELECT order_id FROM journeys FINAL WHERE brand = {p62:String} AND slice = {p63:UInt64} AND day BETWEEN {p64:Date} AND {p65:Date} AND ordered_at >= {p66:DateTime64(3, 'UTC')} AND ordered_at < {p67:DateTime64(3, 'UTC')}) WHERE order_id != ''))) AND is_bot = 0) WHERE order_id != ''))
        )
        GROUP BY told_id HAVING count() = 1
      ) AS known ON told.order_id = known.told_id
      GROUP BY ledger
    )) AS placed
        ON journeys.person = placed.person AND journeys.ordered_at = placed.ordered_at AND journeys.order_id = placed.told_id) WHERE day BETWEEN {p68:Date} AND {p69:Date} AND ordered_at >= {p70:DateTime64(3, 'UTC')} AND ordered_at < {p71:DateTime64(3, 'UTC')} AND counts = 1 AND notEmpty(seen)
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
-- p18: "acme"
-- p19: "8"
-- p20: "acme"
-- p21: "7"
-- p22: "acme"
-- p23: "8"
-- p24: "2024-12-31"
-- p25: "2025-04-01"
-- p26: "2024-12-31 16:00:00.000"
-- p27: "2025-03-31 16:00:00.000"
-- p28: "acme"
-- p29: "8"
-- p30: "2024-12-31"
-- p31: "2025-04-01"
-- p32: "2024-12-31 16:00:00.000"
-- p33: "2025-03-31 16:00:00.000"
-- p34: "acme"
-- p35: "7"
-- p36: "acme"
-- p37: "8"
-- p38: "acme"
-- p39: "7"
-- p40: "acme"
-- p41: "8"
-- p42: "2024-12-31"
-- p43: "2025-04-01"
-- p44: "2024-12-31 16:00:00.000"
-- p45: "2025-03-31 16:00:00.000"
-- p46: "acme"
-- p47: "8"
-- p48: "2024-12-31"
-- p49: "2025-04-01"
-- p50: "2024-12-31 16:00:00.000"
-- p51: "2025-03-31 16:00:00.000"
-- p52: "acme"
-- p53: "8"
-- p54: "acme"
-- p55: "7"
-- p56: "acme"
-- p57: "8"
-- p58: "2024-12-31"
-- p59: "2025-04-01"
-- p60: "2024-12-31 16:00:00.000"
-- p61: "2025-03-31 16:00:00.000"
-- p62: "acme"
-- p63: "8"
-- p64: "2024-12-31"
-- p65: "2025-04-01"
-- p66: "2024-12-31 16:00:00.000"
-- p67: "2025-03-31 16:00:00.000"
-- p68: "2024-12-31"
-- p69: "2025-04-01"
-- p70: "2024-12-31 16:00:00.000"
-- p71: "2025-03-31 16:00:00.000"
