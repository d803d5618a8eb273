    SELECT bin AS from_day, if(bin >= last_bin, NULL, bin + {p0:UInt64} - 1) AS to_day, sum(times) AS purchases,
      purchases / any(total) AS share,
      sum(sum(times)) OVER (ORDER BY bin ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) / any(total) AS share_up_to,
      any(median) AS median_days
    FROM (
      SELECT times, sum(times) OVER () AS total, quantileExactWeightedInterpolated(0.5)(days, times) OVER () AS median,
        toUInt64(intDiv({p1:UInt64}, {p2:UInt64}) * {p3:UInt64}) AS last_bin,
        least(toUInt64(intDiv(days, {p4:UInt64}) * {p5:UInt64}), last_bin) AS bin
      FROM (
        SELECT toUInt64(toDate(ordered_at, {p6:String}) - toDate(assumeNotNull(previous_at), {p7:String})) AS days, count() AS times
        FROM orders WHERE brand = {p8:String} AND slice = {p9:UInt64} AND counts = 1 AND ordered_at >= {p10:DateTime64(3, 'UTC')} AND ordered_at < {p11:DateTime64(3, 'UTC')} AND previous_at IS NOT NULL GROUP BY days
      )
    )
    GROUP BY bin, last_bin ORDER BY bin
-- p0: "7"
-- p1: "364"
-- p2: "7"
-- p3: "7"
-- p4: "7"
-- p5: "7"
-- p6: "Asia/Shanghai"
-- p7: "Asia/Shanghai"
-- p8: "acme"
-- p9: "7"
-- p10: "2024-12-31 16:00:00.000"
-- p11: "2025-12-31 16:00:00.000"
