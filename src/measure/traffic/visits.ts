import { z } from 'zod'
import { addDays } from '../../kernel/time.ts'
import { trafficChannelIds, trafficChannels } from '../../kernel/traffic-channel.ts'
import { day, instant, join, literal, type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import { period, type Question } from '../define.ts'
import { periodEnd, periodStart } from '../within.ts'

const list = period.shape.store

/** Parameters of questions about visits. Days are those on which a visit began, where the brand lives. */
export const visitPeriod = period
  .pick({ from: true, to: true, compare: true, currency: true, country: true, campaign: true })
  .extend({
    channel: list.meta({ description: 'Kinds of traffic, separated by commas', zh: '流量渠道，逗号分隔' }),
    visit_source: list.meta({ description: 'Sources of visits, tagged or referring', zh: '流量来源' }),
    device: list.meta({ description: 'Devices', zh: '设备' }),
    bots: z
      .enum(['exclude', 'include', 'only'])
      .default('exclude')
      .meta({ description: 'Visits of bots, which are marked with their reasons', zh: '机器人访问' }),
  })

/** A question about visits: those of visitPeriod's parameters that it has. */
export type VisitQuestion = Question &
  Partial<Pick<z.infer<typeof visitPeriod>, 'channel' | 'visit_source' | 'device' | 'bots'>>

/** The source of a visit: tagged, else the site that referred. */
export const visitSource = sql`if(utm_source != '', utm_source, referrer_host)`

/** The visits that a question is about; a SELECT stands before it. */
export function visitsWithin(p: VisitQuestion): Sql {
  return sql`FROM visits FINAL WHERE ${ofTraffic(p)} AND ${onDays(p)} AND started_at >= ${instant(periodStart(p))}
    AND started_at < ${instant(periodEnd(p))}${filters(p)}`
}

/** Rows of the brand's live slice in a derived table of traffic. */
export function ofTraffic({ scope }: Pick<Question, 'scope'>): Sql {
  return sql`brand = ${str(scope.brand)} AND slice = ${u64(scope.trafficSlice)}`
}

/** The days in UTC that days of the brand reach into, by which the tables are sorted. */
export function onDays({ from, to }: Pick<Question, 'from' | 'to'>): Sql {
  return sql`day BETWEEN ${day(addDays(from, -1))} AND ${day(addDays(to, 1))}`
}

const filtered = {
  campaign: literal('utm_campaign'),
  country: literal('country'),
  channel: literal('channel'),
  device: literal('device'),
} as const

function filters(p: VisitQuestion): Sql {
  const pieces: Sql[] = []
  for (const name of ['campaign', 'country', 'channel', 'device'] as const) {
    const values = p[name]
    if (values?.length) pieces.push(sql` AND ${filtered[name]} IN ${strs(values)}`)
  }
  if (p.visit_source?.length) pieces.push(sql` AND ${visitSource} IN ${strs(p.visit_source)}`)
  if (p.bots === 'only') pieces.push(sql` AND notEmpty(bot_reasons)`)
  if (p.bots !== 'only' && p.bots !== 'include') pieces.push(sql` AND empty(bot_reasons)`)
  return join(pieces, sql``)
}

/** What visits can be grouped by. */
export const visitDimensions = {
  channel: sql`channel`,
  source: visitSource,
  medium: sql`utm_medium`,
  campaign: sql`utm_campaign`,
  content: sql`utm_content`,
  term: sql`utm_term`,
  code: sql`code`,
  landing_page: sql`entry_path`,
  exit_page: sql`exit_path`,
  country: sql`country`,
  device: sql`device`,
  browser: sql`browser`,
  in_app: sql`in_app`,
  language: sql`locale`,
} as const satisfies Record<string, Sql>
export type VisitDimension = keyof typeof visitDimensions
export const visitDimensionIds = Object.keys(visitDimensions) as VisitDimension[]

/** What kinds of traffic are called, for columns that name them. */
export const channelValues = Object.fromEntries(trafficChannelIds.map((id) => [id, trafficChannels[id].name]))
