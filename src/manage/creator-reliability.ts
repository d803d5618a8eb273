import { sql } from 'kysely'
import { z } from 'zod'
import { shareOf } from '../kernel/share.ts'
import { type Shrunk, sampleOfShare, shrinkAll } from '../kernel/shrink.ts'
import { addDays, type Day, dayOf } from '../kernel/time.ts'
import { getBrand } from './brands.ts'
import { daysToArrive, daysToPost } from './follow-ups.ts'
import type { Stated } from './loads.ts'

/** Only samples that went out so long ago are judged: of younger ones those that will become posts cannot be told from those that will not. */
export const daysToJudge = daysToArrive + daysToPost

export const reliabilityFilter = z.strictObject({
  creator: z.string().max(4000).default('').describe('Ids of creators with commas between; empty for all'),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})

type Row = {
  creator: string
  name: string
  samples: number
  samples_posted: number
  samples_too_new: number
  due: number
  in_time: number
  day_unknown: number
  late_days: number[]
}

/**
 * How far creators do what was agreed: samples that became posts, and posts that came out by the day agreed, as shares with Wilson's interval
 * (95%) and as estimates shrunk towards all creators of the brand; the median of days from the day agreed to the post, below zero where early.
 */
export async function creatorReliability(
  registry: Stated,
  brand: string,
  { creator, limit }: z.output<typeof reliabilityFilter>,
  now = new Date(),
) {
  const { time_zone } = await getBrand(registry, brand)
  const { rows } = await counted(brand, dayOf(now, time_zone)).execute(registry.db)
  const ofSamples = shrinkAll(rows.map((row) => sampleOfShare(row.samples_posted, row.samples)))
  const inTime = shrinkAll(rows.map((row) => sampleOfShare(row.in_time, row.due)))
  const asked = new Set(creator.split(',').filter(Boolean))
  const items = rows.map(({ creator: id, name, late_days, ...counts }, at) => ({
    creator: { id, name },
    ...counts,
    post_share: told(counts.samples_posted, counts.samples, ofSamples[at]),
    in_time_share: told(counts.in_time, counts.due, inTime[at]),
    late: medianOf(late_days),
  }))
  return { items: items.filter(({ creator }) => asked.size === 0 || asked.has(creator.id)).slice(0, limit) }
}

function told(part: number, whole: number, shrunk: Shrunk | undefined) {
  const share = shareOf(part, whole)
  if (!share) return null
  const within = (end: number | null | undefined) => (end == null ? null : Math.min(1, Math.max(0, end)))
  return {
    ...share,
    estimate: within(shrunk?.mean) ?? share.share,
    estimate_low: within(shrunk?.low),
    estimate_high: within(shrunk?.high),
  }
}

/** The median with the interval (at least 95%) that order statistics give without any assumption; of fewer than six there is none. */
export function medianOf(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  const at = (place: number) => sorted[place] ?? 0
  if (n === 0) return null
  const median = n % 2 ? at((n - 1) / 2) : (at(n / 2 - 1) + at(n / 2)) / 2
  let [rank, probability, below] = [0, 0.5 ** n, 0.5 ** n]
  while (below <= 0.025) {
    rank += 1
    probability *= (n - rank + 1) / rank
    below += probability
  }
  return { posts: n, median, low: rank ? at(rank - 1) : null, high: rank ? at(n - rank) : null }
}

/** What was put aside before its day came is not held against anybody; what came out without a noted day is told apart. */
function counted(brand: string, today: Day) {
  const due = sql`work.post_due_on < ${today}::date AND (work.posted_on IS NOT NULL OR work.archived_at IS NULL OR work.archived_at::date > work.post_due_on)`
  const unknown = sql`work.posted_on IS NULL AND work.stage IN ('posted', 'paid')`
  const ripe = sql`COALESCE(samples.sent_on, samples.received_on, samples.posted_on) <= ${addDays(today, -daysToJudge)}::date`
  return sql<Row>`
    SELECT creators.id AS creator, creators.name, COALESCE(goods.samples, 0) AS samples, COALESCE(goods.posted, 0) AS samples_posted,
      COALESCE(goods.too_new, 0) AS samples_too_new, COALESCE(posts.due, 0) AS due, COALESCE(posts.in_time, 0) AS in_time,
      COALESCE(posts.day_unknown, 0) AS day_unknown, COALESCE(posts.late_days, '{}') AS late_days
    FROM creators
    LEFT JOIN (
      SELECT work.creator, (count(*) FILTER (WHERE ${ripe}))::int AS samples, (count(samples.posted_on) FILTER (WHERE ${ripe}))::int AS posted,
        (count(*) FILTER (WHERE NOT ${ripe}))::int AS too_new
      FROM samples JOIN collaborations AS work ON work.id = samples.collaboration
      WHERE samples.brand = ${brand} AND COALESCE(samples.sent_on, samples.received_on, samples.posted_on) IS NOT NULL GROUP BY work.creator
    ) AS goods ON goods.creator = creators.id
    LEFT JOIN (
      SELECT work.creator, (count(*) FILTER (WHERE ${due} AND NOT (${unknown})))::int AS due,
        (count(*) FILTER (WHERE ${due} AND work.posted_on <= work.post_due_on))::int AS in_time,
        (count(*) FILTER (WHERE ${due} AND ${unknown}))::int AS day_unknown,
        array_agg(work.posted_on - work.post_due_on) FILTER (WHERE ${due} AND work.posted_on IS NOT NULL) AS late_days
      FROM collaborations AS work WHERE work.brand = ${brand} GROUP BY work.creator
    ) AS posts ON posts.creator = creators.id
    WHERE creators.brand = ${brand} AND creators.gone_at IS NULL AND (goods.creator IS NOT NULL OR posts.due + posts.day_unknown > 0)
    ORDER BY samples + due DESC, name, creator`
}
