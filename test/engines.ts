import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '../src/kernel/ids.ts'
import { lockDirectory } from '../src/store/lock.ts'
import type { Registry } from '../src/store/registry/registry.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { embeddedRegistry } from './registries.ts'

export type Engines = { warehouse: Warehouse; registry: Registry }

const log = { info: () => {} }
let opened: Promise<Engines> | undefined

/** The embedded engines on one temporary data directory, opened once for all tests of the process. */
export function engines(): Promise<Engines> {
  opened ??= open()
  return opened
}

/** A brand of its own for each test, instead of emptied tables. */
export function newBrandId(): string {
  return newId('brd')
}

async function open(): Promise<Engines> {
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-engines-'))
  lockDirectory(dataDir)
  const warehouse = await openWarehouse({ dataDir, log })
  await migrate(warehouse, log)
  const registry = await embeddedRegistry()
  // Replaced slices are dropped by their number a minute later: those that tests number themselves are none of them.
  await sql`ALTER SEQUENCE slices RESTART WITH 1000000`.execute(registry.db)
  return { warehouse, registry }
}
