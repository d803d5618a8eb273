    SELECT toString(took.who) AS person, known.user_id AS user_id, took.key AS key, toString(known.first_channel) AS first_channel,
      toString(known.country) AS country, toString(known.device) AS device, known.visits AS visits, known.orders AS orders, toString(known.last_at) AS last_at
    FROM (SELECT who, key FROM (
    SELECT person AS who, '' AS key,
      windowFunnel({p0:UInt64})(toUInt64(toUnixTimestamp64Milli(at)), (name = {p1:String}) AND at < {p2:DateTime64(3, 'UTC')}, name = {p3:String}, name = {p4:String}, name = {p5:String}) AS reached
    FROM (
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS person, happened.at AS at, happened.day AS day, happened.name AS name, happened.path AS path, happened.device AS device, happened.country AS country, happened.browser AS browser, happened.in_app AS in_app, happened.locale AS locale
    FROM (SELECT * FROM events WHERE brand = {p6:String} AND day BETWEEN {p7:Date} AND {p8:Date} AND at >= {p9:DateTime64(3, 'UTC')} AND at < {p10:DateTime64(3, 'UTC')} AND ((name = {p11:String}) OR (name = {p12:String}) OR (name = {p13:String}) OR (name = {p14:String})) AND empty(bot_reasons)) AS happened
    GLOBAL ANY LEFT JOIN (
      SELECT person, canonical FROM person_ids FINAL WHERE brand = {p15:String} AND slice = {p16:UInt64} AND person GLOBAL IN (SELECT person FROM events WHERE brand = {p17:String} AND day BETWEEN {p18:Date} AND {p19:Date} AND at >= {p20:DateTime64(3, 'UTC')} AND at < {p21:DateTime64(3, 'UTC')} AND ((name = {p22:String}) OR (name = {p23:String}) OR (name = {p24:String}) OR (name = {p25:String})) AND empty(bot_reasons))
    ) AS ids ON happened.person = ids.person)
    GROUP BY who HAVING reached > 0) WHERE reached = {p26:UInt64}) AS took
    GLOBAL INNER JOIN (SELECT person, user_id, first_channel, country, device, visits, orders, last_at FROM people FINAL WHERE brand = {p27:String} AND slice = {p28:UInt64}) AS known
      ON took.who = known.person
    ORDER BY last_at DESC, person LIMIT {p29:UInt64}
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
-- p17: "acme"
-- p18: "2024-12-31"
-- p19: "2025-04-02"
-- p20: "2024-12-31 16:00:00.000"
-- p21: "2025-04-01 16:00:00.000"
-- p22: "product_viewed"
-- p23: "product_added"
-- p24: "checkout_started"
-- p25: "order_completed"
-- p26: "2"
-- p27: "acme"
-- p28: "8"
-- p29: "500"
