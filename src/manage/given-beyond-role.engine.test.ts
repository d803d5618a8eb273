import { expect, test } from 'vitest'
import { acting, newBrand, newPerson } from '../../test/people.ts'
import { onEachRegistry, open } from '../../test/registries.ts'
import { migrate } from '../store/registry/migrate.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { Actor, Role } from './access.ts'
import { listAudit } from './audit.ts'
import { acceptInvitation, invite, listInvitations } from './invitations.ts'
import { createKey, listKeys, useKey } from './keys.ts'

const local: Actor = { kind: 'local', id: 'local', name: 'Command line' }
const scopes = ['read', 'write', 'admin'] as const

/** An owner who has given keys and an invitation away, and whose role then changed as it did before these ended with it. */
async function demoted(registry: Registry, brand: string, owner: Actor, role: Role | 'nobody') {
  const bob = await newPerson(registry, 'Bob')
  const { token } = await invite(registry, owner, brand, { email: bob.email, role: 'owner' })
  await acceptInvitation(registry, { token }, bob)
  const admin = await createKey(registry, acting(bob), brand, { name: 'bob first', scopes: ['admin'] })
  const byKey = await useKey(registry, admin.key)
  await giveAll(registry, acting(bob), brand, 'bob')
  await giveAll(registry, byKey, brand, 'key of bob')
  const member = registry.db.updateTable('members').where('brand', '=', brand).where('user_id', '=', bob.id)
  if (role !== 'nobody') await member.set({ role }).execute()
  else await registry.db.deleteFrom('members').where('brand', '=', brand).where('user_id', '=', bob.id).execute()
}

/** A key of each scope and an invitation. */
async function giveAll(registry: Registry, maker: Actor, brand: string, name: string): Promise<void> {
  for (const scope of scopes) await createKey(registry, maker, brand, { name: `${name} ${scope}`, scopes: [scope] })
  await invite(registry, maker, brand, { email: `${name.replaceAll(' ', '.')}@example.com`, role: 'viewer' })
}

/** The migration, on rows of a version before it. */
async function runAgain(registry: Registry): Promise<void> {
  await registry.db.deleteFrom('migrations').where('name', '=', '0017_given_beyond_role.sql').execute()
  await migrate(registry.db)
}

const ofOthers = ['read', 'write', 'admin'].flatMap((scope) => [`owner ${scope}`, `local ${scope}`])

onEachRegistry('given before a role became smaller', ({ place }) => {
  test.each([
    ['viewer', ['bob read', 'key of bob read']],
    ['editor', ['bob read', 'bob write', 'key of bob read', 'key of bob write']],
    ['nobody', []],
  ] as const)('of who is %s now only %j go on working, and nobody comes in', async (role, stay) => {
    const registry = await open(await place())
    const { brand, owner } = await newBrand(registry)
    await demoted(registry, brand, owner, role)
    await giveAll(registry, owner, brand, 'owner')
    await giveAll(registry, local, brand, 'local')
    const before = { keys: await listKeys(registry, brand), invitations: await listInvitations(registry, brand) }

    await runAgain(registry)
    const keys = await listKeys(registry, brand)
    expect(keys.map(({ name }) => name).sort()).toEqual([...stay, ...ofOthers].sort())
    const invitations = await listInvitations(registry, brand)
    expect(invitations.map(({ email }) => email).sort()).toEqual(['local@example.com', 'owner@example.com'])

    const { items } = await listAudit(registry, brand, { limit: 200 })
    const ended = items.filter(({ actor }) => actor.name === 'Millpond')
    const gone = [
      ...before.keys.filter(({ id }) => !keys.some((key) => key.id === id)).map(({ id }) => `keys/${id}`),
      ...before.invitations
        .filter(({ id }) => !invitations.some((one) => one.id === id))
        .map(({ id }) => `invitations/${id}`),
    ]
    expect(ended.map(({ what }) => what).sort()).toEqual(gone.sort())
    expect(items.slice(0, gone.length)).toEqual(ended)
    for (const { id } of ended) expect(id).toMatch(/^aud_[0-9a-hjkmnp-tv-z]{24}$/)
    await registry.close()
  })
})
