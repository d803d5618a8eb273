import { z } from 'zod'
import type { Text } from '../../kernel/errors.ts'
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
  return sql`${join(pieces, sql``)}${withBots(p)}`
}

/** Whether the visits, or events, of bots count; begins with AND. */
export function withBots({ bots }: Pick<VisitQuestion, 'bots'>): Sql {
  if (bots === 'include') return sql``
  return bots === 'only' ? sql` AND notEmpty(bot_reasons)` : sql` AND empty(bot_reasons)`
}

/** Whether the visitor looked for goods, or goods were put before them, by the kind of traffic. */
const intentOf = { pull: 'people_to_goods', push: 'goods_to_people' } as const

/** A fact of the kind of traffic that a visit, or what was spent on it, is of. */
function ofChannel(fact: (id: (typeof trafficChannelIds)[number]) => string): Sql {
  return sql`transform(toString(channel), ${strs(trafficChannelIds)}, ${strs(trafficChannelIds.map(fact))}, '')`
}

/** What visits can be grouped by. */
export const visitDimensions = {
  channel: sql`channel`,
  intent: ofChannel((id) => intentOf[trafficChannels[id].intent]),
  tenure: ofChannel((id) => trafficChannels[id].tenure),
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

/** Dimensions that the kind of traffic tells, by which what was spent is known. */
export type ChannelDimension = 'channel' | 'intent' | 'tenure'

export function isOfChannel(dimension: VisitDimension): dimension is ChannelDimension {
  return dimension === 'channel' || dimension === 'intent' || dimension === 'tenure'
}

/** What kinds of traffic are called, for columns that name them. */
export const channelValues = Object.fromEntries(trafficChannelIds.map((id) => [id, trafficChannels[id].name]))

export const intentValues: Record<string, Text> = {
  people_to_goods: { en: 'People looking for goods (pull)', zh: '人找货' },
  goods_to_people: { en: 'Goods put before people (push)', zh: '货找人' },
}
const tenureValues: Record<string, Text> = {
  rented: { en: 'Rented', zh: '租用' },
  earned: { en: 'Earned', zh: '赢得' },
  owned: { en: 'Owned', zh: '自有' },
}

/** What the values of dimensions are called that are words of Millpond. */
export const dimensionValues = { ...channelValues, ...intentValues, ...tenureValues }
