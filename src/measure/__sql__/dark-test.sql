    SELECT part AS key, share, share_low, share_high, margin_on, margin_off, margin_on - margin_off AS lost,
      dark_tests.lost_low AS lost_low, dark_tests.lost_high AS lost_high, paid_cost,
      toString(toDate(tested_at, {p0:String})) AS tested_on, toString(dark_tests.last_day) AS last_day, weeks, missing, missing_found
    FROM dark_tests WHERE brand = {p1:String} AND currency = {p2:String} AND tested_at = (
      SELECT argMax(tested_at, if(dark_tests.last_day <= {p3:Date}, 1, -1) * toUnixTimestamp64Milli(tested_at)) FROM dark_tests WHERE brand = {p4:String} AND currency = {p5:String}) AND (part_by = {p6:String} OR missing != '')
    ORDER BY margin_on DESC, key
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "USD"
-- p3: "2025-12-31"
-- p4: "acme"
-- p5: "USD"
-- p6: "country"
