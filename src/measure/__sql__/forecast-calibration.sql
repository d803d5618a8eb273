    SELECT segment, toString(one.repeats) AS repeats, one.customers AS customers, one.came AS came, one.forecast AS forecast, one.naive AS naive, tried_days,
      toString(lifetime_forecasts.last_day) AS last_day
    FROM lifetime_forecasts ARRAY JOIN calibration AS one
    WHERE brand = {p0:String} AND currency = {p1:String} AND fitted_at = (SELECT max(fitted_at) FROM lifetime_forecasts WHERE brand = {p2:String} AND currency = {p3:String}) AND segment_by = {p4:String}
    ORDER BY lifetime_forecasts.customers DESC, segment, one.repeats
-- p0: "acme"
-- p1: "USD"
-- p2: "acme"
-- p3: "USD"
-- p4: "all"
