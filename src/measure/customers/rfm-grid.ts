import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { customerPeriod, defineMeasure, listText } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { rfmCells } from './rfm.ts'

export const rfmGrid = defineMeasure({
  id: 'rfm-grid',
  group: 'customers',
  title: { en: 'Recency and frequency', zh: 'RFM 分布' },
  doc: {
    en: 'Known customers who ordered in the period, by how recently (day of the last order) and how often (number of orders): five parts each, 5 is best. A score is 1 + the whole part of five times the share of customers below, so that equal values always share a score and a part may be empty.',
    zh: '周期内下过单的已知客户，按最近一次下单日与下单次数各分五档，5 为最好。分值 = 1 + 取整（5 × 低于该值的客户占比），相同取值必定同档，因此某些档可能为空。',
  },
  params: customerPeriod,
  row: z.object({
    recency: z.int(),
    frequency: z.int(),
    customers: z.int(),
    share: z.number(),
    orders: z.int(),
    net_sales: z.int(),
    last_order_from: z.string(),
    last_order_to: z.string(),
    orders_from: z.int(),
    orders_to: z.int(),
  }),
  columns: {
    recency: plain('count', 'Recency', '最近度 R'),
    frequency: plain('count', 'Frequency', '频次 F'),
    customers: summed('count', 'Customers', '客户数'),
    share: plain('share', 'Share of customers', '客户占比'),
    orders: summed('count', 'Orders', '订单数'),
    net_sales: summed('money', 'Net sales', '净销售额', { en: 'Refunds count with their order', zh: '退款计入原订单' }),
    last_order_from: plain('day', 'Last order from', '最近下单起'),
    last_order_to: plain('day', 'Last order to', '最近下单止'),
    orders_from: plain('count', 'Fewest orders', '最少订单数'),
    orders_to: plain('count', 'Most orders', '最多订单数'),
  },
  chart: {
    kind: 'grid',
    x: 'frequency',
    y: ['customers', 'net_sales'],
    by: 'recency',
    ranges: {
      recency: { from: 'last_order_from', to: 'last_order_to', of: { en: 'last order', zh: '最近下单' } },
      frequency: { from: 'orders_from', to: 'orders_to', of: { en: 'orders', zh: '订单数' } },
    },
  },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => sql`
    SELECT recency, frequency, sum(people) AS customers, customers / any(everyone) AS share, sum(times * people) AS orders,
      sum(net) AS net_sales, toString(min(last_day)) AS last_order_from, toString(max(last_day)) AS last_order_to,
      min(times) AS orders_from, max(times) AS orders_to
    FROM (${rfmCells(p)})
    GROUP BY recency, frequency ORDER BY recency DESC, frequency DESC`,
  orders: (row, p) => ({
    ...sameFilters(p),
    basis: 'order',
    last_order: listText([row.last_order_from, row.last_order_to]),
    order_count: listText([String(row.orders_from), String(row.orders_to)]),
  }),
  say: ({ rows, totals }, { money, share, count, many }) => {
    const best = rows.filter((row) => row.recency >= 4 && row.frequency >= 4)
    if (rows.length === 0 || !totals.net_sales) return undefined
    const people = best.reduce((sum, row) => sum + row.share, 0)
    const net = best.reduce((sum, row) => sum + row.net_sales, 0)
    return {
      en: `The most recent and frequent ${share(people).en} of ${many(totals.customers, 'customer')} bring ${share(net / totals.net_sales).en} of their ${money(totals.net_sales).en} net sales.`,
      zh: `${count(totals.customers).zh} 位客户中，最近且高频的 ${share(people).zh} 贡献了 ${money(totals.net_sales).zh} 净销售额的 ${share(net / totals.net_sales).zh}。`,
    }
  },
})
