import type { Scope } from '../../manage/scope.ts'
import { type Sql, sql } from '../../store/sql.ts'
import { contacts } from './contacts.ts'

/** What somebody said to being written to by a channel. Who said nothing has not agreed. */
export const consentValues = {
  agreed: { en: 'Agreed', zh: '已同意' },
  refused: { en: 'Refused', zh: '已拒绝' },
  unknown: { en: 'Not known', zh: '未知' },
} as const

/** The word for whether somebody refused at last: 0 agreed, 1 refused, −1 never said. */
export function consentOf(refused: Sql): Sql {
  return sql`multiIf(${refused} = 0, 'agreed', ${refused} > 0, 'refused', 'unknown')`
}

/**
 * What people said to being written to, by the number that somebody is known by: of the customer's id, and of each visitor who is the
 * same person. Whether there is an address is another matter: who sends may know one. Who said nothing is left out.
 */
export function consents(p: { scope: Scope }): Sql {
  return sql`(
    SELECT arrayJoin(if(customer_id = '', visitors, arrayDistinct(arrayPushBack(visitors, sipHash64(customer_id))))) AS known_as,
      ${consentOf(sql`email_refused`)} AS email_said, ${consentOf(sql`sms_refused`)} AS sms_said
    FROM ${contacts(p)} AS known WHERE email_refused >= 0 OR sms_refused >= 0)`
}
