import { sql } from 'kysely'
import type { Text } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Stated } from '../../manage/loads.ts'
import { inTransaction } from '../../store/registry/database.ts'

/** One time that a connection was read. `rows` were fetched; what became of them is said by its imports. */
export type Run = {
  id: string
  state: 'running' | 'done' | 'waiting' | 'failed' | 'cut'
  /** The read that it is at, or ended at. */
  part: string
  rows: number
  calls: number
  imports: string[]
  error: { text: Text; remedy: Text } | null
  began_at: Date
  ended_at: Date | null
}

const columns = ['id', 'state', 'part', 'rows', 'calls', 'imports', 'error', 'began_at', 'ended_at'] as const

/** The latest run of each of the brand's connections, by their ids. */
export async function lastRuns({ db }: Stated, brand: string, connection?: string): Promise<Map<string, Run>> {
  let query = db
    .selectFrom('connection_runs')
    .distinctOn('connection')
    .select(['connection', ...columns])
    .where('brand', '=', brand)
  if (connection !== undefined) query = query.where('connection', '=', connection)
  const rows = await query.orderBy('connection').orderBy('id', 'desc').execute()
  return new Map(rows.map(({ connection: of, ...run }) => [of, run]))
}

/** Runs of a connection, newest first; `cursor` is the id of the last one seen. */
export async function listRuns(
  { db }: Stated,
  brand: string,
  connection: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Run[]; next?: string }> {
  let query = db
    .selectFrom('connection_runs')
    .select(columns)
    .where('brand', '=', brand)
    .where('connection', '=', connection)
  if (cursor) query = query.where('id', '<', cursor)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}

export async function beginRun({ db }: Stated, of: { brand: string; connection: string }): Promise<string> {
  const id = newId('run')
  await db
    .insertInto('connection_runs')
    .values({ id, ...of })
    .execute()
  return id
}

/** How far a run is. */
export async function noteProgress(
  { db }: Stated,
  id: string,
  { part, rows, calls }: Pick<Run, 'part' | 'rows' | 'calls'>,
): Promise<void> {
  await db.updateTable('connection_runs').set({ part, rows, calls }).where('id', '=', id).execute()
}

/**
 * Notes what was handed to the imports, and how far the connection is with it, both or neither. Where the connection was
 * changed meanwhile, how far it is was said anew, and stays.
 */
export async function noteImports(
  registry: Stated,
  run: string,
  connection: { id: string; updated_at: Date },
  { imports, cursors }: { imports: readonly string[]; cursors: Readonly<Record<string, unknown>> },
): Promise<void> {
  await inTransaction(registry, async ({ db }) => {
    await db
      .updateTable('connection_runs')
      .set({ imports: sql`imports || ${[...imports]}::text[]` })
      .where('id', '=', run)
      .execute()
    await db
      .updateTable('connections')
      .set({ cursors: JSON.stringify(cursors) })
      .where('id', '=', connection.id)
      .where('updated_at', '=', connection.updated_at)
      .execute()
  })
}

/** How a run ended. */
export type Ended = Pick<Run, 'state' | 'error' | 'rows' | 'calls'>

export async function endRun({ db }: Stated, id: string, { state, error, rows, calls }: Ended): Promise<void> {
  const change = { state, rows, calls, ended_at: new Date(), error: error && JSON.stringify(error) }
  await db.updateTable('connection_runs').set(change).where('id', '=', id).execute()
}

/** Runs that no process is at any more, since it was killed or stopped: their connections are due at once. */
export async function endCutRuns(registry: Stated): Promise<void> {
  await inTransaction(registry, async ({ db }) => {
    const cut = await db
      .updateTable('connection_runs')
      .set({ state: 'cut', ended_at: new Date() })
      .where('state', '=', 'running')
      .returning('connection')
      .execute()
    if (cut.length === 0) return
    const due = cut.map(({ connection }) => connection)
    const change = { next_run_at: new Date() }
    await db.updateTable('connections').set(change).where('id', 'in', due).where('state', '=', 'active').execute()
  })
}
