import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { common, plain } from '../columns.ts'
import { defineMeasure, listText, period } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { costKnownOf, costsMissing } from '../margins.ts'
import { ratio } from '../within.ts'
import { stepRows, walk, walkSums } from './walk.ts'

const split = z.enum(['none', 'sales_channel', 'country']).default('sales_channel')

export const waterfall = defineMeasure({
  id: 'waterfall',
  group: 'economics',
  title: { en: 'From price paid to what is kept', zh: '从实付到留存' },
  doc: {
    en: 'The walk from price paid to CM3, side by side: levels, and the signed steps between them. Each level is the sum of the level before and its steps; lines without a known cost leave in steps of their own.',
    zh: '从实付金额逐步走到 CM3，可并列对比。每一级等于上一级加上其间各步（带符号）；成本未知的行以单独的步骤剔除。',
  },
  params: period.extend({ by: split.meta({ description: 'What stands side by side', zh: '对比维度' }) }),
  row: z.object({
    key: z.string(),
    place: z.int(),
    step: z.string(),
    kind: z.enum(['level', 'step']),
    amount: z.int().nullable(),
    cost_known: z.number().nullable(),
  }),
  columns: {
    key: plain('text', 'By', '维度'),
    place: plain('count', 'Place', '次序'),
    step: { ...plain('text', 'Step', '步骤'), values: Object.fromEntries(walk.map((one) => [one.id, one.label])) },
    kind: plain('text', 'Kind', '类别', { en: 'level, or a step between two', zh: '层级，或层级之间的步骤' }),
    amount: plain('money', 'Amount', '金额', { en: 'Signed as it is walked', zh: '按走势带符号' }),
    cost_known: common.costKnown,
  },
  chart: { kind: 'waterfall', x: 'step', y: ['amount'], by: 'key' },
  example: { from: '2025-01-01', to: '2025-03-31', by: 'sales_channel' },
  sql: (p) => {
    const key = { none: sql`''`, sales_channel: sql`sales_channel`, country: sql`country` }[p.by]
    return sql`
    SELECT toString(key) AS key, one.1 AS place, one.2 AS step, one.3 AS kind, one.4 AS amount,
      ${ratio(sql`of_costed`, sql`of_goods`)} AS cost_known
    FROM (${walkSums(p, key, stepRows())}) ARRAY JOIN steps AS one
    ORDER BY key, place`
  },
  orders: (row, p) => ({ ...sameFilters(p), ...(p.by === 'none' ? {} : { [p.by]: listText([row.key]) }) }),
  say: ({ rows }, words) => {
    const { money, share } = words
    const at = (step: string) => rows.filter((row) => row.step === step)
    const of = (step: string) => at(step).reduce((sum, row) => sum + (row.amount ?? 0), 0)
    const sales = at('net_sales').map(({ amount, cost_known }) => ({ net_sales: amount ?? 0, cost_known }))
    const missing = costsMissing(costKnownOf(sales), words)
    if (missing) return missing
    const largest = walk
      .filter((one) => one.sign < 0 && one.kind === 'step' && one.id !== 'tax')
      .map((one) => ({ label: one.label, amount: -of(one.id) }))
      .sort((a, b) => b.amount - a.amount)[0]
    const net = of('net_sales')
    if (!largest || net <= 0) return undefined
    const kept = of('cm3') / net
    const rate = share(Math.abs(kept))
    const said =
      kept < 0
        ? {
            en: `On ${money(net).en} net sales ${rate.en} are lost`,
            zh: `净销售额 ${money(net).zh}，最终亏损 ${rate.zh}`,
          }
        : { en: `Of ${money(net).en} net sales ${rate.en} are kept`, zh: `净销售额 ${money(net).zh} 中留存 ${rate.zh}` }
    return {
      en: `${said.en}; the largest part, ${share(largest.amount / net).en}, goes to ${largest.label.en.toLowerCase()}.`,
      zh: `${said.zh}；最大的一项是${largest.label.zh}，占 ${share(largest.amount / net).zh}。`,
    }
  },
})
