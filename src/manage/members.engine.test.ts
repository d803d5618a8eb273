import { expect, test } from 'vitest'
import { acting, newBrand, newPerson, password } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { newId } from '../kernel/ids.ts'
import type { Registry } from '../store/registry/registry.ts'
import { type Actor, authorise, type Role } from './access.ts'
import { listAudit } from './audit.ts'
import { acceptInvitation, invite, listInvitations, revokeInvitation } from './invitations.ts'
import { createKey, revokeKey, useKey } from './keys.ts'
import { changeRole, listMembers, removeMember } from './members.ts'
import type { User } from './users.ts'

async function join(registry: Registry, owner: Actor, brand: string, role: Role, person?: User): Promise<User> {
  const member = person ?? (await newPerson(registry, role))
  const { token } = await invite(registry, owner, brand, { email: member.email, role })
  await acceptInvitation(registry, { token }, member)
  return member
}

onEachRegistry('members', ({ registry: registryOf }) => {
  test.each([
    ['viewer', ['viewer']],
    ['editor', ['viewer', 'editor']],
    ['owner', ['viewer', 'editor', 'owner']],
  ] as const)('an invited %s may do what takes %s', async (role, may) => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const member = acting(await join(registry, owner, brand, role))
    for (const needs of ['viewer', 'editor', 'owner'] as const) {
      const allowed = authorise(registry, member, brand, needs)
      if (may.some((one) => one === needs)) expect(await allowed).toBe(role)
      else await expect(allowed).rejects.toMatchObject({ code: 'not_allowed', details: { role, needs } })
    }
  })

  test('a new role counts at once, and so does leaving', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const bob = await join(registry, owner, brand, 'viewer')
    await changeRole(registry, owner, brand, bob.id, { role: 'editor' })
    expect(await authorise(registry, acting(bob), brand, 'editor')).toBe('editor')
    await removeMember(registry, owner, brand, bob.id)
    await expect(authorise(registry, acting(bob), brand, 'viewer')).rejects.toMatchObject({ code: 'not_allowed' })
    expect(await listMembers(registry, brand)).toMatchObject([{ id: owner.id, role: 'owner' }])
  })

  test('whoever leaves takes along the keys they made for the brand, and those made with them', async () => {
    const registry = await registryOf()
    const [{ brand, owner }, elsewhere] = [await newBrand(registry), await newBrand(registry)]
    const bob = await join(registry, owner, brand, 'owner')
    const actor = acting(bob)
    const make = (by: Actor, name: string, of = brand) => createKey(registry, by, of, { name, scopes: ['admin'] })
    const own = await make(actor, 'own')
    const byKey = await make(await useKey(registry, own.key), 'made with own')
    const gone = await make(actor, 'revoked before')
    const byGone = await make(await useKey(registry, gone.key), 'made with revoked')
    await revokeKey(registry, owner, brand, gone.id)
    const kept = await make(owner, 'of the owner')
    await join(registry, elsewhere.owner, elsewhere.brand, 'owner', bob)
    const other = await make(actor, 'of another brand', elsewhere.brand)

    await removeMember(registry, owner, brand, bob.id)
    for (const { key } of [own, byKey, byGone]) {
      await expect(useKey(registry, key)).rejects.toMatchObject({ code: 'not_signed_in' })
    }
    for (const by of [actor, { ...actor, kind: 'key', id: own.id } as const]) {
      await expect(make(by, 'made too late')).rejects.toMatchObject({ code: 'not_allowed' })
    }
    expect((await useKey(registry, kept.key)).id).toBe(kept.id)
    expect((await useKey(registry, other.key)).id).toBe(other.id)
    const { items } = await listAudit(registry, brand)
    const revoked = items.filter(({ action }) => action === 'key.revoke').map(({ what }) => what)
    expect(revoked.sort()).toEqual([own, byKey, gone, byGone].map(({ id }) => `keys/${id}`).sort())
  })

  test.each([
    ['editor', ['write', 'read', 'read with admin']],
    ['viewer', ['read', 'read with admin']],
  ] as const)('whoever becomes %s keeps of their keys %j: none does more than its maker may', async (role, stay) => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const bob = await join(registry, owner, brand, 'owner')
    const make = (by: Actor, name: string, scope: 'read' | 'write' | 'admin') =>
      createKey(registry, by, brand, { name, scopes: [scope] })
    const admin = await make(acting(bob), 'admin', 'admin')
    const withAdmin = await useKey(registry, admin.key)
    const made = [
      admin,
      await make(acting(bob), 'write', 'write'),
      await make(acting(bob), 'read', 'read'),
      await make(withAdmin, 'admin with admin', 'admin'),
      await make(withAdmin, 'read with admin', 'read'),
    ]
    const ofOwner = await make(owner, 'of the owner', 'admin')

    await changeRole(registry, owner, brand, bob.id, { role })
    const works = async ({ key }: { key: string }) => (await useKey(registry, key).catch(() => undefined)) !== undefined
    const working: string[] = []
    for (const key of made) if (await works(key)) working.push(key.name)
    expect(working).toEqual(stay)
    expect(await works(ofOwner)).toBe(true)
    const ended = (await listAudit(registry, brand)).items.filter(({ action }) => action === 'key.revoke')
    expect(ended.map(({ what }) => what).sort()).toEqual(
      made.flatMap(({ id, name }) => (stay.some((one) => one === name) ? [] : [`keys/${id}`])).sort(),
    )
  })

  test('a person who cannot leave keeps their keys', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const { key, id } = await createKey(registry, owner, brand, { name: 'own', scopes: ['read'] })
    await expect(removeMember(registry, owner, brand, owner.id)).rejects.toMatchObject({ code: 'conflict' })
    expect((await useKey(registry, key)).id).toBe(id)
  })

  test('the last owner can neither leave nor step down', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    await expect(removeMember(registry, owner, brand, owner.id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(changeRole(registry, owner, brand, owner.id, { role: 'viewer' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await changeRole(registry, owner, brand, owner.id, { role: 'owner' })
  })

  test('of two owners who leave at the same moment, one stays', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const other = await join(registry, owner, brand, 'owner')
    const leaving = [owner.id, other.id].map((id) => removeMember(registry, owner, brand, id))
    const outcomes = (await Promise.allSettled(leaving)).map(({ status }) => status)
    expect(outcomes.sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listMembers(registry, brand)).toHaveLength(1)
  })

  test('a member of another brand cannot be changed from this one', async () => {
    const registry = await registryOf()
    const [mine, theirs] = [await newBrand(registry), await newBrand(registry)]
    await expect(removeMember(registry, mine.owner, mine.brand, theirs.user.id)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await listMembers(registry, theirs.brand)).toHaveLength(1)
  })
})

onEachRegistry('invitations', ({ registry: registryOf }) => {
  const address = () => `${newId('guest')}@example.com`

  test('somebody without an account gets one by accepting, once', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const email = address()
    const { token } = await invite(registry, owner, brand, { email, role: 'editor' })
    const person = { token, name: 'Guest', password }
    const { user } = await acceptInvitation(registry, person, undefined)
    expect(user).toMatchObject({ email, name: 'Guest' })
    expect(await authorise(registry, acting(user), brand, 'editor')).toBe('editor')
    await expect(acceptInvitation(registry, person, user)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of two who accept with one link at the same moment, one gets in', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const { token } = await invite(registry, owner, brand, { email: address(), role: 'editor' })
    const person = { token, name: 'Guest', password }
    const accepting = [1, 2].map(() => acceptInvitation(registry, person, undefined))
    const outcomes = (await Promise.allSettled(accepting)).map(({ status }) => status)
    expect(outcomes.sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listMembers(registry, brand)).toHaveLength(2)
  })

  test('somebody with an account signs in first, and nobody else can take the place', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const [bob, eve] = [await newPerson(registry, 'Bob'), await newPerson(registry, 'Eve')]
    const { token } = await invite(registry, owner, brand, { email: bob.email, role: 'viewer' })
    const person = { token, name: 'Bob', password }
    await expect(acceptInvitation(registry, person, undefined)).rejects.toMatchObject({ code: 'not_signed_in' })
    await expect(acceptInvitation(registry, person, eve)).rejects.toMatchObject({ code: 'not_allowed' })
    await acceptInvitation(registry, { token }, bob)
    expect(await authorise(registry, acting(bob), brand, 'viewer')).toBe('viewer')
  })

  test('one that was taken back, is over, or has a wrong token is no invitation', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const [back, over] = [
      await invite(registry, owner, brand, { email: address(), role: 'viewer' }),
      await invite(registry, owner, brand, { email: address(), role: 'viewer' }),
    ]
    await revokeInvitation(registry, owner, brand, back.id)
    await registry.db
      .updateTable('invitations')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', over.id)
      .execute()
    expect(await listInvitations(registry, brand)).toEqual([])
    for (const token of [back.token, over.token, 'wrong']) {
      const accepted = acceptInvitation(registry, { token, name: 'Guest', password }, undefined)
      await expect(accepted).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test.each(['editor', 'removed'] as const)('nobody comes in on the word of an owner who is %s now', async (now) => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const bob = await join(registry, owner, brand, 'owner')
    const { key } = await createKey(registry, acting(bob), brand, { name: 'own', scopes: ['admin'] })
    const by = (actor: Actor) => invite(registry, actor, brand, { email: address(), role: 'owner' })
    const theirs = [await by(acting(bob)), await by(await useKey(registry, key))]
    const kept = await by(owner)

    if (now === 'removed') await removeMember(registry, owner, brand, bob.id)
    else await changeRole(registry, owner, brand, bob.id, { role: now })
    for (const { token } of theirs) {
      const accepted = acceptInvitation(registry, { token, name: 'Guest', password }, undefined)
      await expect(accepted).rejects.toMatchObject({ code: 'not_found' })
    }
    expect((await listInvitations(registry, brand)).map(({ id }) => id)).toEqual([kept.id])
    const { items } = await listAudit(registry, brand)
    const ended = items.filter(({ action }) => action === 'invitation.revoke').map(({ what }) => what)
    expect(ended.sort()).toEqual(theirs.map(({ id }) => `invitations/${id}`).sort())
    await expect(by(acting(bob))).rejects.toMatchObject({ code: 'not_allowed' })
  })

  test('an invitation lasts 7 days, its token is kept only as a hash, and a member is not invited again', async () => {
    const registry = await registryOf()
    const { brand, owner, user } = await newBrand(registry)
    const made = await invite(registry, owner, brand, { email: address(), role: 'viewer' })
    expect((made.expires_at.getTime() - Date.now()) / 86_400_000).toBeCloseTo(7, 2)
    const row = await registry.db
      .selectFrom('invitations')
      .selectAll()
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(made.token)
    const again = invite(registry, owner, brand, { email: user.email.toUpperCase(), role: 'viewer' })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('an invitation of another brand cannot be taken back from this one', async () => {
    const registry = await registryOf()
    const [mine, theirs] = [await newBrand(registry), await newBrand(registry)]
    const { id } = await invite(registry, theirs.owner, theirs.brand, { email: address(), role: 'viewer' })
    await expect(revokeInvitation(registry, mine.owner, mine.brand, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listInvitations(registry, mine.brand)).toEqual([])
    expect(await listInvitations(registry, theirs.brand)).toHaveLength(1)
  })
})
