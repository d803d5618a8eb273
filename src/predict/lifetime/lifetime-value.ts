import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import { plain } from '../../measure/columns.ts'
import { defineMeasure, period } from '../../measure/define.ts'
import { perUnit, ratio } from '../../measure/within.ts'
import { day, type Sql, sql, str, u64s } from '../../store/sql.ts'
import type { Stopping } from './bg-nbd.ts'
import { horizons } from './horizons.ts'
import { sayForecast } from './say-forecast.ts'
import { segmentings } from './segments.ts'
import { missingNames } from './too-little.ts'

const words = (description: string, zh: string) => ({ description, zh })
const interval = { en: '95% interval of the expectation', zh: '期望值的 95% 区间' }
const byFirst = {
  en: 'The segment is that of the first order; of its several products each counts',
  zh: '按首单归类；首单含多个商品时，分别计入',
}
const checked = {
  en: 'The same model, fitted to what was known so many days earlier',
  zh: '用这些天之前的数据重新拟合同一模型，与之后的实际对比',
}

const stoppingNames: Record<Stopping, Text> = {
  spread: { en: 'Differs between customers', zh: '因客户而异' },
  alike: { en: 'About the same for all', zh: '各客户大致相同' },
  never: { en: 'Nobody is seen to stop', zh: '尚未看到流失' },
}

export const lifetimeValue = defineMeasure({
  id: 'lifetime-value',
  group: 'customers',
  title: { en: 'Lifetime value', zh: '客户生命周期价值' },
  doc: {
    en: 'What known customers are expected to order and to bring from here on, by BG/NBD and Gamma-Gamma, fitted once a day: the fit shown is the latest of orders up to the last day of the period, or else the first there is. An order is a day with an order; its margin is CM3 of later days, and the first order is not in it. Intervals are of the expectation, what comes varies around it. Beside it stands how a forecast made some days earlier compares with what came. Segments are by first order; where one has too few customers, the reason stands in place of figures.',
    zh: '已知客户今后预计的下单次数与毛利，采用 BG/NBD 与 Gamma-Gamma 模型，每日拟合一次：取订单截至所选周期最后一天的最近一次拟合，没有则取最早的一次。同一天的订单算一次；毛利为复购当天的 CM3，不含首单。区间是期望值的区间，实际结果会在其周围波动。旁边列出用较早数据所作的预测与之后实际的对比。细分按首单划分，客户太少的细分只给出原因，不给数字。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    by: z.enum(segmentings).default('all').meta(words('What a row is about', '行维度')),
    days: z
      .enum(['all', '30', '90', '180', '365'])
      .default('180')
      .meta(words('Days looked ahead, or all side by side', '预测天数，或全部并列')),
  }),
  row: z.object({
    key: z.string(),
    days: z.int().nullable(),
    customers: z.int(),
    repeaters: z.int(),
    alive: z.number().nullable(),
    alive_low: z.number().nullable(),
    alive_high: z.number().nullable(),
    orders: z.number().nullable(),
    orders_low: z.number().nullable(),
    orders_high: z.number().nullable(),
    margin: z.int().nullable(),
    margin_low: z.int().nullable(),
    margin_high: z.int().nullable(),
    margin_per_customer: z.int().nullable(),
    last_day: z.string(),
    stopping: z.string(),
    missing: z.string(),
    missing_found: z.int(),
    margin_missing: z.string(),
    margin_missing_found: z.int(),
    tried_days: z.int(),
    tried_came: z.int(),
    tried_forecast: z.number().nullable(),
    tried_low: z.number().nullable(),
    tried_high: z.number().nullable(),
    tried_naive: z.number().nullable(),
    tried_error: z.number().nullable(),
    tried_naive_error: z.number().nullable(),
  }),
  columns: {
    key: {
      ...plain('text', 'Segment', '细分', byFirst),
      values: { ...channelNames, '': { en: 'All customers', zh: '全部客户' } },
    },
    days: plain('days', 'Within', '天数内'),
    customers: plain('count', 'Customers', '客户数'),
    repeaters: plain('count', 'Came again', '复购客户'),
    alive: plain('share', 'Still active', '仍活跃', {
      en: 'The share expected not to have stopped',
      zh: '预计尚未流失的比例',
    }),
    alive_low: plain('share', 'At least', '区间下限', interval),
    alive_high: plain('share', 'At most', '区间上限', interval),
    orders: plain('count', 'Expected orders', '预计订单', { en: 'Days with an order', zh: '有下单的天数' }),
    orders_low: plain('count', 'Orders, at least', '订单下限', interval),
    orders_high: plain('count', 'Orders, at most', '订单上限', interval),
    margin: plain('money', 'Expected CM3', '预计 CM3'),
    margin_low: plain('money', 'CM3, at least', 'CM3 下限', interval),
    margin_high: plain('money', 'CM3, at most', 'CM3 上限', interval),
    margin_per_customer: plain('money', 'CM3 per customer', '每客户 CM3'),
    last_day: plain('day', 'Of orders up to', '订单截至'),
    stopping: {
      ...plain('text', 'Chance to stop', '流失概率', {
        en: 'What the orders tell of how likely a customer is to stop after each',
        zh: '订单所反映的每次下单后流失的可能性',
      }),
      values: stoppingNames,
    },
    missing: { ...plain('text', 'No forecast because', '无预测原因'), values: missingNames },
    missing_found: plain('count', 'Of that there are', '现有数量'),
    margin_missing: { ...plain('text', 'No margin because', '无毛利预测原因'), values: missingNames },
    margin_missing_found: plain('count', 'Of that there are', '现有数量'),
    tried_days: plain('days', 'Checked over', '检验天数', checked),
    tried_came: plain('count', 'Orders that came', '实际订单', checked),
    tried_forecast: plain('count', 'Orders forecast', '当时预测', checked),
    tried_low: plain('count', 'Forecast, at least', '预测下限', interval),
    tried_high: plain('count', 'Forecast, at most', '预测上限', interval),
    tried_naive: plain('count', 'Naive forecast', '朴素预测', {
      en: 'Everybody goes on at the rate so far',
      zh: '假设每位客户按以往频率继续下单',
    }),
    tried_error: plain('ratio', 'Error per customer', '人均误差', {
      en: 'How far a customer’s forecast is from what came, on average',
      zh: '每位客户预测与实际之差的平均绝对值',
    }),
    tried_naive_error: plain('ratio', 'Error of the naive forecast', '朴素预测人均误差'),
  },
  chart: { kind: 'bar', x: 'key', y: ['margin'], interval: ['margin_low', 'margin_high'] },
  example: { from: '2025-01-01', to: '2025-12-31', by: 'country', days: '180' },
  sql: (p) => {
    const chosen = p.days === 'all' ? horizons : [Number(p.days)]
    const mine = sql`brand = ${str(p.scope.brand)} AND currency = ${str(p.scope.currency)}`
    return sql`
    SELECT segment AS key, ${told(sql`one.1`)} AS days, customers, repeaters,
      ${ratio(sql`lifetime_forecasts.alive`, sql`customers`)} AS alive, ${ratio(sql`lifetime_forecasts.alive_low`, sql`customers`)} AS alive_low,
      ${ratio(sql`lifetime_forecasts.alive_high`, sql`customers`)} AS alive_high,
      ${told(sql`one.2`)} AS orders, ${told(sql`one.3`)} AS orders_low, ${told(sql`one.4`)} AS orders_high,
      one.5 AS margin, one.6 AS margin_low, one.7 AS margin_high, ${perUnit(sql`one.5`, sql`customers`)} AS margin_per_customer,
      toString(lifetime_forecasts.last_day) AS last_day, stopping, missing, missing_found, margin_missing, margin_missing_found,
      tried_days, tried_came, tried_forecast, tried_low, tried_high, tried_naive, tried_error, tried_naive_error
    FROM lifetime_forecasts
    LEFT ARRAY JOIN arrayFilter(some -> has(${u64s(chosen)}, some.1), ahead) AS one
    WHERE ${mine} AND segment_by = ${str(p.by)} AND fitted_at = (
      SELECT argMax(fitted_at, if(lifetime_forecasts.last_day <= ${day(p.to)}, 1, -1) * toUnixTimestamp64Milli(fitted_at))
      FROM lifetime_forecasts WHERE ${mine})
    ORDER BY customers DESC, key, days`
  },
  say: sayForecast,
})

/** A figure of a time ahead, where there is a forecast. */
function told(figure: Sql): Sql {
  return sql`if(missing = '', toNullable(${figure}), NULL)`
}
