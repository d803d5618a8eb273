    SELECT step, {p0:Array(String)}[step] AS name, key, people, if(step = 1, 0, before - people) AS lost,
      if(first = 0, NULL, (people) / first) AS of_first, if(step = 1, NULL, if(before = 0, NULL, (people) / before)) AS of_previous
    FROM (
      SELECT key, counted.1 AS step, counted.2 AS people, counts[1] AS first, counts[greatest(1, step - 1)] AS before
      FROM (
        SELECT key, sumForEach(arrayMap(i -> toUInt64(reached >= i), range(1, 5))) AS counts
        FROM (
    SELECT person AS who, '' AS key,
      windowFunnel({p1:UInt64})(toUInt64(toUnixTimestamp64Milli(at)), (name = {p2:String}) AND at < {p3:DateTime64(3, 'UTC')}, name = {p4:String}, name = {p5:String}, name = {p6:String}) AS reached
    FROM (
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS person, happened.at AS at, happened.day AS day, happened.name AS name, happened.path AS path, happened.device AS device, happened.country AS country, happened.browser AS browser, happened.in_app AS in_app, happened.locale AS locale
    FROM (SELECT * FROM events WHERE brand = {p7:String} AND day BETWEEN {p8:Date} AND {p9:Date} AND at >= {p10:DateTime64(3, 'UTC')} AND at < {p11:DateTime64(3, 'UTC')} AND ((name = {p12:String}) OR (name = {p13:String}) OR (name = {p14:String}) OR (name = {p15:String})) AND empty(bot_reasons)) AS happened
    GLOBAL ANY LEFT JOIN (
      SELECT person, canonical FROM person_ids FINAL WHERE brand = {p16:String} AND slice = {p17:UInt64} AND person GLOBAL IN (SELECT person FROM events WHERE brand = {p18:String} AND day BETWEEN {p19:Date} AND {p20:Date} AND at >= {p21:DateTime64(3, 'UTC')} AND at < {p22:DateTime64(3, 'UTC')} AND ((name = {p23:String}) OR (name = {p24:String}) OR (name = {p25:String}) OR (name = {p26:String})) AND empty(bot_reasons))
    ) AS ids ON happened.person = ids.person)
    GROUP BY who HAVING reached > 0) GROUP BY key ORDER BY counts[1] DESC, key LIMIT 12
      )
      ARRAY JOIN arrayZip(arrayEnumerate(counts), counts) AS counted
    )
    ORDER BY first DESC, key, step
-- p0: ["product_viewed","product_added","checkout_started","order_completed"]
-- p1: "86400000"
-- p2: "product_viewed"
-- p3: "2025-03-31 16:00:00.000"
-- p4: "product_added"
-- p5: "checkout_started"
-- p6: "order_completed"
-- p7: "acme"
-- p8: "2024-12-31"
-- p9: "2025-04-02"
-- p10: "2024-12-31 16:00:00.000"
-- p11: "2025-04-01 16:00:00.000"
-- p12: "product_viewed"
-- p13: "product_added"
-- p14: "checkout_started"
-- p15: "order_completed"
-- p16: "acme"
-- p17: "8"
-- p18: "acme"
-- p19: "2024-12-31"
-- p20: "2025-04-02"
-- p21: "2024-12-31 16:00:00.000"
-- p22: "2025-04-01 16:00:00.000"
-- p23: "product_viewed"
-- p24: "product_added"
-- p25: "checkout_started"
-- p26: "order_completed"
