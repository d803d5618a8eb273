import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { type Actor, lockRoles, type Role, roles } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import { revokeInvitationsBy } from './invitations.ts'
import { exceeds, keysMadeBy, revokeKey } from './keys.ts'
import type { Stated } from './loads.ts'

const lastOwner = {
  en: 'a brand needs an owner, and this is its last one',
  zh: '品牌必须有所有者，而这是最后一位',
}

export type Member = { id: string; name: string; email: string; role: Role; created_at: Date }
export const roleInput = z.object({ role: z.enum(roles) })

/** The people of a brand, by name. `id` is the person's. */
export function listMembers(registry: Stated, brand: string): Promise<Member[]> {
  return members(registry, brand).orderBy('users.name').orderBy('users.id').execute()
}

function members({ db }: Stated, brand: string) {
  return db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .select(['users.id', 'users.name', 'users.email', 'members.role', 'members.created_at'])
    .where('members.brand', '=', brand)
}

/**
 * Gives a member another role, and ends what they gave to others beyond it: keys and invitations. The last owner stays one
 * (`conflict`).
 */
export async function changeRole(
  registry: Stated,
  actor: Actor,
  brand: string,
  user: string,
  input: z.input<typeof roleInput>,
): Promise<Member> {
  const { role } = readInput(roleInput, input)
  return audited(registry, { actor, brand, action: 'member.update' }, async (tx) => {
    const before = await lockedMember(tx, brand, user)
    if (role !== 'owner') await assertOwnerBesides(tx, brand, before)
    await tx.db.updateTable('members').set({ role }).where('brand', '=', brand).where('user_id', '=', user).execute()
    await endGivenBeyond(tx, actor, brand, user, role)
    const after = { ...before, role }
    return { what: `members/${user}`, before, after, result: after }
  })
}

/** Takes a person out of the brand, and with them their keys and invitations. The last owner stays (`conflict`). */
export function removeMember(registry: Stated, actor: Actor, brand: string, user: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'member.remove' }, async (tx) => {
    const before = await lockedMember(tx, brand, user)
    await assertOwnerBesides(tx, brand, before)
    await tx.db.deleteFrom('members').where('brand', '=', brand).where('user_id', '=', user).execute()
    await endGivenBeyond(tx, actor, brand, user, undefined)
    return { what: `members/${user}`, before, result: undefined }
  })
}

/**
 * Ends the keys that may do more than their maker's new role, and, of who is no owner any more, the open invitations, each
 * with its entry in the trail.
 */
async function endGivenBeyond(
  tx: Stated,
  actor: Actor,
  brand: string,
  user: string,
  role: Role | undefined,
): Promise<void> {
  const keys = await keysMadeBy(tx, brand, user)
  for (const key of keys) if (!key.revoked_at && exceeds(key, role)) await revokeKey(tx, actor, brand, key.id)
  if (role !== 'owner') await revokeInvitationsBy(tx, actor, brand, [user, ...keys.map(({ id }) => id)])
}

/** The brand is locked first, so that two owners who leave at once do not both see the other stay. */
async function lockedMember(tx: Stated, brand: string, user: string): Promise<Member> {
  await lockRoles(tx, brand)
  const member = await members(tx, brand).where('users.id', '=', user).executeTakeFirst()
  if (!member) throw new Problem('not_found', { what: 'member' })
  return member
}

async function assertOwnerBesides(tx: Stated, brand: string, member: Member): Promise<void> {
  if (member.role !== 'owner') return
  const other = members(tx, brand).where('members.role', '=', 'owner').where('users.id', '!=', member.id).limit(1)
  if (!(await other.executeTakeFirst())) throw new Problem('conflict', { reason: lastOwner })
}
