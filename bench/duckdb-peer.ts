import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { exportPeerTables, peerTables } from './peer-tables.ts'

/** Another engine that holds the same rows. */
export type Peer = { ask(statement: string): Promise<Record<string, unknown>[]>; close(): Promise<void> }

/** DuckDB with the same rows in its own format, sorted as Millpond's tables are, with as many threads. */
export async function openDuckDB(warehouse: Warehouse, directory: string, threads: number): Promise<Peer> {
  const files = await exportPeerTables(warehouse, directory, 'Parquet')
  const instance = await DuckDBInstance.create(join(directory, 'peer.duckdb'), {
    threads: String(threads),
    memory_limit: '4GB',
  })
  const connection = await instance.connect()
  for (const table of peerTables) {
    const order = {
      events: 'day, person, "at"',
      visits: 'day, person, started_at',
      orders: 'day, person',
      person_ids: 'person',
    }
    await connection.run(
      `CREATE TABLE ${table} AS SELECT * FROM read_parquet('${files[table]}') ORDER BY ${order[table]}`,
    )
    rmSync(files[table])
  }
  await connection.run('CHECKPOINT')
  return {
    ask: async (statement) =>
      (await connection.runAndReadAll(statement)).getRowObjectsJS() as Record<string, unknown>[],
    async close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
