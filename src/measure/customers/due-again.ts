import { z } from 'zod'
import { day, instant, sql, str, strs, u64 } from '../../store/sql.ts'
import { common, plain } from '../columns.ts'
import { defineMeasure, listText, period } from '../define.ts'
import { productsListed } from '../products/listed.ts'
import { ofSlice, periodEnd, periodStart } from '../within.ts'

export const dueAgain = defineMeasure({
  id: 'due-again',
  group: 'customers',
  title: { en: 'Who is due to buy again', zh: '该补货的客户' },
  doc: {
    en: 'Known customers whose last order of a product is as long ago, on a day of the period, as half of those who bought it again had waited: choose the days of this week to see whom to write to. Times between purchases are those known before the period begins; products with fewer than `min_orders` of them are left out, since nothing is known of their rhythm. Nobody is listed who has bought the product again since.',
    zh: '在所选日期内，距上次购买某商品正好达到其补货周期（再次购买者间隔的中位数）的客户：选择本周日期，即可看到该联系谁。间隔取周期开始之前已知的数据；再次购买少于 min_orders 单的商品节奏不明，不列入。之后又买过该商品的客户不会出现。',
  },
  params: period.pick({ from: true, to: true, currency: true, sku: true }).extend({
    min_orders: z.coerce
      .number()
      .int()
      .min(2)
      .default(20)
      .meta({ description: 'Fewest known times between purchases of a product', zh: '商品最少已知间隔数' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(20_000)
      .default(20_000)
      .meta({ description: 'Most rows', zh: '最多行数' }),
  }),
  row: z.object({
    customer_id: z.string(),
    sku: z.string(),
    title: z.string(),
    due_on: z.string(),
    last_on: z.string(),
    typical_days: z.int(),
    times: z.int(),
    country: z.string(),
    order_id: z.string(),
  }),
  columns: {
    customer_id: plain('text', 'Customer', '客户'),
    sku: common.sku,
    title: common.title,
    due_on: plain('day', 'Due on', '预计补货日', {
      en: 'Estimate: last order of the product + its median time between purchases',
      zh: '估算：上次购买该商品 + 其间隔中位数',
    }),
    last_on: plain('day', 'Last bought', '上次购买'),
    typical_days: plain('days', 'Median between purchases', '间隔中位数'),
    times: plain('count', 'Times bought', '购买次数'),
    country: common.country,
    order_id: plain('text', 'Last order', '上次订单'),
  },
  chart: { kind: 'table', x: 'customer_id', y: ['due_on'] },
  example: { from: '2025-06-02', to: '2025-06-08' },
  people: { customer: 'customer_id' },
  sql: (p) => {
    const zone = str(p.scope.timeZone)
    const rhythm = sql`
        SELECT sku AS again_sku, toUInt32(round(quantileExactInclusive(0.5)(toUInt32(toDate(ordered_at, ${zone}) - toDate(bought_before_at, ${zone}))))) AS typical_days
        FROM bought_again WHERE ${ofSlice(p)} AND ordered_at < ${instant(periodStart(p))} AND toDate(ordered_at, ${zone}) > toDate(bought_before_at, ${zone})${p.sku.length ? sql` AND sku IN ${strs(p.sku)}` : sql``}
        GROUP BY again_sku HAVING count() >= ${u64(p.min_orders)} AND typical_days > 0`
    // Who may be due: their orders that are as long ago. Only what those bought of that is gathered, however many customers there are.
    const maybe = sql`
        SELECT cityHash64(customer_id, product)
        FROM (SELECT customer_id, ordered_at, skus FROM orders WHERE ${ofSlice(p)} AND counts = 1 AND customer_id != '' AND ordered_at < ${instant(periodEnd(p))}) ARRAY JOIN skus AS product
        GLOBAL INNER JOIN (${rhythm}) AS lasts ON product = lasts.again_sku
        WHERE toDate(ordered_at, ${zone}) + typical_days BETWEEN ${day(p.from)} AND ${day(p.to)}`
    return sql`
    SELECT customer_id, toString(due.product) AS sku, listed.title AS title, toString(bought_on + typical_days) AS due_on, toString(bought_on) AS last_on,
      typical_days, toInt64(times) AS times, toString(market) AS country, last_order AS order_id
    FROM (
      SELECT customer_id, product, toDate(max(ordered_at), ${zone}) AS bought_on, count() AS times, argMax(country, ordered_at) AS market, argMax(order_id, ordered_at) AS last_order
      FROM (SELECT customer_id, ordered_at, country, order_id, skus FROM orders WHERE ${ofSlice(p)} AND counts = 1 AND customer_id != '') ARRAY JOIN skus AS product
      WHERE cityHash64(customer_id, product) GLOBAL IN (${maybe})
      GROUP BY customer_id, product HAVING bought_on < ${day(p.to)}
    ) AS due
    GLOBAL INNER JOIN (${rhythm}) AS rhythm ON due.product = rhythm.again_sku
    GLOBAL LEFT JOIN (${productsListed(p.scope)}) AS listed ON due.product = listed.sku
    WHERE bought_on + typical_days BETWEEN ${day(p.from)} AND ${day(p.to)}
    ORDER BY due_on, times DESC, customer_id, sku LIMIT ${u64(p.limit)}`
  },
  orders: (row) => ({ from: row.last_on, to: row.last_on, basis: 'order', customer_id: listText([row.customer_id]) }),
  say: ({ rows }, { count, many }, { limit }) => {
    if (rows.length === 0) return undefined
    const most = rows.length === limit ? 'At least ' : ''
    const people = new Set(rows.map(({ customer_id }) => customer_id)).size
    return {
      en: `${most}${many(people, 'customer')} should be about to buy again, ${many(rows.length, 'product')} in all, by how long these usually last (an estimate).`,
      zh: `按商品的补货周期，${most ? '至少' : ''}有 ${count(people).zh} 位客户、共 ${count(rows.length).zh} 项商品该补货了（估算）。`,
    }
  },
})
