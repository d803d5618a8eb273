import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { DurableNodeFS } from './durable-fs.ts'

/** `-F` (no fsync) is among PGlite's defaults; small buffers, since the registry is small. */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['wal_sync_method=fsync', 'shared_buffers=16MB', 'timezone=UTC'].flatMap((setting) => ['-c', setting]),
]

// Compiling Postgres a second time, for speed, takes 500 MB for a moment and makes the registry's small queries no faster.
// Nothing else in the process is WebAssembly.
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag)

/** Opens PGlite on a directory so that what it acknowledges is on the disk; makes a cluster where the directory is empty. */
export async function openPGlite(directory: string): Promise<PGlite> {
  const pglite = new PGlite({ fs: new DurableNodeFS(directory), startParams })
  await pglite.waitReady
  return pglite
}
