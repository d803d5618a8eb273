import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure, period, type Question } from '../../measure/define.ts'
import { ofSlice, periodEnd, periodStart } from '../../measure/within.ts'
import { i64, instant, join, literal, type Sql, sql, str, strs, u64, u64s } from '../../store/sql.ts'
import { daysOfMonth } from './acquired.ts'
import { customersAhead, marginErrors, placeOf, standardError } from './customers-ahead.ts'
import { horizons } from './horizons.ts'
import { sayCohorts } from './say-cohorts.ts'

const words = (description: string, zh: string) => ({ description, zh })
const interval = { en: '95% interval of the expectation', zh: '期望值的 95% 区间' }
const mostMonths = 36

export const cohortValue = defineMeasure({
  id: 'cohort-value',
  group: 'customers',
  title: { en: 'Margin of customers by cohort', zh: '同期群累计毛利' },
  doc: {
    en: 'CM3 per customer from the first order on, added up by months since then, for customers by when they came. Months that all of a cohort have lived are observed; the twelve after are an estimate: what has come in until today and what is expected from here on, between the forecasts for 30, 90, 180 and 365 days in a straight line. Customers whose first order has goods of unknown cost are left out. Filters choose customers by their first order.',
    zh: '按首购时间划分客户群，自首单起按月累计的人均 CM3。群内所有客户都已经历的月份为实际值；其后十二个月为预估：至今已有的毛利加上预计毛利，在 30、90、180、365 天的预测之间按直线取值。首单含成本未知商品的客户不计入。筛选条件作用于首单。',
  },
  params: period
    .pick({ from: true, to: true, compare: true, currency: true, sales_channel: true, country: true })
    .extend({
      by: z.enum(['quarter', 'month']).default('quarter').meta(words('Step of time of cohorts', '群组的时间粒度')),
      cohorts: z.coerce.number().int().min(1).max(7).default(5).meta(words('Newest cohorts', '最近的群组数')),
    }),
  row: z.object({
    cohort: z.string(),
    month: z.int(),
    customers: z.int(),
    margin: z.int(),
    low: z.int().nullable(),
    high: z.int().nullable(),
    basis: z.enum(['actual', 'estimated']),
  }),
  columns: {
    cohort: plain('text', 'First order in', '首购时间'),
    month: plain('count', 'Months since', '首单后月数', {
      en: '0 is the day of the first order',
      zh: '0 为首单当天',
    }),
    customers: plain('count', 'Customers', '客户数', { en: 'Whose margin is known', zh: '毛利已知的客户' }),
    margin: plain('money', 'CM3 per customer', '人均累计 CM3'),
    low: plain('money', 'At least', '区间下限', interval),
    high: plain('money', 'At most', '区间上限', interval),
    basis: plain('text', 'Known how', '依据'),
  },
  chart: { kind: 'line', x: 'month', y: ['margin'], by: 'cohort', interval: ['low', 'high'] },
  example: { from: '2025-01-01', to: '2025-12-31', by: 'quarter' },
  sql: (p) => {
    const quarter = sql`concat(toString(toYear(came)), ' Q', toString(toQuarter(came)))`
    const cohort = p.by === 'quarter' ? quarter : sql`formatDateTime(came, '%Y-%m')`
    const half = sql`${literal('1.959963984540054')} * ${standardError(sql`sumForEach(errors)`)} / customers`
    const [seen, ahead] = [sql`month * ${daysOfMonth} <= age_days`, sql`least(365, month * ${daysOfMonth} - age_days)`]
    return sql`
    SELECT cohort, toInt64(month) AS month, toInt64(sum(those)) AS customers, toInt64(round(sum(left_then) / customers)) AS margin,
      if(basis = 'actual', NULL, toNullable(toInt64(round(sum(left_then) / customers - ${half})))) AS low, if(basis = 'actual', NULL, toNullable(toInt64(round(sum(left_then) / customers + ${half})))) AS high,
      if(min(is_seen) = 1, 'actual', 'estimated') AS basis
    FROM (
      SELECT cohort, month, those, toUInt8(${seen}) AS is_seen, if(is_seen, toFloat64(within[month + 1]), sum_so_far + ${between(ahead)}) AS left_then,
        if(is_seen, CAST([], 'Array(Float64)'), ${errorsBetween(ahead)}) AS errors
      FROM (
        SELECT *, intDiv(min(age_days) OVER (PARTITION BY cohort), ${daysOfMonth}) AS lived, sum(expected_of) OVER (PARTITION BY cohort) = sum(those) OVER (PARTITION BY cohort) AS is_forecast_whole
        FROM (${byAge(p, cohort)})
      )
      ARRAY JOIN range(toUInt64(least(${i64(mostMonths)}, lived + if(is_forecast_whole, 12, 0)) + 1)) AS month
    )
    GROUP BY cohort, month
    ORDER BY month, cohort`
  },
  say: sayCohorts,
})

type Asked = Question & { country: string[]; sales_channel: string[]; cohorts: number }

/**
 * Customers of the newest cohorts by the days since their first order: how many, what they had left by month and until today,
 * and what is expected of them within each time ahead, with its errors.
 */
function byAge(p: Asked, cohort: Sql): Sql {
  const inTime = sql` AND first_at >= ${instant(periodStart(p))} AND first_at < ${instant(periodEnd(p))}`
  const country = p.country.length ? sql` AND country IN ${strs(p.country)}` : sql``
  const channel = p.sales_channel.length ? sql` AND first_sales_channel IN ${strs(p.sales_channel)}` : sql``
  const end = sql`(SELECT toInt32(toDate(max(ordered_at), ${str(p.scope.timeZone)})) FROM orders WHERE ${ofSlice(p)} AND counts = 1)`
  const ahead = horizons.map((days) => sql`sumForEach(errors_of[${placeOf(days)}])`)
  return sql`
          SELECT cohort, age_days, count() AS those, sumForEach(left_within) AS within, sum(so_far) AS sum_so_far, sum(is_expected) AS expected_of,
            arrayConcat([toFloat64(0)], sumForEach(expected)) AS means, [${join(ahead)}] AS errors_ahead
          FROM (
            SELECT order_days[1] AS came, ${cohort} AS cohort, greatest(0, assumeNotNull(${end}) - toInt32(came)) AS age_days, arraySum(margin -> ifNull(margin, 0), day_margins) AS so_far,
              arrayMap(month -> arraySum((on, margin) -> if(toInt32(on) - toInt32(came) <= month * ${daysOfMonth}, ifNull(margin, 0), 0), order_days, day_margins), range(${u64(mostMonths + 1)})) AS left_within,
              toUInt8(is_forecast = 1 AND per_day IS NOT NULL) AS is_expected, arrayMap(orders -> orders * ifNull(per_day, 0), if(is_expected, ahead, [0., 0., 0., 0.])) AS expected,
              arrayMap(place -> if(is_expected, ${marginErrors(sql`place`)}, CAST([], 'Array(Float64)')), [1, 2, 3, 4]) AS errors_of,
              dense_rank() OVER (ORDER BY cohort DESC) AS newness
            FROM ${customersAhead(p, sql`${inTime}${country}${channel} AND day_margins[1] IS NOT NULL`)} AS people
          )
          WHERE newness <= ${u64(p.cohorts)} GROUP BY cohort, age_days`
}

const pointDays = sql`arrayConcat([toUInt64(0)], ${u64s(horizons)})`
/** Between which times ahead a day lies, and how far between them. */
const after = (day: Sql) => sql`arrayFirstIndex(one -> one >= ${day}, ${pointDays})`
const part = (day: Sql) =>
  sql`((${day} - ${pointDays}[${after(day)} - 1]) / (${pointDays}[${after(day)}] - ${pointDays}[${after(day)} - 1]))`

/** What is expected until a day ahead, in a straight line between the times that are forecast. */
function between(day: Sql): Sql {
  return sql`(means[${after(day)} - 1] + ${part(day)} * (means[${after(day)}] - means[${after(day)} - 1]))`
}

/** How that moves with each error of the fit; today, nothing does. */
function errorsBetween(day: Sql): Sql {
  const later = sql`errors_ahead[${after(day)} - 1]`
  return sql`if(${after(day)} = 2, arrayMap(error -> ${part(day)} * error, ${later}),
          arrayMap((error, before) -> before + ${part(day)} * (error - before), ${later}, if(${after(day)} = 2, ${later}, errors_ahead[${after(day)} - 2])))`
}
