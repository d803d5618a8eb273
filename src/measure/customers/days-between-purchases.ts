import { z } from 'zod'
import { sql, str, u64 } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { customerPeriod, defineMeasure } from '../define.ts'
import { purchasesWithin } from '../within.ts'

export const daysBetweenPurchases = defineMeasure({
  id: 'days-between-purchases',
  group: 'customers',
  title: { en: 'Days between purchases', zh: '复购间隔' },
  doc: {
    en: 'How many calendar days lay between an order of the period and the one the same customer placed before, in steps of `bin_days`; all from `max_days` on stand in the last row. The median is the same on every row.',
    zh: '周期内订单与同一客户上一单之间相隔的自然日天数，按 bin_days 分组，超过 max_days 的归入最后一行。中位数在各行相同。',
  },
  params: customerPeriod.extend({
    bin_days: z.coerce.number().int().min(1).max(90).default(7).meta({ description: 'Days of a bar', zh: '每组天数' }),
    max_days: z.coerce
      .number()
      .int()
      .min(7)
      .max(1095)
      .default(364)
      .meta({ description: 'Days at which the last bar begins', zh: '末组起始天数' }),
  }),
  row: z.object({
    from_day: z.int(),
    to_day: z.int().nullable(),
    purchases: z.int(),
    share: z.number(),
    share_up_to: z.number(),
    median_days: z.number(),
  }),
  columns: {
    from_day: plain('days', 'From', '起'),
    to_day: plain('days', 'To', '止', { en: 'Empty on the last row', zh: '末行为空' }),
    purchases: summed('count', 'Later orders', '复购订单'),
    share: plain('share', 'Share', '占比'),
    share_up_to: plain('share', 'Share up to here', '累计占比'),
    median_days: plain('days', 'Median', '中位数'),
  },
  chart: { kind: 'bar', x: 'from_day', y: ['purchases'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => {
    const zone = str(p.scope.timeZone)
    return sql`
    SELECT bin AS from_day, if(bin >= last_bin, NULL, bin + ${u64(p.bin_days)} - 1) AS to_day, sum(times) AS purchases,
      purchases / any(total) AS share,
      sum(sum(times)) OVER (ORDER BY bin ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) / any(total) AS share_up_to,
      any(median) AS median_days
    FROM (
      SELECT times, sum(times) OVER () AS total, quantileExactWeightedInterpolated(0.5)(days, times) OVER () AS median,
        toUInt64(intDiv(${u64(p.max_days)}, ${u64(p.bin_days)}) * ${u64(p.bin_days)}) AS last_bin,
        least(toUInt64(intDiv(days, ${u64(p.bin_days)}) * ${u64(p.bin_days)}), last_bin) AS bin
      FROM (
        SELECT toUInt64(toDate(ordered_at, ${zone}) - toDate(assumeNotNull(previous_at), ${zone})) AS days, count() AS times
        FROM orders WHERE ${purchasesWithin(p)} AND previous_at IS NOT NULL GROUP BY days
      )
    )
    GROUP BY bin, last_bin ORDER BY bin`
  },
  say: ({ rows, before }, { count, change }) => {
    const median = rows[0]?.median_days
    if (median === undefined) return undefined
    const than = change(median, before?.rows[0]?.median_days)
    return {
      en: `Half of all later orders come within ${count(median).en} days of the one before${than.en}: the time to write to a customer is before that.`,
      zh: `一半的复购发生在上一单后 ${count(median).zh} 天以内${than.zh}，触达客户应早于这个时点。`,
    }
  },
})
