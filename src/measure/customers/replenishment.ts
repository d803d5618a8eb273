import { z } from 'zod'
import { sql, str, u64 } from '../../store/sql.ts'
import { common, plain } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { productsListed } from '../products/listed.ts'
import { inPeriod, ofSlice, purchasesWithin } from '../within.ts'

export const replenishment = defineMeasure({
  id: 'replenishment',
  group: 'customers',
  title: { en: 'When products are bought again', zh: '商品补货周期' },
  doc: {
    en: 'For each product: how many days lie between an order of it and the same customer’s order of it before, over the orders of the period; a second order of the same day is none. Half of these times are shorter than the median; a quarter are shorter than the lower and a quarter longer than the upper quartile. Customers who have not come back yet are not in it, so that true times are rather longer.',
    zh: '各商品在周期内的复购订单，与同一客户上一次购买该商品之间相隔的天数，同日再次下单不计。一半短于中位数，四分之一短于下四分位，四分之一长于上四分位。尚未回来的客户不在其中，因此真实间隔会偏长一些。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    min_orders: z.coerce
      .number()
      .int()
      .min(1)
      .default(5)
      .meta({ description: 'Fewest orders of a product bought again', zh: '最少再次购买订单数' }),
  }),
  row: z.object({
    sku: z.string(),
    title: z.string(),
    again_orders: z.int(),
    orders: z.int(),
    share: z.number(),
    lower_days: z.number(),
    median_days: z.number(),
    upper_days: z.number(),
  }),
  columns: {
    sku: common.sku,
    title: common.title,
    again_orders: plain('count', 'Bought again', '再次购买', {
      en: 'Orders of the period whose customer had bought the product before',
      zh: '周期内由买过该商品的客户再次购买的订单',
    }),
    orders: plain('count', 'Orders', '订单数'),
    share: plain('share', 'Of its orders', '占该商品订单'),
    lower_days: plain('days', 'Lower quartile', '下四分位'),
    median_days: plain('days', 'Median', '中位数'),
    upper_days: plain('days', 'Upper quartile', '上四分位'),
  },
  chart: { kind: 'bar', x: 'sku', y: ['median_days'], interval: ['lower_days', 'upper_days'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => {
    const zone = str(p.scope.timeZone)
    return sql`
    SELECT toString(again.sku) AS sku, listed.title AS title, times AS again_orders, placed AS orders, times / placed AS share,
      quartiles[1] AS lower_days, quartiles[2] AS median_days, quartiles[3] AS upper_days
    FROM (
      SELECT sku, count() AS times, quantilesExactInclusive(0.25, 0.5, 0.75)(toUInt32(toDate(ordered_at, ${zone}) - toDate(bought_before_at, ${zone}))) AS quartiles
      FROM bought_again WHERE ${ofSlice(p)} AND ${inPeriod('ordered_at', p)} AND toDate(ordered_at, ${zone}) > toDate(bought_before_at, ${zone}) GROUP BY sku HAVING times >= ${u64(p.min_orders)}
    ) AS again
    GLOBAL LEFT JOIN (SELECT product, count() AS placed FROM orders ARRAY JOIN skus AS product WHERE ${purchasesWithin(p)} GROUP BY product) AS sold
      ON again.sku = sold.product
    GLOBAL LEFT JOIN (${productsListed(p.scope)}) AS listed ON again.sku = listed.sku
    ORDER BY again_orders DESC, sku`
  },
  say: ({ rows }, { count, share }) => {
    const [first] = rows
    if (!first) return undefined
    const name = first.title || first.sku
    return {
      en: `${name} is bought again most: half the time within ${count(first.median_days).en} days, in ${share(first.share).en} of its orders.`,
      zh: `${name} 的再次购买最多：一半在 ${count(first.median_days).zh} 天以内，占其订单的 ${share(first.share).zh}。`,
    }
  },
})
