import { Problem } from '../kernel/errors.ts'
import type { Role } from '../store/registry/brand-tables.ts'
import type { Stated } from './loads.ts'

/** Who acts: a person, a key, or the command line on the machine itself. */
export type Actor = { kind: 'user' | 'key' | 'local'; id: string; name: string }
export type { Role }

export const roles = ['viewer', 'editor', 'owner'] as const satisfies Role[]

/**
 * The role of the actor in the brand, if it is enough. Throws `not_allowed` otherwise, in the same words for a brand of
 * others and for one that does not exist, so that nobody learns which brands there are.
 */
export async function authorise(registry: Stated, actor: Actor, brand: string, needs: Role): Promise<Role> {
  const role = await roleOf(registry, actor, brand)
  if (!role || roles.indexOf(role) < roles.indexOf(needs)) {
    throw new Problem('not_allowed', { role: role ?? 'none', needs })
  }
  return role
}

/** Until the transaction ends nobody leaves the brand or gets another role in it; who is about to do so is waited for. */
export async function lockRoles(tx: Stated, brand: string): Promise<void> {
  await tx.db.selectFrom('brands').select('id').where('id', '=', brand).forUpdate().execute()
}

/** The role of the actor in the brand; undefined for one that it has no part in. */
function roleOf(registry: Stated, actor: Actor, brand: string): Promise<Role | undefined> {
  if (actor.kind === 'user') return roleOfMember(registry, actor.id, brand)
  if (actor.kind === 'key') return roleOfKey(registry, actor.id, brand)
  return roleOfLocal(registry, brand)
}

async function roleOfMember({ db }: Stated, user: string, brand: string): Promise<Role | undefined> {
  const member = await db
    .selectFrom('members')
    .select('role')
    .where('brand', '=', brand)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return member?.role
}

/** A key may do what its widest scope says: read as a viewer, write as an editor, admin as an owner. */
async function roleOfKey({ db }: Stated, key: string, brand: string): Promise<Role | undefined> {
  const row = await db
    .selectFrom('api_keys')
    .select('scopes')
    .where('brand', '=', brand)
    .where('id', '=', key)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row && roleOfScopes(row.scopes)
}

/** The role that a key with these scopes has. */
export function roleOfScopes(scopes: readonly string[]): Role | undefined {
  if (scopes.includes('admin')) return 'owner'
  if (scopes.includes('write')) return 'editor'
  return scopes.includes('read') ? 'viewer' : undefined
}

/** Whoever can open the data directory on this machine may do everything with the brands in it. */
async function roleOfLocal({ db }: Stated, brand: string): Promise<Role | undefined> {
  const row = await db.selectFrom('brands').select('id').where('id', '=', brand).executeTakeFirst()
  return row && 'owner'
}
