import { expect, test } from 'vitest'
import { newBrand } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { listAudit } from './audit.ts'
import { listCreatorChanges, undoCreatorChange } from './creator-changes.ts'
import { deleteCreator } from './creator-deletion.ts'
import { creatorFilter, getCreator, listCreators } from './creator-list.ts'
import { createCreator } from './creators.ts'

const mia = {
  name: 'Mia Home',
  accounts: [{ platform: 'tiktok', handle: 'mia.home', followers: 120_000 }],
  email: 'mia@example.com',
  notes: 'pays late',
}

onEachRegistry('deletion of creators', ({ registry: registryOf }) => {
  const scene = async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const create = (input: object = mia) => createCreator(registry, owner, brand, input)
    const remove = (id: string) => deleteCreator(registry, owner, brand, id)
    const undo = (change: string) => undoCreatorChange(registry, owner, brand, change)
    const list = (filter: object) => listCreators(registry, brand, creatorFilter.parse({ state: 'all', ...filter }))
    return { registry, brand, create, remove, undo, list }
  }

  test('who is deleted is in no list, keeps nothing personal, and comes back to the letter', async () => {
    const { registry, brand, create, remove, undo, list } = await scene()
    const made = await create()
    const { change } = await remove(made.id)
    expect((await list({ id: made.id })).items).toEqual([])
    await expect(getCreator(registry, brand, made.id)).rejects.toMatchObject({ code: 'not_found' })
    const row = await registry.db.selectFrom('creators').selectAll().where('id', '=', made.id).executeTakeFirst()
    expect(JSON.stringify(row)).not.toMatch(/mia@example|pays late|mia\.home/)
    const [entry] = (await listAudit(registry, brand)).items
    expect(entry).toMatchObject({ action: 'creators.delete', before: { name: 'Mia Home' } })
    expect(JSON.stringify(entry)).not.toMatch(/mia@example|pays late/)
    expect((await listCreatorChanges(registry, brand))[0]).toMatchObject({ id: change, kind: 'delete', creators: 1 })
    await undo(change)
    const { updated_at: _was, change: _change, accounts, ...before } = made
    expect(await getCreator(registry, brand, made.id)).toMatchObject(before)
    const [account] = (await list({ id: made.id })).items[0]?.accounts ?? []
    expect(account).toEqual({ ...accounts[0], tier: 'mid' })
    await expect(undo(change)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('an account of one who was deleted is free, and once it is another’s the deletion stays', async () => {
    const { create, remove, undo } = await scene()
    const { change } = await remove((await create()).id)
    await create({ ...mia, name: 'Somebody' })
    await expect(undo(change)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('who is not there, and creators of another brand, cannot be deleted', async () => {
    const { create, remove } = await scene()
    const other = await scene()
    const { id } = await create()
    await expect(other.remove(id)).rejects.toMatchObject({ code: 'not_found' })
    await remove(id)
    await expect(remove(id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
