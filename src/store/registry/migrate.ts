import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** A step of the schema: its file name, and its SQL. */
export type Migration = { name: string; text: string }

/** The steps beside this file, in order. */
export function migrations(): Migration[] {
  const folder = new URL('./migrations/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
}

/**
 * Brings the schema up to date: each step in one transaction, written down with its checksum. Two processes take turns.
 * Throws when a step that has run was changed since, or when the database has steps that this version does not know.
 */
export async function migrate(db: Kysely<Tables>, steps: readonly Migration[] = migrations()): Promise<void> {
  await exclusively(db, (tx) => createLedger(tx))
  for (const step of steps) await exclusively(db, (tx) => take(tx, step))
  await assertKnown(db, steps)
}

/** Any number does, as long as every Millpond uses the same. */
const migrationLock = 6_455_703

function exclusively(db: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<void>): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(tx)
    await work(tx)
  })
}

async function createLedger(tx: Transaction<Tables>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS migrations (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
  )`.execute(tx)
}

async function take(tx: Transaction<Tables>, { name, text }: Migration): Promise<void> {
  const checksum = createHash('sha256').update(text).digest('hex')
  const done = await tx.selectFrom('migrations').select('checksum').where('name', '=', name).executeTakeFirst()
  if (!done) {
    await sql.raw(text).execute(tx)
    await tx.insertInto('migrations').values({ name, checksum }).execute()
  } else if (done.checksum !== checksum) {
    throw new Error(
      `The migration ${name} was changed after it had run on this registry. Restore the file; changes go into a new one.`,
    )
  }
}

async function assertKnown(db: Kysely<Tables>, steps: readonly Migration[]): Promise<void> {
  const known = new Set(steps.map(({ name }) => name))
  const rows = await db.selectFrom('migrations').select('name').orderBy('name').execute()
  const unknown = rows.find(({ name }) => !known.has(name))
  if (unknown) throw new Error(`The registry has the migration ${unknown.name}, made by a newer version of Millpond.`)
}
