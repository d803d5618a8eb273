import { chmodSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { postgresPrograms, startPostgres } from '../test/postgres.ts'
import type { Peer } from './duckdb-peer.ts'
import { exportPeerTables, peerTables } from './peer-tables.ts'

const columns = {
  events: `person bigint, at timestamp, day date, name text, path text, order_id text, utm_source text, utm_campaign text, device text, country text, is_bot boolean`,
  visits: `person bigint, started_at timestamp, day date, channel text, entry_path text, exit_path text, page_views int, steps text[], engaged_seconds real, is_bot boolean`,
  orders: `person bigint, order_id text, ordered_at timestamp, day date, net_sales bigint`,
  person_ids: `person bigint, canonical bigint`,
}

/** One index for each question that has a use for one. */
const indexes = [
  'CREATE INDEX ON events (name, day) INCLUDE (person, at, path, is_bot)',
  'CREATE INDEX ON events (person, at)',
  'CREATE INDEX ON visits (day, person) INCLUDE (started_at, is_bot)',
  'CREATE INDEX ON visits (person, started_at)',
  'CREATE INDEX ON orders (day)',
  'CREATE UNIQUE INDEX ON person_ids (person)',
]

/** A throwaway PostgreSQL with the same rows, indexed, vacuumed and analysed; undefined where none is installed. */
export async function openPostgres(warehouse: Warehouse, directory: string): Promise<Peer | undefined> {
  const programs = postgresPrograms()
  if (!programs) return undefined
  const files = await exportPeerTables(warehouse, directory, 'TabSeparated')
  // The server is another user, who must be able to pass through the directories above.
  for (const passed of [directory, dirname(directory)]) chmodSync(passed, 0o755)
  const server = await startPostgres(programs)
  const client = new pg.Client(await server.database('bench'))
  await client.connect()
  // As on a machine of this size: what fits stays in memory.
  await client.query(
    `SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'; SET max_parallel_workers_per_gather = 2`,
  )
  for (const table of peerTables) {
    await client.query(`CREATE TABLE ${table} (${columns[table]})`)
    await client.query(`COPY ${table} FROM '${files[table]}'`)
  }
  for (const index of indexes) await client.query(index)
  await client.query('VACUUM ANALYZE')
  return {
    ask: async (statement) => (await client.query(statement)).rows,
    close: () => client.end(),
  }
}
