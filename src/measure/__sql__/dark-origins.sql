    SELECT toString(dark_origins.day) AS day, days, came, forecast, low, high, if(came <= 0, NULL, forecast / came - 1) AS off,
      naive, if(came <= 0, NULL, naive / came - 1) AS naive_off, toString(toDate(tested_at, {p0:String})) AS tested_on, toString(dark_origins.last_day) AS last_day
    FROM dark_origins
    WHERE brand = {p1:String} AND currency = {p2:String} AND tested_at = (SELECT max(tested_at) FROM dark_origins WHERE brand = {p3:String} AND currency = {p4:String}) AND days > 0
    ORDER BY day
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "USD"
-- p3: "acme"
-- p4: "USD"
