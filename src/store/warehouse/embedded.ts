import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { Sql } from '../sql.ts'
import { writeConfig } from './chdb-config.ts'
import { ChdbConnection } from './chdb-connection.ts'
import { mutate } from './mutation.ts'
import { dropPartition, eraseRows, removeRows, rewriteRows } from './removal.ts'
import { embeddedKindSettings, embeddedSettings } from './settings.ts'
import { statements } from './statements.ts'
import type { Warehouse } from './warehouse.ts'

const defaultMemory = 450_000_000
const mostRequests = 6

/**
 * ClickHouse in this process, on `<dataDir>/warehouse`. The caller holds the lock of dataDir (../lock.ts).
 * Each running request takes one thread of Node's pool: set UV_THREADPOOL_SIZE=12 in the environment that starts the
 * process (Node reads it only then); with the default of 4, two requests run at a time.
 */
export async function openEmbedded(config: {
  dataDir: string
  database: string
  /** Most memory of the engine; 450 MB keeps the whole process under 900. */
  memoryBytes?: number | undefined
  /** Threads of one query; all cores when not given. */
  threads?: number | undefined
}): Promise<Warehouse> {
  const path = join(config.dataDir, 'warehouse')
  const configFile = join(config.dataDir, 'warehouse.xml')
  const memoryBytes = config.memoryBytes ?? defaultMemory
  mkdirSync(path, { recursive: true })
  writeConfig(configFile, memoryBytes)
  const connection = new ChdbConnection({
    path,
    database: config.database,
    configFile,
    concurrency: concurrency(),
    insertDirectory: join(config.dataDir, 'inserts'),
  })
  await connection.prepare()
  const client = createClient({ connection, log: { level: ClickHouseLogLevel.OFF } })
  const threads = config.threads === undefined ? {} : { max_threads: config.threads }
  const settings = { ...embeddedSettings, ...threads }
  const base = statements({
    client,
    settings,
    kindSettings: embeddedKindSettings,
    queryMemory: Math.floor(memoryBytes * 0.8),
    path: config.dataDir,
  })
  return {
    kind: 'embedded',
    layout: { sharded: false },
    ...base,
    define: (statement) => base.run(new Sql([statement], [])),
    dropPartition: (table, partition) => base.run(dropPartition(table, partition)),
    remove: (table, where) => mutate(base.run, removeRows(table, where)),
    erase: (table, where) => mutate(base.run, eraseRows(table, where)),
    rewrite: (table, change, where) => mutate(base.run, rewriteRows(table, change, where)),
    close: () => client.close(),
  }
}

/** Two threads of the pool stay free: one for Node's own files, one to end a query whose caller has gone. */
function concurrency(): number {
  const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4)
  return Math.max(1, Math.min(mostRequests, threads - 2))
}
