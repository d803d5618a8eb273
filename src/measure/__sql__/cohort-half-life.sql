    SELECT part AS key, half_life, half_life_low, half_life_high, toString(dark_tests.last_day) AS last_day
    FROM dark_tests WHERE brand = {p0:String} AND currency = {p1:String} AND tested_at = (
      SELECT argMax(tested_at, if(dark_tests.last_day <= {p2:Date}, 1, -1) * toUnixTimestamp64Milli(tested_at)) FROM dark_tests WHERE brand = {p3:String} AND currency = {p4:String}) AND part_by = 'half_life'
    ORDER BY key
-- p0: "acme"
-- p1: "USD"
-- p2: "2025-12-31"
-- p3: "acme"
-- p4: "USD"
