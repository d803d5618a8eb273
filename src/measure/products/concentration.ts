import { z } from 'zod'
import type { Sql } from '../../store/sql.ts'
import { sql } from '../../store/sql.ts'
import { plain } from '../columns.ts'
import type { Question } from '../define.ts'
import { defineMeasure, period } from '../define.ts'
import { inPeriod, ofSlice, orderFilters, within } from '../within.ts'
import { isOfProduct } from './listed.ts'

export const concentration = defineMeasure({
  id: 'concentration',
  group: 'products',
  title: { en: 'Concentration of revenue', zh: '收入集中度' },
  doc: {
    en: 'How much of net sales the largest 1, 5, 10, 20, 50 and 100% of customers, products or markets bring (at least one of them). Gini: 0 when all bring the same, near 1 when one brings all. HHI: sum of squared shares. Refunds count with their order; who brings less than nothing counts as zero; orders without a customer (products: lines without a product) stand in `left_out`.',
    zh: '最大的 1%、5%、10%、20%、50%、100% 客户、商品或市场（至少一个）贡献了多少净销售额。基尼系数：人人相同为 0，集中于一个接近 1。HHI：份额平方和。退款计入原订单；净额为负的按零计；无客户信息的订单（商品维度为无商品的行）列入“未计入”。',
  },
  params: period.omit({ basis: true }).extend({
    of: z
      .enum(['customers', 'products', 'markets'])
      .default('customers')
      .meta({ description: 'Whose revenue', zh: '统计对象' }),
  }),
  row: z.object({
    top_share: z.number(),
    holders: z.int(),
    net_sales: z.int(),
    share: z.number().nullable(),
    gini: z.number().nullable(),
    hhi: z.number().nullable(),
    left_out: z.int(),
  }),
  columns: {
    top_share: plain('share', 'Largest', '头部比例'),
    holders: plain('count', 'How many', '数量'),
    net_sales: plain('money', 'Net sales', '净销售额'),
    share: plain('share', 'Share of net sales', '净销售额占比'),
    gini: plain('ratio', 'Gini', '基尼系数'),
    hhi: plain('ratio', 'HHI', 'HHI'),
    left_out: plain('money', 'Left out', '未计入', {
      en: 'Net sales that belong to none of them',
      zh: '不属于任何对象的净销售额',
    }),
  },
  chart: { kind: 'pareto', x: 'top_share', y: ['share'] },
  example: { from: '2025-01-01', to: '2025-12-31', of: 'customers' },
  sql: (p) => sql`
    SELECT top_share, toUInt64(greatest(1, ceil(top_share * n - 1e-9))) AS holders, running[holders] AS net_sales,
      if(total = 0, NULL, net_sales / total) AS share,
      if(total = 0, NULL, (n + 1 - 2 * weighted / total) / n) AS gini, if(total = 0, NULL, squares / total / total) AS hhi, unassigned AS left_out
    FROM (
      SELECT arrayReverseSort(groupArrayIf(greatest(holding, 0), holder != '')) AS holdings, length(holdings) AS n,
        arrayCumSum(holdings) AS running, arraySum(holdings) AS total, sumIf(holding, holder = '') AS unassigned,
        arraySum((one, place) -> toFloat64(one) * place, holdings, arrayEnumerate(holdings)) AS weighted,
        arraySum(one -> toFloat64(one) * one, holdings) AS squares
      FROM (${holdings(p)})
    )
    ARRAY JOIN [0.01, 0.05, 0.1, 0.2, 0.5, 1] AS top_share
    WHERE n > 0
    ORDER BY top_share`,
  say: ({ rows }, { share, count }) => {
    const tenth = rows.find((row) => row.top_share === 0.1)
    if (!tenth || tenth.share === null) return undefined
    return {
      en: `The largest tenth (${count(tenth.holders).en}) brings ${share(tenth.share).en} of net sales.`,
      zh: `头部 10%（${count(tenth.holders).zh} 个）贡献了 ${share(tenth.share).zh} 的净销售额。`,
    }
  },
})

/** Net sales by holder; '' is what belongs to none. */
function holdings(p: Question & { of: 'customers' | 'products' | 'markets' }): Sql {
  if (p.of === 'products') {
    return sql`SELECT if(${isOfProduct}, toString(sku), '') AS holder, sum(net_sales) AS holding FROM order_economics
        WHERE ${within({ ...p, basis: 'order' })} AND entry NOT IN ('spend', 'fee') GROUP BY holder`
  }
  const holder = p.of === 'customers' ? sql`customer_id` : sql`toString(country)`
  return sql`SELECT ${holder} AS holder, sum(net_sales) AS holding FROM orders
        WHERE ${ofSlice(p)} AND ${inPeriod('ordered_at', p)}${orderFilters(p)} GROUP BY holder`
}
