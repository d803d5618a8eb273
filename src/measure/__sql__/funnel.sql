    SELECT step, {p0:Array(String)}[step] AS name, key, people, if(step = 1, 0, before - people) AS lost,
      if(first = 0, NULL, (people) / first) AS of_first, if(step = 1, NULL, if(before = 0, NULL, (people) / before)) AS of_previous
    FROM (
      SELECT key, counted.1 AS step, counted.2 AS people, counts[1] AS first, counts[greatest(1, step - 1)] AS before
      FROM (
        SELECT key, sumForEach(arrayMap(i -> toUInt64(reached >= i), range(1, {p1:UInt64}))) AS counts
        FROM (
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS who, '' AS key,
      windowFunnel({p2:UInt64})(toUInt64(toUnixTimestamp64Milli(at)), (name = {p3:String}) AND at < {p4:DateTime64(3, 'UTC')}, name = {p5:String}, name = {p6:String}, name = {p7:String}) AS reached
    FROM (
      SELECT person, at, name, path, device, country, browser, in_app, locale FROM events
      WHERE brand = {p8:String} AND day BETWEEN {p9:Date} AND {p10:Date} AND at >= {p11:DateTime64(3, 'UTC')} AND at < {p12:DateTime64(3, 'UTC')}
        AND ((name = {p13:String}) OR (name = {p14:String}) OR (name = {p15:String}) OR (name = {p16:String})) AND empty(bot_reasons)
    ) AS happened
    GLOBAL ANY LEFT JOIN (SELECT person, canonical FROM person_ids FINAL WHERE brand = {p17:String} AND slice = {p18:UInt64}) AS ids ON happened.person = ids.person
    GROUP BY who HAVING reached > 0) GROUP BY key ORDER BY counts[1] DESC, key LIMIT 12
      )
      ARRAY JOIN arrayZip(arrayEnumerate(counts), counts) AS counted
    )
    ORDER BY first DESC, key, step
-- p0: ["product_viewed","product_added","checkout_started","order_completed"]
-- p1: "5"
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
