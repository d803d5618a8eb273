import { Client } from 'pg'
import { Problem } from '../../kernel/errors.ts'

/** Any number, the same in every Millpond: it names the lock within a database. */
const lockKey = 4_600_417

export type ServerLock = { release(): Promise<void> }

/**
 * Takes a PostgreSQL database for this process, as long as its connection stands: two servers on one registry would go on
 * with each other's imports and drop each other's rebuilds. Throws `store_locked`.
 */
export async function lockServer(url: string): Promise<ServerLock> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true })
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [lockKey])
  if (rows[0]?.taken) return { release: () => client.end() }
  const holder = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND granted",
    [lockKey],
  )
  await client.end()
  throw new Problem('store_locked', { pid: holder.rows[0]?.pid ?? 0, path: new URL(url).pathname.slice(1) })
}
