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
    kept AS (
      SELECT stop_place, stop FROM (
        SELECT at.1 AS stop_place, at.2 AS stop, sum(visits) AS all
        FROM hops ARRAY JOIN if(place = 1, [(place, to), (toUInt64(0), from)], [(place, to)]) AS at
        WHERE stop != '(end)' GROUP BY stop_place, stop
      ) ORDER BY all DESC, stop LIMIT {p9:UInt64} BY stop_place
    )
    SELECT place, from_shown AS from, to_shown AS to, sum(hop_visits) AS visits
    FROM (
      SELECT place, visits AS hop_visits, if((toUInt64(place - 1), from) GLOBAL IN (SELECT stop_place, stop FROM kept), from, '(other)') AS from_shown,
        if(to = '(end)' OR (place, to) GLOBAL IN (SELECT stop_place, stop FROM kept), to, '(other)') AS to_shown
      FROM hops
    )
    GROUP BY place, from, to ORDER BY place, visits DESC, from, to
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
