import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import { sql } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import { bucketParam, defineMeasure, period } from '../define.ts'
import { channelValues } from '../traffic/visits.ts'
import { bucketOf } from '../within.ts'
import { windowParam } from './owned-share.ts'
import { touchedOrders } from './touched-orders.ts'

export const effectiveChannels = defineMeasure({
  id: 'effective-channels',
  group: 'moat',
  title: { en: 'Effective channels', zh: '有效渠道数' },
  doc: {
    en: 'On how many channels the margin rests: exp(−Σ s·ln s) of the shares s of CM3. Ten channels of which one brings nearly all count as little more than one. Channels are the kinds of traffic of the own site, and each marketplace; channels that lose money, and orders whose way is not known, are left out and told.',
    zh: '毛利实际依靠多少个渠道：各渠道 CM3 份额 s 的 exp(−Σ s·ln s)。十个渠道若几乎全靠其中一个，有效渠道数只略大于 1。渠道指独立站的流量类型与各平台；亏损渠道和来源未知的订单不计入，另行列出。',
  },
  params: period.omit({ basis: true }).extend({ by: bucketParam.default('month'), window_days: windowParam }),
  row: z.object({
    bucket: z.string(),
    effective: z.number().nullable(),
    channels: z.int(),
    largest: z.string(),
    largest_share: z.number().nullable(),
    counted: z.int(),
    left_out: z.int(),
  }),
  columns: {
    bucket: common.bucket,
    effective: plain('ratio', 'Effective channels', '有效渠道数'),
    channels: plain('count', 'Channels', '渠道数', { en: 'Channels that brought a margin', zh: '带来毛利的渠道' }),
    largest: {
      ...plain('text', 'Largest', '最大渠道'),
      values: { ...channelValues, ...channelNames, '': { en: 'None', zh: '无' } },
    },
    largest_share: plain('share', 'Share of the largest', '最大渠道占比'),
    counted: summed('money', 'CM3 counted', '计入的 CM3'),
    left_out: summed('money', 'CM3 left out', '未计入的 CM3', {
      en: 'Of channels that lose money, and of orders whose way is not known',
      zh: '亏损渠道与来源未知订单的 CM3',
    }),
  },
  chart: { kind: 'line', x: 'bucket', y: ['effective'] },
  example: { from: '2025-01-01', to: '2025-03-31', by: 'month' },
  sql: (p) => sql`
    SELECT bucket, if(total = 0, NULL, exp(-arraySum(one -> one / total * log(one / total), amounts))) AS effective, length(amounts) AS channels,
      if(total = 0, '', largest) AS largest, if(total = 0, NULL, arrayMax(amounts) / total) AS largest_share, toInt64(total) AS counted, left_out
    FROM (
      SELECT bucket, groupArrayIf(toFloat64(kept), ${counts}) AS amounts, arraySum(amounts) AS total, argMaxIf(touch, kept, ${counts}) AS largest,
        sumIf(kept, NOT (${counts})) AS left_out
      FROM (
        SELECT ${bucketOf(p.by, 'ordered_at', p)} AS bucket, touch, sum(ifNull(touched.cm3, 0)) AS kept
        FROM ${touchedOrders(p)} AS touched GROUP BY bucket, touch
      )
      GROUP BY bucket
    )
    ORDER BY bucket`,
  say: ({ rows }, { share }) => {
    const last = rows.at(-1)
    if (!last || last.effective === null) return undefined
    const name = channelValues[last.largest as keyof typeof channelValues] ??
      channelNames[last.largest] ?? { en: last.largest, zh: last.largest }
    return {
      en: `The margin rests on ${last.effective.toFixed(1)} effective channels; the largest, ${name.en}, brings ${share(last.largest_share).en}.`,
      zh: `毛利相当于由 ${last.effective.toFixed(1)} 个渠道支撑；最大的是${name.zh}，占 ${share(last.largest_share).zh}。`,
    }
  },
})

/** Whether a channel counts: its way is known, and it brought something. */
const counts = sql`touch NOT IN ('', 'unassigned') AND kept > 0`
