import { expect, test } from 'vitest'
import { openDatabase } from '../../../test/cluster.ts'
import { engines } from '../../../test/engines.ts'
import { sql } from '../sql.ts'
import { migrate, migrations } from './migrate.ts'
import { expand } from './migration-text.ts'
import type { Warehouse } from './warehouse.ts'

const steps = migrations()
const ran: string[] = []
const log = { info: (details: object) => ran.push(JSON.stringify(details)) }

const ledger = (warehouse: Warehouse) =>
  warehouse.query(sql`SELECT name, checksum, applied_at FROM migrations ORDER BY name, checksum`)

test('migrations run once', async () => {
  const { warehouse } = await engines()
  const before = await ledger(warehouse)
  expect(before).toHaveLength(steps.length)
  ran.length = 0
  await migrate(warehouse, log)
  expect(ran).toEqual([])
  expect(await ledger(warehouse)).toEqual(before)
})

test('a migration that was changed after it had run is refused by name', async () => {
  const { warehouse } = await engines()
  const changed = steps.map((step, i) => (i === 1 ? { ...step, text: `${step.text}\nSELECT 1` } : step))
  await expect(migrate(warehouse, log, changed)).rejects.toThrow(/0002_staging\.sql was changed/)
})

test('a store of a newer version is refused', async () => {
  const { warehouse } = await engines()
  await expect(migrate(warehouse, log, steps.slice(0, -1))).rejects.toThrow(steps.at(-1)?.name)
})

test('a migration that was interrupted is completed at the next start, on every shard', async () => {
  const warehouse = await openDatabase('interrupted')
  const [first] = steps
  const half = expand(first?.text ?? '', warehouse.layout).slice(0, 5)
  for (const statement of half) await warehouse.define(statement)
  await migrate(warehouse, log)
  await migrate(warehouse, log)
  expect(await ledger(warehouse)).toHaveLength(steps.length)
  const tables = await warehouse.query<{ name: string; shards: number }>(sql`
    SELECT name, count() AS shards FROM clusterAllReplicas('millpond_test', system.tables)
    WHERE database = 'interrupted' GROUP BY name HAVING shards != 2`)
  expect(tables).toEqual([])
  await warehouse.close()
})
