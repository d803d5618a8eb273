import { z } from 'zod'
import { common, plain, summed } from '../../measure/columns.ts'
import { defineMeasure } from '../../measure/define.ts'
import { appearancesOf } from '../../measure/live/appearances.ts'
import { chosenSessions } from '../../measure/live/chosen.ts'
import { readLive } from '../../measure/live/live-book.ts'
import { liveAsks } from '../../measure/live/live-facts.ts'
import { livePeriod } from '../../measure/live/live-question.ts'
import { reasons, runDown } from './run-down.ts'

export const liveRundown = defineMeasure({
  id: 'live-rundown',
  group: 'live',
  title: { en: 'Run-down of the next session', zh: '下一场直播排品建议' },
  doc: {
    en: 'A proposal for the next live session from what sold in those of the period: products by margin per minute shown, before fees, drawn towards the mean of all where there is little to go by, each with its reason. A product gets the minutes that it usually had; one shown in fewer than three sessions gets a trial of five. Products that are expected to lose money stand at the end without a place. Nothing is proposed from fewer than three sessions with products shown and known costs.',
    zh: '根据周期内直播的销售情况给出下一场排品建议：按每分钟讲解毛利（未扣费用）排序，样本少时向总体均值收缩，每行附理由。商品时长取以往讲解的中位数；讲解不足三场的商品先试 5 分钟。预计亏损的商品列在最后，不排入。有讲解记录且成本已知的直播不足三场时，不给建议。',
  },
  params: livePeriod.extend({
    length: z.coerce
      .number()
      .int()
      .min(10)
      .max(720)
      .default(120)
      .meta({ description: 'Minutes of the next session', zh: '下一场时长（分钟）' }),
  }),
  row: z.object({
    place: z.int().nullable(),
    sku: z.string(),
    title: z.string(),
    from_minute: z.int().nullable(),
    minutes: z.int(),
    reason: z.enum(reasons),
    margin_per_minute: z.int(),
    low: z.int().nullable(),
    high: z.int().nullable(),
    sessions: z.int(),
    minutes_shown: z.number(),
    units: z.int(),
    returned: z.number().nullable(),
  }),
  columns: {
    place: plain('count', 'Place', '顺序'),
    sku: common.sku,
    title: common.title,
    from_minute: plain('count', 'From minute', '起始分钟'),
    minutes: summed('count', 'Minutes', '时长（分钟）'),
    reason: {
      ...plain('text', 'Why', '理由'),
      values: {
        surely_better: { en: 'Sold better than usual beyond chance', zh: '明显好于平均，超出偶然波动' },
        better: { en: 'Sold better than usual; chance may explain it', zh: '好于平均，但可能属于偶然' },
        usual: { en: 'Earns, no better than usual', zh: '有毛利，但不高于平均' },
        little_known: { en: 'Shown too rarely: a short trial', zh: '讲解次数太少，先短时试讲' },
        loses: { en: 'Expected to lose money: left out', zh: '预计亏损，不排入' },
      },
    },
    margin_per_minute: plain('money', 'Margin per minute', '每分钟毛利', {
      en: 'Estimate, drawn towards the mean of all; before fees',
      zh: '估算值，向总体均值收缩；未扣费用',
    }),
    low: plain('money', 'From', '下限', { en: '95% interval', zh: '95% 区间' }),
    high: plain('money', 'To', '上限', { en: '95% interval', zh: '95% 区间' }),
    sessions: plain('count', 'Sessions', '场次数', { en: 'That showed it', zh: '讲解过该商品的场次' }),
    minutes_shown: plain('ratio', 'Minutes shown', '讲解分钟'),
    units: plain('count', 'Units', '件数'),
    returned: plain('share', 'Orders with refunds', '退款订单占比'),
  },
  chart: { kind: 'table', x: 'title', y: ['margin_per_minute'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  ...liveAsks,
  answer: async (found, p) => {
    const book = await readLive(found)
    const whole = (value: number) => Math.round(value) + 0
    return runDown(chosenSessions(book, p).flatMap(appearancesOf), p.length).map((line) => ({
      ...line,
      title: book.titles.get(line.sku) ?? '',
      margin_per_minute: whole(line.margin_per_minute),
      low: line.low === null ? null : whole(line.low),
      high: line.high === null ? null : whole(line.high),
    }))
  },
  say: ({ rows }, { money }) => {
    const [first] = rows.filter(({ place }) => place === 1)
    if (!first) return undefined
    const name = first.title || first.sku
    return {
      en: `Begin with ${name}: an estimated ${money(first.margin_per_minute).en} per minute shown.`,
      zh: `先讲${name}：每分钟约 ${money(first.margin_per_minute).zh}（估算）。`,
    }
  },
})
