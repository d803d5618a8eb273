    SELECT toString(one.day) AS day, one.days AS days, one.customers AS customers, one.came AS came, one.forecast AS forecast, one.low AS low, one.high AS high,
      if(one.came = 0, NULL, one.forecast / one.came - 1) AS off, one.naive AS naive, if(one.came = 0, NULL, one.naive / one.came - 1) AS naive_off,
      one.error AS error, one.naive_error AS naive_error
    FROM lifetime_forecasts ARRAY JOIN origins AS one
    WHERE brand = {p0:String} AND currency = {p1:String} AND fitted_at = (SELECT max(fitted_at) FROM lifetime_forecasts WHERE brand = {p2:String} AND currency = {p3:String}) AND segment_by = 'all'
    ORDER BY day
-- p0: "acme"
-- p1: "USD"
-- p2: "acme"
-- p3: "USD"
