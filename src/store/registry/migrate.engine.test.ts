import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onEachRegistry, open } from '../../../test/registries.ts'
import { migrate, migrations } from './migrate.ts'

onEachRegistry('migrations', ({ kind, place }) => {
  test('run once, in order, and not again', async () => {
    const { db, close } = await open(await place())
    await migrate(db)
    const rows = await db.selectFrom('migrations').select('name').orderBy('name').execute()
    expect(rows.map(({ name }) => name)).toEqual(migrations().map(({ name }) => name))
    await close()
  })

  test('a step that was changed after it ran is an error that names it', async () => {
    const { db, close } = await open(await place())
    const changed = migrations().map((step, i) => (i === 0 ? { ...step, text: `${step.text}-- changed` } : step))
    await expect(migrate(db, changed)).rejects.toThrow('0001_people.sql was changed')
    await close()
  })

  test('a step that fails leaves nothing of itself and nothing in the ledger', async () => {
    const { db, close } = await open(await place())
    const broken = { name: '9999_broken.sql', text: 'CREATE TABLE half_made (id text); SELECT 1 / 0;' }
    await expect(migrate(db, [...migrations(), broken])).rejects.toThrow('division by zero')
    await expect(sql`SELECT * FROM half_made`.execute(db)).rejects.toThrow('half_made')
    await migrate(db)
    await close()
  })

  test('a registry made by a newer version is refused', async () => {
    const { db, close } = await open(await place())
    await expect(migrate(db, migrations().slice(0, -1))).rejects.toThrow('newer version')
    await close()
  })

  // The embedded registry has one process at a time, by the lock of its directory.
  if (kind === 'server') {
    test('two processes that start together take turns', async () => {
      const where = await place()
      const registries = await Promise.all([open(where), open(where), open(where)])
      await Promise.all(registries.map((registry) => registry.close()))
    })
  }
})
