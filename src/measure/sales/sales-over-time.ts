import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { common } from '../columns.ts'
import { bucketParam, defineMeasure, period } from '../define.ts'
import { daysOf, sameFilters } from '../drill.ts'
import { bucketOf } from '../within.ts'
import { salesBy, salesColumns, salesRow } from './figures.ts'

export const salesOverTime = defineMeasure({
  id: 'sales-over-time',
  group: 'sales',
  title: { en: 'Sales over time', zh: '销售趋势' },
  doc: {
    en: 'Net sales, orders, units, refunds, and what new and returning customers bought, by day, week or month of the brand.',
    zh: '按品牌所在时区的日、周、月统计净销售额、订单、销量、退款，以及新客与老客的贡献。',
  },
  params: period.extend({ by: bucketParam.default('day') }),
  row: z.object({ bucket: z.string(), ...salesRow }),
  columns: { bucket: common.bucket, ...salesColumns },
  chart: { kind: 'line', x: 'bucket', y: ['net_sales', 'orders'] },
  example: { from: '2025-01-01', to: '2025-03-31', by: 'month', compare: 'year' },
  sql: (p) => sql`
    SELECT key AS bucket, * EXCEPT (key, customers)
    FROM (${salesBy(p, { ofEntry: bucketOf(p.by, p.basis === 'order' ? 'ordered_at' : 'at', p), ofOrder: bucketOf(p.by, 'ordered_at', p) })})
    ORDER BY bucket`,
  orders: (row, p) => ({ ...sameFilters(p), ...daysOf(row.bucket, p.by, p) }),
  say: ({ rows, totals, before }, { money, count, many, day, change }) => {
    const best = rows.toSorted((a, b) => b.net_sales - a.net_sales)[0]
    if (!best) return undefined
    const net = money(totals.net_sales)
    const begun = day(best.bucket)
    const than = change(totals.net_sales, before?.totals.net_sales)
    return {
      en: `Net sales were ${net.en} from ${many(totals.orders, 'order')}${than.en}; the best stretch began on ${begun.en} with ${money(best.net_sales).en}.`,
      zh: `净销售额 ${net.zh}，共 ${count(totals.orders).zh} 单${than.zh}；表现最好的时段从${begun.zh}开始，为 ${money(best.net_sales).zh}。`,
    }
  },
})
