    WITH followed AS (
      SELECT arrayPushBack(arraySlice(arrayMap(one -> toString(one), steps) AS walked, begun, {p0:UInt64}) AS cut, '(end)') AS ended,
        arraySlice(ended, 1, {p1:UInt64}) AS taken, arrayFirstIndex(one -> one = {p2:String}, walked) AS begun
      FROM visits FINAL WHERE brand = {p3:String} AND slice = {p4:UInt64} AND day BETWEEN {p5:Date} AND {p6:Date} AND started_at >= {p7:DateTime64(3, 'UTC')}
    AND started_at < {p8:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND notEmpty(steps) AND begun > 0
    ),
    hops AS (
      SELECT hop.1 AS place, hop.2 AS from, hop.3 AS to, count() AS visits
      FROM followed ARRAY JOIN arrayMap(i -> (i, taken[i], taken[i + 1]), range(1, length(taken))) AS hop
      GROUP BY place, from, to
    ),
    ranked AS (
      SELECT *, dense_rank() OVER (PARTITION BY place ORDER BY left DESC, from) AS from_rank,
        dense_rank() OVER (PARTITION BY place, to = '(end)' ORDER BY came DESC, to) AS to_rank
      FROM (SELECT *, sum(visits) OVER (PARTITION BY place, from) AS left, sum(visits) OVER (PARTITION BY place, to) AS came FROM hops)
    )
    SELECT place, if(from_rank <= {p9:UInt64}, ranked.from, '(other)') AS from, if(ranked.to = '(end)' OR to_rank <= {p10:UInt64}, ranked.to, '(other)') AS to, sum(ranked.visits) AS visits
    FROM ranked GROUP BY place, from, to ORDER BY place, visits DESC, from, to
-- p0: "4"
-- p1: "4"
-- p2: "/"
-- p3: "acme"
-- p4: "8"
-- p5: "2024-12-31"
-- p6: "2025-04-01"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-03-31 16:00:00.000"
-- p9: "8"
-- p10: "8"
