    SELECT toUInt32(one.1) AS days, one.2 AS customers, one.3 AS repeated,
      if(customers = 0, NULL, (repeated) / customers) AS repeat_rate, if(customers = 0, NULL, (repeated / customers + 1.959963984540054 * 1.959963984540054 / (2 * customers) - 1.959963984540054 *
        sqrt(repeated / customers * (1 - repeated / customers) / customers + 1.959963984540054 * 1.959963984540054 / (4 * customers * customers))) / (1 + 1.959963984540054 * 1.959963984540054 / customers)) AS low, if(customers = 0, NULL, (repeated / customers + 1.959963984540054 * 1.959963984540054 / (2 * customers) + 1.959963984540054 *
        sqrt(repeated / customers * (1 - repeated / customers) / customers + 1.959963984540054 * 1.959963984540054 / (4 * customers * customers))) / (1 + 1.959963984540054 * 1.959963984540054 / customers)) AS high
    FROM (
      SELECT [({p0:UInt64}, countIf(order_rank = 1 AND known_ms >= {p1:Int64}), countIf(order_rank = 2 AND known_ms >= {p2:Int64} AND later_ms < {p3:Int64})), ({p4:UInt64}, countIf(order_rank = 1 AND known_ms >= {p5:Int64}), countIf(order_rank = 2 AND known_ms >= {p6:Int64} AND later_ms < {p7:Int64})), ({p8:UInt64}, countIf(order_rank = 1 AND known_ms >= {p9:Int64}), countIf(order_rank = 2 AND known_ms >= {p10:Int64} AND later_ms < {p11:Int64})), ({p12:UInt64}, countIf(order_rank = 1 AND known_ms >= {p13:Int64}), countIf(order_rank = 2 AND known_ms >= {p14:Int64} AND later_ms < {p15:Int64})), ({p16:UInt64}, countIf(order_rank = 1 AND known_ms >= {p17:Int64}), countIf(order_rank = 2 AND known_ms >= {p18:Int64} AND later_ms < {p19:Int64}))] AS by_days
      FROM (
        SELECT order_rank, toUnixTimestamp64Milli(assumeNotNull(customer_first_at)) AS first_ms,
          toUnixTimestamp64Milli(ordered_at) - first_ms AS later_ms,
          toUnixTimestamp64Milli(least({p20:DateTime64(3, 'UTC')}, (SELECT max(ordered_at) FROM orders WHERE brand = {p21:String} AND slice = {p22:UInt64}))) - first_ms AS known_ms
        FROM orders WHERE brand = {p23:String} AND slice = {p24:UInt64} AND customer_first_at >= {p25:DateTime64(3, 'UTC')} AND customer_first_at < {p26:DateTime64(3, 'UTC')} AND ordered_at < {p27:DateTime64(3, 'UTC')} AND order_rank IN (1, 2)
      )
    )
    ARRAY JOIN by_days AS one
    WHERE customers > 0 ORDER BY days
-- p0: "30"
-- p1: "2592000000"
-- p2: "2592000000"
-- p3: "2592000000"
-- p4: "60"
-- p5: "5184000000"
-- p6: "5184000000"
-- p7: "5184000000"
-- p8: "90"
-- p9: "7776000000"
-- p10: "7776000000"
-- p11: "7776000000"
-- p12: "180"
-- p13: "15552000000"
-- p14: "15552000000"
-- p15: "15552000000"
-- p16: "365"
-- p17: "31536000000"
-- p18: "31536000000"
-- p19: "31536000000"
-- p20: "2025-12-31 16:00:00.000"
-- p21: "acme"
-- p22: "7"
-- p23: "acme"
-- p24: "7"
-- p25: "2024-12-31 16:00:00.000"
-- p26: "2025-12-31 16:00:00.000"
-- p27: "2025-12-31 16:00:00.000"
