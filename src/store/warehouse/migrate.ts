import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql, str } from '../sql.ts'
import { expand } from './migration-text.ts'
import type { Warehouse } from './warehouse.ts'

/** A step of the schema: its file name, and its SQL with placeholders. */
export type Migration = { name: string; text: string }
type Log = { info(details: object, message: string): void }

const ledger = `
  CREATE TABLE IF NOT EXISTS {{table migrations}} (name String, checksum String, applied_at DateTime64(3, 'UTC'))
  ENGINE = {{MergeTree}} ORDER BY name;
  {{distributed migrations cityHash64(name)}}`

/** The steps beside this file, in order. */
export function migrations(): Migration[] {
  const folder = new URL('./migrations/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
}

/**
 * Brings the schema up to date. A step is written down after its last statement; one that was interrupted runs again from
 * its start, so every statement is IF NOT EXISTS. Throws when a step that has run was changed since, or is not known.
 */
export async function migrate(warehouse: Warehouse, log: Log, steps = migrations()): Promise<void> {
  await defineAll(warehouse, ledger)
  const done = await applied(warehouse)
  assertKnown(done, steps)
  for (const { name, text } of steps) {
    const checksum = createHash('sha256').update(text).digest('hex')
    const before = done.get(name)
    if (before === checksum) continue
    if (before !== undefined) throw changed(name)
    await defineAll(warehouse, text)
    await warehouse.run(sql`INSERT INTO migrations SELECT ${str(name)}, ${str(checksum)}, now64(3, 'UTC')`)
    log.info({ migration: name }, 'warehouse migrated')
  }
}

async function defineAll(warehouse: Warehouse, text: string): Promise<void> {
  for (const statement of expand(text, warehouse.layout)) await warehouse.define(statement)
}

async function applied(warehouse: Warehouse): Promise<Map<string, string>> {
  const rows = await warehouse.query<{ name: string; checksum: string }>(sql`SELECT name, checksum FROM migrations`)
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function assertKnown(done: ReadonlyMap<string, string>, steps: readonly Migration[]): void {
  const known = new Set(steps.map(({ name }) => name))
  const unknown = [...done.keys()].find((name) => !known.has(name))
  if (unknown) throw new Error(`The warehouse has the migration ${unknown}, made by a newer version of Millpond.`)
}

function changed(name: string): Error {
  return new Error(
    `The migration ${name} was changed after it had run on this warehouse. Restore the file; changes go into a new one.`,
  )
}
