import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import { common, plain } from '../../measure/columns.ts'
import { customerPeriod, defineMeasure, listText } from '../../measure/define.ts'
import { sameFilters } from '../../measure/drill.ts'
import { channelValues } from '../../measure/traffic/visits.ts'
import { cellsOf, noJourney, placings } from './cells.ts'
import { judged, verdicts } from './judged.ts'

const words = (description: string, zh: string) => ({ description, zh })
const estimate = { en: 'Estimate; drawn towards 1 where little was expected', zh: '估算值；样本少时向 1 收缩' }

export const productFit = defineMeasure({
  id: 'product-fit',
  group: 'products',
  title: { en: 'Products and places', zh: '商品与流量匹配' },
  doc: {
    en: 'How each product does in each place (kind of traffic, market, sales channel) beside what it would if every place bought the same assortment: fit 2 is twice as many orders as that. Fits are estimates with an 80% interval, drawn towards 1 where there is little to go by. A product is asked for where its fit is surely above 1 and it earns; it could go next where it hardly sells yet and products that sell alike elsewhere do well; it loses where its margin per order is below zero. An order of the own site is of the last channel before it that is not direct; marketplaces stand for themselves.',
    zh: '各商品在各处（流量渠道、市场、销售渠道）的表现，对照“若各处买同样的商品组合”时应有的订单数：匹配度 2 表示订单是应有的两倍。匹配度为估算值，附 80% 区间，样本少时向 1 收缩。匹配度确定高于 1 且盈利，为“这里需要”；目前几乎没卖、但同类商品在那里卖得好，为“下一站”；单均毛利为负，为“亏损”。独立站订单归于下单前最近一个非直接访问的渠道；平台按自身归类。',
  },
  params: customerPeriod.omit({ sku: true }).extend({
    by: z.enum(placings).default('traffic_channel').meta(words('What a place is', '按什么划分')),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(50)
      .meta(words('Most products, by net sales', '最多商品数（按净销售额）')),
  }),
  row: z.object({
    sku: z.string(),
    title: z.string(),
    key: z.string(),
    verdict: z.enum(verdicts),
    orders: z.int(),
    expected_orders: z.number(),
    fit: z.number(),
    fit_low: z.number(),
    fit_high: z.number(),
    net_sales: z.int(),
    cm3: z.int().nullable(),
    cm3_per_order: z.int().nullable(),
    cost_known: z.number().nullable(),
    conversion: z.number().nullable(),
    return_rate: z.number().nullable(),
    came_back: z.number().nullable(),
    prospect: z.number().nullable(),
    gain: z.int().nullable(),
    alike: z.string(),
  }),
  columns: {
    sku: common.sku,
    title: common.title,
    key: {
      ...plain('text', 'Place', '流量 / 市场'),
      values: { ...channelValues, ...channelNames, [noJourney]: { en: 'Visit not known', zh: '访问未知' } },
    },
    verdict: {
      ...plain('text', 'What it says', '结论'),
      values: {
        asked: { en: 'Asked for here', zh: '这里需要' },
        next: { en: 'Could go next', zh: '下一站' },
        losing: { en: 'Loses here', zh: '亏损' },
        '': { en: '–', zh: '–' },
      },
    },
    orders: plain('count', 'Orders', '订单数', {
      en: 'An order of several products counts with each',
      zh: '含多个商品的订单在各商品下分别计入',
    }),
    expected_orders: plain('count', 'Expected orders', '应有订单', {
      en: 'If every place bought the same assortment',
      zh: '假设各处购买的商品组合相同',
    }),
    fit: plain('ratio', 'Fit', '匹配度', estimate),
    fit_low: plain('ratio', 'Fit from', '匹配度下限', { en: '80% interval', zh: '80% 区间' }),
    fit_high: plain('ratio', 'Fit to', '匹配度上限', { en: '80% interval', zh: '80% 区间' }),
    net_sales: common.netSales,
    cm3: { ...common.cm3, known: 'cost_known' },
    cm3_per_order: plain('money', 'CM3 per order', '单均 CM3', {
      en: 'Estimate: of the product in this place, drawn towards that of the product anywhere',
      zh: '估算值：该商品在此处的单均毛利，样本少时向该商品的总体水平收缩',
    }),
    cost_known: common.costKnown,
    conversion: plain('share', 'Bought of looked at', '浏览成交率', {
      en: 'Orders of the own site from known visits ÷ visits that looked at the product',
      zh: '有已知访问的独立站订单 ÷ 浏览过该商品的访问',
    }),
    return_rate: plain('share', 'Return rate', '退货率'),
    came_back: plain('share', 'Came back', '复购占比', {
      en: 'Of first orders with the product here: customers who ordered on another day since',
      zh: '首单在此处含该商品的客户中，之后另有下单的占比',
    }),
    prospect: plain('ratio', 'Fit to be expected', '预计匹配度', {
      en: 'Estimate from products that sell alike elsewhere',
      zh: '估算值：由在别处表现相近的商品推出',
    }),
    gain: plain('money', 'Margin to gain', '可增毛利', {
      en: 'Estimate for as many days: orders beyond those seen × CM3 per order',
      zh: '估算值，按同样天数：比现有多出的订单 × 单均 CM3',
    }),
    alike: plain('text', 'Because of', '依据', {
      en: 'Products alike that do best here',
      zh: '在此处表现最好的相近商品',
    }),
  },
  chart: { kind: 'heatmap', x: 'key', y: ['fit'], by: 'sku' },
  example: { from: '2025-01-01', to: '2025-03-31' },
  facts: ['orders'],
  sql: cellsOf,
  answer: judged,
  orders: ({ sku, key, orders }, p) => {
    if (orders === 0 || p.by === 'traffic_channel') return undefined
    return {
      ...sameFilters(p),
      basis: 'order',
      sku: listText([sku]),
      [p.by === 'country' ? 'country' : 'sales_channel']: listText([key]),
    }
  },
  say: ({ rows }, { money, count, many, market }, { by }) => {
    const [best] = rows.filter(({ gain }) => gain !== null).sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0))
    const asked = rows.filter(({ verdict }) => verdict === 'asked').length
    const losing = rows.filter(({ verdict }) => verdict === 'losing').length
    if (rows.length === 0) return undefined
    const head = {
      en: `${many(asked, 'time')} a place asks for a product more than others do; ${many(losing, 'time')} a product loses money where it sells, on average`,
      zh: `${count(asked).zh} 处对某商品的需求明显高于其他地方，${count(losing).zh} 处平均每单亏损`,
    }
    if (!best?.gain) return { en: `${head.en}.`, zh: `${head.zh}。` }
    const name = best.title || best.sku
    const known: Readonly<Record<string, Text>> = { ...channelValues, ...channelNames }
    const place = by === 'country' ? market(best.key) : (known[best.key] ?? { en: best.key, zh: best.key })
    return {
      en: `${head.en}. ${name} could go to ${place.en} next, for an estimated ${money(best.gain).en} more margin.`,
      zh: `${head.zh}。${name} 的下一站可以是${place.zh}，预计可增毛利 ${money(best.gain).zh}（估算）。`,
    }
  },
})
