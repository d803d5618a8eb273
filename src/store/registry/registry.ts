import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'
import type { BaseLogger } from 'pino'
import { Database } from './database.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

/** Postgres, in this process or on a server; the same queries and the same types of values on both. */
export type Registry = {
  readonly db: Kysely<Tables>
  readonly kind: 'embedded' | 'server'
  /** Throws when the registry does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

type RegistryOptions = {
  /** Holds `registry/`. The caller has its lock. */
  dataDir: string
  /** A PostgreSQL server ("postgres://…"); without it the embedded engine is used. */
  url?: string
  log: Pick<BaseLogger, 'error'>
}

/** Opens the registry and brings its schema up to date. */
export async function openRegistry({ dataDir, url, log }: RegistryOptions): Promise<Registry> {
  const engine = url ? server(url) : await embedded(join(dataDir, 'registry'), log)
  engine.pool.on('error', (error) => log.error({ err: error }, 'The registry lost a connection.'))
  const db = new Database(engine.pool)
  const close = async () => {
    await db.destroy()
    await engine.stop()
  }
  try {
    await migrate(db)
  } catch (error) {
    await close()
    throw error
  }
  const ping = async () => {
    await sql`SELECT 1`.execute(db)
  }
  return { db, kind: url ? 'server' : 'embedded', ping, close }
}

type Engine = { pool: Pool; stop(): Promise<void> }

function server(url: string): Engine {
  const pool = new Pool({ ...reading, connectionString: url, max: 8, connectionTimeoutMillis: 10_000 })
  return { pool, stop: async () => {} }
}

/** One connection that never idles out: a transaction holds it, and what comes meanwhile queues in the pool. */
async function embedded(directory: string, log: RegistryOptions['log']): Promise<Engine> {
  const postgres = await startEmbedded(directory, (error) => log.error({ err: error }, 'The embedded registry broke.'))
  const pool = new Pool({ ...reading, ssl: false, stream: postgres.connect, max: 1, idleTimeoutMillis: 0 })
  return { pool, stop: postgres.close }
}

const int8 = 20
const int8Array = 1016
const date = 1082

const readInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`The registry holds ${text}, which is no safe integer.`)
  return value
}
const readIntegers = (text: string): number[] => (text === '{}' ? [] : text.slice(1, -1).split(',').map(readInteger))
const readDay = (text: string): string => text

const readers = new Map<number, (text: string) => unknown>([
  [int8, readInteger],
  [int8Array, readIntegers],
  [date, readDay],
])

/** 64-bit integers as numbers, days as "2026-01-31"; the rest as the driver reads it (instants as Date, JSON parsed). */
const reading: PoolConfig = {
  types: {
    getTypeParser: (id: number, format?: 'text' | 'binary') => readers.get(id) ?? types.getTypeParser(id, format),
  },
}
