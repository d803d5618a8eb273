import { z } from 'zod'
import { trafficChannelIds } from '../../kernel/traffic-channel.ts'
import { common, plain } from '../../measure/columns.ts'
import { defineMeasure, period, type Question } from '../../measure/define.ts'
import { leadChannels } from '../../measure/traffic/lead-channel.ts'
import { ofSlice, periodEnd, purchasesWithin } from '../../measure/within.ts'
import { instant, type Sql, sql, strs, u64 } from '../../store/sql.ts'
import { lateDays, placed, verdicts } from './placed.ts'
import { partNames, partOfChannel, parts, stageNames, stages } from './plays.ts'

const words = (description: string, zh: string) => ({ description, zh })
const atLeast = (standard: number) => z.coerce.number().int().min(1).default(standard)

/** With less of net sales explained, the mix is not judged in a sentence. */
const enoughExplained = 0.5

export const stagePlaybook = defineMeasure({
  id: 'stage-playbook',
  group: 'economics',
  title: { en: 'Stage and mix', zh: '品牌阶段与流量组合' },
  doc: {
    en: 'Where the brand stands, as a whole and in each of its ten largest markets, and the mix that this stage calls for beside the mix it has. A market is starting with fewer than `growing_orders` orders a month over the 90 days up to the last order of the period, or less than 180 days after its first order; large from `large_orders` on if at least 30% of the orders of known customers are not their first; growing otherwise. Shares are of net sales whose lead is known: what came before an order of the own site, by the last channel that is not direct, and marketplaces by themselves. What a stage calls for is a rule of thumb. Markets with fewer than 30 orders are left out.',
    zh: '品牌整体及十大市场各处于什么阶段，以及该阶段应有的流量组合与现状对比。截至周期内最后一单的 90 天月均订单不足 growing_orders，或首单至今不满 180 天，为起步期；月均达到 large_orders 且已知客户订单中至少 30% 非首单，为成熟期；其余为成长期。占比按来源已知的净销售额计：独立站取下单前最近一个非直接访问的渠道，电商平台单独归类。各阶段应有的组合为经验值。不足 30 单的市场不列出。',
  },
  params: period.pick({ from: true, to: true, currency: true }).extend({
    growing_orders: atLeast(300).meta(words('Orders a month from which a market grows', '进入成长期的月订单数')),
    large_orders: atLeast(3000).meta(words('Orders a month from which a market is large', '进入成熟期的月订单数')),
  }),
  row: z.object({
    country: z.string(),
    stage: z.enum(stages),
    part: z.enum(parts),
    share: z.number().nullable(),
    called_from: z.number(),
    called_to: z.number(),
    verdict: z.enum(verdicts),
    net_sales: z.int(),
    orders: z.int(),
    orders_per_month: z.number(),
    returning_share: z.number().nullable(),
    known_days: z.int(),
    explained: z.number().nullable(),
  }),
  columns: {
    country: { ...common.country, values: { '': { en: 'All markets', zh: '全部市场' } } },
    stage: { ...plain('text', 'Stage', '阶段'), values: stageNames },
    part: { ...plain('text', 'Part of the mix', '流量类型'), values: partNames },
    share: plain('share', 'Share it has', '现有占比', {
      en: 'Of net sales whose lead is known',
      zh: '占来源已知的净销售额',
    }),
    called_from: plain('share', 'Called for, from', '应有下限', {
      en: 'Rule of thumb of the stage',
      zh: '该阶段的经验值',
    }),
    called_to: plain('share', 'Called for, to', '应有上限', { en: 'Rule of thumb of the stage', zh: '该阶段的经验值' }),
    verdict: {
      ...plain('text', 'Beside it', '对比'),
      values: {
        below: { en: 'Too little', zh: '偏低' },
        within: { en: 'As called for', zh: '合适' },
        above: { en: 'Too much', zh: '偏高' },
        '': { en: '–', zh: '–' },
      },
    },
    net_sales: plain('money', 'Net sales', '净销售额'),
    orders: plain('count', 'Orders', '订单数'),
    orders_per_month: plain('count', 'Orders a month', '月均订单', {
      en: 'Of the market, over the 90 days up to the last order of the period',
      zh: '该市场截至周期内最后一单的 90 天月均订单',
    }),
    returning_share: plain('share', 'Returning', '老客订单占比', {
      en: 'Orders of known customers that are not their first',
      zh: '已知客户订单中非首单的占比',
    }),
    known_days: plain('days', 'Days since the first order', '首单至今天数'),
    explained: plain('share', 'Lead known', '来源已知占比', {
      en: 'Share of net sales of which it is known what led to it',
      zh: '来源已知的净销售额占比',
    }),
  },
  chart: { kind: 'table', x: 'part', y: ['share'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  facts: ['orders'],
  sql: soldBy,
  answer: placed,
  say: ({ rows }, { count, share }) => {
    const all = rows.filter(({ country }) => country === '')
    const [first] = all
    if (!first) return undefined
    if (first.explained === null || first.explained < enoughExplained) {
      return {
        en: `What led to the sale is known for ${share(first.explained ?? 0).en} of net sales: too little to judge the mix by.`,
        zh: `仅 ${share(first.explained ?? 0).zh} 的净销售额来源已知，不足以判断流量组合。`,
      }
    }
    const off = all.find(({ verdict }) => verdict === 'above') ?? all.find(({ verdict }) => verdict === 'below')
    const head = {
      en: `The brand is ${stageNames[first.stage].en.toLowerCase()}: ${count(Math.round(first.orders_per_month)).en} orders a month of late${first.returning_share === null ? '' : `; ${share(first.returning_share).en} of the orders of known customers are not their first`}`,
      zh: `品牌处于${stageNames[first.stage].zh}：近期月均 ${count(Math.round(first.orders_per_month)).zh} 单${first.returning_share === null ? '' : `，已知客户订单中 ${share(first.returning_share).zh} 非首单`}`,
    }
    if (!off)
      return { en: `${head.en}; its mix is what this stage calls for.`, zh: `${head.zh}；流量组合与该阶段相符。` }
    const called = {
      en: `${share(off.called_from).en}–${share(off.called_to).en}`,
      zh: `${share(off.called_from).zh}–${share(off.called_to).zh}`,
    }
    return {
      en: `${head.en}; ${share(off.share).en} of sales is “${partNames[off.part].en}”, where this stage calls for ${called.en}.`,
      zh: `${head.zh}；${partNames[off.part].zh}占 ${share(off.share).zh}，该阶段应为 ${called.zh}。`,
    }
  },
})

function soldBy(p: Question): Sql {
  const end = instant(periodEnd(p))
  const of = sql`if(sales_channel != 'own_site', 'marketplace', transform(led_by, ${strs(trafficChannelIds)}, ${strs([...partOfChannel])}, ''))`
  const known = sql`FROM orders WHERE ${ofSlice(p)} AND counts = 1 AND ordered_at < ${end}`
  const late = sql`ordered_at > (SELECT max(ordered_at) ${known}) - toIntervalDay(${u64(lateDays)})`
  return sql`
    SELECT toString(sums.market) AS country, part, toInt64(orders) AS orders, toInt64(net_sales) AS net_sales, toInt64(since.late) AS late_orders,
      toInt64(ranked) AS ranked, toInt64(returning) AS returning, toInt64(dateDiff('day', since.first_at, ${end})) AS known_days,
      toInt64((SELECT countIf(${late}) ${known})) AS brand_late_orders, toInt64(dateDiff('day', (SELECT min(ordered_at) ${known}), ${end})) AS brand_days
    FROM (
      SELECT country AS market, ${of} AS part, count() AS orders, sum(placed.net_sales) AS net_sales, countIf(order_rank > 0) AS ranked, countIf(order_rank > 1) AS returning
      FROM (SELECT * FROM orders WHERE ${purchasesWithin(p)}) AS placed
      GLOBAL LEFT JOIN ${leadChannels(p)} AS led ON toString(placed.store) = led.led_store AND placed.order_id = led.led_order
      GROUP BY market, part
    ) AS sums
    GLOBAL INNER JOIN (SELECT country, min(ordered_at) AS first_at, countIf(${late}) AS late ${known} GROUP BY country) AS since ON sums.market = since.country
    ORDER BY country, part`
}
