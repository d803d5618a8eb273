import { z } from 'zod'
import { type Sql, sql, u64 } from '../../store/sql.ts'
import { common, plain } from '../columns.ts'
import { customerPeriod, defineMeasure } from '../define.ts'
import { productsListed } from '../products/listed.ts'
import { wilson } from '../wilson.ts'
import { ofSlice, purchasesWithin } from '../within.ts'

export const nextProduct = defineMeasure({
  id: 'next-product',
  group: 'customers',
  title: { en: 'What is bought next', zh: '下一单买什么' },
  doc: {
    en: 'For each product: which other products its customers bought in their next order, for next orders of the period. `share` is the part of the next orders after it that had the other product, with Wilson’s 95% interval; `lift` is that over the other product’s share of all next orders: 2 is twice as often as after any order.',
    zh: '上一单含某商品的客户，下一单买了哪些其他商品，统计周期内的下一单。“占比”为上一单含该商品的下一单中，含另一商品的比例，附 95% Wilson 区间；“提升度”为该比例与另一商品在全部下一单中的占比之比，2 表示是一般情况的两倍。',
  },
  params: customerPeriod.omit({ sku: true }).extend({
    min_orders: z.coerce
      .number()
      .int()
      .min(1)
      .default(5)
      .meta({ description: 'Fewest next orders with both', zh: '最少同时涉及的下一单数' }),
    each: z.coerce
      .number()
      .int()
      .min(1)
      .max(50)
      .default(3)
      .meta({ description: 'Most products after each', zh: '每个商品最多列几个' }),
  }),
  row: z.object({
    sku: z.string(),
    title: z.string(),
    next_sku: z.string(),
    next_title: z.string(),
    next_orders: z.int(),
    followed: z.int(),
    share: z.number(),
    low: z.number(),
    high: z.number(),
    lift: z.number(),
  }),
  columns: {
    sku: plain('text', 'After', '上一单（SKU）'),
    title: common.title,
    next_sku: plain('text', 'Next', '下一单（SKU）'),
    next_title: plain('text', 'Next product', '下一单商品'),
    next_orders: plain('count', 'Next orders with it', '含该商品的下一单'),
    followed: plain('count', 'Next orders after it', '下一单总数'),
    share: plain('share', 'Share', '占比'),
    low: plain('share', 'At least', '区间下限', { en: 'Wilson interval, 95%', zh: '95% Wilson 区间' }),
    high: plain('share', 'At most', '区间上限', { en: 'Wilson interval, 95%', zh: '95% Wilson 区间' }),
    lift: plain('ratio', 'Lift', '提升度'),
  },
  chart: { kind: 'table', x: 'sku', y: ['share', 'lift'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => sql`
    SELECT toString(pairs.sku) AS sku, first.title AS title, toString(pairs.next_sku) AS next_sku, second.title AS next_title, times AS next_orders,
      followed, next_orders / followed AS share, ${wilson(sql`next_orders`, sql`followed`, 'low')} AS low,
      ${wilson(sql`next_orders`, sql`followed`, 'high')} AS high, share * all_steps / usual AS lift
    FROM (
      SELECT * FROM (
        SELECT sku, next_sku, times, maxIf(times, next_sku = '') OVER (PARTITION BY sku) AS followed,
          maxIf(times, sku = '') OVER (PARTITION BY next_sku) AS usual, maxIf(times, sku = '' AND next_sku = '') OVER () AS all_steps
        FROM (${stepCounts(p)})
      )
      WHERE sku != '' AND next_sku != '' AND sku != next_sku AND times >= ${u64(p.min_orders)}
      ORDER BY times DESC, next_sku LIMIT ${u64(p.each)} BY sku
    ) AS pairs
    GLOBAL LEFT JOIN (${productsListed(p.scope)}) AS first ON pairs.sku = first.sku
    GLOBAL LEFT JOIN (${productsListed(p.scope)}) AS second ON pairs.next_sku = second.sku
    ORDER BY followed DESC, sku, next_orders DESC, next_sku`,
  say: ({ rows }, { share, count }) => {
    const surest = rows.toSorted((a, b) => b.lift * b.low - a.lift * a.low)[0]
    if (!surest || surest.lift <= 1) return undefined
    const [one, two] = [surest.title || surest.sku, surest.next_title || surest.next_sku]
    return {
      en: `After ${one}, ${share(surest.share).en} of next orders have ${two}, ${count(surest.lift).en} times as often as after any order.`,
      zh: `上一单含 ${one} 的，下一单有 ${share(surest.share).zh} 含 ${two}，是一般情况的 ${count(surest.lift).zh} 倍。`,
    }
  },
})

/** How many steps from one order to the next go from a product to another; with '' for any product on either side. Steps are gone through once. */
function stepCounts(p: Parameters<typeof purchasesWithin>[0]): Sql {
  const real = (skus: Sql) => sql`arrayFilter(one -> one != '', ${skus})`
  return sql`
          SELECT sku, next_sku, count() AS times
          FROM (${stepsOf(p)}) ARRAY JOIN arrayPushBack(${real(sql`skus_before`)}, '') AS sku ARRAY JOIN arrayPushBack(${real(sql`skus_next`)}, '') AS next_sku
          GROUP BY sku, next_sku`
}

/**
 * Orders of the period that are not their customer's first, with what the customer's order before had in it. Ranks tell which that is, as
 * several orders may share an instant; a customer and a rank are one number, so that millions of orders can be held.
 */
function stepsOf(p: Parameters<typeof purchasesWithin>[0]): Sql {
  const later = sql`FROM orders WHERE ${purchasesWithin(p)} AND order_rank > 1`
  const before = sql`cityHash64(customer_id, toUInt32(order_rank - 1))`
  const own = sql`cityHash64(customer_id, order_rank)`
  return sql`
      SELECT earlier.skus AS skus_before, next.skus AS skus_next
      FROM (
        SELECT ${own} AS place, skus FROM orders
        WHERE ${ofSlice(p)} AND counts = 1 AND order_rank > 0 AND ${own} GLOBAL IN (SELECT ${before} ${later})
      ) AS earlier
      GLOBAL INNER JOIN (SELECT ${before} AS place, skus ${later}) AS next ON earlier.place = next.place`
}
