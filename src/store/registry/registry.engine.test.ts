import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { onEachRegistry, open, temporaryDirectory } from '../../../test/registries.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tables } from './tables.ts'

const insert = (db: Kysely<Tables>, identifier: string) =>
  db
    .insertInto('verifications')
    .values({ id: newId('ver'), identifier, value: '', expires_at: new Date() })
    .execute()

async function count(db: Kysely<Tables>, identifier: string): Promise<number> {
  const rows = await db.selectFrom('verifications').select('id').where('identifier', '=', identifier).execute()
  return rows.length
}

onEachRegistry('registry', ({ registry, place }) => {
  test('values have the same types on both engines', async () => {
    const { db } = await registry()
    const { rows } =
      await sql`SELECT 9007199254740991::int8 AS large, ARRAY[1, 2]::int8[] AS several, ARRAY[]::int8[] AS none,
      '2026-01-31T10:00:00.123Z'::timestamptz AS instant, date '2026-01-31' AS day, 1.50::numeric AS decimal,
      '{"a": [1]}'::jsonb AS json, ARRAY['GB', 'US'] AS texts, true AS yes, NULL::text AS nothing`.execute(db)
    expect(rows).toEqual([
      {
        large: 9_007_199_254_740_991,
        several: [1, 2],
        none: [],
        instant: new Date('2026-01-31T10:00:00.123Z'),
        day: '2026-01-31',
        decimal: '1.50',
        json: { a: [1] },
        texts: ['GB', 'US'],
        yes: true,
        nothing: null,
      },
    ])
  })

  test('a number that JavaScript cannot hold is an error, not a nearby number', async () => {
    const { db } = await registry()
    await expect(sql`SELECT 9007199254740993::int8`.execute(db)).rejects.toThrow('9007199254740993')
    expect((await sql`SELECT 1 AS one`.execute(db)).rows).toEqual([{ one: 1 }])
  })

  test('a failed transaction leaves nothing, and the next query finds the connection clean', async () => {
    const { db } = await registry()
    const name = newId('t')
    const failing = db.transaction().execute(async (tx) => {
      await insert(tx, name)
      await sql`SELECT 1 / ${0}::int`.execute(tx)
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await count(db, name)).toBe(0)
  })

  test('a query that is asked during a transaction does not come into it', async () => {
    const { db } = await registry()
    const name = newId('t')
    let beside: Promise<unknown> = Promise.resolve()
    const opened = Promise.withResolvers<void>()
    const transaction = db.transaction().execute(async (tx) => {
      await insert(tx, name)
      opened.resolve()
      await wait(50)
      throw new Error('changed my mind')
    })
    await opened.promise
    beside = insert(db, name)
    await expect(transaction).rejects.toThrow('changed my mind')
    await beside
    expect(await count(db, name)).toBe(1)
  })

  test('a query on db inside a transaction fails with a clear error instead of waiting for ever', async () => {
    const { db } = await registry()
    const nested = db.transaction().execute(async (tx) => {
      await insert(tx, 'nested')
      await insert(db, 'nested')
    })
    await expect(nested).rejects.toThrow('use the transaction given to the callback')
    expect(await count(db, 'nested')).toBe(0)
  })

  test('many queries at once each get their own answer', async () => {
    const { db } = await registry()
    const ask = async (i: number) => (await sql<{ n: number }>`SELECT ${i}::int AS n`.execute(db)).rows[0]?.n
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => (i % 7 ? ask(i) : failing(db).then(() => ask(i)))),
    )
    expect(answers).toEqual(Array.from({ length: 200 }, (_, i) => i))
  })

  test('text of a megabyte comes back as it went in', async () => {
    const { db } = await registry()
    const long = '蓄流'.repeat(200_000)
    const { rows } = await sql<{ text: string }>`SELECT ${long}::text AS text`.execute(db)
    expect(rows[0]?.text === long).toBe(true)
  })

  test('a registry that is closed and opened again has its rows', async () => {
    const where = await place()
    const first = await open(where)
    await insert(first.db, 'kept')
    await first.close()
    const second = await open(where)
    expect(await count(second.db, 'kept')).toBe(1)
    await second.close()
  })
})

async function failing(db: Kysely<Tables>): Promise<void> {
  await expect(sql`SELECT * FROM no_such_table WHERE x = ${1}`.execute(db)).rejects.toThrow('no_such_table')
}

const writer = `
  import { openRegistry } from '${new URL('./registry.ts', import.meta.url)}'
  const { db } = await openRegistry({ dataDir: process.argv[1], log: console })
  for (let i = 0; ; i++) {
    await db.insertInto('verifications').values({ id: String(i), identifier: 'w', value: '', expires_at: new Date() }).execute()
    console.log(i)
  }`

test('a process killed with -9 loses no committed row of the embedded registry', async () => {
  const dataDir = temporaryDirectory()
  let last = -1
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line)
    if (last === 300) child.kill('SIGKILL')
  }
  expect(last).toBeGreaterThanOrEqual(300)
  const registry = await open({ dataDir })
  const rows = await registry.db.selectFrom('verifications').select('id').execute()
  await registry.close()
  // One more may be there: committed, but not yet reported.
  expect(rows.length).toBeGreaterThanOrEqual(last + 1)
  expect(rows.length).toBeLessThanOrEqual(last + 2)
})

test('a first start that was killed half-way does not stop the next', async () => {
  const dataDir = temporaryDirectory()
  mkdirSync(join(dataDir, 'registry.new-aBcDeF'))
  writeFileSync(join(dataDir, 'registry.new-aBcDeF', 'PG_VERSION'), '18')
  const registry = await open({ dataDir })
  await registry.ping()
  expect(readdirSync(dataDir)).toEqual(['registry'])
  await registry.close()
})

test('after its end, the embedded registry answers with an error and not with silence', async () => {
  const { ping, close } = await open({ dataDir: temporaryDirectory() })
  await close()
  await expect(ping()).rejects.toThrow()
})
