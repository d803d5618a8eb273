import { sql } from 'kysely'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { type Actor, authorise, lockRoles, type Role, roleOfScopes, roles } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { hashToken, newToken } from './token.ts'

export const scopes = ['read', 'write', 'admin'] as const
export const keyInput = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(scopes)).min(1).describe('read: as a viewer; write: as an editor; admin: as an owner'),
})
export type ApiKey = {
  id: string
  name: string
  /** The first characters, to tell keys apart. */
  prefix: string
  scopes: (typeof scopes)[number][]
  created_by: string
  created_at: Date
  last_used_at: Date | null
}

const columns = ['id', 'name', 'prefix', 'scopes', 'created_by', 'created_at', 'last_used_at'] as const

/** The brand's keys that work, newest first. The keys themselves are not kept. */
export function listKeys({ db }: Stated, brand: string): Promise<ApiKey[]> {
  const mine = db.selectFrom('api_keys').select(columns).where('brand', '=', brand).where('revoked_at', 'is', null)
  return mine.orderBy('id', 'desc').execute()
}

/**
 * Makes a key for one brand. `key` is shown once and kept only as a hash. Throws `not_allowed` where the actor is no owner
 * any more: a key that is made while its maker is taken out of the brand would outlive them.
 */
export async function createKey(
  registry: Stated,
  actor: Actor,
  brand: string,
  input: z.input<typeof keyInput>,
): Promise<ApiKey & { key: string }> {
  const values = readInput(keyInput, input)
  const key = `mp_${newToken()}`
  return audited(registry, { actor, brand, action: 'key.create' }, async (tx) => {
    await lockRoles(tx, brand)
    await authorise(tx, actor, brand, 'owner')
    const row = {
      id: newId('key'),
      brand,
      ...values,
      prefix: key.slice(0, 7),
      key_hash: hashToken(key),
      created_by: actor.id,
    }
    const made = await tx.db.insertInto('api_keys').values(row).returning(columns).executeTakeFirstOrThrow()
    return { what: `keys/${made.id}`, after: { ...values, prefix: made.prefix }, result: { ...made, key } }
  })
}

/** Ends a key at once and for good. */
export function revokeKey(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'key.revoke' }, async ({ db }) => {
    const mine = db
      .updateTable('api_keys')
      .set({ revoked_at: new Date() })
      .where('brand', '=', brand)
      .where('id', '=', id)
    const before = await mine.where('revoked_at', 'is', null).returning(['name', 'prefix', 'scopes']).executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'key' })
    return { what: `keys/${id}`, before, result: undefined }
  })
}

type Made = Pick<ApiKey, 'id' | 'scopes'> & { revoked_at: Date | null }

/** Every key of the brand that a person made, or that was made with one of these, those that were ended among them. */
export async function keysMadeBy({ db }: Stated, brand: string, user: string): Promise<Made[]> {
  const all: Made[] = []
  for (let makers = [user]; makers.length > 0; ) {
    const made = await db
      .selectFrom('api_keys')
      .select(['id', 'scopes', 'revoked_at'])
      .where('brand', '=', brand)
      .where('created_by', 'in', makers)
      .execute()
    all.push(...made)
    makers = made.map(({ id }) => id)
  }
  return all
}

/** Whether a key may do more than a member of this role; undefined is the role of somebody who has left. */
export function exceeds({ scopes }: Made, role: Role | undefined): boolean {
  const given = roleOfScopes(scopes)
  return !role || (given !== undefined && roles.indexOf(given) > roles.indexOf(role))
}

/** Who a key speaks for. Notes its use, at most once a minute. Throws `not_signed_in` for one that is unknown or revoked. */
export async function useKey({ db }: Stated, key: string): Promise<Actor> {
  const row = await db
    .selectFrom('api_keys')
    .select(['id', 'name', 'last_used_at'])
    .where('key_hash', '=', hashToken(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Problem('not_signed_in')
  if (!row.last_used_at || Date.now() - row.last_used_at.getTime() > 60_000) {
    await db.updateTable('api_keys').set({ last_used_at: sql`now()` }).where('id', '=', row.id).execute()
  }
  return { kind: 'key', id: row.id, name: row.name }
}
