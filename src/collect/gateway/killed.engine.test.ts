import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { engines, newBrandId } from '../../../test/engines.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { openEventLog } from './event-log.ts'
import { createLoader, type Loader } from './loader.ts'

const sender = fileURLToPath(new URL('../../../test/log-process.ts', import.meta.url))
const quiet = { info: () => {}, error: () => {} }
const kills = 50

test('of all that was acknowledged before fifty kills at random moments nothing is missing and nothing double', async () => {
  const { warehouse } = await engines()
  const brand = newBrandId()
  const directory = mkdtempSync(join(tmpdir(), 'millpond-killed-'))
  const acknowledged = new Set<string>()
  for (let i = 0; i < kills; i++) {
    for (const id of await sendUntilKilled(directory, brand, 5 + Math.floor(Math.random() * 60))) acknowledged.add(id)
    // Now and then the log is loaded, too, and the loading stopped wherever it is.
    if (i % 10 === 9) await loadFor(warehouse, directory, 300)
  }
  await loadAll(warehouse, directory)
  expect(acknowledged.size).toBeGreaterThan(kills)
  const rows = await warehouse.query<{ id: string; times: number }>(
    sql`SELECT toString(message_id) AS id, count() AS times FROM events WHERE brand = ${str(brand)} GROUP BY id`,
    { limits: { rows: 10_000_000 } },
  )
  const there = new Map(rows.map(({ id, times }) => [id, times]))
  expect([...acknowledged].filter((id) => !there.has(id))).toEqual([])
  expect(rows.filter(({ times }) => times > 1)).toEqual([])
}, 240_000)

/** Runs a sender until so long after its first acknowledgement, kills it, and gives the ids that it was acknowledged. */
async function sendUntilKilled(directory: string, brand: string, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, [sender, directory, brand], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (piece) => {
      text += piece
      resolve()
    })
  })
  const gone = new Promise((resolve) => child.once('close', resolve))
  await Promise.race([begun, gone])
  await setTimeout(ms)
  child.kill('SIGKILL')
  await gone
  return text.split('\n').slice(0, -1)
}

async function withLoader(warehouse: Warehouse, directory: string, use: (loader: Loader) => Promise<unknown>) {
  const events = await openEventLog({ directory, limitBytes: 2 ** 30, onSegment: () => {} })
  const loader = createLoader({
    warehouse,
    log: quiet,
    events,
    keptOut: async () => new Map(),
    onLoaded: () => {},
  })
  loader.wake()
  await use(loader)
  await loader.close()
  await events.close()
}

const loadFor = (warehouse: Warehouse, directory: string, ms: number) =>
  withLoader(warehouse, directory, () => setTimeout(ms))
const loadAll = (warehouse: Warehouse, directory: string) => withLoader(warehouse, directory, (loader) => loader.idle())
