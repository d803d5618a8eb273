import { z } from 'zod'
import { messageEvents } from '../../kernel/message-events.ts'
import { period, type Question } from '../../measure/define.ts'
import { lifecycles, stageId } from '../../measure/lifecycle/lifecycles.ts'
import { everybody } from '../../measure/lifecycle/parts.ts'
import { type Sql, sql, str, strs } from '../../store/sql.ts'
import { customersAhead, marginErrors, placeOf } from '../lifetime/customers-ahead.ts'
import { contacts } from './contacts.ts'

/** E-mails of so many days before the latest one that is known tell who is reached. */
const messageDays = sql`180`
const year = placeOf(365)

export const reachPeriod = period.pick({ from: true, to: true, currency: true, country: true })
export const channelParam = z
  .enum(['any', 'email', 'sms'])
  .default('any')
  .meta({ description: 'By which channel they can be reached', zh: '触达渠道' })

/** What people are told apart by beside the channel. */
export const traits = { channel: sql`''`, country: sql`country`, stage: sql`stage` } as const satisfies Record<
  string,
  Sql
>

/**
 * Everybody who is known, with the market of the first order, the stage of the lifecycle where it is asked for, and by channel whether they
 * may be written to (`_agreed`) and nothing came back (`_ok`); whether e-mails arrived of late and were noticed; and what the newest fit
 * expects within a year, `margin` empty of whom it knows nothing.
 */
export function reachable(p: Question, withStage: boolean): Sql {
  const { arrived, noticed } = messageEvents.email
  // Where no e-mail is known, the latest is at the beginning of time, when nobody was written to.
  const since = sql`(SELECT greatest(max(at) - toIntervalDay(${messageDays}), toDateTime64(0, 3, 'UTC')) FROM events WHERE brand = ${str(p.scope.brand)} AND name IN ${strs([...arrived, ...noticed])})`
  const staged = sql`GLOBAL ANY LEFT JOIN (SELECT who AS staged, ${stageId(sql`ended.1`)} AS stage_now FROM ${lifecycles({ ...p, channel: [], who: 'all', by: 'none' }, everybody)} WHERE ended.1 > 0) AS stages
      ON if(known.customer_id = '', known.visitor, known.who) = stages.staged`
  return sql`(
    SELECT known.customer_id AS customer_id, known.visitor AS visitor, ahead.country AS country, ${withStage ? sql`stages.stage_now` : sql`''`} AS stage,
      known.has_email AS has_email, known.has_sms AS has_sms, known.email_refused AS email_refused, known.sms_refused AS sms_refused,
      known.has_email AND known.email_refused = 0 AS email_agreed, known.has_sms AND known.sms_refused = 0 AS sms_agreed,
      email_agreed AND NOT known.email_fails AS email_ok, sms_agreed AND NOT known.sms_fails AS sms_ok,
      known.email_arrived > ${since} AS is_written, known.email_noticed > ${since} AS is_noticed, ahead.margin AS margin, ahead.errors AS errors
    FROM ${contacts(p)} AS known
    GLOBAL ANY LEFT JOIN (
      SELECT customer_id, first_country AS country, if(is_forecast = 1, ahead[${year}] * per_day, NULL) AS margin,
        if(margin IS NULL, CAST([], 'Array(Float64)'), ${marginErrors(year)}) AS errors
      FROM ${customersAhead(p)} AS every
    ) AS ahead ON known.customer_id = ahead.customer_id
    ${withStage ? staged : sql``}
    WHERE ${p.country?.length ? sql`ahead.country IN ${strs(p.country)}` : sql`1`})`
}

/** Of a channel that stands in a column: whether there is an address, an agreement, nothing but silence on it, and by which ways one arrives. */
export function by(way: Sql): { addressed: Sql; agreed: Sql; unknown: Sql; email: Sql; sms: Sql } {
  const either = (mail: Sql, text: Sql) => sql`(${way} != 'sms' AND ${mail} OR ${way} != 'email' AND ${text})`
  const agreed = either(sql`email_agreed`, sql`sms_agreed`)
  return {
    addressed: either(sql`has_email`, sql`has_sms`),
    agreed,
    unknown: sql`(NOT ${agreed} AND ${either(sql`has_email AND email_refused < 0`, sql`has_sms AND sms_refused < 0`)})`,
    email: sql`(${way} != 'sms' AND email_ok)`,
    sms: sql`(${way} != 'email' AND sms_ok)`,
  }
}
