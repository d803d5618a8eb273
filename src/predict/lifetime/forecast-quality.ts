import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure, period } from '../../measure/define.ts'
import { type Sql, sql, str } from '../../store/sql.ts'
import { mostRepeats } from './holdout.ts'
import { segmentings } from './segments.ts'

const asked = period.pick({ from: true, to: true, compare: true, currency: true })
const naive = { en: 'Everybody goes on at the rate so far', zh: '假设每位客户按以往频率继续下单' }
const interval = { en: '95% interval of the expectation', zh: '期望值的 95% 区间' }
const often = Object.fromEntries(
  Array.from({ length: mostRepeats + 1 }, (_, n) => [
    String(n),
    n < mostRepeats ? { en: String(n), zh: String(n) } : { en: `${n} or more`, zh: `${n} 次及以上` },
  ]),
)

export const forecastCalibration = defineMeasure({
  id: 'forecast-calibration',
  group: 'customers',
  title: { en: 'Forecast and what came, by repeats', zh: '预测与实际：按复购次数' },
  doc: {
    en: 'The newest fit’s check: the same model, fitted to what was known some days earlier. Customers by how often they had come again until then; how many days with an order came after, how many had been forecast, and how many the naive forecast says. Where both are far apart for one group, forecasts of single customers of that group are.',
    zh: '最近一次拟合的检验：用若干天前的数据重新拟合同一模型，按客户当时的复购次数，对比之后实际下单天数、当时的预测与朴素预测。某一组差距大，说明该组单个客户的预测也不准。',
  },
  params: asked.extend({
    by: z.enum(segmentings).default('all').meta({ description: 'Of which kind of segment', zh: '细分方式' }),
  }),
  row: z.object({
    segment: z.string(),
    repeats: z.string(),
    customers: z.int(),
    came: z.int(),
    forecast: z.number(),
    naive: z.number(),
    tried_days: z.int(),
    last_day: z.string(),
  }),
  columns: {
    segment: plain('text', 'Segment', '细分'),
    repeats: { ...plain('text', 'Had come again', '已复购次数'), values: often },
    customers: plain('count', 'Customers', '客户数'),
    came: plain('count', 'Orders that came', '实际订单', { en: 'Days with an order', zh: '有下单的天数' }),
    forecast: plain('count', 'Orders forecast', '当时预测'),
    naive: plain('count', 'Naive forecast', '朴素预测', naive),
    tried_days: plain('days', 'Checked over', '检验天数'),
    last_day: plain('day', 'Of orders up to', '订单截至'),
  },
  chart: { kind: 'bar', x: 'repeats', y: ['came', 'forecast', 'naive'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => sql`
    SELECT segment, toString(one.repeats) AS repeats, one.customers AS customers, one.came AS came, one.forecast AS forecast, one.naive AS naive, tried_days,
      toString(lifetime_forecasts.last_day) AS last_day
    FROM lifetime_forecasts ARRAY JOIN calibration AS one
    WHERE ${ofNewestFit(p)} AND segment_by = ${str(p.by)}
    ORDER BY lifetime_forecasts.customers DESC, segment, one.repeats`,
})

export const forecastOrigins = defineMeasure({
  id: 'forecast-origins',
  group: 'customers',
  title: { en: 'Forecasts made earlier, and what came', zh: '滚动起点检验' },
  doc: {
    en: 'The model fitted to all customers as they were known on several earlier days, its forecast for the days after, and what came; beside it the naive forecast. One check may be luck; several show in which seasons the model, which knows none, runs high or low.',
    zh: '分别用若干较早日期之前的数据对全部客户拟合模型，将其后一段时间的预测与实际对比，并列朴素预测。一次检验可能是巧合，多次则能看出不懂季节的模型在哪些时段偏高或偏低。',
  },
  params: asked,
  row: z.object({
    day: z.string(),
    days: z.int(),
    customers: z.int(),
    came: z.int(),
    forecast: z.number(),
    low: z.number(),
    high: z.number(),
    off: z.number().nullable(),
    naive: z.number(),
    naive_off: z.number().nullable(),
    error: z.number(),
    naive_error: z.number(),
  }),
  columns: {
    day: plain('day', 'Made of orders up to', '预测起点'),
    days: plain('days', 'For the days after', '预测天数'),
    customers: plain('count', 'Customers', '客户数'),
    came: plain('count', 'Orders that came', '实际订单', { en: 'Days with an order', zh: '有下单的天数' }),
    forecast: plain('count', 'Orders forecast', '当时预测'),
    low: plain('count', 'Forecast, at least', '预测下限', interval),
    high: plain('count', 'Forecast, at most', '预测上限', interval),
    off: plain('share', 'Off by', '偏差', { en: 'Forecast ÷ what came − 1', zh: '预测 ÷ 实际 − 1' }),
    naive: plain('count', 'Naive forecast', '朴素预测', naive),
    naive_off: plain('share', 'Naive off by', '朴素预测偏差'),
    error: plain('ratio', 'Error per customer', '人均误差', {
      en: 'How far a customer’s forecast is from what came, on average',
      zh: '每位客户预测与实际之差的平均绝对值',
    }),
    naive_error: plain('ratio', 'Error of the naive forecast', '朴素预测人均误差'),
  },
  chart: { kind: 'line', x: 'day', y: ['came', 'forecast', 'naive'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => sql`
    SELECT toString(one.day) AS day, one.days AS days, one.customers AS customers, one.came AS came, one.forecast AS forecast, one.low AS low, one.high AS high,
      if(one.came = 0, NULL, one.forecast / one.came - 1) AS off, one.naive AS naive, if(one.came = 0, NULL, one.naive / one.came - 1) AS naive_off,
      one.error AS error, one.naive_error AS naive_error
    FROM lifetime_forecasts ARRAY JOIN origins AS one
    WHERE ${ofNewestFit(p)} AND segment_by = 'all'
    ORDER BY day`,
  say: ({ rows }, { share, count }) => {
    const offs = rows.flatMap(({ off, naive_off }) => (off === null || naive_off === null ? [] : [{ off, naive_off }]))
    if (offs.length < 2) return undefined
    const middle = (values: number[]) => {
      const sorted = values.map(Math.abs).toSorted((a, b) => a - b)
      const [below = 0, above = 0] = [(sorted.length - 1) / 2, sorted.length / 2].map((at) => sorted[Math.floor(at)])
      return (below + above) / 2
    }
    const [own, theirs] = [middle(offs.map(({ off }) => off)), middle(offs.map(({ naive_off }) => naive_off))]
    return {
      en: `Made on ${count(offs.length).en} earlier days, the forecast was off by ${share(own).en} at the median, the naive one by ${share(theirs).en}.`,
      zh: `在 ${count(offs.length).zh} 个较早起点上，预测偏差的中位数为 ${share(own).zh}，朴素预测为 ${share(theirs).zh}。`,
    }
  },
})

/** Rows of the brand's newest fit in its currency. */
function ofNewestFit({ scope }: { scope: { brand: string; currency: string } }): Sql {
  const mine = sql`brand = ${str(scope.brand)} AND currency = ${str(scope.currency)}`
  return sql`${mine} AND fitted_at = (SELECT max(fitted_at) FROM lifetime_forecasts WHERE ${mine})`
}
