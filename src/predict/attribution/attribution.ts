import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { common, divided, plain, summed } from '../../measure/columns.ts'
import { defineMeasure, listText, period } from '../../measure/define.ts'
import { sameFilters } from '../../measure/drill.ts'
import { isTouchedByCoupon } from '../../measure/traffic/coupon-touches.ts'
import { touchDimensions, touchNames } from '../../measure/traffic/touches.ts'
import { channelValues, visitPeriod } from '../../measure/traffic/visits.ts'
import { attributionModels } from './catalogue.ts'
import { otherChannel } from './coded-paths.ts'
import { creditedRows, noJourney } from './credited.ts'
import { countedJourneys, countedVisits, spentOn, unnamedSpend, visitsAround } from './journey-paths.ts'
import { sayHowModelsDiffer } from './say.ts'

const modelIds = attributionModels.map(({ id }) => id)
const words = (description: string, zh: string) => ({ description, zh })
const percent = z.coerce.number().min(0).max(100).default(40)

const params = period.omit({ sales_channel: true }).extend({
  by: z.enum(touchDimensions).default('channel').meta(words('What a row is about', '行维度')),
  model: z
    .enum(['all', ...modelIds])
    .default('all')
    .meta(words('Model, or all side by side', '归因模型，或全部并列')),
  window_days: z.coerce
    .number()
    .int()
    .min(1)
    .max(90)
    .default(30)
    .meta(words('Days before an order in which touches count', '回溯窗口：下单前多少天内的触点计入')),
  first_percent: percent.meta(
    words('By position: what the first touch gets, in percent', '按位置：首个触点所得百分比'),
  ),
  last_percent: percent.meta(words('By position: what the last touch gets, in percent', '按位置：末个触点所得百分比')),
  half_life_days: z.coerce
    .number()
    .min(0.1)
    .max(90)
    .default(7)
    .meta(words('Time decay: days after which a touch counts half', '时间衰减：半衰期（天）')),
  markov_order: z
    .enum(['1', '2', '3'])
    .default('1')
    .meta(words('Markov chain: how many touches the next one depends on', '马尔可夫链：下一触点取决于前几个触点')),
  bots: visitPeriod.shape.bots,
})

export const attribution = defineMeasure({
  id: 'attribution',
  group: 'traffic',
  title: { en: 'Attribution', zh: '归因' },
  doc: {
    en: 'Orders of the own site, shared out by every model among the visits that led to them, what came back taken off. Rows of each model add up to the same totals; orders without a known journey stand for themselves. Filters choose orders; of people who did not buy only the market is asked. A touch is of the creator whose short link it came by; an order with the coupon of one creator or link alone is touched by it last. Cost is what platforms charge for the channel or campaign, and what is known to belong to a creator.',
    zh: '把独立站订单按各归因模型分给促成它的访问，退款与取消已扣回。每个模型的各行合计相同；没有已知旅程的订单单独列出。筛选条件作用于订单，未下单者只按市场筛选。触点归属于其短链接所属的红人；订单使用仅属于一个红人或一个链接的优惠券时，该券计为最后一个触点。成本为平台就该渠道或广告系列收取的花费，以及已知属于某位红人的费用。',
  },
  params,
  row: z.object({
    key: z.string(),
    model: z.string(),
    conversions: z.number(),
    share: z.number().nullable(),
    new_customers: z.number(),
    net_sales: z.int(),
    cm3: z.int().nullable(),
    least_sales: z.int().nullable(),
    most_sales: z.int().nullable(),
    cost: z.int().nullable(),
    cac: z.int().nullable(),
    roas: z.number().nullable(),
  }),
  columns: {
    key: {
      ...plain('text', 'By', '维度'),
      values: {
        ...channelValues,
        ...touchNames,
        [noJourney]: { en: 'Without a known journey', zh: '无已知旅程' },
        [unnamedSpend]: { en: 'Spend that names none', zh: '未注明的花费' },
        [otherChannel]: { en: 'Other, taken together', zh: '其他（合并）' },
      },
    },
    model: {
      ...plain('text', 'Model', '模型'),
      values: Object.fromEntries(attributionModels.map(({ id, title }) => [id, title])),
      meanings: Object.fromEntries(attributionModels.map(({ id, doc }) => [id, doc])),
    },
    conversions: summed('count', 'Orders credited', '归因订单', {
      en: 'Orders that count, in parts: a model may give half an order to each of two touches',
      zh: '有效订单，可为小数：一单可由两个触点各得一半',
    }),
    share: plain('share', 'Share of orders', '订单占比'),
    new_customers: summed('count', 'New customers credited', '归因新客', {
      en: 'First orders of known customers, in parts',
      zh: '已知客户的首单，可为小数',
    }),
    net_sales: common.netSales,
    cm3: common.cm3,
    least_sales: plain('money', 'Least net sales', '最少净销售额', {
      en: 'What the model that gives least gives',
      zh: '各模型中给得最少的',
    }),
    most_sales: plain('money', 'Most net sales', '最多净销售额', {
      en: 'What the model that gives most gives',
      zh: '各模型中给得最多的',
    }),
    cost: summed('money', 'Cost', '成本', {
      en: 'Spend on it in the period, where it is known',
      zh: '该周期内为其支付的花费（已知时）',
    }),
    cac: divided('money', 'CAC', '获客成本', 'cost', 'new_customers', {
      en: 'Cost ÷ new customers credited',
      zh: '成本 ÷ 归因新客',
    }),
    roas: divided('ratio', 'ROAS', 'ROAS', 'net_sales', 'cost', { en: 'Net sales ÷ cost', zh: '净销售额 ÷ 成本' }),
  },
  chart: { kind: 'stack', x: 'model', y: ['net_sales'], by: 'key' },
  example: { from: '2025-01-01', to: '2025-03-31', by: 'channel' },
  sql: (p) => {
    if (p.first_percent + p.last_percent > 100)
      throw new Problem('bad_request', { reason: 'first_percent and last_percent are more than 100 together' })
    return countedJourneys({ ...p, withDecay: p.model === 'all' || p.model === 'time_decay' })
  },
  alsoAsks: { size: visitsAround, statements: (p, rows) => [...countedVisits(p, rows), ...spentOn(p)] },
  answer: (found, p) =>
    creditedRows(
      found,
      attributionModels.filter(({ id }) => p.model === 'all' || p.model === id),
      {
        by: p.by,
        position: { first: p.first_percent / 100, last: p.last_percent / 100 },
        order: orders[p.markov_order],
      },
    ),
  tellsAs: ({ model }, first) => model === first.model,
  orders: ({ key }, p) => {
    const same = { ...sameFilters(p), sales_channel: 'own_site', bots: p.bots }
    if (key === noJourney)
      return { ...same, journey: 'unknown', ...(isTouchedByCoupon(p) && { touched: listText([p.by]) }) }
    if (key === unnamedSpend || key === otherChannel) return undefined
    return { ...same, touched: listText([p.by, key, String(p.window_days)]) }
  },
  say: sayHowModelsDiffer,
})

const orders = { 1: 1, 2: 2, 3: 3 } as const
