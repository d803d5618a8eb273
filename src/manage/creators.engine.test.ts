import { expect, test } from 'vitest'
import { newBrand } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { listAudit } from './audit.ts'
import { listCreatorChanges, undoCreatorChange } from './creator-changes.ts'
import { creatorFilter, getCreator, likelySame, listCreators } from './creator-list.ts'
import { saveCreatorTiers } from './creator-tiers.ts'
import { createCreator, mergeCreators, updateCreator } from './creators.ts'

const mia = {
  name: 'Mia Home',
  accounts: [{ platform: 'tiktok', handle: '@Mia.Home', followers: 120_000, followers_on: '2026-01-05' }],
  category: 'Home',
  markets: ['gb'],
  languages: ['en'],
  prices: [{ deliverable: 'video', amount: '400.5', currency: 'GBP' }],
  email: 'mia@example.com',
  address: '1 High Street',
}

onEachRegistry('creators', ({ registry: registryOf }) => {
  const scene = async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const create = (input: object = mia) => createCreator(registry, owner, brand, input)
    const update = (id: string, input: object, seen?: Date) => updateCreator(registry, owner, brand, id, input, seen)
    const list = (filter: object = {}) => listCreators(registry, brand, creatorFilter.parse(filter))
    const names = async (filter: object = {}) => (await list(filter)).items.map(({ name }) => name)
    const newest = async () => (await listCreatorChanges(registry, brand))[0]?.id ?? ''
    const undo = async (change?: string) => undoCreatorChange(registry, owner, brand, change ?? (await newest()))
    return { registry, brand, owner, create, update, list, names, newest, undo }
  }

  test('a creator is kept as stated, money in whole minor units, and the trail has nothing personal', async () => {
    const { registry, brand, create } = await scene()
    const made = await create()
    expect(made).toMatchObject({
      accounts: [
        { platform: 'tiktok', handle: 'Mia.Home', followers: 120_000, followers_on: '2026-01-05', former: [] },
      ],
      markets: ['GB'],
      prices: [{ deliverable: 'video', amount_minor: '40050', currency: 'GBP' }],
      email: 'mia@example.com',
    })
    const [entry] = (await listAudit(registry, brand)).items
    expect(entry).toMatchObject({ action: 'creators.create', after: { name: 'Mia Home' } })
    expect(JSON.stringify(entry)).not.toMatch(/mia@example|High Street/)
  })

  test.each([
    ['name', { name: ' ' }],
    ['accounts.0.handle', { accounts: [{ platform: 'tiktok', handle: '@' }] }],
    ['accounts.0.url', { accounts: [{ platform: 'tiktok', handle: 'x', url: 'javascript:1' }] }],
    ['accounts.0.followers', { accounts: [{ platform: 'tiktok', handle: 'x', followers: -1 }] }],
    ['accounts.0.platform', { accounts: [{ platform: 'myspace', handle: 'x' }] }],
    [
      'accounts',
      {
        accounts: [
          { platform: 'x', handle: 'a' },
          { platform: 'x', handle: '@A' },
        ],
      },
    ],
    ['markets.0', { markets: ['UK'] }],
    ['languages.0', { languages: ['English, please'] }],
    ['prices.0.amount', { prices: [{ deliverable: 'video', amount: '4,00', currency: 'GBP' }] }],
    ['prices.0.currency', { prices: [{ deliverable: 'video', amount: '4', currency: 'POUND' }] }],
    ['email', { email: 'mia at example' }],
  ])('%s of %j is refused by its name', async (field, change) => {
    const { create } = await scene()
    await expect(create({ ...mia, ...change })).rejects.toMatchObject({ code: 'bad_request', details: { field } })
  })

  test('an account is one creator’s, however it is written, and its address names it', async () => {
    const { create } = await scene()
    await create()
    const url = 'https://www.tiktok.com/@mia.home'
    const again = create({ name: 'Somebody', accounts: [{ platform: 'tiktok', url }] })
    await expect(again).rejects.toMatchObject({ code: 'conflict', details: { field: 'accounts' } })
    await expect(again).rejects.toThrow('Mia Home')
    await create({ name: 'Other', accounts: [{ platform: 'instagram', handle: 'mia.home' }] })
  })

  test('a handle that changed stays known, and another may take it', async () => {
    const { create, update, names } = await scene()
    const { id } = await create()
    const changed = await update(id, { accounts: [{ platform: 'tiktok', handle: 'mia.living', followers: 125_000 }] })
    expect(changed.accounts).toMatchObject([{ handle: 'mia.living', former: ['Mia.Home'] }])
    const kept = await update(id, { accounts: [{ platform: 'tiktok', handle: 'mia.living', followers: 130_000 }] })
    expect(kept.accounts).toMatchObject([{ followers: 130_000, former: ['Mia.Home'] }])
    expect(await names({ search: '@mia.home' })).toEqual(['Mia Home'])
    await create({ name: 'New owner', accounts: [{ platform: 'tiktok', handle: 'mia.home' }] })
  })

  test('what somebody changed meanwhile is a conflict, and creators of other brands are not there', async () => {
    const { create, update } = await scene()
    const other = await scene()
    const { id, updated_at } = await create()
    await new Promise((resolve) => setTimeout(resolve, 2))
    await update(id, { name: 'Mia' })
    await expect(update(id, { name: 'Late' }, updated_at)).rejects.toMatchObject({ code: 'conflict' })
    await expect(other.update(id, { name: 'Theirs' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await other.names()).toEqual([])
  })

  test('two who are one are merged, which can be undone to the letter', async () => {
    const { registry, brand, owner, create, names, undo } = await scene()
    const one = await create()
    const accounts = ['instagram', 'youtube', 'x', 'facebook'].map((platform) => ({ platform, handle: 'mia' }))
    const other = await create({ name: 'Mia H.', accounts, email: 'MIA@example.com', phone: '+44 20', markets: ['IE'] })
    expect(await likelySame(registry, brand)).toEqual([
      [
        { id: one.id, name: 'Mia Home' },
        { id: other.id, name: 'Mia H.' },
      ],
    ])
    const { creator, change } = await mergeCreators(registry, owner, brand, { into: one.id, from: other.id })
    expect(creator).toMatchObject({ name: 'Mia Home', phone: '+44 20', markets: ['GB', 'IE'] })
    expect(creator.accounts.map(({ platform }) => platform)).toEqual([
      'tiktok',
      'instagram',
      'youtube',
      'x',
      'facebook',
    ])
    expect(await names()).toEqual(['Mia Home'])
    expect((await getCreator(registry, brand, other.id)).id).toBe(one.id)
    await undo(change)
    const { updated_at: _was, ...before } = other
    expect(await getCreator(registry, brand, other.id)).toMatchObject(before)
    const { updated_at: _now, ...kept } = one
    expect(await getCreator(registry, brand, one.id)).toMatchObject(kept)
    await expect(undo(change)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a change is undone only where nothing came after it, and then so is the one before', async () => {
    const { create, update, names, newest, undo } = await scene()
    const { id } = await create()
    const making = await newest()
    await update(id, { name: 'Second' })
    await expect(undo(making)).rejects.toMatchObject({ code: 'conflict' })
    await undo()
    expect(await names()).toEqual(['Mia Home'])
    await undo(making)
    expect(await names()).toEqual([])
    // The account is free again.
    await create()
  })

  test('how a creator was is forgotten after 90 days, and the change cannot be undone any more', async () => {
    const { registry, brand, create, update, newest, undo } = await scene()
    const { id } = await create()
    await update(id, { email: '', address: '' })
    const kept = () => registry.db.selectFrom('creators_before').select('before').where('brand', '=', brand).execute()
    expect(JSON.stringify(await kept())).toContain('mia@example.com')
    const change = await newest()
    const at = new Date(Date.now() - 91 * 86_400_000)
    await registry.db.updateTable('creator_changes').set({ at }).where('brand', '=', brand).execute()
    expect(await newest()).toBe('')
    await expect(undo(change)).rejects.toMatchObject({ code: 'not_found' })
    await update(id, { name: 'Mia' })
    expect(JSON.stringify(await kept())).not.toContain('mia@example.com')
  })

  test('lists are filtered, sorted and turned page by page, each creator once', async () => {
    const { registry, brand, owner, create, update, list, names } = await scene()
    const sizes = [5_000, 50_000, 250_000, 700_000, 2_000_000]
    for (const [at, followers] of sizes.entries())
      await create({
        name: `C${at}`,
        markets: [at % 2 ? 'US' : 'DE'],
        accounts: [{ platform: 'youtube', handle: `c${at}`, followers }],
      })
    const last = await create({ name: 'c nobody counts' })
    await update(last.id, { archived: true })
    expect((await list({ state: 'all', sort: 'audience' })).items.map(({ tier }) => tier)).toEqual([
      ...['mega', 'macro', 'mid', 'micro', 'nano'],
      null,
    ])
    for (const sort of ['name', 'audience', 'updated']) {
      const found: string[] = []
      let cursor: string | undefined
      do {
        const page = await list({ sort, state: 'all', limit: 2, ...(cursor && { cursor }) })
        expect(page.total).toBe(6)
        found.push(...page.items.map(({ name }) => name))
        cursor = page.next
      } while (cursor)
      expect(found.toSorted()).toEqual(['C0', 'C1', 'C2', 'C3', 'C4', 'c nobody counts'].toSorted())
    }
    expect(await names({ market: 'us' })).toEqual(['C1', 'C3'])
    expect(await names({ platform: 'tiktok' })).toEqual([])
    expect(await names({ tier: 'micro' })).toEqual(['C1'])
    expect(await names({ state: 'archived' })).toEqual(['c nobody counts'])
    await saveCreatorTiers(registry, owner, brand, [{ platform: 'youtube', micro: 1, mid: 2, macro: 3, mega: 4 }])
    expect(await names({ tier: 'micro' })).toEqual([])
    expect(await names({ tier: 'mega' })).toHaveLength(5)
  })
})
