import type { Scope } from '../../manage/scope.ts'
import { z95 } from '../../measure/wilson.ts'
import { type Bound, type Sql, sql, str, u64 } from '../../store/sql.ts'
import { horizons } from './horizons.ts'
import { gainsOf, history } from './segment-counts.ts'

type Asked = { scope: Pick<Scope, 'brand' | 'slice' | 'currency'> }

/** The newest fit that says something of single customers: when, of orders up to which day, what times are told in, and why it says nothing. */
export function newestFit({ scope }: Asked): Sql {
  return sql`(SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = ${str(scope.brand)} AND currency = ${str(scope.currency)} AND segment_by = 'all')`
}

/**
 * Customers with what the newest fit expects of each, by the days with an order that it has seen: `alive`; `ahead`, days with
 * an order by time ahead; `per_day`, what such a day brings in minor units, empty where margins are not forecast. Of who
 * has ordered for the first time since, or whose history has been changed since, nothing is known yet: `is_forecast` is 0.
 * `_errors` add up over customers; see the table lifetime_histories.
 */
export function customersAhead(p: Asked, conditions: Sql = sql``): Sql {
  const fit = newestFit(p)
  const ofFit = sql`brand = ${str(p.scope.brand)} AND fitted_at = (${fit}).1`
  const known = sql`arrayFilter(one -> one <= (${fit}).2, order_days)`
  return sql`(
    SELECT told.* EXCEPT (known, later, repeats), told.repeats AS repeats, ahead.is_known AS is_forecast, ahead.alive AS alive, ahead.alive_errors AS alive_errors, ahead.orders AS ahead,
      ahead.order_errors AS order_errors, if(ahead.is_known AND brings.is_known, toNullable(brings.base + brings.slope * told.gain), NULL) AS per_day,
      arrayMap((base, slope) -> base + slope * told.gain, brings.base_errors, brings.slope_errors) AS per_day_errors
    FROM (
      SELECT customer_id, toString(country) AS first_country, toString(first_sales_channel) AS first_channel, first_order_id, first_skus, order_days, day_margins,
        ${known} AS known, ${history(sql`known`, sql`(${fit}).2`, sql`greatest((${fit}).3, 1)`)}, arraySlice(day_margins, 2, length(known) - 1) AS later, ${gainsOf(sql`later`)}
      FROM customers WHERE brand = ${str(p.scope.brand)} AND slice = ${u64(p.scope.slice)} AND notEmpty(order_days)${conditions}
    ) AS told
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(repeats) AS repeats, toInt64(last) AS last, toInt64(age) AS age, alive, alive_errors, orders, order_errors, 1 AS is_known
      FROM lifetime_histories WHERE ${ofFit}
    ) AS ahead ON toInt64(told.repeats) = ahead.repeats AND toInt64(told.last) = ahead.last AND toInt64(told.age) = ahead.age
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(gain_days) AS gain_days, base, slope, base_errors, slope_errors, 1 AS is_known FROM lifetime_day_margins WHERE ${ofFit}
    ) AS brings ON toInt64(told.gain_days) = brings.gain_days)`
}

/** The place of a time ahead in what is told by time ahead. */
export function placeOf(days: number): Bound {
  return u64(horizons.indexOf(days) + 1)
}

/** How a customer's expected margin within a time ahead moves with each error of the fit: of the days with an order, then of what one brings. */
export function marginErrors(place: Bound | Sql): Sql {
  return sql`arrayConcat(arrayMap(error -> error * ifNull(per_day, 0), order_errors[${place}]), arrayMap(error -> error * ahead[${place}], per_day_errors))`
}

/** The standard error of a figure. */
export function standardError(errors: Sql): Sql {
  return sql`sqrt(arraySum(error -> error * error, ${errors}))`
}

/** The ends of the interval of a figure above zero, which is wide by a factor. */
export function endsAbove(value: Sql, errors: Sql): { low: Sql; high: Sql } {
  const factor = sql`exp(${z95} * ${standardError(errors)} / ${value})`
  return {
    low: sql`if(${value} = 0, 0, ${value} / ${factor})`,
    high: sql`if(${value} = 0, 0, ${value} * ${factor})`,
  }
}

/** The ends of the interval of an amount, in whole minor units. */
export function endsAround(value: Sql, errors: Sql): { low: Sql; high: Sql } {
  const wide = sql`${z95} * ${standardError(errors)}`
  return { low: sql`toInt64(round(${value} - ${wide}))`, high: sql`toInt64(round(${value} + ${wide}))` }
}
