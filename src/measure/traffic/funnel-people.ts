import { z } from 'zod'
import { actsOf } from '../../derive/traffic/acts.ts'
import { instant, join, literal, type Sql, sql, strs, u64 } from '../../store/sql.ts'
import { parseTexts } from '../define.ts'
import { periodEnd, periodStart } from '../within.ts'
import { isTaken, isTakenOf, step } from './steps.ts'
import { onDays, type VisitQuestion, visitDimensions, visitPeriod, visitSource, visitsWithin } from './visits.ts'

/** What the people of a funnel can be told apart by, of the event that began it. */
const ofEvent = {
  device: literal('device'),
  country: literal('country'),
  browser: literal('browser'),
  in_app: literal('in_app'),
  language: literal('locale'),
} as const
/** The same of their first visit of the period. */
const ofVisit = ['channel', 'source', 'campaign', 'content', 'landing_page'] as const
type OfVisit = (typeof ofVisit)[number]

const defaultSteps = ['product_viewed', 'product_added', 'checkout_started', 'order_completed']

export const funnelParams = visitPeriod.extend({
  steps: z
    .union([z.string().transform(parseTexts), z.array(z.string())])
    .pipe(z.array(step).min(2).max(8))
    .default(defaultSteps)
    .meta({
      description: 'Steps in order: names of events, or paths of pages (/products/* for all below)',
      zh: '按顺序的步骤：事件名或页面路径（/products/* 表示其下所有页面）',
    }),
  window_hours: z.coerce
    .number()
    .positive()
    .max(24 * 90)
    .default(24)
    .meta({
      description: 'Hours within which all steps are taken, from the first',
      zh: '从第一步起完成所有步骤的时限（小时）',
    }),
  by: z
    .enum(['none', ...ofVisit, ...(Object.keys(ofEvent) as (keyof typeof ofEvent)[])])
    .default('none')
    .meta({ description: 'What people are told apart by', zh: '细分维度' }),
})
export type FunnelQuestion = VisitQuestion & Pick<z.infer<typeof funnelParams>, 'steps' | 'window_hours' | 'by'>

/** What steps and breakdowns ask of an event. */
const told = ['name', 'path', 'device', 'country', 'browser', 'in_app', 'locale'] as const

/** People who took the first step in the period, each with `key` and `reached`: the furthest step taken in order, within the window. */
export function funnelPeople(p: FunnelQuestion): Sql {
  // Steps are taken within the window of the first, which may end after the period does.
  const until = new Date(periodEnd(p).getTime() + Math.round(p.window_hours * 3_600_000))
  const [first = sql`0`, ...later] = p.steps.map(isTaken)
  const begins = sql`(${first}) AND at < ${instant(periodEnd(p))}`
  const conditions = join([begins, ...later])
  const column = p.by in ofEvent ? ofEvent[p.by as keyof typeof ofEvent] : undefined
  const key = column ? sql`toString(argMinIf(${column}, at, ${begins}))` : sql`''`
  const days = onDays({ from: p.from, to: until.toISOString().slice(0, 10) })
  const happened = sql`${days} AND at >= ${instant(periodStart(p))} AND at < ${instant(until)} AND ${isTakenOf(p.steps)}${filters(p)}`
  const people = sql`
    SELECT person AS who, ${key} AS key,
      windowFunnel(${u64(Math.round(p.window_hours * 3_600_000))})(toUInt64(toUnixTimestamp64Milli(at)), ${conditions}) AS reached
    FROM ${actsOf({ brand: p.scope.brand, slice: p.scope.trafficSlice }, happened, told)}
    GROUP BY who HAVING reached > 0`
  const came = cameBy(p)
  const dimension = ofVisit.find((one): one is OfVisit => one === p.by)
  if (!dimension && !came) return sql`(${people})`
  const kind = came ? sql`INNER` : sql`LEFT`
  const shown = dimension ? sql`visited.came_by` : sql`key`
  return sql`(
    SELECT who, ${shown} AS key, reached FROM (${people}) AS took
    GLOBAL ANY ${kind} JOIN (
      SELECT person, first.4 AS came_by
      FROM (
        SELECT person, argMin((toString(channel), toString(${visitSource}), toString(utm_campaign), toString(${visitDimensions[dimension ?? 'channel']})), started_at) AS first
        ${visitsWithin({ ...p, channel: [], visit_source: [], campaign: [] })} GROUP BY person
      )${came ? sql` WHERE ${came}` : sql``}
    ) AS visited ON took.who = visited.person)`
}

/** Whether somebody's first visit of the period, as (channel, source, campaign), is of those asked for; undefined where all are. */
function cameBy(p: VisitQuestion): Sql | undefined {
  const pieces: Sql[] = []
  if (p.channel?.length) pieces.push(sql`first.1 IN ${strs(p.channel)}`)
  if (p.visit_source?.length) pieces.push(sql`first.2 IN ${strs(p.visit_source)}`)
  if (p.campaign?.length) pieces.push(sql`first.3 IN ${strs(p.campaign)}`)
  return pieces.length ? join(pieces, sql` AND `) : undefined
}

function filters(p: VisitQuestion): Sql {
  const pieces: Sql[] = []
  if (p.country?.length) pieces.push(sql` AND country IN ${strs(p.country)}`)
  if (p.device?.length) pieces.push(sql` AND device IN ${strs(p.device)}`)
  if (p.bots === 'only') pieces.push(sql` AND notEmpty(bot_reasons)`)
  if (p.bots === 'exclude') pieces.push(sql` AND empty(bot_reasons)`)
  return join(pieces, sql``)
}
