import { z } from 'zod'
import { sql, u64 } from '../../store/sql.ts'
import { common, divided, plain, summed } from '../columns.ts'
import { defineMeasure, listText, period } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { costKnown, costKnownOf, costsMissing, margin } from '../margins.ts'
import { ratio, within } from '../within.ts'
import { isOfProduct, productsListed } from './listed.ts'
import { purchasesByProduct } from './purchases.ts'

export const productTable = defineMeasure({
  id: 'product-table',
  group: 'products',
  title: { en: 'Products', zh: '商品表现' },
  doc: {
    en: 'Every product: units, net sales, margins, how many units came back and how much money, in how many orders and by how many known customers it was bought, and how many of its orders came from returning customers. Several products may stand in one order.',
    zh: '各商品的销量、净销售额、边际贡献、退货件数与退款金额，涉及的订单数与已知客户数，以及老客订单占比。一个订单可包含多个商品。',
  },
  params: period.extend({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(10_000)
      .meta({ description: 'Most products', zh: '最多商品数' }),
  }),
  row: z.object({
    sku: z.string(),
    title: z.string(),
    category: z.string(),
    units: z.int(),
    net_sales: z.int(),
    booked_sales: z.int(),
    refunds: z.int(),
    refund_rate: z.number().nullable(),
    returned_units: z.int(),
    return_rate: z.number().nullable(),
    cm1: z.int().nullable(),
    cm2: z.int().nullable(),
    cm3: z.int().nullable(),
    cm3_rate: z.number().nullable(),
    cost_known: z.number().nullable(),
    orders: z.int(),
    customers: z.int(),
    returning_share: z.number().nullable(),
  }),
  columns: {
    sku: common.sku,
    title: common.title,
    category: plain('text', 'Category', '类目'),
    units: common.units,
    net_sales: common.netSales,
    booked_sales: common.booked,
    refunds: common.refunds,
    refund_rate: divided('share', 'Refund rate', '退款率', 'refunds', 'booked_sales'),
    returned_units: summed('count', 'Units returned', '退货件数'),
    return_rate: divided('share', 'Return rate', '退货率', 'returned_units', 'units'),
    cm1: { ...common.cm1, known: 'cost_known' },
    cm2: { ...common.cm2, known: 'cost_known' },
    cm3: { ...common.cm3, known: 'cost_known' },
    cm3_rate: divided('share', 'CM3 rate', 'CM3 率', 'cm3', 'net_sales', {
      en: 'CM3 ÷ net sales',
      zh: 'CM3 ÷ 净销售额',
    }),
    cost_known: common.costKnown,
    orders: plain('count', 'Orders', '订单数'),
    customers: common.customers,
    returning_share: plain('share', 'From returning customers', '老客订单占比', {
      en: 'Share of its orders by known customers that were not their first',
      zh: '已知客户订单中非首单的占比',
    }),
  },
  chart: { kind: 'table', x: 'sku', y: ['net_sales', 'cm3_rate', 'return_rate'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT toString(sold.sku) AS sku, listed.title AS title, listed.category AS category, sold.* EXCEPT sku,
      ordered.orders AS orders, ordered.customers AS customers, ordered.returning_share AS returning_share
    FROM (
      SELECT sku, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS units, sum(entries.net_sales) AS net_sales,
        sumIf(entries.net_sales, entry = 'sale') AS booked_sales, -sumIf(entries.net_sales, entry = 'refund') AS refunds,
        ${ratio(sql`refunds`, sql`booked_sales`)} AS refund_rate, -sumIf(entries.units, entry IN ('refund', 'return')) AS returned_units,
        ${ratio(sql`returned_units`, sql`units`)} AS return_rate, ${margin('cm1')} AS cm1, ${margin('cm2')} AS cm2, ${margin('cm3')} AS cm3,
        ${ratio(sql`cm3`, sql`net_sales`)} AS cm3_rate, ${costKnown} AS cost_known
      FROM order_economics AS entries WHERE ${within(p)} AND sku != '' AND ${isOfProduct} GROUP BY sku ORDER BY net_sales DESC, sku LIMIT ${u64(p.limit)}
    ) AS sold
    LEFT JOIN (${purchasesByProduct(p)}) AS ordered ON sold.sku = ordered.product
    LEFT JOIN (${productsListed(p.scope)}) AS listed ON sold.sku = listed.sku
    ORDER BY net_sales DESC, sku`,
  orders: (row, p) => ({ ...sameFilters(p), sku: listText([row.sku]) }),
  say: ({ rows, totals }, words) => {
    const { money, share, count } = words
    const [first] = rows
    if (!first || !totals.net_sales) return undefined
    const leads = {
      en: `${first.title || first.sku} leads with ${share(first.net_sales / totals.net_sales).en} of ${money(totals.net_sales).en}`,
      zh: `${first.title || first.sku} 居首，占净销售额 ${money(totals.net_sales).zh} 的 ${share(first.net_sales / totals.net_sales).zh}`,
    }
    const missing = costsMissing(costKnownOf(rows), words)
    if (missing) return { en: `${leads.en}. ${missing.en}`, zh: `${leads.zh}。${missing.zh}` }
    const losing = rows.filter((row) => row.cm3 !== null && row.cm3 < 0).length
    if (losing === 0) {
      return { en: `${leads.en}; no product loses money after marketing.`, zh: `${leads.zh}；没有商品在营销后亏损。` }
    }
    return {
      en: `${leads.en}; ${count(losing).en} of ${count(rows.length).en} products lose money after marketing.`,
      zh: `${leads.zh}；${count(rows.length).zh} 个商品中有 ${count(losing).zh} 个在营销后亏损。`,
    }
  },
})
