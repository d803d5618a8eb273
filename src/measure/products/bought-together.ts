import { z } from 'zod'
import type { Sql } from '../../store/sql.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import { plain } from '../columns.ts'
import type { Question } from '../define.ts'
import { defineMeasure, listText, period } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { purchasesWithin } from '../within.ts'
import { productsListed } from './listed.ts'

/** Pairs are looked for among this many products at most, so that an order of a thousand lines costs a bounded amount of work. */
const mostProducts = 200

export const boughtTogether = defineMeasure({
  id: 'bought-together',
  group: 'products',
  title: { en: 'Bought together', zh: '连带购买' },
  doc: {
    en: 'Pairs of products in the same order, for one product (`with`) or among the 200 in most orders. Confidence: of the orders with the first, the share that has the second too. Lift: how many times more often than if they were bought independently.',
    zh: '同一订单内的商品组合；可指定商品（with），否则在订单数最多的 200 个商品中查找。置信度：含前者的订单中同时含后者的比例。提升度：相对于两者独立购买时的倍数。',
  },
  params: period.omit({ basis: true, sku: true }).extend({
    with: z.string().default('').meta({ description: 'One product that every pair has', zh: '组合中必含的商品' }),
    min_orders: z.coerce
      .number()
      .int()
      .min(1)
      .default(5)
      .meta({ description: 'Fewest orders of a pair', zh: '组合最少订单数' }),
    limit: z.coerce.number().int().min(1).max(1000).default(50).meta({ description: 'Most pairs', zh: '最多组合数' }),
  }),
  row: z.object({
    sku: z.string(),
    title: z.string(),
    other_sku: z.string(),
    other_title: z.string(),
    orders: z.int(),
    sku_orders: z.int(),
    other_orders: z.int(),
    confidence: z.number(),
    lift: z.number(),
  }),
  columns: {
    sku: plain('text', 'Product', '商品'),
    title: plain('text', 'Title', '名称'),
    other_sku: plain('text', 'With', '连带商品'),
    other_title: plain('text', 'Title', '连带商品名称'),
    orders: plain('count', 'Orders with both', '同时购买订单'),
    sku_orders: plain('count', 'Orders with the first', '含前者订单'),
    other_orders: plain('count', 'Orders with the second', '含后者订单'),
    confidence: plain('share', 'Confidence', '置信度'),
    lift: plain('ratio', 'Lift', '提升度'),
  },
  chart: { kind: 'table', x: 'sku', y: ['orders', 'lift', 'confidence'] },
  example: { from: '2025-01-01', to: '2025-12-31', min_orders: 5 },
  sql: (p) => sql`
    WITH ordered AS (
      SELECT product, count() AS times FROM orders ARRAY JOIN skus AS product WHERE ${purchasesWithin(p)} GROUP BY product
    )
    SELECT toString(pairs.one) AS sku, first.title AS title, toString(pairs.two) AS other_sku, second.title AS other_title, together AS orders,
      of_one.times AS sku_orders, of_two.times AS other_orders, together / of_one.times AS confidence,
      together * (SELECT count() FROM orders WHERE ${purchasesWithin(p)}) / of_one.times / of_two.times AS lift
    FROM (${pairs(p)}) AS pairs
    INNER JOIN ordered AS of_one ON pairs.one = of_one.product
    INNER JOIN ordered AS of_two ON pairs.two = of_two.product
    LEFT JOIN (${productsListed(p.scope)}) AS first ON pairs.one = first.sku
    LEFT JOIN (${productsListed(p.scope)}) AS second ON pairs.two = second.sku
    ORDER BY orders DESC, sku, other_sku`,
  orders: (row, p) => ({ ...sameFilters(p), basis: 'order', has_skus: listText([row.sku, row.other_sku]) }),
  say: ({ rows }, { count, many }) => {
    const strong = rows.toSorted((a, b) => b.lift - a.lift)[0]
    if (!strong || strong.lift < notable) return undefined
    const [one, two] = [strong.title || strong.sku, strong.other_title || strong.other_sku]
    return {
      en: `${one} and ${two} stand in one order ${count(strong.lift).en} times as often as chance would have it (${many(strong.orders, 'order')}).`,
      zh: `${one} 与 ${two} 同单购买的频率是随机情况的 ${count(strong.lift).zh} 倍（${count(strong.orders).zh} 单）。`,
    }
  },
})

/** From how many times as often as chance a pair is worth a sentence. */
const notable = 1.1

type Asked = Question & { with: string; min_orders: number; limit: number }

function pairs(p: Asked): Sql {
  const having = sql`HAVING together >= ${u64(p.min_orders)} ORDER BY together DESC, one, two LIMIT ${u64(p.limit)}`
  if (p.with) {
    return sql`
      SELECT ${str(p.with)} AS one, two, count() AS together FROM orders ARRAY JOIN skus AS two
      WHERE ${purchasesWithin(p)} AND has(skus, ${str(p.with)}) AND two != ${str(p.with)} GROUP BY two ${having}`
  }
  const top = sql`
    SELECT product FROM (SELECT product, count() AS times FROM orders ARRAY JOIN skus AS product WHERE ${purchasesWithin(p)}
      GROUP BY product ORDER BY times DESC, product LIMIT ${u64(mostProducts)})`
  return sql`
    SELECT pair.1 AS one, pair.2 AS two, count() AS together
    FROM (SELECT arraySort(arrayFilter(sku -> sku GLOBAL IN (${top}), skus)) AS found FROM orders WHERE ${purchasesWithin(p)} AND length(skus) > 1)
    ARRAY JOIN arrayFlatten(arrayMap((sku, i) -> arrayMap(other -> (sku, other), arraySlice(found, i + 1)), found, arrayEnumerate(found))) AS pair
    GROUP BY one, two ${having}`
}
