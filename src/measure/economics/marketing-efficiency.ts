import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { common, divided, summed } from '../columns.ts'
import { bucketParam, defineMeasure, reportPeriod } from '../define.ts'
import { daysOf, sameFilters } from '../drill.ts'
import { bucketOf, perUnit, purchasesWithin, ratio, within } from '../within.ts'
import { bucketOfDay, spendFacts } from './spend-facts.ts'

export const marketingEfficiency = defineMeasure({
  id: 'marketing-efficiency',
  group: 'economics',
  title: { en: 'CAC, MER and ROAS', zh: '获客成本与投放效率' },
  doc: {
    en: 'All spend against all results: blended CAC = spend ÷ new customers, MER = net sales ÷ spend, and beside them ROAS as platforms state it. When ROAS rises and MER does not, platforms claim sales that would have come anyway.',
    zh: '以全部花费对比全部结果：混合获客成本 = 花费 ÷ 新客数，MER = 净销售额 ÷ 花费，并列平台自报 ROAS。若 ROAS 上升而 MER 不动，说明平台在认领本就会发生的销售。',
  },
  params: reportPeriod.extend({ by: bucketParam.default('week') }),
  row: z.object({
    bucket: z.string(),
    spend: z.int(),
    net_sales: z.int(),
    orders: z.int(),
    new_customers: z.int(),
    blended_cac: z.int().nullable(),
    mer: z.number().nullable(),
    stated_sales: z.int(),
    spend_with_statement: z.int(),
    roas: z.number().nullable(),
  }),
  columns: {
    bucket: common.bucket,
    spend: summed('money', 'Spend', '花费', {
      en: 'Ads, creators and affiliates as reported',
      zh: '上报的广告、红人与联盟花费',
    }),
    net_sales: common.netSales,
    orders: common.orders,
    new_customers: common.newCustomers,
    blended_cac: divided('money', 'Blended CAC', '混合获客成本', 'spend', 'new_customers', {
      en: 'Customer acquisition cost: all spend ÷ new customers',
      zh: '全部花费 ÷ 新客数',
    }),
    mer: divided('ratio', 'MER', 'MER', 'net_sales', 'spend', {
      en: 'Marketing efficiency ratio: all net sales ÷ all spend',
      zh: '营销效率比：全部净销售额 ÷ 全部花费',
    }),
    stated_sales: summed('money', 'Sales, stated', '平台归因销售额'),
    spend_with_statement: summed('money', 'Spend with stated sales', '有归因数据的花费'),
    roas: divided('ratio', 'ROAS, stated', '平台 ROAS', 'stated_sales', 'spend_with_statement', {
      en: 'Sales that platforms claim ÷ the spend they claim them for',
      zh: '平台自报的归因销售额 ÷ 对应花费',
    }),
  },
  chart: { kind: 'line', x: 'bucket', y: ['blended_cac', 'mer', 'roas'] },
  facts: ['orders', 'spend'],
  example: { from: '2025-01-01', to: '2025-03-31', by: 'month' },
  sql: (p) => sql`
    SELECT key AS bucket, sum(spent) AS spend, sum(net) AS net_sales, sum(purchases) AS orders, sum(firsts) AS new_customers,
      ${perUnit(sql`spend`, sql`new_customers`)} AS blended_cac, ${ratio(sql`net_sales`, sql`spend`)} AS mer,
      sum(stated) AS stated_sales, sum(spent_stated) AS spend_with_statement,
      ${ratio(sql`stated_sales`, sql`spend_with_statement`)} AS roas
    FROM (
      SELECT ${bucketOf(p.by, 'at', p)} AS key, 0 AS spent, sum(net_sales) AS net, 0 AS purchases, 0 AS firsts, 0 AS stated, 0 AS spent_stated
      FROM order_economics WHERE ${within(p)} GROUP BY key
      UNION ALL
      SELECT ${bucketOf(p.by, 'ordered_at', p)} AS key, 0, 0, count(), countIf(order_rank = 1), 0, 0
      FROM orders WHERE ${purchasesWithin(p)} GROUP BY key
      UNION ALL
      SELECT key, spent, 0, 0, 0, ifNull(stated, 0), spent_stated FROM (${spendFacts(p, bucketOfDay(p.by))})
    )
    GROUP BY key ORDER BY bucket`,
  orders: (row, p) => ({ ...sameFilters(p), ...daysOf(row.bucket, p.by, p) }),
  say: ({ totals, before }, { money, count, change }) => {
    if (!totals.spend) return undefined
    const than = change(totals.blended_cac, before?.totals.blended_cac)
    return {
      en: `A new customer cost ${money(totals.blended_cac).en}${than.en}; net sales were ${count(totals.mer).en} times the spend.`,
      zh: `平均获客成本 ${money(totals.blended_cac).zh}${than.zh}；净销售额为花费的 ${count(totals.mer).zh} 倍。`,
    }
  },
})
