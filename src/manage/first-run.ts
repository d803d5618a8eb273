import { randomBytes } from 'node:crypto'
import type { Stated } from './loads.ts'
import { createUser } from './users.ts'

/**
 * Creates the first person where there is none yet, and returns the sign-in to show once. A password that was given is
 * used; otherwise one is made. Undefined when there are people already.
 */
export async function firstRun(
  registry: Stated,
  owner: { email: string; password?: string | undefined },
): Promise<{ email: string; password: string } | undefined> {
  const someone = await registry.db.selectFrom('users').select('id').limit(1).executeTakeFirst()
  if (someone) return undefined
  const password = owner.password ?? randomBytes(12).toString('base64url')
  const { email } = await createUser(registry, { name: 'Owner', email: owner.email, password })
  return { email, password }
}
