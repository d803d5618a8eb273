import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import { addDays } from '../../kernel/time.ts'
import { plain } from '../columns.ts'
import { customerPeriod, defineMeasure } from '../define.ts'
import { comparedTroubles, troubleKeys } from './trouble-compared.ts'
import { stratum, troubleStrata } from './trouble-strata.ts'

const days = (preset: number, least: number, description: string, zh: string) =>
  z.coerce.number().int().min(least).max(730).default(preset).meta({ description, zh })
const part = z.number().nullable()
const interval = { en: 'Interval, 95%', zh: '95% 区间' }
const keyNames = {
  all: { en: 'Any trouble', zh: '任一售后问题' },
  cancellation: { en: 'Late cancellation', zh: '延迟取消' },
  return: { en: 'Return', zh: '退货' },
  refund: { en: 'Refund without return', zh: '仅退款' },
}

export const afterSalesRepeat = defineMeasure({
  id: 'after-sales-repeat',
  group: 'customers',
  title: { en: 'What after-sales trouble costs', zh: '售后问题带走多少复购' },
  doc: {
    en: 'Customers whose first order, placed in the period, was refunded, returned or cancelled late until it is settled, beside like ones without trouble: first orders of the same month, sales channel and products (and group, by group). Counted is who bought again in `days` after the order was settled, of customers known that long. Customers without trouble are weighted as those with trouble are; the interval of the difference is Newcombe’s, 95%. It is a comparison, not a cause: who sends goods back may be another kind of customer. Missing customers and margin are estimates; a negative number says that those with trouble came back more.',
    zh: '首单落在周期内、且在结案期内退款、退货或延迟取消的客户，与同类无售后问题的客户对比：首单同月、同渠道、同商品（按社群看时还需同社群）。统计结案后 days 天内再次购买的比例，仅含满足时长的客户。无问题客户按有问题客户的结构加权；差值区间为 95% Newcombe 区间。这是对比而非因果：退货的客户本身可能不同。少回来的人数与毛利均为估计；为负表示有问题的客户反而更多回来。',
  },
  params: customerPeriod.extend({
    by: z.enum(troubleKeys).default('trouble').meta({ description: 'What a row is about', zh: '行维度' }),
    days: days(90, 1, 'Days in which they may buy again, after the order is settled', '结案后观察天数'),
    settle_days: days(30, 1, 'Days until the first order is settled: trouble counts until then', '首单结案天数'),
    late_days: z.coerce
      .number()
      .int()
      .min(0)
      .max(60)
      .default(2)
      .meta({ description: 'A cancellation before so many days is none of these', zh: '几天内取消不算售后问题' }),
  }),
  row: z.object({
    key: z.string(),
    customers: z.int(),
    compared: z.int(),
    repeated: z.int(),
    repeat_rate: part,
    low: part,
    high: part,
    like_rate: part,
    difference: part,
    difference_low: part,
    difference_high: part,
    missing: z.int().nullable(),
    missing_margin: z.int().nullable(),
  }),
  columns: {
    key: { ...plain('text', 'First order', '首单'), values: { ...channelNames, ...keyNames } },
    customers: plain('count', 'Customers with trouble', '有售后问题的客户'),
    compared: plain('count', 'Compared', '可对比', {
      en: 'Of them, those for whom there is somebody alike without trouble',
      zh: '其中存在同类无问题客户的人数',
    }),
    repeated: plain('count', 'Bought again', '再次购买'),
    repeat_rate: plain('share', 'Repeat rate', '复购率', { en: 'Of those compared', zh: '可对比客户的复购率' }),
    low: plain('share', 'At least', '区间下限', interval),
    high: plain('share', 'At most', '区间上限', interval),
    like_rate: plain('share', 'Like customers', '同类无问题客户'),
    difference: plain('share', 'Difference', '差值', {
      en: 'Repeat rate less that of like customers',
      zh: '复购率减同类无问题客户',
    }),
    difference_low: plain('share', 'Difference, from', '差值下限', interval),
    difference_high: plain('share', 'Difference, to', '差值上限', interval),
    missing: plain('count', 'Missing customers (estimate)', '少回来的客户（估计）'),
    missing_margin: plain('money', 'Missing margin (estimate)', '少赚的毛利（估计）', {
      en: 'CM3 of the days after, less than like customers brought; not known where that of an order is not',
      zh: '结案后观察期内 CM3 比同类客户少的部分；有订单毛利未知时为未知',
    }),
  },
  chart: { kind: 'bar', x: 'key', y: ['difference'], interval: ['difference_low', 'difference_high'] },
  example: { from: '2025-01-01', to: '2025-06-30' },
  alsoReads: (p) => ({ from: p.from, to: addDays(p.to, p.settle_days + p.days) }),
  sql: (p) => troubleStrata(p, p.by === 'group'),
  answer: async (found, { by }) => {
    const strata = []
    for await (const batch of found) strata.push(...z.array(stratum).parse(batch))
    return comparedTroubles(strata, by).sort((a, b) => b.compared - a.compared || a.key.localeCompare(b.key))
  },
  say: ({ rows }, { share, many, count }, { days: within, by }) => {
    if (by !== 'trouble' && by !== 'all') return undefined
    const [most] = rows.filter(({ compared, difference }) => compared > 0 && difference !== null)
    if (!most || most.difference === null || most.difference_low === null || most.difference_high === null)
      return undefined
    const name = keyNames[most.key as keyof typeof keyNames]
    const isSure = most.difference_low > 0 || most.difference_high < 0
    const [rate, like] = [share(most.repeat_rate), share(most.like_rate)]
    const [low, high] = [share(most.difference_low), share(most.difference_high)]
    return {
      en: `${name.en}: ${rate.en} of ${many(most.compared, 'customer')} bought again within ${within} days, of like customers without trouble ${like.en} (difference between ${low.en} and ${high.en})${isSure ? '' : '; that may be chance'}. A comparison, not a cause.`,
      zh: `${name.zh}：${count(most.compared).zh} 位客户中 ${rate.zh} 在 ${within} 天内复购，同类无问题客户为 ${like.zh}（差值区间 ${low.zh} 至 ${high.zh}）${isSure ? '' : '，可能只是偶然'}。这是对比，不是因果。`,
    }
  },
})
