import { liveRows } from '../../derive/current.ts'
import { actsOf } from '../../derive/traffic/acts.ts'
import { type ContactChannel, messageEventNames, messageEvents } from '../../kernel/message-events.ts'
import { erasedPrefix } from '../../manage/kept-out.ts'
import type { Scope } from '../../manage/scope.ts'
import { ofSlice } from '../../measure/within.ts'
import { join, literal, type Sql, sql, str, strs } from '../../store/sql.ts'

/** Names of traits by which consent is told, in small letters without signs between words. */
const consentTraits = {
  email: ['acceptsmarketing', 'acceptsemailmarketing', 'emailconsent', 'emailmarketingconsent', 'marketingconsent'],
  sms: ['acceptssmsmarketing', 'smsconsent', 'smsmarketingconsent'],
} as const satisfies Record<ContactChannel, readonly string[]>
const yes = ['true', 'yes', '1', 'subscribed', 'granted', 'opted_in', 'accepted']
const no = ['false', 'no', '0', 'unsubscribed', 'not_subscribed', 'denied', 'opted_out', 'refused']

/** Addresses behind which a marketplace stands: nobody may be written to there on a brand's own account. */
const relays = ['@marketplace.amazon.', '@members.ebay.', '@relay.walmart.', '@scs.tiktok']

const never = sql`toDateTime64(0, 3, 'UTC')`
const unsaid = sql`(${never}, '')`
const unknown = sql`(${never}, toInt8(-1))`

/**
 * Everybody whom a brand knows by name or address, once each, as of now: `who` is a number, `customer_id` empty of who has not
 * bought, `visitor` the number under which traffic knows them, 0 without, one of their `visitors`. By channel whether there is an address, whether writing
 * there was refused at last (0: agreed to, −1: never said), whether the latest message came back, and when one arrived and
 * was noticed last. A user is the customer whose id, address or number the user has; whoever was erased is nobody.
 */
export function contacts(p: { scope: Scope }): Sql {
  return sql`(
    SELECT if(customer_id = '', place, sipHash64(customer_id)) AS who, arrayJoin(if(empty(customers), [''], customers)) AS customer_id, visitor, visitors,
      tupleElement(mail, 2) != '' OR email_arrived > ${never} AS has_email, tupleElement(phone, 2) != '' OR sms_arrived > ${never} AS has_sms,
      tupleElement(email_said, 2) AS email_refused, tupleElement(sms_said, 2) AS sms_refused, email_failed > email_arrived AS email_fails,
      sms_failed > sms_arrived AS sms_fails, email_arrived, email_noticed
    FROM (
      SELECT place, groupArrayIf(told.customer, told.customer != '') AS customers, max(told.visitor) AS visitor, groupUniqArrayIf(told.visitor, told.visitor != 0) AS visitors, ${latest}
      FROM (
        SELECT *, multiIf(tupleElement(mail, 2) != '', sipHash64(tupleElement(mail, 2)), tupleElement(phone, 2) != '', sipHash64(tupleElement(phone, 2)), key) AS place
        FROM (
          SELECT key, max(told.customer) AS customer, max(told.visitor) AS visitor, ${latest}
          FROM (${customersOf(p)} UNION ALL ${agreedWithOrders(p)} UNION ALL ${toldByEvents(p)}) AS told
          GROUP BY key
        )
      ) AS told
      GROUP BY place
    ))`
}

const kept = [
  'mail',
  'phone',
  'email_said',
  'sms_said',
  'email_failed',
  'email_arrived',
  'email_noticed',
  'sms_failed',
  'sms_arrived',
] as const
/** The latest of what is known of the same person. */
const latest = join(kept.map((name) => sql`max(told.${literal(name)}) AS ${literal(name)}`))

/** What is known of nobody, by column; whatever is known of a row takes its place. */
const nothing: Readonly<Record<(typeof kept)[number], Sql>> = {
  mail: unsaid,
  phone: unsaid,
  email_said: unknown,
  sms_said: unknown,
  email_failed: never,
  email_arrived: never,
  email_noticed: never,
  sms_failed: never,
  sms_arrived: never,
}

function row(key: Sql, customer: Sql, visitor: Sql, known: Partial<typeof nothing>): Sql {
  const cells = kept.map((name) => sql`${known[name] ?? nothing[name]} AS ${literal(name)}`)
  return sql`${key} AS key, ${customer} AS customer, ${visitor} AS visitor, ${join(cells)}`
}

/** Customers; an id that is an address or a number is one to write to. */
function customersOf(p: { scope: Scope }): Sql {
  return sql`
          SELECT ${row(sql`sipHash64(customer_id)`, sql`customer_id`, sql`toUInt64(0)`, {
            mail: sql`(${never}, ${mailIn(sql`lower(customer_id)`)})`,
            phone: sql`(${never}, if(match(customer_id, '^[+][0-9]{7,15}$'), customer_id, ''))`,
          })}
          FROM customers WHERE ${ofSlice(p)} AND NOT startsWith(customer_id, ${str(erasedPrefix)})`
}

/** What was said with the latest order that says anything: of the versions of it the latest counts. Who cancelled it is known, too. */
function agreedWithOrders({ scope }: { scope: Scope }): Sql {
  return sql`
          SELECT ${row(sql`sipHash64(customer_id)`, sql`''`, sql`toUInt64(0)`, {
            mail: sql`(${never}, ${mailIn(sql`lower(customer_id)`)})`,
            email_said: sql`(tupleElement(said, 1), toInt8(tupleElement(said, 3)))`,
          })}
          FROM (
            SELECT customer_id, max((ordered_at, as_of, 1 - assumeNotNull(accepts_marketing))) AS said
            ${liveRows('order_lines', scope)} AND accepts_marketing IS NOT NULL AND customer_id != '' AND NOT startsWith(customer_id, ${str(erasedPrefix)})
            GROUP BY customer_id
          )`
}

/** What users said of themselves, and what became of messages to them. */
function toldByEvents({ scope }: { scope: Scope }): Sql {
  const events = actsOf(
    { brand: scope.brand, slice: scope.trafficSlice },
    sql`(type = 'identify' OR name IN ${strs(messageEventNames)})`,
    ['name', 'props'],
  )
  const { email, sms } = messageEvents
  const at = (names: readonly string[]) => sql`maxIf(at, name IN ${strs(names)})`
  return sql`
          SELECT ${row(sql`person`, sql`''`, sql`person`, {
            mail: sql`maxIf((at, own_mail), own_mail != '')`,
            phone: sql`maxIf((at, own_phone), length(own_phone) >= 7)`,
            email_said: sql`max(if(email_is < 0, ${unknown}, (at, email_is)))`,
            sms_said: sql`max(if(sms_is < 0, ${unknown}, (at, sms_is)))`,
            email_failed: at(email.failed),
            email_arrived: at([...email.arrived, ...email.noticed]),
            email_noticed: at(email.noticed),
            sms_failed: at(sms.failed),
            sms_arrived: at([...sms.arrived, ...sms.noticed]),
          })}
          FROM (
            SELECT person, at, name, ${mailIn(sql`lower(trim(props['email']))`)} AS own_mail, replaceRegexpAll(props['phone'], '[^0-9+]', '') AS own_phone,
              ${refusal('email')} AS email_is, ${refusal('sms')} AS sms_is
            FROM ${events}
          )
          GROUP BY person`
}

/** A text where it is an address that a brand may write to. */
function mailIn(text: Sql): Sql {
  const relayed = join(
    relays.map((relay) => sql`position(${text}, ${str(relay)}) > 0`),
    sql` OR `,
  )
  return sql`if(match(${text}, '^[^@ ]+@[^@ ]+[.][^@ ]+$') AND NOT (${relayed}), ${text}, '')`
}

/** Channels that `subscribed` and `unsubscribed` may name. */
const meantBy = { email: ['email', 'e-mail', 'mail', 'newsletter'], sms: ['sms', 'text'] } as const

/**
 * Whether an event refuses to be written to (1), agrees (0), or says nothing of it (−1). One who unsubscribes without saying from what wants
 * neither; who subscribes so agreed to e-mails alone. Of several traits a refusal holds.
 */
function refusal(channel: ContactChannel): Sql {
  const { agreed, refused } = messageEvents[channel]
  const meant = sql`lower(trim(props['channel']))`
  const named = sql`name IN ('subscribed', 'unsubscribed')`
  const isAgreed = sql`(NOT (${named}) OR ${meant} IN ${strs(channel === 'email' ? ['', ...meantBy.email] : meantBy.sms)})`
  const isRefused = sql`(NOT (${named}) OR ${meant} IN ${strs(['', ...meantBy[channel], 'all'])})`
  const said = sql`mapValues(mapFilter((trait, value) -> has(${strs(consentTraits[channel])}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props))`
  const words = sql`arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), ${said}))`
  return sql`toInt8(multiIf(name IN ${strs(refused)} AND ${isRefused}, 1, name IN ${strs(agreed)} AND ${isAgreed}, 0,
                name != 'identified', -1, hasAny(${words}, ${strs(no)}), 1, hasAny(${words}, ${strs(yes)}), 0, -1))`
}
