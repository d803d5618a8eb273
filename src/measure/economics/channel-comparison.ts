import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import { sql } from '../../store/sql.ts'
import { common, plain } from '../columns.ts'
import { defineMeasure, listText, period } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { costKnownOf, costsMissing } from '../margins.ts'
import { perUnit, purchasesWithin, ratio } from '../within.ts'
import { stepRowsByBasis, walk, walkSums } from './walk.ts'

export const channelComparison = defineMeasure({
  id: 'channel-comparison',
  group: 'economics',
  title: { en: 'Own site against marketplaces', zh: '独立站与平台对比' },
  doc: {
    en: 'Every line of the walk from price paid to CM3 per channel: its amount, its share of net sales, what it is per order, and how much of it is settled (actual), estimated by the brand, or a published default.',
    zh: '按渠道列出从实付到 CM3 的每一项：金额、占净销售额比例、单均金额，以及其中已结算（实际）、品牌估算与公开默认费率各占多少。',
  },
  params: period,
  row: z.object({
    place: z.int(),
    step: z.string(),
    kind: z.enum(['level', 'step']),
    sales_channel: z.string(),
    amount: z.int().nullable(),
    share: z.number().nullable(),
    per_order: z.int().nullable(),
    actual: z.int(),
    estimated: z.int(),
    defaulted: z.int(),
    cost_known: z.number().nullable(),
  }),
  columns: {
    place: plain('count', 'Place', '次序'),
    step: { ...plain('text', 'Line', '项目'), values: Object.fromEntries(walk.map((one) => [one.id, one.label])) },
    kind: plain('text', 'Kind', '类别'),
    sales_channel: common.salesChannel,
    amount: plain('money', 'Amount', '金额', { en: 'Signed as it is walked', zh: '按走势带符号' }),
    share: plain('share', 'Share of net sales', '占净销售额'),
    per_order: plain('money', 'Per order', '单均'),
    actual: plain('money', 'Actual', '实际', { en: 'Read from settlements', zh: '来自结算单' }),
    estimated: plain('money', 'Estimated', '估算', { en: "By the brand's own rules", zh: '按品牌自定规则' }),
    defaulted: plain('money', 'Default', '默认', { en: 'By published rates', zh: '按公开费率' }),
    cost_known: common.costKnown,
  },
  chart: { kind: 'table', x: 'step', y: ['amount', 'share'], by: 'sales_channel' },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT one.1 AS place, one.2 AS step, one.3 AS kind, toString(sums.key) AS sales_channel, one.4 AS amount,
      ${ratio(sql`one.4`, sql`net`)} AS share, ${perUnit(sql`one.4`, sql`purchases`)} AS per_order,
      one.5 AS actual, one.6 AS estimated, one.7 AS defaulted,
      cost_known
    FROM (
      SELECT sums.key AS key, sums.net AS net, sums.steps AS steps, ${ratio(sql`sums.of_costed`, sql`sums.of_goods`)} AS cost_known, counted.purchases AS purchases
      FROM (${walkSums(p, sql`sales_channel`, stepRowsByBasis(walk))}) AS sums
      LEFT JOIN (SELECT sales_channel, count() AS purchases FROM orders WHERE ${purchasesWithin(p)} GROUP BY sales_channel) AS counted
        ON sums.key = counted.sales_channel
    ) AS sums ARRAY JOIN steps AS one
    ORDER BY place, sales_channel`,
  orders: (row, p) => ({ ...sameFilters(p), sales_channel: listText([row.sales_channel]) }),
  say: ({ rows }, words) => {
    const { keeps } = words
    const sales = rows.filter((row) => row.step === 'net_sales')
    const known = costKnownOf(sales.map(({ amount, cost_known }) => ({ net_sales: amount ?? 0, cost_known })))
    const missing = costsMissing(known, words)
    if (missing) return missing
    const kept = rows
      .filter((row) => row.step === 'cm3' && row.share !== null)
      .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))
    const [best, worst] = [kept[0], kept.at(-1)]
    if (!best || !worst || best === worst) return undefined
    const [first, last] = [nameOf(best.sales_channel), nameOf(worst.sales_channel)]
    return {
      en: `${first.en} ${keeps(best.share).en} of its net sales after all costs (CM3), ${last.en} ${keeps(worst.share).en}.`,
      zh: `扣除全部成本后（CM3），${first.zh}的净销售额${keeps(best.share).zh}，${last.zh}${keeps(worst.share).zh}。`,
    }
  },
})

const nameOf = (channel: string): Text => channelNames[channel] ?? { en: channel, zh: channel }
