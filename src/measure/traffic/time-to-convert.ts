import { z } from 'zod'
import { instant, join, literal, type Sql, sql, strs, whole } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { periodEnd, periodStart } from '../within.ts'
import type { Wanted } from './told-orders.ts'
import { journeysOfDays } from './touches.ts'
import { onDays, visitPeriod } from './visits.ts'

const hour = 3600
const day = 24 * hour
/** Upper ends of the steps of time, in seconds; the last has none. */
const times = [hour / 2, day, 3 * day, 7 * day, 14 * day, 30 * day, 60 * day]
const timeNames = {
  '1': { en: 'within 30 minutes', zh: '30 分钟内' },
  '2': { en: 'within a day', zh: '1 天内' },
  '3': { en: '1–3 days', zh: '1–3 天' },
  '4': { en: '3–7 days', zh: '3–7 天' },
  '5': { en: '7–14 days', zh: '7–14 天' },
  '6': { en: '14–30 days', zh: '14–30 天' },
  '7': { en: '30–60 days', zh: '30–60 天' },
  '8': { en: 'longer', zh: '更久' },
}
const touchNames = Object.fromEntries(
  Array.from({ length: 10 }, (_, i) => [
    `t${i + 1}`,
    i < 9 ? { en: `${i + 1}`, zh: `${i + 1} 次` } : { en: '10 or more', zh: '10 次及以上' },
  ]),
)

export const timeToConvert = defineMeasure({
  id: 'time-to-convert',
  group: 'traffic',
  title: { en: 'Time and visits before an order', zh: '下单前的时间与访问次数' },
  doc: {
    en: 'How long it takes from the first known visit to the order, or how many visits, over the orders of the period whose journey is known. Visits are looked back for 90 days at most.',
    zh: '从首次可知访问到下单所需的时间或访问次数，统计周期内有访问轨迹的订单，最多回溯 90 天。',
  },
  params: visitPeriod
    .pick({ from: true, to: true, compare: true, currency: true, country: true, device: true, bots: true })
    .extend({
      by: z
        .enum(['time', 'touches'])
        .default('time')
        .meta({ description: 'Time from the first visit, or number of visits', zh: '按时间或访问次数' }),
      window_days: z.coerce
        .number()
        .int()
        .min(1)
        .max(90)
        .default(90)
        .meta({ description: 'Days looked back', zh: '回溯天数' }),
    }),
  row: z.object({ key: z.string(), orders: z.int(), share: z.number(), up_to: z.number(), net_sales: z.int() }),
  columns: {
    key: { ...plain('text', 'Before the order', '下单前'), values: { ...timeNames, ...touchNames } },
    orders: summed('count', 'Orders', '订单数'),
    share: plain('share', 'Share', '占比'),
    up_to: plain('share', 'Up to here', '累计占比'),
    net_sales: summed('money', 'Net sales', '净销售额'),
  },
  chart: { kind: 'bar', x: 'key', y: ['orders'] },
  facts: ['visits', 'orders'],
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => {
    const conditions = [sql`ordered_at >= ${instant(periodStart(p))}`, sql`ordered_at < ${instant(periodEnd(p))}`]
    const columns: Wanted[] = ['ordered_at', 'day', 'counts', 'net_sales', { as: 'place', of: placeOf(p) }]
    for (const name of ['country', 'device'] as const)
      if (p[name].length) {
        columns.push(name)
        conditions.push(sql`${literal(name)} IN ${strs(p[name])}`)
      }
    const asked = sql`${onDays(p)} AND ${join(conditions, sql` AND `)}`
    return sql`
    SELECT concat(${p.by === 'touches' ? sql`'t'` : sql`''`}, toString(place)) AS key, placed AS orders, placed / sum(placed) OVER () AS share,
      sum(placed) OVER (ORDER BY place) / sum(placed) OVER () AS up_to, net AS net_sales
    FROM (
      SELECT place, count() AS placed, sum(net_sales) AS net
      FROM ${journeysOfDays(p, columns)} WHERE ${asked} AND counts = 1 AND place > 0
      GROUP BY place
    )
    ORDER BY place`
  },
  say: ({ rows, totals }, { share, count, many }) => {
    const [soonest] = rows
    if (!soonest || !totals.orders) return undefined
    const name = { ...timeNames, ...touchNames }[soonest.key] ?? { en: soonest.key, zh: soonest.key }
    return soonest.key.startsWith('t')
      ? {
          en: `${share(soonest.share).en} of ${many(totals.orders, 'order')} came after ${name.en} known ${soonest.key === 't1' ? 'visit' : 'visits'}; the others took more.`,
          zh: `${count(totals.orders).zh} 笔订单中，${share(soonest.share).zh} 在 ${name.zh}访问后成交，其余需要更多次。`,
        }
      : {
          en: `${share(soonest.share).en} of ${many(totals.orders, 'order')} came ${name.en} of the first known visit; the others took longer.`,
          zh: `${count(totals.orders).zh} 笔订单中，${share(soonest.share).zh} 在首次访问后${name.zh.replace(/^(?=\d)/, ' ')}成交，其余需要更久。`,
        }
  },
})

/** The bucket of a journey: which step of time its first visit lies back, or how many visits it has; 0 where none is within the window. */
function placeOf({ by, window_days }: { by: 'time' | 'touches'; window_days: number }): Sql {
  const inside = sql`one -> one > ordered_at - toIntervalDay(${whole(window_days)}), touch_at`
  if (by === 'touches') return sql`toUInt8(least(10, arrayCount(${inside})))`
  // Where no visit is inside, the first one is that of 1970.
  const took = sql`dateDiff('second', arrayFirst(${inside}), ordered_at)`
  return sql`if((${took} AS took) > ${whole(window_days * day)}, 0, arrayFirstIndex(end -> took < end, [${join(times.map(whole))}, 9999999999]))`
}
