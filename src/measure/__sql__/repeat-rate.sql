    SELECT toUInt32(horizon) AS days, countIf(order_rank = 1) AS customers,
      countIf(order_rank = 2 AND ordered_at < customer_first_at + toIntervalDay(horizon)) AS repeated,
      if(customers = 0, NULL, (repeated) / customers) AS repeat_rate, if(customers = 0, NULL, (repeat_rate + 1.959963984540054 * 1.959963984540054 / (2 * customers) - 1.959963984540054 *
        sqrt(repeat_rate * (1 - repeat_rate) / customers + 1.959963984540054 * 1.959963984540054 / (4 * customers * customers))) / (1 + 1.959963984540054 * 1.959963984540054 / customers)) AS low, if(customers = 0, NULL, (repeat_rate + 1.959963984540054 * 1.959963984540054 / (2 * customers) + 1.959963984540054 *
        sqrt(repeat_rate * (1 - repeat_rate) / customers + 1.959963984540054 * 1.959963984540054 / (4 * customers * customers))) / (1 + 1.959963984540054 * 1.959963984540054 / customers)) AS high
    FROM orders ARRAY JOIN [30, 60, 90, 180, 365] AS horizon
    WHERE brand = {p0:String} AND slice = {p1:UInt64} AND customer_id != '' AND customer_first_at >= {p2:DateTime64(3, 'UTC')} AND customer_first_at < {p3:DateTime64(3, 'UTC')} AND ordered_at < {p4:DateTime64(3, 'UTC')} AND order_rank IN (1, 2) AND customer_first_at + toIntervalDay(horizon) <= least({p5:DateTime64(3, 'UTC')},
      (SELECT max(ordered_at) FROM orders WHERE brand = {p6:String} AND slice = {p7:UInt64}))
    GROUP BY days ORDER BY days
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-12-31 16:00:00.000"
-- p4: "2025-12-31 16:00:00.000"
-- p5: "2025-12-31 16:00:00.000"
-- p6: "acme"
-- p7: "7"
