    SELECT bucket, split, visits, people, engaged AS engaged_seconds
    FROM (
      SELECT *, minOrNullIf(bucket, visits > 0) OVER () AS begun FROM (
      SELECT toString(channel) AS split, toMonday(started_at, {p0:String}) AS bucket, count() AS visits, uniqExact(person) AS people,
        sum(engaged_seconds) AS engaged
      FROM visits FINAL WHERE brand = {p1:String} AND slice = {p2:UInt64} AND day BETWEEN {p3:Date} AND {p4:Date} AND started_at >= {p5:DateTime64(3, 'UTC')}
    AND started_at < {p6:DateTime64(3, 'UTC')} AND empty(bot_reasons) GROUP BY split, bucket
      ORDER BY split, bucket WITH FILL FROM {p7:Date} TO {p8:Date} STEP INTERVAL 1 WEEK
      )
    )
    WHERE bucket >= begun ORDER BY bucket, split
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "8"
-- p3: "2024-12-31"
-- p4: "2025-04-01"
-- p5: "2024-12-31 16:00:00.000"
-- p6: "2025-03-31 16:00:00.000"
-- p7: "2024-12-30"
-- p8: "2025-04-01"
