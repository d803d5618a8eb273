import { z } from 'zod'
import { lifecycleStages } from '../../kernel/lifecycle.ts'
import { common, plain } from '../../measure/columns.ts'
import { defineMeasure } from '../../measure/define.ts'
import { type Sql, sql, str, u64 } from '../../store/sql.ts'
import { consentOf, consentValues } from './consent.ts'
import { by, channelParam, reachable, reachPeriod } from './reachable.ts'

/** Where somebody stands on the way to being reached. */
const standings = {
  deliverable: { en: 'Deliverable', zh: '可送达' },
  failed: { en: 'Came back', zh: '被退回' },
  unknown: { en: 'Consent not known', zh: '未知是否同意' },
  refused: { en: 'Refused', zh: '已拒绝' },
  no_address: { en: 'No address', zh: '无联系方式' },
} as const
const consents = { ...consentValues, '': { en: 'No address', zh: '无联系方式' } }

export const reachPeople = defineMeasure({
  id: 'reach-people',
  group: 'moat',
  title: { en: 'People who can be reached', zh: '可触达名单' },
  doc: {
    en: 'People behind the reach one by one, as known now: those who agreed at an address that works, or others by where they stand, the most expected CM3 within 12 months first. Who has not bought has no forecast.',
    zh: '可触达人群的逐人名单（截至目前）：已同意且地址有效的人，或按其他状态查看；按今后 12 个月预计 CM3 由高到低排列。尚未购买的人没有预测。',
  },
  params: reachPeriod.extend({
    channel: channelParam,
    standing: z
      .enum(['any', ...Object.keys(standings)] as ['any', ...(keyof typeof standings)[]])
      .default('deliverable')
      .meta({ description: 'Where they stand', zh: '状态' }),
    stage: z
      .enum(['any', ...lifecycleStages])
      .default('any')
      .meta({ description: 'The stage of the lifecycle at the end of the period', zh: '周期末的生命周期阶段' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(500)
      .meta({ description: 'Most people', zh: '最多人数' }),
  }),
  row: z.object({
    customer_id: z.string(),
    person: z.string(),
    country: z.string(),
    standing: z.string(),
    email: z.string(),
    sms: z.string(),
    margin: z.int().nullable(),
  }),
  columns: {
    customer_id: plain('text', 'Customer', '客户'),
    person: plain('text', 'Person', '访客', {
      en: 'The number of their visits; empty of who is known by orders alone',
      zh: '访问记录中的编号；仅有订单的客户为空',
    }),
    country: common.country,
    standing: { ...plain('text', 'Stands at', '状态'), values: standings },
    email: { ...plain('text', 'E-mail', '邮件'), values: consents },
    sms: { ...plain('text', 'SMS', '短信'), values: consents },
    margin: plain('money', 'Expected CM3, 12 months', '12 个月预计 CM3'),
  },
  chart: { kind: 'table', x: 'customer_id', y: ['margin'] },
  example: { from: '2025-01-01', to: '2025-12-31', channel: 'email' },
  sql: (p) => {
    const { addressed, agreed, unknown, email, sms } = by(sql`${str(p.channel)}`)
    const standing = p.standing === 'any' ? sql`1` : sql`standing = ${str(p.standing)}`
    const isStaged = p.stage !== 'any'
    const chosen = isStaged ? sql`${standing} AND stage = ${str(p.stage)}` : standing
    return sql`
    SELECT customer_id, if(visitor = 0, '', toString(visitor)) AS person, country,
      multiIf(${email} OR ${sms}, 'deliverable', ${agreed}, 'failed', ${unknown}, 'unknown', ${addressed}, 'refused', 'no_address') AS standing,
      ${consent(sql`has_email`, sql`email_refused`)} AS email, ${consent(sql`has_sms`, sql`sms_refused`)} AS sms, toInt64(round(everybody.margin)) AS margin
    FROM ${reachable(p, isStaged)} AS everybody
    WHERE ${chosen}
    ORDER BY everybody.margin DESC NULLS LAST, customer_id, person LIMIT ${u64(p.limit)}`
  },
})

function consent(has: Sql, refused: Sql): Sql {
  return sql`if(NOT ${has}, '', ${consentOf(refused)})`
}
