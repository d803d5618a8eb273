    SELECT code, coupon, max(title_) AS title, max(kind_) AS kind, max(channel_) AS channel, max(creator_) AS creator, max(post_) AS post,
      sum(clicks_) AS clicks, sum(people_) AS people, sum(bots_) AS bot_clicks, sum(by_coupon + by_chat) AS orders,
      sum(by_coupon) AS coupon_orders, sum(by_chat) AS declared_orders,
      multiIf(coupon_orders > 0 AND declared_orders > 0, 'mixed', declared_orders > 0, 'declared', coupon_orders = 0, '', code = '', 'aggregate', 'deterministic') AS edge,
      sum(sales_) AS net_sales, sum(cm3_) AS cm3, if(ifNull(clicks, 0) = 0, NULL, toInt64(sign(net_sales) * intDiv(2 * abs(net_sales) + greatest(1, ifNull(clicks, 0)), 2 * greatest(1, ifNull(clicks, 0))))) AS sales_per_click
    FROM (
      SELECT code, '' AS coupon, title AS title_, kind AS kind_, channel AS channel_, creator AS creator_, post AS post_, archived AS archived_,
        0 AS clicks_, 0 AS people_, 0 AS bots_, 0 AS by_coupon, 0 AS by_chat, toInt64(0) AS sales_, CAST(NULL AS Nullable(Int64)) AS cm3_
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p0:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p1:String} GROUP BY code))))
      UNION ALL
      SELECT '', coupon, '', 'coupon', '', creator, '', 1, 0, 0, 0, 0, 0, 0, NULL FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p2:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p3:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon) WHERE code = ''
      UNION ALL
      SELECT toString(code), '', '', '', '', '', '', 1, countIf(empty(bot_reasons)), uniqExactIf(person, empty(bot_reasons)),
        countIf(notEmpty(bot_reasons)), 0, 0, 0, NULL
      FROM events
      WHERE brand = {p4:String} AND day BETWEEN toDate({p5:DateTime64(3, 'UTC')}, 'UTC') AND toDate({p6:DateTime64(3, 'UTC')}, 'UTC')
        AND at >= {p7:DateTime64(3, 'UTC')} AND at < {p8:DateTime64(3, 'UTC')} AND name = 'link_clicked' AND source = 'links' GROUP BY code
      UNION ALL
      SELECT code, coupon, '', '', '', '', '', 1, 0, 0, 0, countIf(edge != 'declared'), countIf(edge = 'declared'), sum(net_sales), sum(cm3)
      FROM (
    SELECT net_sales, cm3, tupleElement(found, 1) AS code, tupleElement(found, 2) AS coupon, tupleElement(found, 3) AS edge
    FROM (
    SELECT any(net_sales) AS net_sales, any(cm3) AS cm3, argMin((code, coupon, edge), (rank, -toUnixTimestamp64Milli(since))) AS found
    FROM (
      SELECT o.store AS store, o.order_id AS order_id, o.net_sales AS net_sales, o.cm3 AS cm3, c.code AS code,
        if(c.code = '', c.coupon, '') AS coupon, if(c.code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank, o.ordered_at AS since
      FROM (SELECT order_id, store, customer_id, ordered_at, upper(trim(toString(coupon_code))) AS coupon, net_sales, cm3 FROM orders WHERE brand = {p9:String} AND slice = {p10:UInt64} AND counts = 1 AND ordered_at >= {p11:DateTime64(3, 'UTC')} AND ordered_at < {p12:DateTime64(3, 'UTC')}) AS o GLOBAL INNER JOIN (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p13:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p14:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon) AS c ON o.coupon = c.coupon
      UNION ALL
      SELECT o.store, o.order_id, o.net_sales, o.cm3, d.code, '', 'declared', 2, d.at
      FROM (SELECT order_id, store, customer_id, ordered_at, upper(trim(toString(coupon_code))) AS coupon, net_sales, cm3 FROM orders WHERE brand = {p15:String} AND slice = {p16:UInt64} AND counts = 1 AND ordered_at >= {p17:DateTime64(3, 'UTC')} AND ordered_at < {p18:DateTime64(3, 'UTC')}) AS o GLOBAL INNER JOIN (SELECT toString(code) AS code, order_id, props['store'] AS store, user_id AS customer_id, at
        FROM events WHERE brand = {p19:String} AND source = 'links' AND name = 'code_declared' AND props['declaration'] GLOBAL NOT IN (
          SELECT props['declaration'] FROM events WHERE brand = {p20:String} AND source = 'links' AND name = 'code_declaration_withdrawn') AND order_id != '') AS d ON o.order_id = d.order_id
      WHERE d.store = '' OR d.store = o.store
      UNION ALL
      SELECT o.store, o.order_id, o.net_sales, o.cm3, d.code, '', 'declared', 3, d.at
      FROM (SELECT order_id, store, customer_id, ordered_at, upper(trim(toString(coupon_code))) AS coupon, net_sales, cm3 FROM orders WHERE brand = {p21:String} AND slice = {p22:UInt64} AND counts = 1 AND ordered_at >= {p23:DateTime64(3, 'UTC')} AND ordered_at < {p24:DateTime64(3, 'UTC')}) AS o GLOBAL INNER JOIN (SELECT toString(code) AS code, order_id, props['store'] AS store, user_id AS customer_id, at
        FROM events WHERE brand = {p25:String} AND source = 'links' AND name = 'code_declared' AND props['declaration'] GLOBAL NOT IN (
          SELECT props['declaration'] FROM events WHERE brand = {p26:String} AND source = 'links' AND name = 'code_declaration_withdrawn') AND order_id = '') AS d ON o.customer_id = d.customer_id
      WHERE o.ordered_at BETWEEN d.at AND d.at + toIntervalDay({p27:UInt64})
    )
    GROUP BY store, order_id)) GROUP BY code, coupon
    )
    GROUP BY code, coupon
    HAVING min(archived_) = 0 OR clicks + bot_clicks + orders > 0
    ORDER BY clicks DESC, net_sales DESC, code, coupon LIMIT {p28:UInt64}
-- p0: "^[\\s@＠]+|\\s+$"
-- p1: "acme"
-- p2: "^[\\s@＠]+|\\s+$"
-- p3: "acme"
-- p4: "acme"
-- p5: "2024-12-31 16:00:00.000"
-- p6: "2025-03-31 16:00:00.000"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-03-31 16:00:00.000"
-- p9: "acme"
-- p10: "7"
-- p11: "2024-12-31 16:00:00.000"
-- p12: "2025-03-31 16:00:00.000"
-- p13: "^[\\s@＠]+|\\s+$"
-- p14: "acme"
-- p15: "acme"
-- p16: "7"
-- p17: "2024-12-31 16:00:00.000"
-- p18: "2025-03-31 16:00:00.000"
-- p19: "acme"
-- p20: "acme"
-- p21: "acme"
-- p22: "7"
-- p23: "2024-12-31 16:00:00.000"
-- p24: "2025-03-31 16:00:00.000"
-- p25: "acme"
-- p26: "acme"
-- p27: "30"
-- p28: "1000"
