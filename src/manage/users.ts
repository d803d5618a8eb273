import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { inTransaction } from '../store/registry/database.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

/** `locale` is null until the person chooses a language; until then the browser's holds. */
export type User = { id: string; name: string; email: string; locale: 'en' | 'zh' | null }

export const email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())
export const password = z.string().min(10).max(128)
const name = z.string().trim().min(1).max(100)

export const newUser = z.object({ name, email, password, locale: z.enum(['en', 'zh']).optional() })
export const profile = z.object({ name, locale: z.enum(['en', 'zh']) }).partial()

const columns = ['id', 'name', 'email', 'locale'] as const

/** Creates a person with a password. There is no public sign-up: only the first run and invitations call this. */
export async function createUser(registry: Stated, input: z.input<typeof newUser>): Promise<User> {
  const { password, ...rest } = readInput(newUser, input)
  const hash = await hashPassword(password)
  const id = newId('usr')
  return inTransaction(registry, async ({ db }) => {
    if (await userByEmail({ db }, rest.email))
      throw new Problem('conflict', { reason: { en: 'this e-mail has an account', zh: '该邮箱已有账号' } })
    const user = await db
      .insertInto('users')
      .values({ id, ...rest })
      .returning(columns)
      .executeTakeFirstOrThrow()
    const account = { id: newId('acc'), user_id: id, account_id: id, provider_id: 'credential', password: hash }
    await db.insertInto('accounts').values(account).execute()
    return user
  })
}

/** The person with this e-mail, whatever its capitals. */
export function userByEmail({ db }: Stated, address: string): Promise<User | undefined> {
  return db.selectFrom('users').select(columns).where('email', '=', address.toLowerCase()).executeTakeFirst()
}

/** Changes a person's own name or language. */
export async function updateProfile(registry: Stated, actor: Actor, input: z.input<typeof profile>): Promise<User> {
  const values = readInput(profile, input)
  return audited(registry, { actor, brand: null, action: 'user.update' }, async ({ db }) => {
    const one = db.selectFrom('users').select(columns).where('id', '=', actor.id)
    const before = await one.executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'user' })
    await db
      .updateTable('users')
      .set({ ...values, updated_at: new Date() })
      .where('id', '=', actor.id)
      .execute()
    const after = await one.executeTakeFirstOrThrow()
    return { what: `users/${actor.id}`, before, after, result: after }
  })
}

const credentials = z.object({ email, password })

/** Sets anyone's password, for whoever has the machine, and ends the person's sessions. Throws `not_found`. */
export async function setPassword(registry: Stated, actor: Actor, input: z.input<typeof credentials>): Promise<void> {
  const values = readInput(credentials, input)
  const hash = await hashPassword(values.password)
  await audited(registry, { actor, brand: null, action: 'user.password' }, async (tx) => {
    const user = await userByEmail(tx, values.email)
    if (!user) throw new Problem('not_found', { what: 'user' })
    const account = tx.db
      .updateTable('accounts')
      .set({ password: hash, updated_at: new Date() })
      .where('user_id', '=', user.id)
    await account.where('provider_id', '=', 'credential').execute()
    await tx.db.deleteFrom('sessions').where('user_id', '=', user.id).execute()
    return { what: `users/${user.id}`, result: undefined }
  })
}
