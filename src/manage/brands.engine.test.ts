import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { acting, newBrand, newPerson } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { authorise } from './access.ts'
import { listAudit } from './audit.ts'
import { brandsOf, createBrand, getBrand, updateBrand } from './brands.ts'
import { createKey } from './keys.ts'

const local = { kind: 'local', id: 'local', name: 'Command line' } as const
const input = { name: 'Acme', currency: 'GBP', time_zone: 'Europe/London', markets: ['GB'] }

onEachRegistry('brands', ({ registry: registryOf }) => {
  test('whoever creates a brand owns it and finds it in the list', async () => {
    const registry = await registryOf()
    const ann = acting(await newPerson(registry))
    const brand = await createBrand(registry, ann, input)
    expect(brand).toMatchObject({ ...input, slice: 0, derived_at: null, derive_status: 'idle' })
    expect(await authorise(registry, ann, brand.id, 'owner')).toBe('owner')
    expect(await brandsOf(registry, ann)).toEqual([{ ...brand, role: 'owner' }])
  })

  test('a brand of others is in no list, and looks the same as one that does not exist', async () => {
    const registry = await registryOf()
    const { brand } = await newBrand(registry)
    const stranger = acting(await newPerson(registry))
    expect(await brandsOf(registry, stranger)).toEqual([])
    const theirs = await authorise(registry, stranger, brand, 'viewer').catch((error) => error)
    const nowhere = await authorise(registry, stranger, 'brd_nowhere', 'viewer').catch((error) => error)
    expect(theirs).toMatchObject({ code: 'not_allowed', message: nowhere.message })
  })

  test('the command line may do everything with every brand, and none beyond', async () => {
    const registry = await registryOf()
    const { brand } = await newBrand(registry)
    expect(await authorise(registry, local, brand, 'owner')).toBe('owner')
    await expect(authorise(registry, local, 'brd_nowhere', 'viewer')).rejects.toMatchObject({ code: 'not_allowed' })
    const made = await createBrand(registry, local, input)
    expect((await brandsOf(registry, local)).map(({ id }) => id)).toEqual(expect.arrayContaining([brand, made.id]))
  })

  test('a key creates no brand', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const { id, name } = await createKey(registry, owner, brand, { name: 'robot', scopes: ['admin'] })
    const byKey = createBrand(registry, { kind: 'key', id, name }, input)
    await expect(byKey).rejects.toMatchObject({ code: 'not_allowed' })
  })

  test.each([
    [{ currency: 'XYZ' }, 'unknown_currency'],
    [{ time_zone: 'Mars/Olympus' }, 'unknown_time_zone'],
    [{ markets: ['UK'] }, 'bad_request'],
    [{ name: ' ' }, 'bad_request'],
  ])('%j is refused', async (change, code) => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    await expect(createBrand(registry, owner, { ...input, ...change })).rejects.toMatchObject({ code })
    await expect(updateBrand(registry, owner, brand, change)).rejects.toMatchObject({ code })
  })

  test('a new name leaves figures as they are; a new currency or time zone asks for new ones', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    expect((await updateBrand(registry, owner, brand, { name: 'Bcme' })).stale_since).toBeNull()
    expect((await updateBrand(registry, owner, brand, { currency: 'USD' })).stale_since).toBeNull()
    expect((await updateBrand(registry, owner, brand, { currency: 'EUR' })).stale_since).toBeInstanceOf(Date)
    expect(await getBrand(registry, brand)).toMatchObject({ name: 'Bcme', currency: 'EUR', markets: ['US', 'GB'] })
  })

  test('the trail says who changed what, how it was and how it is, newest first and page by page', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    await updateBrand(registry, owner, brand, { name: 'Bcme' })
    const { items, next } = await listAudit(registry, brand, { limit: 1 })
    expect(items).toMatchObject([
      {
        actor: owner,
        action: 'brand.update',
        what: `brands/${brand}`,
        before: { name: 'Acme' },
        after: { name: 'Bcme' },
      },
    ])
    const older = await listAudit(registry, brand, { limit: 1, cursor: next })
    expect(older.items).toMatchObject([{ action: 'brand.create', before: null }])
  })

  test('a change that fails leaves neither itself nor a trail', async () => {
    const registry = await registryOf()
    const ann = acting(await newPerson(registry))
    const broken = registry.db.transaction().execute(async (db) => {
      await createBrand({ db }, ann, input)
      throw new Error('power cut')
    })
    await expect(broken).rejects.toThrow('power cut')
    expect(await brandsOf(registry, ann)).toEqual([])
    const { rows } = await sql`SELECT id FROM audit WHERE actor ->> 'id' = ${ann.id}`.execute(registry.db)
    expect(rows).toEqual([])
  })
})
