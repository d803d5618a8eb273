import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import { plain } from '../../measure/columns.ts'
import { defineMeasure, period } from '../../measure/define.ts'
import { sql } from '../../store/sql.ts'
import { newestTest } from './newest-test.ts'

const interval = {
  en: '80% interval, by 500 draws, or 250 by month',
  zh: '80% 区间，基于 500 次抽样（按月份为 250 次）',
}

export const cohortHalfLife = defineMeasure({
  id: 'cohort-half-life',
  group: 'moat',
  title: { en: 'Half-life of first buyers', zh: '首购客群半衰期' },
  doc: {
    en: 'Estimate: days until first buyers have given half of the margin that they are expected to give beyond their first order within two years, by BG/NBD, each later order bringing the same. A long one means that buyers go on for long; a short one that they must be won again. All, and by the sales channel of the first order where it has customers enough for a fit of its own. By the month of the first order, of up to 24 months with 50 first buyers each: what they have given so far is counted, and what they will give is expected of each by what each did.',
    zh: '估计值：首购客群在首单之后两年内的预计毛利，给出一半需要多少天（BG/NBD 模型，假定每次复购毛利相同）。越长说明客户持续回来，越短说明需要不断重新获客。列出全部客户，以及客户足够单独拟合的各首单销售渠道。按首单月份时（最近 24 个月、首购客户至少 50 位）：已发生的复购按实际计，其后的按每位客户的历史预计。',
  },
  params: period.pick({ from: true, to: true, currency: true }).extend({
    by: z.enum(['sales_channel', 'month']).default('sales_channel').meta({
      description: 'What a row is about: the sales channel, or the month, of the first order',
      zh: '行维度：首单销售渠道或首单月份',
    }),
  }),
  row: z.object({
    key: z.string(),
    half_life: z.number().nullable(),
    half_life_low: z.number().nullable(),
    half_life_high: z.number().nullable(),
    last_day: z.string(),
  }),
  columns: {
    key: { ...plain('text', 'First order', '首单'), values: { ...channelNames, '': { en: 'All', zh: '全部' } } },
    half_life: plain('days', 'Half-life', '半衰期'),
    half_life_low: plain('days', 'At least', '区间下限', interval),
    half_life_high: plain('days', 'At most', '区间上限', interval),
    last_day: plain('day', 'Of orders up to', '订单截至'),
  },
  chart: { kind: 'bar', x: 'key', y: ['half_life'], interval: ['half_life_low', 'half_life_high'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => sql`
    SELECT part AS key, half_life, half_life_low, half_life_high, toString(dark_tests.last_day) AS last_day
    ${newestTest(p)} AND part_by = ${p.by === 'month' ? sql`'half_life_cohort'` : sql`'half_life'`}
    ORDER BY key`,
  say: ({ rows }, { count }) => {
    const all = rows.find(({ key }) => key === '')
    if (!all || all.half_life === null) return undefined
    return {
      en: `First buyers give half of what is expected of them after an estimated ${count(Math.round(all.half_life)).en} days.`,
      zh: `首购客群预计 ${count(Math.round(all.half_life)).zh} 天给出后续毛利的一半。`,
    }
  },
})
