import { sql } from 'kysely'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { type Actor, authorise, lockRoles, type Role, roles } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { hashToken, newToken } from './token.ts'
import { createUser, email, newUser, type User, userByEmail } from './users.ts'

export type Invitation = { id: string; email: string; role: Role; expires_at: Date; created_at: Date }
export const invitationInput = z.object({ email, role: z.enum(roles) })
/** Name and password are for a person who has no account yet. */
export const acceptInput = newUser.omit({ email: true }).partial().extend({ token: z.string() })

const columns = ['id', 'email', 'role', 'expires_at', 'created_at'] as const
const days = 7

/** Invitations that can still be accepted, newest first. */
export function listInvitations(registry: Stated, brand: string): Promise<Invitation[]> {
  return open(registry).where('brand', '=', brand).orderBy('id', 'desc').execute()
}

function open({ db }: Stated) {
  return db
    .selectFrom('invitations')
    .select(columns)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
}

/**
 * Invites by e-mail for 7 days. The token goes into the link that is handed on; only its hash is kept. Throws `not_allowed`
 * where the actor is no owner any more: an invitation that is made meanwhile would outlive their role.
 */
export async function invite(
  registry: Stated,
  actor: Actor,
  brand: string,
  input: z.input<typeof invitationInput>,
): Promise<Invitation & { token: string }> {
  const values = readInput(invitationInput, input)
  const token = newToken()
  return audited(registry, { actor, brand, action: 'invitation.create' }, async (tx) => {
    await lockRoles(tx, brand)
    await authorise(tx, actor, brand, 'owner')
    const user = await userByEmail(tx, values.email)
    if (user && (await isMember(tx, brand, user)))
      throw new Problem('conflict', { reason: { en: 'this person is a member already', zh: '此人已是成员' } })
    const row = { id: newId('inv'), brand, ...values, token_hash: hashToken(token), invited_by: actor.id }
    const invitation = await tx.db
      .insertInto('invitations')
      .values({ ...row, expires_at: new Date(Date.now() + days * 86_400_000) })
      .returning(columns)
      .executeTakeFirstOrThrow()
    return { what: `invitations/${row.id}`, after: values, result: { ...invitation, token } }
  })
}

async function isMember({ db }: Stated, brand: string, user: User): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('role')
    .where('brand', '=', brand)
    .where('user_id', '=', user.id)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes an invitation back. */
export function revokeInvitation(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'invitation.revoke' }, async ({ db }) => {
    const mine = db
      .deleteFrom('invitations')
      .where('brand', '=', brand)
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
    const before = await mine.returning(['email', 'role']).executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'invitation' })
    return { what: `invitations/${id}`, before, result: undefined }
  })
}

/** Takes back what a person invited to the brand, and what was invited with their keys: `makers` are the ids of all these. */
export async function revokeInvitationsBy(
  tx: Stated,
  actor: Actor,
  brand: string,
  makers: readonly string[],
): Promise<void> {
  const mine = open(tx).where('brand', '=', brand).where('invited_by', 'in', makers)
  for (const { id } of await mine.execute()) await revokeInvitation(tx, actor, brand, id)
}

/**
 * Accepts an invitation: creates the person with name and password, or lets an existing one in, who must be signed in
 * (`not_signed_in` otherwise). Throws `not_found` for a token that is unknown, used or expired, and `not_allowed` where
 * somebody else is signed in.
 */
export async function acceptInvitation(
  registry: Stated,
  input: z.input<typeof acceptInput>,
  signedIn: User | undefined,
): Promise<{ user: User; brand: string }> {
  const { token, ...person } = readInput(acceptInput, input)
  const mine = open(registry).select('brand').where('token_hash', '=', hashToken(token))
  const invitation = await mine.executeTakeFirst()
  if (!invitation) throw new Problem('not_found', { what: 'invitation' })
  const known = await personFor(registry, invitation.email, signedIn)
  const actor: Actor = { kind: 'user', id: known?.id ?? '', name: known?.name ?? invitation.email }
  return audited(registry, { actor, brand: invitation.brand, action: 'invitation.accept' }, async (tx) => {
    await use(tx, invitation.id)
    const user =
      known ?? (await createUser(tx, { ...readInput(newUser.omit({ email: true }), person), email: invitation.email }))
    const member = { brand: invitation.brand, user_id: user.id, role: invitation.role }
    await tx.db
      .insertInto('members')
      .values(member)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { what: `members/${user.id}`, after: { role: member.role }, result: { user, brand: invitation.brand } }
  })
}

async function personFor(registry: Stated, address: string, signedIn: User | undefined): Promise<User | undefined> {
  const known = await userByEmail(registry, address)
  if (signedIn && signedIn.id !== known?.id) throw new Problem('not_allowed', { role: 'other person', needs: address })
  if (known && !signedIn) throw new Problem('not_signed_in')
  return known
}

/** Two who accept with the same link at once: the second finds it used. */
async function use({ db }: Stated, id: string): Promise<void> {
  const used = await db
    .updateTable('invitations')
    .set({ accepted_at: new Date() })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) throw new Problem('not_found', { what: 'invitation' })
}
