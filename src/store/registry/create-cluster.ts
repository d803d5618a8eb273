import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { syncPath } from './durable-fs.ts'
import { openPGlite } from './pglite.ts'

/**
 * Makes the database cluster of a first start, where there is none. A process of its own does it, since it takes
 * 600 MB for two seconds, of which a thread would give back little.
 */
export async function ensureCluster(directory: string): Promise<void> {
  if (isCluster(directory)) return
  mkdirSync(dirname(directory), { recursive: true })
  const left = readdirSync(dirname(directory)).filter((name) => name.startsWith(`${basename(directory)}.new-`))
  for (const name of left) rmSync(join(dirname(directory), name), { recursive: true, force: true })
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), directory])
}

const isCluster = (directory: string) => existsSync(join(directory, 'PG_VERSION'))

/**
 * The cluster is made aside and renamed when all of it is on the disk, so that a kill leaves all or nothing. Should the
 * process that asked be killed and another ask anew, one of the two renames succeeds, and either will do.
 */
async function create(directory: string): Promise<void> {
  const aside = mkdtempSync(`${directory}.new-`)
  await (await openPGlite(aside)).close()
  for (const name of readdirSync(aside, { recursive: true, encoding: 'utf8' })) syncPath(join(aside, name))
  syncPath(aside)
  if (isCluster(directory)) rmSync(aside, { recursive: true })
  else renameSync(aside, directory)
  syncPath(dirname(directory))
}

if (import.meta.main) await create(process.argv[2] ?? '')
