    SELECT toString(took.who) AS person, known.user_id AS user_id, took.key AS key, toString(known.first_channel) AS first_channel,
      toString(known.country) AS country, toString(known.device) AS device, known.visits AS visits, known.orders AS orders, toString(known.last_at) AS last_at
    FROM (SELECT who, key FROM (
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS who, '' AS key,
      windowFunnel({p0:UInt64})(toUInt64(toUnixTimestamp64Milli(at)), (name = {p1:String}) AND at < {p2:DateTime64(3, 'UTC')}, name = {p3:String}, name = {p4:String}, name = {p5:String}) AS reached
    FROM (
      SELECT person, at, name, path, device, country, browser, in_app, locale FROM events
      WHERE brand = {p6:String} AND day BETWEEN {p7:Date} AND {p8:Date} AND at >= {p9:DateTime64(3, 'UTC')} AND at < {p10:DateTime64(3, 'UTC')}
        AND ((name = {p11:String}) OR (name = {p12:String}) OR (name = {p13:String}) OR (name = {p14:String})) AND empty(bot_reasons)
    ) AS happened
    GLOBAL ANY LEFT JOIN (SELECT person, canonical FROM person_ids FINAL WHERE brand = {p15:String} AND slice = {p16:UInt64}) AS ids ON happened.person = ids.person
    GROUP BY who HAVING reached > 0) WHERE reached = {p17:UInt64}) AS took
    GLOBAL INNER JOIN (SELECT person, user_id, first_channel, country, device, visits, orders, last_at FROM people FINAL WHERE brand = {p18:String} AND slice = {p19:UInt64}) AS known
      ON took.who = known.person
    ORDER BY last_at DESC, person LIMIT {p20:UInt64}
-- p0: "86400000"
-- p1: "product_viewed"
-- p2: "2025-03-31 16:00:00.000"
-- p3: "product_added"
-- p4: "checkout_started"
-- p5: "order_completed"
-- p6: "acme"
-- p7: "2024-12-31"
-- p8: "2025-04-02"
-- p9: "2024-12-31 16:00:00.000"
-- p10: "2025-04-01 16:00:00.000"
-- p11: "product_viewed"
-- p12: "product_added"
-- p13: "checkout_started"
-- p14: "order_completed"
-- p15: "acme"
-- p16: "8"
-- p17: "2"
-- p18: "acme"
-- p19: "8"
-- p20: "500"
