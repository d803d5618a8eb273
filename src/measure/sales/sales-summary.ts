import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { common } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { customersCounted } from '../within.ts'
import { salesBy, salesColumns, salesRow } from './figures.ts'

export const salesSummary = defineMeasure({
  id: 'sales-summary',
  group: 'sales',
  title: { en: 'Sales in one row', zh: '销售概览' },
  doc: {
    en: 'The totals of a period: net sales, orders, average order, units, customers, refunds. No row when nothing happened.',
    zh: '周期合计：净销售额、订单、客单价、销量、客户、退款。没有数据时不返回行。',
  },
  params: period,
  row: z.object({ ...salesRow, customers: z.int() }),
  columns: {
    ...salesColumns,
    customers: common.customers,
  },
  chart: { kind: 'number', x: 'net_sales', y: ['net_sales', 'orders', 'average_order', 'refund_rate'] },
  example: { from: '2025-01-01', to: '2025-03-31', compare: 'previous' },
  sql: (p) => sql`
    SELECT * EXCEPT key
    FROM (${salesBy(p, { ofEntry: sql`1`, ofOrder: sql`1`, customers: customersCounted(p) })})`,
  orders: (_, p) => sameFilters(p),
  say: ({ rows, before }, { money, share, change }) => {
    const now = rows[0]
    if (!now) return undefined
    const than = change(now.net_sales, before?.rows[0]?.net_sales)
    const told = {
      en: `Net sales were ${money(now.net_sales).en}${than.en}`,
      zh: `净销售额 ${money(now.net_sales).zh}${than.zh}`,
    }
    if (now.customers === 0 || now.net_sales <= 0) return { en: `${told.en}.`, zh: `${told.zh}。` }
    const fresh = share(now.new_sales / now.net_sales)
    return {
      en: `${told.en}; ${fresh.en} of them came from first orders.`,
      zh: `${told.zh}；其中 ${fresh.zh} 来自首单。`,
    }
  },
})
