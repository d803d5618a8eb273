import { z } from 'zod'
import { lifecycleStages, newcomer } from '../../kernel/lifecycle.ts'
import { day, join, type Sql, sql, str, u64 } from '../../store/sql.ts'
import { plain } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { channelValues, ofTraffic } from '../traffic/visits.ts'
import { ofSlice } from '../within.ts'
import {
  byTrait,
  type LifecycleQuestion,
  lifecyclePeriod,
  lifecycles,
  stageId,
  stageValues,
  traitValues,
} from './lifecycles.ts'
import { actsUntil, inParts, type Part } from './parts.ts'

const params = lifecyclePeriod.omit({ compare: true }).extend({
  by: byTrait,
  of: z
    .string()
    .transform((text) => (text === '(none)' ? '' : text))
    .optional()
    .meta({
      description: 'Only those of this value of what people are told apart by; (none) for those without one',
      zh: '仅看细分维度的该取值',
    }),
  before: z
    .enum(['any', newcomer, ...lifecycleStages])
    .default('any')
    .meta({ description: 'The stage before the period began', zh: '期初阶段' }),
  stage: z
    .enum(['any', ...lifecycleStages])
    .default('any')
    .meta({ description: 'The stage at the end of the period', zh: '期末阶段' }),
  longer_than: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .optional()
    .meta({ description: 'Only those in the stage for more days than this', zh: '仅看处于该阶段超过此天数的人' }),
  limit: z.coerce.number().int().min(1).max(100_000).default(500).meta({ description: 'Most people', zh: '最多人数' }),
})

export const lifecyclePeople = defineMeasure({
  id: 'lifecycle-people',
  group: 'customers',
  title: { en: 'People of a stage', zh: '阶段人群' },
  doc: {
    en: 'Who is in a stage at the end of the period, or moved there from another one, those who are in it for the shortest time first: to look at what they did, or to reach them again.',
    zh: '期末处于某阶段、或从另一阶段转入的人，按进入该阶段的时间由近到远排列，可查看其行为或再次触达。',
  },
  params,
  row: z.object({
    person: z.string(),
    customer_id: z.string(),
    user_id: z.string(),
    key: z.string(),
    before: z.string(),
    stage: z.string(),
    since: z.string(),
    days: z.int(),
    order_days: z.int(),
    last_order: z.string().nullable(),
    channel: z.string(),
    country: z.string(),
  }),
  columns: {
    person: plain('text', 'Person', '访客', {
      en: 'Empty of customers without a known visit',
      zh: '没有已知访问的客户为空',
    }),
    customer_id: plain('text', 'Customer', '客户'),
    user_id: plain('text', 'User id', '用户 ID'),
    key: { ...plain('text', 'By', '维度'), values: traitValues },
    before: { ...plain('text', 'Before', '期初'), values: stageValues },
    stage: { ...plain('text', 'Stage', '阶段'), values: stageValues },
    since: plain('day', 'Since', '进入日期'),
    days: plain('days', 'Time in stage', '阶段时长'),
    order_days: plain('count', 'Days with an order', '下单天数'),
    last_order: plain('day', 'Last order', '最近下单'),
    channel: { ...plain('text', 'Came first by', '首次来源'), values: channelValues },
    country: plain('text', 'Market', '市场'),
  },
  chart: { kind: 'table', x: 'person', y: ['days'] },
  example: { from: '2025-01-01', to: '2025-03-31', before: 'first_purchase', stage: 'lapsing' },
  people: { customer: 'customer_id', visitor: 'person' },
  size: actsUntil,
  sql: (p, rows = 0) => {
    const first = sql`ORDER BY days, who LIMIT ${u64(p.limit)}`
    const of = (some: Part) => sql`
      SELECT who, person, key, begun.1 AS before_place, ended.1 AS place, ended.2 AS days, length(ordered) AS order_days,
        if(empty(ordered), NULL, toDate(toUInt16(ordered[-1]))) AS last_order, channel, country
      FROM ${lifecycles(p, some, ['channel', 'country'])} WHERE ${asked(p)} ${first}`
    const found = sql`SELECT * FROM (${inParts(rows, columnsFound, of)}) ${first}`
    // Names run past those who are found, who are few: nobody else's are held.
    return sql`
    SELECT if(named.person = 0, '', toString(named.person)) AS person, named.customer_id AS customer_id, seen.user_id AS user_id, key,
      ${stageId(sql`before_place`)} AS before, ${stageId(sql`place`)} AS stage, toString(${day(p.to)} - days) AS since, days, order_days,
      toString(last_order) AS last_order, channel, country
    FROM (SELECT person, user_id FROM people FINAL WHERE ${ofTraffic(p)} AND user_id != '') AS seen
    GLOBAL ANY RIGHT JOIN (
      SELECT found.* EXCEPT (who), found.who AS who, bought.customer_id AS customer_id
      FROM (SELECT sipHash64(customer_id) AS who, customer_id FROM orders WHERE ${ofSlice(p)} AND counts = 1 AND customer_id != '') AS bought
      GLOBAL ANY RIGHT JOIN (${found}) AS found ON bought.who = found.who
    ) AS named ON seen.person = named.person
    ORDER BY days, named.who`
  },
})

/** What is found of each, before names. */
const columnsFound = [
  sql`who`,
  sql`person`,
  sql`key`,
  sql`before_place`,
  sql`place`,
  sql`days`,
  sql`order_days`,
  sql`last_order`,
  sql`channel`,
  sql`country`,
]

function asked(p: LifecycleQuestion & Pick<z.infer<typeof params>, 'of' | 'before' | 'stage' | 'longer_than'>): Sql {
  const place = (id: string) => u64(['new', ...lifecycleStages].indexOf(id))
  const pieces = [sql`ended.1 > 0`]
  if (p.of !== undefined) pieces.push(sql`key = ${str(p.of)}`)
  if (p.before !== 'any') pieces.push(sql`begun.1 = ${place(p.before)}`)
  if (p.stage !== 'any') pieces.push(sql`ended.1 = ${place(p.stage)}`)
  if (p.longer_than !== undefined) pieces.push(sql`ended.2 > ${u64(p.longer_than)}`)
  return join(pieces, sql` AND `)
}
