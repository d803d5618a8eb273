    SELECT segment AS key, if(missing = '', toNullable(one.1), NULL) AS days, customers, repeaters,
      if(customers = 0, NULL, (lifetime_forecasts.alive) / customers) AS alive, if(customers = 0, NULL, (lifetime_forecasts.alive_low) / customers) AS alive_low,
      if(customers = 0, NULL, (lifetime_forecasts.alive_high) / customers) AS alive_high,
      if(missing = '', toNullable(one.2), NULL) AS orders, if(missing = '', toNullable(one.3), NULL) AS orders_low, if(missing = '', toNullable(one.4), NULL) AS orders_high,
      one.5 AS margin, one.6 AS margin_low, one.7 AS margin_high, if(ifNull(customers, 0) = 0, NULL, toInt64(sign(one.5) * intDiv(2 * abs(one.5) + greatest(1, ifNull(customers, 0)), 2 * greatest(1, ifNull(customers, 0))))) AS margin_per_customer,
      toString(lifetime_forecasts.last_day) AS last_day, stopping, missing, missing_found, margin_missing, margin_missing_found,
      tried_days, tried_came, tried_forecast, tried_low, tried_high, tried_naive, tried_error, tried_naive_error
    FROM lifetime_forecasts
    LEFT ARRAY JOIN arrayFilter(some -> has({p0:Array(UInt64)}, some.1), ahead) AS one
    WHERE brand = {p1:String} AND currency = {p2:String} AND segment_by = {p3:String} AND fitted_at = (
      SELECT argMax(fitted_at, if(lifetime_forecasts.last_day <= {p4:Date}, 1, -1) * toUnixTimestamp64Milli(fitted_at))
      FROM lifetime_forecasts WHERE brand = {p5:String} AND currency = {p6:String})
    ORDER BY customers DESC, key, days
-- p0: [180]
-- p1: "acme"
-- p2: "USD"
-- p3: "country"
-- p4: "2025-12-31"
-- p5: "acme"
-- p6: "USD"
