import { z } from 'zod'
import type { Text } from '../../kernel/errors.ts'
import { livePlatformNames } from '../../kernel/live-platform.ts'
import { plain } from '../../measure/columns.ts'
import { defineMeasure } from '../../measure/define.ts'
import { appearancesOf } from '../../measure/live/appearances.ts'
import { chosenSessions } from '../../measure/live/chosen.ts'
import { type LiveBook, readLive } from '../../measure/live/live-book.ts'
import { liveAsks } from '../../measure/live/live-facts.ts'
import { livePeriod } from '../../measure/live/live-question.ts'
import { margins, type Played, sum } from '../../measure/live/session-figures.ts'
import { shrunkMeans } from './shrunk-means.ts'

const dimensions = ['host', 'sku', 'slot', 'country', 'platform'] as const
type Dimension = (typeof dimensions)[number]

const weekdays: readonly (readonly [en: string, zh: string])[] = [
  ['Mon', '周一'],
  ['Tue', '周二'],
  ['Wed', '周三'],
  ['Thu', '周四'],
  ['Fri', '周五'],
  ['Sat', '周六'],
  ['Sun', '周日'],
]
/** What slots are called: weekday and hour, such as "5-19". */
const slotNames: Readonly<Record<string, Text>> = Object.fromEntries(
  weekdays.flatMap(([en, zh], at) =>
    Array.from({ length: 24 }, (_, hour) => [`${at + 1}-${hour}`, { en: `${en} ${hour}:00`, zh: `${zh} ${hour} 点` }]),
  ),
)

type Observed = { key: string; title: string; hours: number; orders: number; viewers: number | null; perHour: number }

export const liveComparison = defineMeasure({
  id: 'live-comparison',
  group: 'live',
  title: { en: 'Live sessions compared', zh: '直播对比' },
  doc: {
    en: 'Hosts, products, slots of the week, markets or platforms beside each other by margin per hour: of sessions after their fees, of products per hour shown and before fees. Each session counts once. Means of few sessions are drawn towards that of all; the interval (95%) has both what varies from session to session and that the mean of all is itself an estimate. Sessions without known fees or costs are left out. Where nothing was played twice, all have the mean of all and no interval.',
    zh: '按每小时毛利对比主播、商品、时段（星期 × 小时）、市场或平台：场次按扣除费用后计，商品按每讲解小时、未扣费用计。每场计一次。场次少的均值向总体均值收缩；95% 区间同时包含场次间的波动与总体均值本身的误差。费用或成本未知的场次不参与。若没有任何一项重复出现，则都显示总体均值，无区间。',
  },
  params: livePeriod.extend({
    by: z.enum(dimensions).default('host').meta({ description: 'What is compared', zh: '对比维度' }),
  }),
  row: z.object({
    key: z.string(),
    title: z.string(),
    sessions: z.int(),
    hours: z.number(),
    orders_per_hour: z.number(),
    average_viewers: z.number().nullable(),
    mean: z.int(),
    margin_per_hour: z.int(),
    low: z.int().nullable(),
    high: z.int().nullable(),
    all: z.int(),
  }),
  columns: {
    key: { ...plain('text', 'What', '对比项'), values: { ...livePlatformNames, ...slotNames } },
    title: plain('text', 'Product', '商品'),
    sessions: plain('count', 'Sessions', '场次数'),
    hours: plain('ratio', 'Hours', '时长（小时）'),
    orders_per_hour: plain('ratio', 'Orders per hour', '每小时订单'),
    average_viewers: plain('count', 'Viewers at a time', '平均在线'),
    mean: plain('money', 'Mean as observed', '实际均值'),
    margin_per_hour: plain('money', 'Margin per hour', '每小时毛利', {
      en: 'Estimate, drawn towards the mean of all',
      zh: '估算值，向总体均值收缩',
    }),
    low: plain('money', 'From', '下限', { en: '95% interval', zh: '95% 区间' }),
    high: plain('money', 'To', '上限', { en: '95% interval', zh: '95% 区间' }),
    all: plain('money', 'Mean of all', '总体均值'),
  },
  chart: { kind: 'bar', x: 'key', y: ['margin_per_hour'], interval: ['low', 'high'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  ...liveAsks,
  answer: async (found, p) => {
    const book = await readLive(found)
    return comparedRows(observedBy(book, chosenSessions(book, p), p.by))
  },
  say: ({ rows }, { money, many, count }, { by }) => {
    const sure = rows.filter(({ low, all }) => low !== null && low > all)
    const [best] = sure
    if (rows.length < 2) return undefined
    if (!best)
      return {
        en: 'No difference is beyond what chance explains: more sessions are needed.',
        zh: '目前的差异都在偶然波动之内，需要更多场次。',
      }
    const name = best.title || slotNames[best.key]?.en || best.key
    const zh = best.title || slotNames[best.key]?.zh || best.key
    return {
      en: `${name} leaves more than the others: an estimated ${money(best.margin_per_hour).en} per hour${by === 'sku' ? ' shown' : ''}, from ${many(best.sessions, 'session')}.`,
      zh: `${zh} 明显高于其他：每${by === 'sku' ? '讲解' : ''}小时约 ${money(best.margin_per_hour).zh}（估算），依据 ${count(best.sessions).zh} 场。`,
    }
  },
})

function observedBy(book: LiveBook, sessions: readonly Played[], by: Dimension): Observed[] {
  if (by === 'sku') return sessions.flatMap((played) => ofProducts(book, played))
  return sessions.flatMap((played) => {
    const left = margins(played)
    const key = keyOf(played, by)
    if (!left || key === '') return []
    const { hours, matched } = played
    return [{ key, title: '', hours, orders: matched.length, viewers: viewersOf(played), perHour: left.margin / hours }]
  })
}

function keyOf({ session }: Played, by: Exclude<Dimension, 'sku'>): string {
  const { host, country, platform, weekday, hour } = session
  return { host, country, platform, slot: `${weekday}-${hour}` }[by]
}

function ofProducts({ titles }: LiveBook, played: Played): Observed[] {
  return appearancesOf(played).flatMap(({ sku, minutes, orders, margin }) => {
    if (margin === null || minutes === 0) return []
    const hours = minutes / 60
    return [{ key: sku, title: titles.get(sku) ?? '', hours, orders, viewers: null, perHour: margin / hours }]
  })
}

function viewersOf({ session }: Played): number | null {
  const told = session.moments.flatMap(({ viewers }) => (viewers === null ? [] : [viewers]))
  return told.length === 0 ? null : sum(told) / told.length
}

function comparedRows(observed: readonly Observed[]) {
  const groups = [...Map.groupBy(observed, ({ key }) => key)]
  const means = shrunkMeans(groups.map(([, all]) => all.map(({ perHour }) => perHour)))
  const whole = (value: number | null | undefined) => Math.round(value ?? 0) + 0
  const all = observed.length === 0 ? 0 : sum(observed.map(({ perHour }) => perHour)) / observed.length
  return groups
    .map(([key, of], at) => {
      const hours = sum(of.map((one) => one.hours))
      const viewers = of.flatMap((one) => (one.viewers === null ? [] : [one.viewers]))
      const mean = means[at]
      return {
        key,
        title: of[0]?.title ?? '',
        sessions: of.length,
        hours,
        orders_per_hour: sum(of.map(({ orders }) => orders)) / hours,
        average_viewers: viewers.length === 0 ? null : sum(viewers) / viewers.length,
        mean: whole(mean?.mean),
        margin_per_hour: whole(mean?.shrunk),
        low: mean?.low === null || mean?.low === undefined ? null : whole(mean.low),
        high: mean?.high === null || mean?.high === undefined ? null : whole(mean.high),
        all: whole(all),
      }
    })
    .sort((a, b) => b.margin_per_hour - a.margin_per_hour || (a.key < b.key ? -1 : 1))
}
