import { expect, test } from 'vitest'
import { newBrand } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { newId } from '../kernel/ids.ts'
import type { Registry } from '../store/registry/registry.ts'
import { getBrand } from './brands.ts'
import { brandScope, liveLoads, nextLoad, nextSlice } from './loads.ts'
import { beginRebuild, failRebuild, finishRebuild, markStale, type Rebuild, staleBrands } from './slices.ts'
import { createSource, setSourceShop } from './sources.ts'

async function importWithLoad(registry: Registry, brand: string, load: number, live: boolean): Promise<void> {
  const file = { file_name: 'orders.csv', file_bytes: 1, sha256: '', path: '', options: '{}', created_by: '{}' }
  await registry.db
    .insertInto('imports')
    .values({ id: newId('imp'), brand, ...file, status: 'committed', load, live })
    .execute()
}

async function begin(registry: Registry, brand: string): Promise<Rebuild> {
  const rebuild = await beginRebuild(registry, brand)
  if (!rebuild) throw new Error('no such brand')
  return rebuild
}

onEachRegistry('loads', ({ registry: registryOf }) => {
  test('what is stated by hand is always live, and of imports those that say so', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    expect(await liveLoads(registry, brand)).toEqual([0])
    const [first, second, third] = [await nextLoad(registry), await nextLoad(registry), await nextLoad(registry)]
    await importWithLoad(registry, brand, second, true)
    await importWithLoad(registry, brand, first, true)
    await importWithLoad(registry, brand, third, false)
    await importWithLoad(registry, (await newBrand(registry)).brand, await nextLoad(registry), true)
    expect(await liveLoads(registry, brand)).toEqual([0, first, second])
    const plain = { slice: 0, trafficSlice: 0, timeZone: 'America/Los_Angeles', currency: 'USD' }
    const rule = (platform: string, sales_channel: string) => ({ platform, campaign: '', sales_channel })
    const spendRules = [
      rule('amazon_ads', 'amazon'),
      rule('google_ads', 'own_site'),
      rule('meta_ads', 'own_site'),
      rule('tiktok_ads', 'own_site'),
      rule('tiktok_shop_ads', 'tiktok_shop'),
    ]
    const scope = {
      brand,
      ...plain,
      liveLoads: [0, first, second],
      stores: {},
      spendRules,
      lifecycle: {},
      creatorTiers: [],
    }
    expect(await brandScope(registry, brand)).toEqual(scope)
    const { id } = await createSource(registry, owner, brand, { name: 'Shop' })
    await createSource(registry, owner, brand, { name: 'Any' })
    await setSourceShop(registry, owner, brand, id, { store: 'Paris', sales_channel: '' })
    expect((await brandScope(registry, brand)).stores).toEqual({ [id]: 'Paris' })
  })

  test('a number is given once, however many ask', async () => {
    const registry = await registryOf()
    const loads = await Promise.all(Array.from({ length: 50 }, () => nextLoad(registry)))
    expect(new Set(loads).size).toBe(50)
    expect(Math.min(...loads)).toBeGreaterThan(0)
    expect(await nextSlice(registry)).toBeGreaterThan(0)
  })

  test('there is no scope of no brand', async () => {
    await expect(brandScope(await registryOf(), 'brd_nowhere')).rejects.toMatchObject({ code: 'not_found' })
  })
})

onEachRegistry('slices', ({ registry: registryOf }) => {
  test('a rebuild makes its slice live, says which it replaces, and the brand is no longer stale', async () => {
    const registry = await registryOf()
    const { brand } = await newBrand(registry)
    await markStale(registry, brand)
    expect(await staleBrands(registry)).toContain(brand)
    const first = await begin(registry, brand)
    expect((await getBrand(registry, brand)).derive_status).toBe('running')
    expect(await finishRebuild(registry, brand, first)).toBe(0)
    expect(await getBrand(registry, brand)).toMatchObject({
      slice: first.slice,
      derive_status: 'idle',
      stale_since: null,
    })
    expect((await getBrand(registry, brand)).derived_at).toBeInstanceOf(Date)
    expect(await finishRebuild(registry, brand, await begin(registry, brand))).toBe(first.slice)
  })

  test('a change during a rebuild keeps the brand stale', async () => {
    const registry = await registryOf()
    const { brand } = await newBrand(registry)
    await markStale(registry, brand)
    const rebuild = await begin(registry, brand)
    await markStale(registry, brand)
    await finishRebuild(registry, brand, rebuild)
    expect(await staleBrands(registry)).toContain(brand)
  })

  test('a rebuild that ends after a later one does not take its place', async () => {
    const registry = await registryOf()
    const { brand } = await newBrand(registry)
    const [early, late] = [await begin(registry, brand), await begin(registry, brand)]
    await finishRebuild(registry, brand, late)
    expect(await finishRebuild(registry, brand, early)).toBeUndefined()
    expect((await getBrand(registry, brand)).slice).toBe(late.slice)
  })

  test('a rebuild that fails leaves the live slice and its reason', async () => {
    const registry = await registryOf()
    const { brand } = await newBrand(registry)
    const first = await begin(registry, brand)
    await finishRebuild(registry, brand, first)
    await markStale(registry, brand)
    await begin(registry, brand)
    await failRebuild(registry, brand, { code: 'disk_full' })
    expect(await getBrand(registry, brand)).toMatchObject({
      slice: first.slice,
      derive_status: 'failed',
      derive_error: { code: 'disk_full' },
      stale_since: expect.any(Date),
    })
    const again = await begin(registry, brand)
    const running = { derive_status: 'running', derive_error: { code: 'disk_full' } }
    expect(await getBrand(registry, brand)).toMatchObject(running)
    await finishRebuild(registry, brand, again)
    expect(await getBrand(registry, brand)).toMatchObject({ derive_status: 'idle', derive_error: null })
  })

  test('there is nothing to rebuild of no brand', async () => {
    expect(await beginRebuild(await registryOf(), 'brd_nowhere')).toBeUndefined()
  })
})
