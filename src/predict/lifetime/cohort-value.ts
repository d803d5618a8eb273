import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure, period, type Question } from '../../measure/define.ts'
import { z95 } from '../../measure/wilson.ts'
import { ofSlice, periodEnd, periodStart } from '../../measure/within.ts'
import { i64, instant, join, type Sql, sql, str, strs, u64, u64s, whole } from '../../store/sql.ts'
import { daysOfMonth } from './acquired.ts'
import { customersAhead, marginErrors, newestFit, placeOf, standardError } from './customers-ahead.ts'
import { horizons } from './horizons.ts'
import { sayCohorts } from './say-cohorts.ts'

const words = (description: string, zh: string) => ({ description, zh })
const interval = { en: '95% interval of the expectation', zh: '期望值的 95% 区间' }
/** From this share of a cohort with a forecast on, it stands for those who have come since the fit. */
const leastForecast = sql`0.95`
const mostMonths = 36

export const cohortValue = defineMeasure({
  id: 'cohort-value',
  group: 'customers',
  title: { en: 'Margin of customers by cohort', zh: '同期群累计毛利' },
  doc: {
    en: 'CM3 per customer from the first order on, added up by months since then, for customers by when they came. Months that all of a cohort have lived are observed; the twelve after are an estimate: what had come in until the last day that the forecast has seen and what is expected from there on, between the forecasts for 30, 90, 180 and 365 days in a straight line. Customers with goods of unknown cost are left out; who has come since the forecast is taken to be like the rest, if they are at most 5%. Filters choose customers by their first order.',
    zh: '按首购时间划分客户群，自首单起按月累计的人均 CM3。群内所有客户都已经历的月份为实际值；其后十二个月为预估：截至预测所用最后一天的毛利加上预计毛利，在 30、90、180、365 天的预测之间按直线取值。有成本未知商品的客户不计入；预测之后新增的客户不超过 5% 时，按其余客户的水平估计。筛选条件作用于首单。',
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
    margin_known: z.number(),
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
    margin_known: plain('share', 'Margin known', '毛利已知占比', {
      en: 'Of the customers of the cohort; the others are left out',
      zh: '占该群客户的比例，其余客户不计入',
    }),
  },
  chart: { kind: 'line', x: 'month', y: ['margin'], by: 'cohort', interval: ['low', 'high'] },
  example: { from: '2025-01-01', to: '2025-12-31', by: 'quarter' },
  sql: (p) => {
    const quarter = sql`concat(toString(toYear(came)), ' Q', toString(toQuarter(came)))`
    const cohort = p.by === 'quarter' ? quarter : sql`formatDateTime(came, '%Y-%m')`
    const half = sql`${z95} * ${standardError(sql`sumForEach(errors)`)} / sum(counted)`
    const [seen, ahead] = [
      sql`month * ${daysOfMonth} <= age_days`,
      sql`least(365, month * ${daysOfMonth} - (age_days - since_fit))`,
    ]
    return sql`
    SELECT cohort, toInt64(month) AS month, toInt64(sum(those)) AS customers, toInt64(round(sum(left_then) / sum(counted))) AS margin,
      if(basis = 'actual', NULL, toNullable(toInt64(round(sum(left_then) / sum(counted) - ${half})))) AS low, if(basis = 'actual', NULL, toNullable(toInt64(round(sum(left_then) / sum(counted) + ${half})))) AS high,
      if(min(is_seen) = 1, 'actual', 'estimated') AS basis, toFloat64(customers / any(of_cohort)) AS margin_known
    FROM (
      SELECT cohort, month, those, of_cohort, toUInt8(${seen}) AS is_seen, if(is_seen, those, expected_of) AS counted, if(is_seen, toFloat64(within[month + 1]), sum_until_fit + ${between(ahead)}) AS left_then,
        if(is_seen, CAST([], 'Array(Float64)'), ${errorsBetween(ahead)}) AS errors
      FROM (
        SELECT *, min(age_days) OVER (PARTITION BY cohort) AS youngest, toInt64(floor(youngest / ${daysOfMonth})) AS lived, toInt64(floor(greatest(0, youngest - since_fit) / ${daysOfMonth})) + 12 AS ahead_until,
          sum(expected_of) OVER (PARTITION BY cohort) >= ${leastForecast} * sum(those) OVER (PARTITION BY cohort) AS is_forecast_whole
        FROM (${byAge(p, cohort)})
      )
      ARRAY JOIN range(toUInt64(least(${i64(mostMonths)}, if(is_forecast_whole, greatest(lived, ahead_until), lived)) + 1)) AS month
    )
    GROUP BY cohort, month
    ORDER BY month, cohort`
  },
  say: sayCohorts,
})

type Asked = Question & { country: string[]; sales_channel: string[]; cohorts: number }

/**
 * Customers of the newest cohorts by the days since their first order: how many, what they had left by month and (those who are
 * forecast) until the fit, how many days ago that was, and what is expected of them within each time ahead, with its errors.
 */
function byAge(p: Asked, cohort: Sql): Sql {
  const inTime = sql` AND first_at >= ${instant(periodStart(p))} AND first_at < ${instant(periodEnd(p))}`
  const country = p.country.length ? sql` AND country IN ${strs(p.country)}` : sql``
  const channel = p.sales_channel.length ? sql` AND first_sales_channel IN ${strs(p.sales_channel)}` : sql``
  const end = sql`(SELECT toInt32(toDate(max(ordered_at), ${str(p.scope.timeZone)})) FROM orders WHERE ${ofSlice(p)} AND counts = 1)`
  const fit = newestFit(p)
  const ahead = horizons.map((days) => sql`sumForEachIf(errors_of[${placeOf(days)}], is_known)`)
  const month = sql`toUInt16(ceil(greatest(0, toInt32(on) - toInt32(came)) / ${daysOfMonth}))`
  // Windows look at groups of customers: over customers themselves they would hold all of them.
  return sql`
          SELECT *, arrayMap(month -> arraySum((one, left_of) -> if(one <= month, left_of, 0), by_month.1, by_month.2), range(${whole(mostMonths + 1)})) AS within
          FROM (
            SELECT *, sum(all_those) OVER (PARTITION BY cohort) AS of_cohort, dense_rank() OVER (ORDER BY cohort DESC) AS newness
            FROM (
              SELECT cohort, age_days, any(fit_days) AS since_fit, count() AS all_those, countIf(is_known) AS those, sumMapIf(months, margins, is_known) AS by_month, sumIf(until_fit, is_known AND is_expected = 1) AS sum_until_fit,
                sumIf(is_expected, is_known) AS expected_of, arrayConcat([toFloat64(0)], sumForEachIf(expected, is_known)) AS means, [${join(ahead)}] AS errors_ahead
              FROM (
                SELECT order_days[1] AS came, ${cohort} AS cohort, greatest(0, assumeNotNull(${end}) - toInt32(came)) AS age_days, arrayMap(margin -> ifNull(margin, 0), day_margins) AS margins,
                  arrayMap(on -> ${month}, order_days) AS months, arraySum((on, margin) -> if(on <= assumeNotNull((${fit}).2), margin, 0), order_days, margins) AS until_fit,
                  greatest(0, assumeNotNull(${end}) - toInt32(assumeNotNull((${fit}).2))) AS fit_days, NOT arrayExists(margin -> margin IS NULL, day_margins) AS is_known,
                  toUInt8(is_forecast = 1 AND per_day IS NOT NULL) AS is_expected, arrayMap(orders -> orders * ifNull(per_day, 0), if(is_expected, ahead, [0., 0., 0., 0.])) AS expected,
                  arrayMap(place -> if(is_expected, ${marginErrors(sql`place`)}, CAST([], 'Array(Float64)')), [1, 2, 3, 4]) AS errors_of
                FROM ${customersAhead(p, sql`${inTime}${country}${channel}`)} AS people
              )
              GROUP BY cohort, age_days
            )
          )
          WHERE newness <= ${u64(p.cohorts)} AND those > 0`
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
