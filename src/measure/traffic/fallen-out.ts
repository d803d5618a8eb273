import { z } from 'zod'
import { sql, str, u64 } from '../../store/sql.ts'
import { plain } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { funnelParams, funnelPeople } from './funnel-people.ts'
import { channelValues, ofTraffic } from './visits.ts'

export const fallenOut = defineMeasure({
  id: 'fallen-out',
  group: 'traffic',
  title: { en: 'Who fell out of the funnel', zh: '漏斗流失人群' },
  doc: {
    en: 'The people who took a step of a funnel and not the next, latest first: to look at what they did, or to reach them again.',
    zh: '完成某一步但未继续的人，按最近活跃排序，可查看其行为或再次触达。',
  },
  params: funnelParams.extend({
    after: z.coerce
      .number()
      .int()
      .min(1)
      .max(7)
      .default(1)
      .meta({ description: 'The last step they took', zh: '最后完成的步骤' }),
    of: z
      .string()
      .optional()
      .meta({ description: 'Only those of this value of what people are told apart by', zh: '仅看细分维度的该取值' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(500)
      .meta({ description: 'Most people', zh: '最多人数' }),
  }),
  row: z.object({
    person: z.string(),
    user_id: z.string(),
    key: z.string(),
    first_channel: z.string(),
    country: z.string(),
    device: z.string(),
    visits: z.int(),
    orders: z.int(),
    last_at: z.string(),
  }),
  columns: {
    person: plain('text', 'Person', '访客'),
    user_id: plain('text', 'User id', '用户 ID'),
    key: { ...plain('text', 'By', '维度'), values: channelValues },
    first_channel: { ...plain('text', 'Came first by', '首次来源'), values: channelValues },
    country: plain('text', 'Market', '市场'),
    device: plain('text', 'Device', '设备'),
    visits: plain('count', 'Visits', '访问数'),
    orders: plain('count', 'Orders', '订单数'),
    last_at: plain('text', 'Last seen (UTC)', '最近活跃（UTC）'),
  },
  chart: { kind: 'table', x: 'person', y: ['visits'] },
  people: { visitor: 'person' },
  facts: ['visits'],
  example: { from: '2025-01-01', to: '2025-03-31', after: 2 },
  sql: (p) => {
    const took = sql`SELECT who, key FROM ${funnelPeople(p)} WHERE reached = ${u64(p.after)}${p.of === undefined ? sql`` : sql` AND key = ${str(p.of)}`}`
    const people = sql`SELECT * FROM people FINAL WHERE ${ofTraffic(p)}`
    // Where all are of the same kind nothing has to be joined to each: people are found by their number.
    const known =
      p.by === 'none'
        ? sql`(SELECT *, '' AS key FROM (${people}) AS seen WHERE seen.person GLOBAL IN (SELECT who FROM (${took})))`
        : sql`(SELECT seen.*, took.key AS key FROM (${people}) AS seen GLOBAL INNER JOIN (${took}) AS took ON seen.person = took.who)`
    return sql`
    SELECT toString(known.person) AS person, user_id, key, toString(known.first_channel) AS first_channel, toString(known.country) AS country,
      toString(known.device) AS device, visits, orders, toString(known.last_at) AS last_at
    FROM ${known} AS known
    ORDER BY known.last_at DESC, known.person LIMIT ${u64(p.limit)}`
  },
})
