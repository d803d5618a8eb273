    SELECT toString(known.person) AS person, user_id, key, toString(known.first_channel) AS first_channel, toString(known.country) AS country,
      toString(known.device) AS device, visits, orders, toString(known.last_at) AS last_at
    FROM (SELECT *, '' AS key FROM (SELECT * FROM people FINAL WHERE brand = {p0:String} AND slice = {p1:UInt64}) AS seen WHERE seen.person GLOBAL IN (SELECT who FROM (SELECT who, key FROM (
    SELECT person AS who, '' AS key,
      windowFunnel({p2:UInt64})(toUInt64(toUnixTimestamp64Milli(at)), (name = {p3:String}) AND at < {p4:DateTime64(3, 'UTC')}, name = {p5:String}, name = {p6:String}, name = {p7:String}) AS reached
    FROM (
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS person, happened.at AS at, happened.day AS day, happened.name AS name, happened.path AS path, happened.device AS device, happened.country AS country, happened.browser AS browser, happened.in_app AS in_app, happened.locale AS locale
    FROM (SELECT * FROM events WHERE brand = {p8:String} AND day BETWEEN {p9:Date} AND {p10:Date} AND at >= {p11:DateTime64(3, 'UTC')} AND at < {p12:DateTime64(3, 'UTC')} AND ((name = {p13:String}) OR (name = {p14:String}) OR (name = {p15:String}) OR (name = {p16:String})) AND empty(bot_reasons)) AS happened
    GLOBAL ANY LEFT JOIN (
      SELECT person, canonical FROM person_ids FINAL WHERE brand = {p17:String} AND slice = {p18:UInt64} AND person GLOBAL IN (SELECT person FROM events WHERE brand = {p19:String} AND day BETWEEN {p20:Date} AND {p21:Date} AND at >= {p22:DateTime64(3, 'UTC')} AND at < {p23:DateTime64(3, 'UTC')} AND ((name = {p24:String}) OR (name = {p25:String}) OR (name = {p26:String}) OR (name = {p27:String})) AND empty(bot_reasons))
    ) AS ids ON happened.person = ids.person)
    GROUP BY who HAVING reached > 0) WHERE reached = {p28:UInt64}))) AS known
    ORDER BY known.last_at DESC, known.person LIMIT {p29:UInt64}
-- p0: "acme"
-- p1: "8"
-- p2: "86400000"
-- p3: "product_viewed"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "product_added"
-- p6: "checkout_started"
-- p7: "order_completed"
-- p8: "acme"
-- p9: "2024-12-31"
-- p10: "2025-04-02"
-- p11: "2024-12-31 16:00:00.000"
-- p12: "2025-04-01 16:00:00.000"
-- p13: "product_viewed"
-- p14: "product_added"
-- p15: "checkout_started"
-- p16: "order_completed"
-- p17: "acme"
-- p18: "8"
-- p19: "acme"
-- p20: "2024-12-31"
-- p21: "2025-04-02"
-- p22: "2024-12-31 16:00:00.000"
-- p23: "2025-04-01 16:00:00.000"
-- p24: "product_viewed"
-- p25: "product_added"
-- p26: "checkout_started"
-- p27: "order_completed"
-- p28: "2"
-- p29: "500"
