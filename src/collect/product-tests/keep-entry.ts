import { sql } from 'kysely'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Stated } from '../../manage/loads.ts'
import { inTransaction } from '../../store/registry/database.ts'
import type { Entry } from './entry.ts'
import type { Malformed } from './read-form.ts'

/** Nobody changes an answer more often than this; a program that sends over and over is stopped. */
export const mostSent = 60
/** Entries that wait for a warehouse that is away; more are refused, and people told to come again. */
const mostWaiting = 200_000
const mostQuarantined = 10_000

export type Preorder = { candidate: string; email: string; consent: string; price_minor: number; currency: string }
type Kept = { brand: string; test: string; customer: string; entry: Entry; preorder?: Preorder }

/**
 * Keeps what a person sent; on the disk when it resolves. Throws `too_many_requests` for who has sent too much, or where too
 * much waits.
 */
export function keepEntry(registry: Stated, { brand, test, customer, entry, preorder }: Kept): Promise<void> {
  return inTransaction(registry, async (tx) => {
    const { respondent } = entry
    const { sent } = await tx.db
      .insertInto('product_test_respondents')
      .values({ test, brand, respondent, sent: 1 })
      .onConflict((there) =>
        there.columns(['test', 'respondent']).doUpdateSet({ sent: sql`product_test_respondents.sent + 1` }),
      )
      .returning('sent')
      .executeTakeFirstOrThrow()
    if (sent > mostSent || (await waiting(tx)) > mostWaiting) throw new Problem('too_many_requests', { seconds: 3600 })
    await tx.db
      .insertInto('product_test_inbox')
      .values({ brand, test, customer_id: customer, body: JSON.stringify(entry) })
      .execute()
    if (preorder) await keepPreorder(tx, { brand, test, entry }, preorder)
  })
}

/** About how many entries wait; numbers are given one after the other. */
async function waiting({ db }: Stated): Promise<number> {
  const { first, last } = await db
    .selectFrom('product_test_inbox')
    .select(({ fn }) => [fn.min('number').as('first'), fn.max('number').as('last')])
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) - Number(first ?? 0)
}

async function keepPreorder(
  { db }: Stated,
  { brand, test, entry }: Pick<Kept, 'brand' | 'test' | 'entry'>,
  preorder: Preorder,
): Promise<void> {
  const { respondent, language, link, bot_reasons } = entry
  const { email, consent, price_minor } = preorder
  const bot = bot_reasons.length > 0
  await db
    .insertInto('product_test_orders')
    .values({ id: newId('pto'), brand, test, respondent, language, link, bot, ...preorder })
    .onConflict((there) =>
      there
        .columns(['test', 'candidate', 'respondent'])
        .doUpdateSet({ email, consent, price_minor, language, bot, at: new Date() }),
    )
    .execute()
}

/** Sets aside what could not be read. More than ten thousand of one test are a flood: no more of them are kept. */
export async function quarantineEntry(
  { db }: Stated,
  where: { brand: string; test: string; link: string },
  { field, value, reason, remedy }: Malformed,
  body: string,
): Promise<void> {
  const { many } = await db
    .selectFrom('product_test_quarantine')
    .select(({ fn }) => fn.countAll<number>().as('many'))
    .where('test', '=', where.test)
    .executeTakeFirstOrThrow()
  if (Number(many) >= mostQuarantined) return
  const clean = (text: string, most: number) => text.replaceAll('\0', '�').slice(0, most)
  await db
    .insertInto('product_test_quarantine')
    .values({
      id: newId('ptq'),
      ...where,
      field: clean(field, 200),
      value: clean(value, 200),
      reason: JSON.stringify(reason),
      remedy: JSON.stringify(remedy),
      body: clean(body, 8000),
    })
    .execute()
}
