import { expect, test } from 'vitest'
import { newBrand } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { authorise } from './access.ts'
import { brandsOf } from './brands.ts'
import { createKey, listKeys, revokeKey, useKey } from './keys.ts'

onEachRegistry('keys', ({ registry: registryOf }) => {
  test.each([
    [['read'], 'viewer'],
    [['read', 'write'], 'editor'],
    [['admin'], 'owner'],
  ] as const)('a key with %j acts as %s in its brand, and not in another', async (scopes, role) => {
    const registry = await registryOf()
    const [mine, theirs] = [await newBrand(registry), await newBrand(registry)]
    const { key } = await createKey(registry, mine.owner, mine.brand, { name: 'robot', scopes: [...scopes] })
    const actor = await useKey(registry, key)
    expect(await authorise(registry, actor, mine.brand, 'viewer')).toBe(role)
    await expect(authorise(registry, actor, theirs.brand, 'viewer')).rejects.toMatchObject({ code: 'not_allowed' })
    expect(await brandsOf(registry, actor)).toMatchObject([{ id: mine.brand, role }])
  })

  test('a key is shown once: only its hash and its first characters are kept', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const { key, id } = await createKey(registry, owner, brand, { name: 'robot', scopes: ['read'] })
    expect(key).toMatch(/^mp_[0-9A-Za-z]{32}$/)
    const row = await registry.db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(key)
    expect(await listKeys(registry, brand)).toMatchObject([
      { id, name: 'robot', prefix: key.slice(0, 7), last_used_at: null },
    ])
    await useKey(registry, key)
    expect((await listKeys(registry, brand))[0]?.last_used_at).toBeInstanceOf(Date)
  })

  test('a revoked key, and one that never was, open nothing', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const { key, id } = await createKey(registry, owner, brand, { name: 'robot', scopes: ['admin'] })
    const actor = await useKey(registry, key)
    await revokeKey(registry, owner, brand, id)
    await expect(useKey(registry, key)).rejects.toMatchObject({ code: 'not_signed_in' })
    await expect(authorise(registry, actor, brand, 'viewer')).rejects.toMatchObject({ code: 'not_allowed' })
    expect(await brandsOf(registry, actor)).toEqual([])
    await expect(useKey(registry, 'mp_nothing')).rejects.toMatchObject({ code: 'not_signed_in' })
  })

  test('a key of another brand cannot be revoked from this one', async () => {
    const registry = await registryOf()
    const [mine, theirs] = [await newBrand(registry), await newBrand(registry)]
    const { key, id } = await createKey(registry, theirs.owner, theirs.brand, { name: 'robot', scopes: ['read'] })
    await expect(revokeKey(registry, mine.owner, mine.brand, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await useKey(registry, key)).id).toBe(id)
  })
})
