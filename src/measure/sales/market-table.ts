import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { common, divided, plain } from '../columns.ts'
import { defineMeasure, listText, period } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { costKnownOf, costsMissing } from '../margins.ts'
import { ratio } from '../within.ts'
import { salesBy, salesColumns, salesRow } from './figures.ts'

export const marketTable = defineMeasure({
  id: 'market-table',
  group: 'sales',
  title: { en: 'Markets', zh: '市场表现' },
  doc: {
    en: 'Every market side by side: sales, orders, new customers, refunds and contribution margins, with its share of net sales.',
    zh: '各市场对比：销售、订单、新客、退款与边际贡献，以及净销售额占比。',
  },
  params: period,
  row: z.object({
    country: z.string(),
    share: z.number().nullable(),
    ...salesRow,
    cm1: z.int().nullable(),
    cm2: z.int().nullable(),
    cm3: z.int().nullable(),
    cm3_rate: z.number().nullable(),
    cost_known: z.number().nullable(),
  }),
  columns: {
    country: common.country,
    share: plain('share', 'Share of net sales', '净销售额占比'),
    ...salesColumns,
    cm1: { ...common.cm1, known: 'cost_known' },
    cm2: common.cm2,
    cm3: { ...common.cm3, known: 'cost_known' },
    cm3_rate: divided('share', 'CM3 rate', 'CM3 率', 'cm3', 'net_sales', {
      en: 'CM3 ÷ net sales',
      zh: 'CM3 ÷ 净销售额',
    }),
    cost_known: common.costKnown,
  },
  chart: { kind: 'table', x: 'country', y: ['net_sales', 'cm3_rate'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT toString(key) AS country, ${ratio(sql`net_sales`, sql`sum(net_sales) OVER ()`)} AS share,
      sales.* EXCEPT (key, customers), ${ratio(sql`cm3`, sql`net_sales`)} AS cm3_rate
    FROM (${salesBy(p, { ofEntry: sql`country`, ofOrder: sql`country`, withMargins: true })}) AS sales
    ORDER BY net_sales DESC, country`,
  orders: (row, p) => ({ ...sameFilters(p), country: listText([row.country]) }),
  say: ({ rows, totals }, words) => {
    const { money, share, keeps, market } = words
    const [first] = rows
    if (!first) return undefined
    const name = first.country ? market(first.country) : { en: 'Orders without a market', zh: '未标注市场' }
    const brought = {
      en: `${name.en} brought ${share(first.share).en} of ${money(totals.net_sales).en} net sales`,
      zh: `${name.zh}贡献了净销售额 ${money(totals.net_sales).zh} 的 ${share(first.share).zh}`,
    }
    const missing = costsMissing(costKnownOf(rows), words)
    if (missing) return { en: `${brought.en}. ${missing.en}`, zh: `${brought.zh}。${missing.zh}` }
    return {
      en: `${brought.en} and ${keeps(first.cm3_rate).en} of its own after all costs (CM3).`,
      zh: `${brought.zh}，扣除全部成本后（CM3）自身${keeps(first.cm3_rate).zh}。`,
    }
  },
})
