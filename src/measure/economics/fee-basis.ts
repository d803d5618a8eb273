import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { common, divided, summed } from '../columns.ts'
import { defineMeasure, listText, period } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { ratio } from '../within.ts'
import { stepRowsByBasis, walk, walkSums } from './walk.ts'

const fees = walk.filter((one) => one.fee)

export const feeBasis = defineMeasure({
  id: 'fee-basis',
  group: 'economics',
  title: { en: 'How fees are known', zh: '费用依据' },
  doc: {
    en: 'Each fee per channel by how it is known: read from a settlement, estimated by the rules of the brand, or a published default. Importing settlements turns defaults into actual amounts.',
    zh: '按渠道拆分每项费用的依据：来自结算单、按品牌规则估算，或采用公开默认费率。导入结算单后，默认值会被实际金额替代。',
  },
  params: period,
  row: z.object({
    fee: z.string(),
    sales_channel: z.string(),
    amount: z.int(),
    actual: z.int(),
    estimated: z.int(),
    defaulted: z.int(),
    actual_share: z.number().nullable(),
  }),
  columns: {
    fee: {
      unit: 'text',
      label: { en: 'Fee', zh: '费用' },
      values: Object.fromEntries(fees.map((one) => [one.id, one.label])),
    },
    sales_channel: common.salesChannel,
    amount: summed('money', 'Amount', '金额'),
    actual: summed('money', 'Actual', '实际'),
    estimated: summed('money', 'Estimated', '估算'),
    defaulted: summed('money', 'Default', '默认'),
    actual_share: divided('share', 'Share actual', '实际占比', 'actual', 'amount'),
  },
  chart: { kind: 'stack', x: 'fee', y: ['actual', 'estimated', 'defaulted'], by: 'sales_channel' },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT one.2 AS fee, toString(key) AS sales_channel, -one.4 AS amount, one.5 AS actual, one.6 AS estimated, one.7 AS defaulted,
      ${ratio(sql`one.5`, sql`amount`)} AS actual_share
    FROM (${walkSums(p, sql`sales_channel`, stepRowsByBasis(fees))}) ARRAY JOIN steps AS one
    WHERE one.4 != 0
    ORDER BY one.1, sales_channel`,
  orders: (row, p) => ({ ...sameFilters(p), sales_channel: listText([row.sales_channel]) }),
  say: ({ totals }, { money, share }) => {
    if (!totals.amount) return undefined
    return {
      en: `${share(totals.actual_share).en} of ${money(totals.amount).en} costs and fees are actual; the rest rests on estimates and defaults.`,
      zh: `成本与费用共 ${money(totals.amount).zh}，其中 ${share(totals.actual_share).zh} 为实际金额，其余来自估算与默认费率。`,
    }
  },
})
