    SELECT toString(dark_tests.last_day + one.1) AS day, one.1 AS days, one.4 AS share, one.5 AS share_low, one.6 AS share_high,
      one.2 AS margin_on, one.3 AS margin_off
    FROM (SELECT last_day, curve FROM dark_tests WHERE brand = {p0:String} AND currency = {p1:String} AND tested_at = (
      SELECT argMax(tested_at, if(dark_tests.last_day <= {p2:Date}, 1, -1) * toUnixTimestamp64Milli(tested_at)) FROM dark_tests WHERE brand = {p3:String} AND currency = {p4:String}) AND part_by = {p5:String} AND part = {p6:String}) AS dark_tests
    ARRAY JOIN curve AS one
    ORDER BY days
-- p0: "acme"
-- p1: "USD"
-- p2: "2025-12-31"
-- p3: "acme"
-- p4: "USD"
-- p5: "all"
-- p6: ""
