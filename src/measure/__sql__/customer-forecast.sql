    SELECT customer_id, first_country AS country, first_channel, toString(chosen.order_days[1]) AS first_day, toString(chosen.order_days[-1]) AS last_day, length(chosen.order_days) AS order_days,
      {p0:Array(UInt64)}[place] AS days, if(is_forecast = 1 AND repeats > 0, toNullable(chosen.alive), NULL) AS alive, if(is_forecast = 1 AND repeats > 0, toNullable(if(chosen.alive = 0, 0, chosen.alive / exp(1.959963984540054 * sqrt(arraySum(error -> error * error, alive_errors)) / chosen.alive))), NULL) AS alive_low, if(is_forecast = 1 AND repeats > 0, toNullable(least(1, if(chosen.alive = 0, 0, chosen.alive * exp(1.959963984540054 * sqrt(arraySum(error -> error * error, alive_errors)) / chosen.alive)))), NULL) AS alive_high,
      if(is_forecast = 1, toNullable(ahead[place]), NULL) AS orders, if(is_forecast = 1, toNullable(if(ahead[place] = 0, 0, ahead[place] / exp(1.959963984540054 * sqrt(arraySum(error -> error * error, order_errors[place])) / ahead[place]))), NULL) AS orders_low, if(is_forecast = 1, toNullable(if(ahead[place] = 0, 0, ahead[place] * exp(1.959963984540054 * sqrt(arraySum(error -> error * error, order_errors[place])) / ahead[place]))), NULL) AS orders_high,
      if(is_forecast = 1, toNullable(toInt64(round((ahead[place] * per_day)))), NULL) AS margin, if(is_forecast = 1, toNullable(toInt64(round((ahead[place] * per_day) - 1.959963984540054 * sqrt(arraySum(error -> error * error, arrayConcat(arrayMap(error -> error * ifNull(per_day, 0), order_errors[place]), arrayMap(error -> error * ahead[place], per_day_errors))))))), NULL) AS margin_low, if(is_forecast = 1, toNullable(toInt64(round((ahead[place] * per_day) + 1.959963984540054 * sqrt(arraySum(error -> error * error, arrayConcat(arrayMap(error -> error * ifNull(per_day, 0), order_errors[place]), arrayMap(error -> error * ahead[place], per_day_errors))))))), NULL) AS margin_high,
      toString(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p1:String} AND currency = {p2:String} AND segment_by = 'all')).2) AS forecast_day, multiIf(is_forecast = 1, '', ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p3:String} AND currency = {p4:String} AND segment_by = 'all')).4 != '', ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p5:String} AND currency = {p6:String} AND segment_by = 'all')).4, 'later') AS missing, if(is_forecast = 1, 0, ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p7:String} AND currency = {p8:String} AND segment_by = 'all')).5) AS missing_found,
      if(is_forecast = 1, ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p9:String} AND currency = {p10:String} AND segment_by = 'all')).6, '') AS margin_missing, if(is_forecast = 1, ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p11:String} AND currency = {p12:String} AND segment_by = 'all')).7, 0) AS margin_missing_found
    FROM (
      SELECT * FROM (
    SELECT told.* EXCEPT (known, later, repeats), told.repeats AS repeats, ahead.is_known AS is_forecast, ahead.alive AS alive, ahead.alive_errors AS alive_errors, ahead.orders AS ahead,
      ahead.order_errors AS order_errors, if(ahead.is_known AND brings.is_known, toNullable(brings.base + brings.slope * told.gain), NULL) AS per_day,
      arrayMap((base, slope) -> base + slope * told.gain, brings.base_errors, brings.slope_errors) AS per_day_errors
    FROM (
      SELECT customer_id, toString(country) AS first_country, toString(first_sales_channel) AS first_channel, first_order_id, first_skus, order_days, day_margins,
        arrayFilter(one -> one <= ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p13:String} AND currency = {p14:String} AND segment_by = 'all')).2, order_days) AS known, length(known) - 1 AS repeats, if(repeats = 0, 0, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p15:String} AND currency = {p16:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(known[-1]) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p17:String} AND currency = {p18:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p19:String} AND currency = {p20:String} AND segment_by = 'all')).3, 1), 2)) AS last, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p21:String} AND currency = {p22:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p23:String} AND currency = {p24:String} AND segment_by = 'all')).2) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p25:String} AND currency = {p26:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p27:String} AND currency = {p28:String} AND segment_by = 'all')).3, 1), 2) AS age, arraySlice(day_margins, 2, length(known) - 1) AS later, arrayCount(margin -> ifNull(margin > 0, 0), later) AS gain_days,
        arraySum(margin -> greatest(ifNull(margin, 0), 0), later) AS gain
      FROM customers WHERE brand = {p29:String} AND slice = {p30:UInt64} AND notEmpty(order_days) AND country IN {p31:Array(String)}
    ) AS told
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(repeats) AS repeats, toInt64(last) AS last, toInt64(age) AS age, alive, alive_errors, orders, order_errors, 1 AS is_known
      FROM lifetime_histories WHERE brand = {p32:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p33:String} AND currency = {p34:String} AND segment_by = 'all')).1
    ) AS ahead ON toInt64(told.repeats) = ahead.repeats AND toInt64(told.last) = ahead.last AND toInt64(told.age) = ahead.age
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(gain_days) AS gain_days, base, slope, base_errors, slope_errors, 1 AS is_known FROM lifetime_day_margins WHERE brand = {p35:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p36:String} AND currency = {p37:String} AND segment_by = 'all')).1
    ) AS brings ON toInt64(told.gain_days) = brings.gain_days) AS every
      ORDER BY is_forecast DESC, ahead[{p38:UInt64}] * per_day DESC NULLS LAST, customer_id LIMIT {p39:UInt64}
    ) AS chosen
    ARRAY JOIN arrayFilter(one -> has({p40:Array(UInt64)}, {p41:Array(UInt64)}[one]), [1, 2, 3, 4]) AS place
    ORDER BY is_forecast DESC, ahead[{p42:UInt64}] * per_day DESC NULLS LAST, customer_id, days
-- p0: [30,90,180,365]
-- p1: "acme"
-- p2: "USD"
-- p3: "acme"
-- p4: "USD"
-- p5: "acme"
-- p6: "USD"
-- p7: "acme"
-- p8: "USD"
-- p9: "acme"
-- p10: "USD"
-- p11: "acme"
-- p12: "USD"
-- p13: "acme"
-- p14: "USD"
-- p15: "acme"
-- p16: "USD"
-- p17: "acme"
-- p18: "USD"
-- p19: "acme"
-- p20: "USD"
-- p21: "acme"
-- p22: "USD"
-- p23: "acme"
-- p24: "USD"
-- p25: "acme"
-- p26: "USD"
-- p27: "acme"
-- p28: "USD"
-- p29: "acme"
-- p30: "7"
-- p31: ["DE"]
-- p32: "acme"
-- p33: "acme"
-- p34: "USD"
-- p35: "acme"
-- p36: "acme"
-- p37: "USD"
-- p38: "3"
-- p39: "500"
-- p40: [180]
-- p41: [30,90,180,365]
-- p42: "3"
