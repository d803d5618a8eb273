    SELECT toString(took.who) AS person, known.user_id AS user_id, took.key AS key, toString(known.first_channel) AS first_channel,
      toString(known.country) AS country, toString(known.device) AS device, known.visits AS visits, known.orders AS orders, toString(known.last_at) AS last_at
    FROM (SELECT who, key FROM (
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS who, '' AS key,
      windowFunnel({p0:UInt64})(toUInt64(toUnixTimestamp64Milli(at)), name = {p1:String}, name = {p2:String}, name = {p3:String}, name = {p4:String}) AS reached
    FROM (
      SELECT person, at, name, path, device, country, browser, in_app, locale FROM events
      WHERE brand = {p5:String} AND day BETWEEN {p6:Date} AND {p7:Date} AND at >= {p8:DateTime64(3, 'UTC')} AND at < {p9:DateTime64(3, 'UTC')}
        AND ((name = {p10:String}) OR (name = {p11:String}) OR (name = {p12:String}) OR (name = {p13:String})) AND empty(bot_reasons)
    ) AS happened
    GLOBAL ANY LEFT JOIN (SELECT person, canonical FROM person_ids FINAL WHERE brand = {p14:String} AND slice = {p15:UInt64}) AS ids ON happened.person = ids.person
    GROUP BY who HAVING reached > 0) WHERE reached = {p16:UInt64}) AS took
    GLOBAL INNER JOIN (SELECT person, user_id, first_channel, country, device, visits, orders, last_at FROM people FINAL WHERE brand = {p17:String} AND slice = {p18:UInt64}) AS known
      ON took.who = known.person
    ORDER BY last_at DESC, person LIMIT {p19:UInt64}
-- p0: "86400000"
-- p1: "product_viewed"
-- p2: "product_added"
-- p3: "checkout_started"
-- p4: "order_completed"
-- p5: "acme"
-- p6: "2024-12-31"
-- p7: "2025-04-01"
-- p8: "2024-12-31 16:00:00.000"
-- p9: "2025-03-31 16:00:00.000"
-- p10: "product_viewed"
-- p11: "product_added"
-- p12: "checkout_started"
-- p13: "order_completed"
-- p14: "acme"
-- p15: "8"
-- p16: "2"
-- p17: "acme"
-- p18: "8"
-- p19: "500"
