import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import { plain } from '../../measure/columns.ts'
import { defineMeasure, period } from '../../measure/define.ts'
import { channelValues } from '../../measure/traffic/visits.ts'
import { sql, str } from '../../store/sql.ts'
import { missingNames, sayMissing } from './missing.ts'
import { newestTest } from './newest-test.ts'

const interval = { en: '80% interval, by 500 draws', zh: '80% 区间，基于 500 次抽样' }

export const darkTestMeasure = defineMeasure({
  id: 'dark-test',
  group: 'moat',
  title: { en: 'Dark test', zh: '停投测试' },
  doc: {
    en: 'Estimate: what the next 180 days are expected to bring with all paid traffic off, divided by what they are expected to bring with it on. Margin is CM2, before marketing: what paid traffic costs is told beside it. Repeats of existing customers by BG/NBD, new customers as in the latest weeks; without paid traffic, what it brought fades with the carry-over down to what would have come anyway. By kind of traffic, that kind alone is off. The test shown is the latest of orders up to the last day of the period, or else the first.',
    zh: '估计值：今后 180 天在全部付费流量停投时的预计毛利 ÷ 继续投放时的预计毛利。毛利取营销前毛利（CM2），付费流量的花费另行列出。老客复购由 BG/NBD 预测，新客按最近几周的水平；停投后，付费带来的部分随广告余效衰减，只剩本就会来的部分。按流量类型时，仅停该类流量。取订单截至所选周期最后一天的最近一次测试，没有则取最早的一次。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    by: z
      .enum(['all', 'country', 'sales_channel', 'traffic_channel'])
      .default('all')
      .meta({ description: 'What a row is about', zh: '行维度' }),
  }),
  row: z.object({
    key: z.string(),
    share: z.number().nullable(),
    share_low: z.number().nullable(),
    share_high: z.number().nullable(),
    margin_on: z.int().nullable(),
    margin_off: z.int().nullable(),
    lost: z.int().nullable(),
    lost_low: z.int().nullable(),
    lost_high: z.int().nullable(),
    paid_cost: z.int().nullable(),
    tested_on: z.string(),
    last_day: z.string(),
    weeks: z.int(),
    missing: z.string(),
    missing_found: z.int(),
  }),
  columns: {
    key: {
      ...plain('text', 'Part', '部分'),
      values: { ...channelValues, ...channelNames, '': { en: 'All', zh: '全部' } },
    },
    share: plain('share', 'Surviving share', '停投后毛利保有率', {
      en: 'Expected margin with paid traffic off ÷ with it on',
      zh: '停投时的预计毛利 ÷ 投放时的预计毛利',
    }),
    share_low: plain('share', 'At least', '区间下限', interval),
    share_high: plain('share', 'At most', '区间上限', interval),
    margin_on: plain('money', 'CM2, paid on', '投放时 CM2'),
    margin_off: plain('money', 'CM2, paid off', '停投时 CM2'),
    lost: plain('money', 'CM2 lost', '损失的 CM2'),
    lost_low: plain('money', 'Lost, at least', '损失下限', interval),
    lost_high: plain('money', 'Lost, at most', '损失上限', interval),
    paid_cost: plain('money', 'Cost of paid traffic', '付费流量花费', {
      en: 'What paid traffic costs in as many days, as in the latest weeks; not known by kind of traffic',
      zh: '按最近几周水平，同样天数内付费流量的花费；按流量类型时未知',
    }),
    tested_on: plain('day', 'Tested on', '测试日期'),
    last_day: plain('day', 'Of orders up to', '订单截至'),
    weeks: plain('count', 'Weeks read', '所用周数'),
    missing: { ...plain('text', 'No forecast because', '无预测原因'), values: missingNames },
    missing_found: plain('count', 'Of that there are', '现有数量'),
  },
  chart: { kind: 'bar', x: 'key', y: ['share'], interval: ['share_low', 'share_high'] },
  example: { from: '2025-01-01', to: '2025-12-31', by: 'country' },
  sql: (p) => sql`
    SELECT part AS key, share, share_low, share_high, margin_on, margin_off, margin_on - margin_off AS lost,
      dark_tests.lost_low AS lost_low, dark_tests.lost_high AS lost_high, paid_cost,
      toString(toDate(tested_at, ${str(p.scope.timeZone)})) AS tested_on, toString(dark_tests.last_day) AS last_day, weeks, missing, missing_found
    ${newestTest(p)} AND (part_by = ${str(p.by)} OR missing != '')
    ORDER BY ${p.by === 'traffic_channel' ? sql`lost` : sql`margin_on`} DESC, key`,
  say: ({ rows }, { share, money, day }, { by }) => {
    const [first] = rows
    if (!first) return undefined
    if (first.missing) return sayMissing({ missing: first.missing, found: first.missing_found })
    if (by !== 'all') return undefined
    return {
      en: `If paid traffic stopped, an estimated ${share(first.share).en} of the next 180 days’ margin would stand (80% interval ${share(first.share_low).en} to ${share(first.share_high).en}; orders up to ${day(first.last_day).en}). ${money(first.lost).en} of margin before marketing would be lost, and ${money(first.paid_cost).en} not be spent.`,
      zh: `若停掉付费流量，今后 180 天的毛利预计仍能保有 ${share(first.share).zh}（80% 区间 ${share(first.share_low).zh} 至 ${share(first.share_high).zh}；订单截至${day(first.last_day).zh}）。将损失营销前毛利 ${money(first.lost).zh}，同时省下花费 ${money(first.paid_cost).zh}。`,
    }
  },
})
