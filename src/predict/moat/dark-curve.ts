import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure, period } from '../../measure/define.ts'
import { sql, str } from '../../store/sql.ts'
import { newestTest } from './newest-test.ts'

const interval = { en: '80% interval, by 500 draws', zh: '80% 区间，基于 500 次抽样' }

export const darkCurve = defineMeasure({
  id: 'dark-curve',
  group: 'moat',
  title: { en: 'After the stop, week by week', zh: '停投后逐周走势' },
  doc: {
    en: 'Estimate of the dark test by week after paid traffic stops: what is expected to come without it, as a share of what would come with it. Of all, of one market, or of one sales channel (`by` and `part`).',
    zh: '停投测试的逐周估计：停投后每周预计毛利占继续投放时的比例。可看整体、单个市场或单个销售渠道（by 与 part）。',
  },
  params: period.pick({ from: true, to: true, currency: true }).extend({
    by: z
      .enum(['all', 'country', 'sales_channel', 'traffic_channel'])
      .default('all')
      .meta({ description: 'What the part is', zh: '部分的维度' }),
    part: z
      .string()
      .default('')
      .meta({ description: 'Which part, such as US; empty for all', zh: '哪一部分，如 US；整体留空' }),
  }),
  row: z.object({
    day: z.string(),
    days: z.int(),
    share: z.number().nullable(),
    share_low: z.number().nullable(),
    share_high: z.number().nullable(),
    margin_on: z.int(),
    margin_off: z.int(),
  }),
  columns: {
    day: plain('day', 'Up to', '截至'),
    days: plain('days', 'Days after the stop', '停投后天数'),
    share: plain('share', 'Surviving share', '停投后毛利保有率'),
    share_low: plain('share', 'At least', '区间下限', interval),
    share_high: plain('share', 'At most', '区间上限', interval),
    margin_on: plain('money', 'CM2, paid on', '投放时 CM2'),
    margin_off: plain('money', 'CM2, paid off', '停投时 CM2'),
  },
  chart: { kind: 'line', x: 'day', y: ['share'], interval: ['share_low', 'share_high'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => sql`
    SELECT toString(dark_tests.last_day + one.1) AS day, one.1 AS days, one.4 AS share, one.5 AS share_low, one.6 AS share_high,
      one.2 AS margin_on, one.3 AS margin_off
    FROM (SELECT last_day, curve ${newestTest(p)} AND part_by = ${str(p.by)} AND part = ${str(p.part)}) AS dark_tests
    ARRAY JOIN curve AS one
    ORDER BY days`,
})
