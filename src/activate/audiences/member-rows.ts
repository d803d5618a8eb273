import { z } from 'zod'
import type { ContactChannel } from '../../kernel/message-events.ts'
import type { Scope } from '../../manage/scope.ts'
import { plain } from '../../measure/columns.ts'
import type { Column, Measure } from '../../measure/define.ts'
import { identifier } from '../../measure/identifier.ts'
import { consents, consentValues } from '../../predict/moat/consent.ts'
import { join, type Sql, sql, str, u64 } from '../../store/sql.ts'

const doc = {
  en: 'What they said last themselves: on the site, with an order, or by the tool that writes to them. Unknown is no consent.',
  zh: '本人最近一次的表示，来自网站、订单或发送工具；未知不算同意。',
}
/** What a file of people says beside what its question does: by which channel they may be written to. */
export const consentColumns = {
  email_consent: { ...plain('text', 'Consent to e-mail', '邮件许可', doc), values: consentValues },
  sms_consent: { ...plain('text', 'Consent to SMS', '短信许可', doc), values: consentValues },
} satisfies Record<string, Column>

/** The rows of a question of people, each with who it is, its place in their order, and by which channel they may be written to. */
export function memberRows({ people = {}, columns }: Measure, rows: Sql, scope: Scope): Sql {
  const said = (column: Sql) => sql`if(${column} = '', 'unknown', ${column})`
  // Joined rows come in no order: the place is told before.
  return sql`
    SELECT ${join(Object.keys(columns).map((name) => identifier(name)))}, who, place, ${said(sql`email_said`)} AS email_consent, ${said(sql`sms_said`)} AS sms_consent
    FROM (SELECT *, ${whoIs(people)} AS who, rowNumberInAllBlocks() AS place FROM (${rows}) AS listed) AS member
    GLOBAL ANY LEFT JOIN ${consents({ scope })} AS said ON member.who = said.known_as`
}

const words = ['agreed', 'refused', 'unknown'] as const
const channels = { email: 'email_consent', sms: 'sms_consent' } as const satisfies Record<
  ContactChannel,
  keyof typeof consentColumns
>

/** The number that somebody is known by in contacts. */
function whoIs({ customer, visitor }: NonNullable<Measure['people']>): Sql {
  const byVisitor = visitor ? sql`toUInt64OrZero(${identifier(visitor)})` : sql`toUInt64(0)`
  return customer ? sql`if(${identifier(customer)} = '', ${byVisitor}, sipHash64(${identifier(customer)}))` : byVisitor
}

/** People by what they said to being written to by a channel. */
export type ConsentCounts = Record<keyof typeof channels, Record<(typeof words)[number], number>>
export type FirstMembers = { people: number; listed: number; said: number[]; first: unknown[][] }
type Read = { people: number; listed: number; consent: ConsentCounts; rows: Record<string, unknown>[] }

/** Asks of rows how many people they are, what those said by channel, and the first rows one by one, all at once; and reads the answer. */
export function firstMembers(
  { columns, row }: Measure,
  members: Sql,
  limit: number,
): { statement: Sql; read(found: FirstMembers | undefined): Read } {
  const names = [...Object.keys(columns), ...Object.keys(consentColumns)]
  const kinds = Object.values(channels).flatMap((name) => words.map((word) => ({ name, word })))
  const counts = kinds.map(({ name, word }) => sql`uniqExactIf(who, ${identifier(name)} = ${str(word)})`)
  const consented = row.extend({ email_consent: z.enum(words), sms_consent: z.enum(words) })
  const statement = sql`
    SELECT uniqExact(who) AS people, count() AS listed, [${join(counts)}] AS said,
      groupArrayIf((place, ${join(names.map((name) => identifier(name)))}), place < ${u64(limit)}) AS first
    FROM (${members})`
  return {
    statement,
    read: ({ people, listed, said, first } = { people: 0, listed: 0, said: [], first: [] }) => ({
      people,
      listed,
      consent: countsOf(said),
      rows: first
        .toSorted(([one], [other]) => Number(one) - Number(other))
        .map(([, ...cells]) => consented.parse(Object.fromEntries(names.map((name, i) => [name, cells[i]])))),
    }),
  }
}

function countsOf(said: readonly number[]): ConsentCounts {
  const of = (at: number) => ({ agreed: said[at] ?? 0, refused: said[at + 1] ?? 0, unknown: said[at + 2] ?? 0 })
  return { email: of(0), sms: of(words.length) }
}
