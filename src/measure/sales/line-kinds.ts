import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { within } from '../within.ts'

export const lineKinds = defineMeasure({
  id: 'line-kinds',
  group: 'sales',
  title: { en: 'What the lines are', zh: '明细行构成' },
  doc: {
    en: 'Every entry of the ledger by what its line is (product, shipping, adjustment, write-off …) and what it books, so that nothing hides in a total: how many lack a customer, a price, a product or a cost.',
    zh: '账本条目按行类型（商品、运费、调整、核销等）与记账类型拆分，避免总数掩盖问题：多少行缺少客户、价格、商品或成本。',
  },
  params: period,
  row: z.object({
    line_kind: z.string(),
    entry: z.string(),
    lines: z.int(),
    units: z.int(),
    net_sales: z.int(),
    without_customer: z.int(),
    without_customer_sales: z.int(),
    without_price: z.int(),
    without_product: z.int(),
    without_cost: z.int(),
    without_cost_sales: z.int(),
  }),
  columns: {
    line_kind: plain('text', 'Kind of line', '行类型'),
    entry: plain('text', 'Entry', '记账类型', {
      en: 'sale, refund, return (goods that came back), cancellation, fee (settled without an order) or spend',
      zh: '销售、退款、退货（商品退回）、取消、费用（无订单的结算项）或投放',
    }),
    lines: summed('count', 'Lines', '行数'),
    units: summed('count', 'Units', '件数'),
    net_sales: common.netSales,
    without_customer: summed('count', 'Without a customer', '无客户'),
    without_customer_sales: summed('money', 'Net sales without a customer', '无客户净销售额'),
    without_price: summed('count', 'At price zero', '零价行', {
      en: 'Net sales and tax are zero',
      zh: '净销售额与税均为零',
    }),
    without_product: summed('count', 'Without a product', '无商品'),
    without_cost: summed('count', 'Without a known cost', '成本未知'),
    without_cost_sales: summed('money', 'Net sales without a known cost', '成本未知的净销售额'),
  },
  chart: { kind: 'table', x: 'line_kind', y: ['lines', 'net_sales'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT line_kind, entry, count() AS lines, sum(entries.units) AS units, sum(entries.net_sales) AS net_sales,
      countIf(customer_id = '') AS without_customer, sumIf(entries.net_sales, customer_id = '') AS without_customer_sales,
      countIf(entries.net_sales = 0 AND tax = 0) AS without_price, countIf(sku = '') AS without_product,
      countIf(goods_cost IS NULL) AS without_cost, sumIf(entries.net_sales, goods_cost IS NULL) AS without_cost_sales
    FROM order_economics AS entries WHERE ${within(p)}
    GROUP BY line_kind, entry ORDER BY lines DESC, line_kind, entry`,
  orders: (row, p) => ({ ...sameFilters(p), entry: row.entry, line_kind: row.line_kind || '(none)' }),
  say: ({ totals }, { count, many, share }) => {
    if (!totals.lines) return undefined
    const anonymous = share((totals.without_customer ?? 0) / totals.lines)
    return {
      en: `Of ${many(totals.lines, 'line')}, ${anonymous.en} have no customer and ${count(totals.without_cost).en} have no known cost.`,
      zh: `共 ${count(totals.lines).zh} 行，其中 ${anonymous.zh} 无客户信息，${count(totals.without_cost).zh} 行成本未知。`,
    }
  },
})
