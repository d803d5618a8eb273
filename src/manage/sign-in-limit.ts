import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '../kernel/errors.ts'
import type { Stated } from './loads.ts'

const mostAttempts = 5
const windowMinutes = 15

const keyOf = (email: string, ip: string) => createHash('sha256').update(`${email.toLowerCase()}\n${ip}`).digest('hex')

/**
 * Counts an attempt to sign in with this e-mail from this address, before its password is looked at, so that attempts
 * at the same moment count, too. Throws `too_many_requests` after 5 in 15 minutes.
 */
export async function countSignIn({ db }: Stated, email: string, ip: string): Promise<void> {
  const windowEnds = sql<Date>`now() + ${sql.lit(`${windowMinutes} minutes`)}::interval`
  const row = await db
    .insertInto('sign_in_attempts')
    .values({ id: keyOf(email, ip), attempts: 1, window_ends_at: windowEnds })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        attempts: sql`CASE WHEN sign_in_attempts.window_ends_at < now() THEN 1 ELSE sign_in_attempts.attempts + 1 END`,
        window_ends_at: sql`CASE WHEN sign_in_attempts.window_ends_at < now() THEN excluded.window_ends_at ELSE sign_in_attempts.window_ends_at END`,
      }),
    )
    .returning(['attempts', sql<number>`ceil(extract(epoch FROM window_ends_at - now()))::int`.as('seconds')])
    .executeTakeFirstOrThrow()
  if (row.attempts > mostAttempts) throw new Problem('too_many_requests', { seconds: row.seconds })
}

/** Forgets the attempts after one succeeded, and those of windows that are over. */
export async function forgetSignIns({ db }: Stated, email: string, ip: string): Promise<void> {
  await db
    .deleteFrom('sign_in_attempts')
    .where((where) => where.or([where('id', '=', keyOf(email, ip)), where('window_ends_at', '<', sql<Date>`now()`)]))
    .execute()
}
