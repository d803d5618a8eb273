import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import { common, plain } from '../../measure/columns.ts'
import { defineMeasure, listText, period } from '../../measure/define.ts'
import { type Sql, sql, strs, u64, u64s } from '../../store/sql.ts'
import { customersAhead, endsAbove, endsAround, marginErrors, newestFit, placeOf } from './customers-ahead.ts'
import { horizons } from './horizons.ts'
import { sayCustomers } from './say-customers.ts'
import { missingNames } from './too-little.ts'

const words = (description: string, zh: string) => ({ description, zh })
const interval = { en: '95% interval of the expectation', zh: '期望值的 95% 区间' }
const sorts = ['margin', 'orders', 'alive', 'gone', 'last_order'] as const

export const customerForecast = defineMeasure({
  id: 'customer-forecast',
  group: 'customers',
  title: { en: 'Customers and what they will bring', zh: '客户预测名单' },
  doc: {
    en: 'Known customers one by one, with the chance that they still buy and what they are expected to order and to bring: by the newest fit of all customers, whatever the period, and by the orders that it has seen. Intervals are of the expectation; what a single customer does varies far more. Filters choose customers by their first order. Who has ordered for the first time since the fit has no figures until the next one.',
    zh: '逐个列出已知客户：仍会购买的概率、预计下单次数与毛利。取最近一次对全部客户的拟合（与所选周期无关），以及拟合时已有的订单。区间是期望值的区间，单个客户的实际表现波动要大得多。筛选条件作用于首单。拟合之后才首次下单的客户，要到下次拟合才有数字。',
  },
  params: period
    .pick({ from: true, to: true, compare: true, currency: true, sales_channel: true, country: true })
    .extend({
      days: z
        .enum(['all', '30', '90', '180', '365'])
        .default('180')
        .meta(words('Days looked ahead, or all side by side', '预测天数，或全部并列')),
      sort: z
        .enum(sorts)
        .default('margin')
        .meta(
          words(
            'First those with most expected margin, most expected orders, most likely to buy still, most likely gone, or the latest order',
            '排序：预计毛利最高、预计订单最多、最可能仍活跃、最可能已流失、最近下单',
          ),
        ),
      customer_id: period.shape.sku.meta(words('Only these customers', '仅这些客户')),
      limit: z.coerce.number().int().min(1).max(100_000).default(500).meta(words('Most customers', '最多客户数')),
    }),
  row: z.object({
    customer_id: z.string(),
    country: z.string(),
    first_channel: z.string(),
    first_day: z.string(),
    last_day: z.string(),
    order_days: z.int(),
    days: z.int(),
    alive: z.number().nullable(),
    alive_low: z.number().nullable(),
    alive_high: z.number().nullable(),
    orders: z.number().nullable(),
    orders_low: z.number().nullable(),
    orders_high: z.number().nullable(),
    margin: z.int().nullable(),
    margin_low: z.int().nullable(),
    margin_high: z.int().nullable(),
    forecast_day: z.string(),
    missing: z.string(),
    missing_found: z.int(),
    margin_missing: z.string(),
    margin_missing_found: z.int(),
  }),
  columns: {
    customer_id: plain('text', 'Customer', '客户'),
    country: common.country,
    first_channel: {
      ...plain('text', 'First bought on', '首单渠道'),
      values: channelNames,
    },
    first_day: plain('day', 'First order', '首单日期'),
    last_day: plain('day', 'Last order', '最近下单'),
    order_days: plain('count', 'Days with an order', '下单天数', {
      en: 'So far; several orders of a day are one',
      zh: '截至目前，同一天的多笔订单算一次',
    }),
    days: plain('days', 'Within', '天数内'),
    alive: plain('share', 'Still active', '仍活跃', {
      en: 'The chance not to have stopped; of who has ordered once only the model cannot tell, and those come last when sorted by it',
      zh: '尚未流失的概率；只下过一单的客户，模型无从判断，按此排序时列在最后',
    }),
    alive_low: plain('share', 'At least', '区间下限', interval),
    alive_high: plain('share', 'At most', '区间上限', interval),
    orders: plain('ratio', 'Expected orders', '预计订单', { en: 'Days with an order', zh: '有下单的天数' }),
    orders_low: plain('ratio', 'Orders, at least', '订单下限', interval),
    orders_high: plain('ratio', 'Orders, at most', '订单上限', interval),
    margin: plain('money', 'Expected CM3', '预计 CM3'),
    margin_low: plain('money', 'CM3, at least', 'CM3 下限', interval),
    margin_high: plain('money', 'CM3, at most', 'CM3 上限', interval),
    forecast_day: plain('day', 'Of orders up to', '订单截至'),
    missing: { ...plain('text', 'No forecast because', '无预测原因'), values: missingNames },
    missing_found: plain('count', 'Of that there are', '现有数量'),
    margin_missing: { ...plain('text', 'No margin because', '无毛利预测原因'), values: missingNames },
    margin_missing_found: plain('count', 'Of that there are', '现有数量'),
  },
  chart: { kind: 'table', x: 'customer_id', y: ['margin'] },
  example: { from: '2025-01-01', to: '2025-12-31', days: '180', sort: 'margin', country: 'DE' },
  people: { customer: 'customer_id' },
  sql: (p) => {
    const chosen = p.days === 'all' ? horizons : [Number(p.days)]
    const sorted = placeOf(p.days === 'all' ? 180 : Number(p.days))
    const orders = sql`ahead[place]`
    const margin = sql`(${orders} * per_day)`
    const [aliveEnds, orderEnds, marginEnds] = [
      endsAbove(sql`chosen.alive`, sql`alive_errors`),
      endsAbove(orders, sql`order_errors[place]`),
      endsAround(margin, marginErrors(sql`place`)),
    ]
    const fit = newestFit(p)
    return sql`
    SELECT customer_id, first_country AS country, first_channel, toString(chosen.order_days[1]) AS first_day, toString(chosen.order_days[-1]) AS last_day, length(chosen.order_days) AS order_days,
      ${u64s(horizons)}[place] AS days, ${toldOfRepeats(sql`chosen.alive`)} AS alive, ${toldOfRepeats(aliveEnds.low)} AS alive_low, ${toldOfRepeats(sql`least(1, ${aliveEnds.high})`)} AS alive_high,
      ${told(orders)} AS orders, ${told(orderEnds.low)} AS orders_low, ${told(orderEnds.high)} AS orders_high,
      ${told(sql`toInt64(round(${margin}))`)} AS margin, ${told(marginEnds.low)} AS margin_low, ${told(marginEnds.high)} AS margin_high,
      toString((${fit}).2) AS forecast_day, multiIf(is_forecast = 1, '', (${fit}).4 != '', (${fit}).4, 'later') AS missing, if(is_forecast = 1, 0, (${fit}).5) AS missing_found,
      if(is_forecast = 1, (${fit}).6, '') AS margin_missing, if(is_forecast = 1, (${fit}).7, 0) AS margin_missing_found
    FROM (
      SELECT * FROM ${customersAhead(p, chosenBy(p))} AS every
      ORDER BY is_forecast DESC, ${sortKey(p.sort, sorted, sql`every.order_days`)} DESC NULLS LAST, customer_id LIMIT ${u64(p.limit)}
    ) AS chosen
    ARRAY JOIN arrayFilter(one -> has(${u64s(chosen)}, ${u64s(horizons)}[one]), [1, 2, 3, 4]) AS place
    ORDER BY is_forecast DESC, ${sortKey(p.sort, sorted, sql`chosen.order_days`)} DESC NULLS LAST, customer_id, days`
  },
  orders: ({ customer_id, first_day }, { to }) =>
    first_day > to ? undefined : { customer_id: listText([customer_id]), from: first_day, to },
  say: sayCustomers,
})

/** What customers are sorted by, of columns of customersAhead: the largest first. The answer counts its `order_days`, so that they are named with their table. */
function sortKey(sort: (typeof sorts)[number], place: ReturnType<typeof placeOf>, orderDays: Sql): Sql {
  return {
    margin: sql`ahead[${place}] * per_day`,
    orders: sql`ahead[${place}]`,
    alive: sql`if(repeats = 0, NULL, alive)`,
    gone: sql`if(repeats = 0, NULL, 1 - alive)`,
    last_order: sql`${orderDays}[-1]`,
  }[sort]
}

function chosenBy(p: { sales_channel: string[]; country: string[]; customer_id: string[] }): Sql {
  const country = p.country.length ? sql` AND country IN ${strs(p.country)}` : sql``
  const channel = p.sales_channel.length ? sql` AND first_sales_channel IN ${strs(p.sales_channel)}` : sql``
  const own = p.customer_id.length ? sql` AND customer_id IN ${strs(p.customer_id)}` : sql``
  return sql`${country}${channel}${own}`
}

/** A figure of a customer of whom the fit knows. */
function told(figure: Sql): Sql {
  return sql`if(is_forecast = 1, toNullable(${figure}), NULL)`
}

/** A figure of a customer who has come again: the model takes everybody else to be there still, which says nothing. */
function toldOfRepeats(figure: Sql): Sql {
  return sql`if(is_forecast = 1 AND repeats > 0, toNullable(${figure}), NULL)`
}
