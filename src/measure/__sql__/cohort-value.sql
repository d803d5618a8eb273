    SELECT cohort, toInt64(month) AS month, toInt64(sum(those)) AS customers, toInt64(round(sum(left_then) / sum(counted))) AS margin,
      if(basis = 'actual', NULL, toNullable(toInt64(round(sum(left_then) / sum(counted) - 1.959963984540054 * sqrt(arraySum(error -> error * error, sumForEach(errors))) / sum(counted))))) AS low, if(basis = 'actual', NULL, toNullable(toInt64(round(sum(left_then) / sum(counted) + 1.959963984540054 * sqrt(arraySum(error -> error * error, sumForEach(errors))) / sum(counted))))) AS high,
      if(min(is_seen) = 1, 'actual', 'estimated') AS basis, toFloat64(customers / any(of_cohort)) AS margin_known
    FROM (
      SELECT cohort, month, those, of_cohort, toUInt8(month * 30.4375 <= age_days) AS is_seen, if(is_seen, those, expected_of) AS counted, if(is_seen, toFloat64(within[month + 1]), sum_until_fit + (means[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p0:Array(UInt64)})) - 1] + ((least(365, month * 30.4375 - (age_days - since_fit)) - arrayConcat([toUInt64(0)], {p1:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p2:Array(UInt64)})) - 1]) / (arrayConcat([toUInt64(0)], {p3:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p4:Array(UInt64)}))] - arrayConcat([toUInt64(0)], {p5:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p6:Array(UInt64)})) - 1])) * (means[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p7:Array(UInt64)}))] - means[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p8:Array(UInt64)})) - 1]))) AS left_then,
        if(is_seen, CAST([], 'Array(Float64)'), if(arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p9:Array(UInt64)})) = 2, arrayMap(error -> ((least(365, month * 30.4375 - (age_days - since_fit)) - arrayConcat([toUInt64(0)], {p10:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p11:Array(UInt64)})) - 1]) / (arrayConcat([toUInt64(0)], {p12:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p13:Array(UInt64)}))] - arrayConcat([toUInt64(0)], {p14:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p15:Array(UInt64)})) - 1])) * error, errors_ahead[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p16:Array(UInt64)})) - 1]),
          arrayMap((error, before) -> before + ((least(365, month * 30.4375 - (age_days - since_fit)) - arrayConcat([toUInt64(0)], {p17:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p18:Array(UInt64)})) - 1]) / (arrayConcat([toUInt64(0)], {p19:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p20:Array(UInt64)}))] - arrayConcat([toUInt64(0)], {p21:Array(UInt64)})[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p22:Array(UInt64)})) - 1])) * (error - before), errors_ahead[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p23:Array(UInt64)})) - 1], if(arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p24:Array(UInt64)})) = 2, errors_ahead[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p25:Array(UInt64)})) - 1], errors_ahead[arrayFirstIndex(one -> one >= least(365, month * 30.4375 - (age_days - since_fit)), arrayConcat([toUInt64(0)], {p26:Array(UInt64)})) - 2])))) AS errors
      FROM (
        SELECT *, min(age_days) OVER (PARTITION BY cohort) AS youngest, toInt64(floor(youngest / 30.4375)) AS lived, toInt64(floor(greatest(0, youngest - since_fit) / 30.4375)) + 12 AS ahead_until,
          sum(expected_of) OVER (PARTITION BY cohort) >= 0.95 * sum(those) OVER (PARTITION BY cohort) AS is_forecast_whole
        FROM (
          SELECT *, arrayMap(month -> arraySum((one, left_of) -> if(one <= month, left_of, 0), by_month.1, by_month.2), range(37)) AS within
          FROM (
            SELECT *, sum(all_those) OVER (PARTITION BY cohort) AS of_cohort, dense_rank() OVER (ORDER BY cohort DESC) AS newness
            FROM (
              SELECT cohort, age_days, any(fit_days) AS since_fit, count() AS all_those, countIf(is_known) AS those, sumMapIf(months, margins, is_known) AS by_month, sumIf(until_fit, is_known AND is_expected = 1) AS sum_until_fit,
                sumIf(is_expected, is_known) AS expected_of, arrayConcat([toFloat64(0)], sumForEachIf(expected, is_known)) AS means, [sumForEachIf(errors_of[{p27:UInt64}], is_known), sumForEachIf(errors_of[{p28:UInt64}], is_known), sumForEachIf(errors_of[{p29:UInt64}], is_known), sumForEachIf(errors_of[{p30:UInt64}], is_known)] AS errors_ahead
              FROM (
                SELECT order_days[1] AS came, concat(toString(toYear(came)), ' Q', toString(toQuarter(came))) AS cohort, greatest(0, assumeNotNull((SELECT toInt32(toDate(max(ordered_at), {p31:String})) FROM orders WHERE brand = {p32:String} AND slice = {p33:UInt64} AND counts = 1)) - toInt32(came)) AS age_days, arrayMap(margin -> ifNull(margin, 0), day_margins) AS margins,
                  arrayMap(on -> toUInt16(ceil(greatest(0, toInt32(on) - toInt32(came)) / 30.4375)), order_days) AS months, arraySum((on, margin) -> if(on <= assumeNotNull(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p34:String} AND currency = {p35:String} AND segment_by = 'all')).2), margin, 0), order_days, margins) AS until_fit,
                  greatest(0, assumeNotNull((SELECT toInt32(toDate(max(ordered_at), {p36:String})) FROM orders WHERE brand = {p37:String} AND slice = {p38:UInt64} AND counts = 1)) - toInt32(assumeNotNull(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p39:String} AND currency = {p40:String} AND segment_by = 'all')).2))) AS fit_days, NOT arrayExists(margin -> margin IS NULL, day_margins) AS is_known,
                  toUInt8(is_forecast = 1 AND per_day IS NOT NULL) AS is_expected, arrayMap(orders -> orders * ifNull(per_day, 0), if(is_expected, ahead, [0., 0., 0., 0.])) AS expected,
                  arrayMap(place -> if(is_expected, arrayConcat(arrayMap(error -> error * ifNull(per_day, 0), order_errors[place]), arrayMap(error -> error * ahead[place], per_day_errors)), CAST([], 'Array(Float64)')), [1, 2, 3, 4]) AS errors_of
                FROM (
    SELECT told.* EXCEPT (known, later, repeats), told.repeats AS repeats, ahead.is_known AS is_forecast, ahead.alive AS alive, ahead.alive_errors AS alive_errors, ahead.orders AS ahead,
      ahead.order_errors AS order_errors, if(ahead.is_known AND brings.is_known, toNullable(brings.base + brings.slope * told.gain), NULL) AS per_day,
      arrayMap((base, slope) -> base + slope * told.gain, brings.base_errors, brings.slope_errors) AS per_day_errors
    FROM (
      SELECT customer_id, toString(country) AS first_country, toString(first_sales_channel) AS first_channel, first_order_id, first_skus, order_days, day_margins,
        arrayFilter(one -> one <= ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p41:String} AND currency = {p42:String} AND segment_by = 'all')).2, order_days) AS known, length(known) - 1 AS repeats, if(repeats = 0, 0, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p43:String} AND currency = {p44:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(known[-1]) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p45:String} AND currency = {p46:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p47:String} AND currency = {p48:String} AND segment_by = 'all')).3, 1), 2)) AS last, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p49:String} AND currency = {p50:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p51:String} AND currency = {p52:String} AND segment_by = 'all')).2) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p53:String} AND currency = {p54:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p55:String} AND currency = {p56:String} AND segment_by = 'all')).3, 1), 2) AS age, arraySlice(day_margins, 2, length(known) - 1) AS later, arrayCount(margin -> ifNull(margin > 0, 0), later) AS gain_days,
        arraySum(margin -> greatest(ifNull(margin, 0), 0), later) AS gain
      FROM customers WHERE brand = {p57:String} AND slice = {p58:UInt64} AND notEmpty(order_days) AND first_at >= {p59:DateTime64(3, 'UTC')} AND first_at < {p60:DateTime64(3, 'UTC')}
    ) AS told
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(repeats) AS repeats, toInt64(last) AS last, toInt64(age) AS age, alive, alive_errors, orders, order_errors, 1 AS is_known
      FROM lifetime_histories WHERE brand = {p61:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p62:String} AND currency = {p63:String} AND segment_by = 'all')).1
    ) AS ahead ON toInt64(told.repeats) = ahead.repeats AND toInt64(told.last) = ahead.last AND toInt64(told.age) = ahead.age
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(gain_days) AS gain_days, base, slope, base_errors, slope_errors, 1 AS is_known FROM lifetime_day_margins WHERE brand = {p64:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p65:String} AND currency = {p66:String} AND segment_by = 'all')).1
    ) AS brings ON toInt64(told.gain_days) = brings.gain_days) AS people
              )
              GROUP BY cohort, age_days
            )
          )
          WHERE newness <= {p67:UInt64} AND those > 0)
      )
      ARRAY JOIN range(toUInt64(least({p68:Int64}, if(is_forecast_whole, greatest(lived, ahead_until), lived)) + 1)) AS month
    )
    GROUP BY cohort, month
    ORDER BY month, cohort
-- p0: [30,90,180,365]
-- p1: [30,90,180,365]
-- p2: [30,90,180,365]
-- p3: [30,90,180,365]
-- p4: [30,90,180,365]
-- p5: [30,90,180,365]
-- p6: [30,90,180,365]
-- p7: [30,90,180,365]
-- p8: [30,90,180,365]
-- p9: [30,90,180,365]
-- p10: [30,90,180,365]
-- p11: [30,90,180,365]
-- p12: [30,90,180,365]
-- p13: [30,90,180,365]
-- p14: [30,90,180,365]
-- p15: [30,90,180,365]
-- p16: [30,90,180,365]
-- p17: [30,90,180,365]
-- p18: [30,90,180,365]
-- p19: [30,90,180,365]
-- p20: [30,90,180,365]
-- p21: [30,90,180,365]
-- p22: [30,90,180,365]
-- p23: [30,90,180,365]
-- p24: [30,90,180,365]
-- p25: [30,90,180,365]
-- p26: [30,90,180,365]
-- p27: "1"
-- p28: "2"
-- p29: "3"
-- p30: "4"
-- p31: "Asia/Shanghai"
-- p32: "acme"
-- p33: "7"
-- p34: "acme"
-- p35: "USD"
-- p36: "Asia/Shanghai"
-- p37: "acme"
-- p38: "7"
-- p39: "acme"
-- p40: "USD"
-- p41: "acme"
-- p42: "USD"
-- p43: "acme"
-- p44: "USD"
-- p45: "acme"
-- p46: "USD"
-- p47: "acme"
-- p48: "USD"
-- p49: "acme"
-- p50: "USD"
-- p51: "acme"
-- p52: "USD"
-- p53: "acme"
-- p54: "USD"
-- p55: "acme"
-- p56: "USD"
-- p57: "acme"
-- p58: "7"
-- p59: "2024-12-31 16:00:00.000"
-- p60: "2025-12-31 16:00:00.000"
-- p61: "acme"
-- p62: "acme"
-- p63: "USD"
-- p64: "acme"
-- p65: "acme"
-- p66: "USD"
-- p67: "5"
-- p68: "36"
