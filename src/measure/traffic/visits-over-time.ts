import { z } from 'zod'
import { addDays } from '../../kernel/time.ts'
import { day, sql } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import { type BucketName, bucketParam, defineMeasure } from '../define.ts'
import { bucketOf } from '../within.ts'
import { dimensionValues, visitDimensions, visitPeriod, visitsWithin } from './visits.ts'

const stepOfTime = { day: sql`INTERVAL 1 DAY`, week: sql`INTERVAL 1 WEEK`, month: sql`INTERVAL 1 MONTH` } as const

export const visitsOverTime = defineMeasure({
  id: 'visits-over-time',
  group: 'traffic',
  title: { en: 'Visits over time', zh: '访问趋势' },
  doc: {
    en: 'Visits, people and engaged time by day, week or month of the brand, by what brought them. From the first visit on, a step of time without visits is zero.',
    zh: '按品牌所在时区的日、周、月统计访问、访客与有效停留，可按来源细分；自首次访问起，没有访问的时段记为零。',
  },
  params: visitPeriod.extend({
    by: bucketParam.default('week'),
    split: z
      .enum(['channel', 'intent', 'tenure', 'device', 'country', 'none'])
      .default('channel')
      .meta({ description: 'What a line is about', zh: '细分维度' }),
  }),
  row: z.object({
    bucket: z.string(),
    split: z.string(),
    visits: z.int(),
    people: z.int(),
    engaged_seconds: z.number().nullable(),
  }),
  columns: {
    bucket: common.bucket,
    split: { ...plain('text', 'Traffic', '流量'), values: dimensionValues },
    visits: summed('count', 'Visits', '访问数'),
    people: plain('count', 'People', '访客数'),
    engaged_seconds: summed('seconds', 'Engaged time', '有效停留'),
  },
  chart: { kind: 'line', x: 'bucket', y: ['visits'], by: 'split' },
  facts: ['visits'],
  example: { from: '2025-01-01', to: '2025-03-31', by: 'week' },
  sql: (p) => {
    const dimension = p.split === 'none' ? sql`''` : sql`toString(${visitDimensions[p.split]})`
    return sql`
    SELECT bucket, split, visits, people, engaged AS engaged_seconds
    FROM (
      SELECT *, minOrNullIf(bucket, visits > 0) OVER () AS begun FROM (
      SELECT ${dimension} AS split, ${bucketOf(p.by, 'started_at', p)} AS bucket, count() AS visits, uniqExact(person) AS people,
        sum(engaged_seconds) AS engaged
      ${visitsWithin(p)} GROUP BY split, bucket
      ORDER BY split, bucket WITH FILL FROM ${day(bucketStart(p.by, p.from))} TO ${day(addDays(p.to, 1))} STEP ${stepOfTime[p.by]}
      )
    )
    WHERE bucket >= begun ORDER BY bucket, split`
  },
  say: ({ rows, totals, before }, { count, many, day, change }) => {
    if (!totals.visits) return undefined
    const days = new Map<string, number>()
    for (const { bucket, visits } of rows) days.set(bucket, (days.get(bucket) ?? 0) + visits)
    const [busiest] = [...days].sort((a, b) => b[1] - a[1])
    if (!busiest) return undefined
    const begun = day(busiest[0])
    const than = change(totals.visits, before?.totals.visits)
    return {
      en: `${many(totals.visits, 'visit')}${than.en}; the busiest stretch began on ${begun.en} with ${count(busiest[1]).en}.`,
      zh: `共 ${count(totals.visits).zh} 次访问${than.zh}；最多的时段从${begun.zh}开始，为 ${count(busiest[1]).zh} 次。`,
    }
  },
})

/** The first day of the step of time that a day is of. */
function bucketStart(by: BucketName, of: string): string {
  if (by === 'month') return `${of.slice(0, 8)}01`
  return by === 'week' ? addDays(of, -((new Date(`${of}T00:00:00Z`).getUTCDay() + 6) % 7)) : of
}
