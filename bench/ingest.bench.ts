import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Running } from '../src/cli/server.ts'
import { sql, str } from '../src/store/sql.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { rateOfEventsAlone } from './events-engine-alone.ts'
import { createBatchMaker, eventsPerBatch } from './fabricate-bodies.ts'
import type { Sent } from './send-events.ts'
import { call, cpuSecondsOf, json, peakOf, withServer } from './server.ts'

/**
 * Posts batches of events to a server of its own for some seconds, and prints how many a second were acknowledged and how soon,
 * how many a second were in the warehouse in the end, and the ratio to the engine alone on the same bytes. Every acknowledged
 * event is then looked for.
 */
const seconds = Number(process.argv[2] ?? 10)
const warmSeconds = 3
const aloneBatches = 25_000
const sender = fileURLToPath(new URL('send-events.ts', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'millpond-bench-'))

try {
  const dataDir = join(directory, 'data')
  const taken = await withServer(dataDir, takeEvents)
  const { sent, loadSeconds, drainSeconds, serverCpu, peakMb } = taken
  const events = (sent.batches - sent.refused.length) * eventsPerBatch
  const bytesPerEvent = await lookFor(dataDir, sent)
  const alone = await rateOfEventsAlone(createBatchMaker(''), aloneBatches, directory)
  const figures: readonly [what: string, value: number | string][] = [
    ['events, acknowledged and found once each', events],
    ['batches refused', sent.refused.length],
    ['acknowledged events a second', Math.round(sent.eventsPerSecond)],
    ['p50 of an answer, ms', sent.p50.toFixed(1)],
    ['p99 of an answer, ms', sent.p99.toFixed(1)],
    ['seconds from the last answer to the last row', drainSeconds.toFixed(1)],
    ['events a second from the first request to the last row', Math.round(events / (loadSeconds + drainSeconds))],
    ['processor time of the server, µs an event', ((1e6 * serverCpu) / events).toFixed(1)],
    ['processor time of the sender, µs an event', ((1e6 * sent.cpuSeconds) / events).toFixed(1)],
    ['peak memory of the server, MB', peakMb],
    ['bytes of an event on disk', bytesPerEvent.toFixed(1)],
    ['the engine alone, events a second', Math.round(alone)],
    ['ratio of acknowledged', (sent.eventsPerSecond / alone).toFixed(2)],
  ]
  for (const [what, value] of figures) console.log(`${what.padEnd(58)}${String(value).padStart(10)}`)
} finally {
  rmSync(directory, { recursive: true, force: true })
}

async function takeEvents(running: Running) {
  const made = { name: 'Bench', currency: 'USD', time_zone: 'UTC', markets: ['US'] }
  const brand = z.object({ id: z.string() }).parse(await call(running, 'POST', '/brands', json(made)))
  const path = `/brands/${brand.id}`
  const source = z
    .object({ write_key: z.string() })
    .parse(await call(running, 'POST', `${path}/sources`, json({ name: 'Shop' })))
  const cpuBefore = cpuSecondsOf(running.pid)
  const begun = performance.now()
  const sent = await send(new URL(running.url).port, source.write_key)
  const loaded = performance.now()
  const lag = z.object({ waiting_bytes: z.int(), trouble: z.object({ en: z.string() }).nullable() })
  let trouble: string | null = null
  for (let waiting = 1; waiting > 0; await setTimeout(50)) {
    const now = lag.parse(await call(running, 'GET', `${path}/events/lag`))
    // What the warehouse does not take at once is tried again; every event is looked for in the end.
    if (now.trouble && now.trouble.en !== trouble) console.log(`the warehouse had trouble: ${now.trouble.en}`)
    trouble = now.trouble?.en ?? null
    waiting = now.waiting_bytes
  }
  return {
    sent,
    loadSeconds: (loaded - begun) / 1000,
    drainSeconds: (performance.now() - loaded) / 1000,
    serverCpu: cpuSecondsOf(running.pid) - cpuBefore,
    peakMb: peakOf(running.pid),
  }
}

/** Runs the sender in a process of its own. */
async function send(port: string, writeKey: string): Promise<Sent> {
  const given = [sender, port, writeKey, String(seconds), String(warmSeconds)]
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] })
  const text = (await child.stdout.toArray()).join('')
  if (text === '') throw new Error('The sender of events failed.')
  return JSON.parse(text) as Sent
}

/** Throws unless each acknowledged event is in the warehouse exactly once; gives the bytes that an event takes there. */
async function lookFor(dataDir: string, sent: Sent): Promise<number> {
  const file = join(directory, 'acknowledged.tsv')
  await pipeline(Readable.from(acknowledged(sent)), createWriteStream(file))
  const warehouse = await openWarehouse({ dataDir, log: { info: () => {} }, memoryBytes: 4e9 })
  const [found] = await warehouse.query<{ rows: number; ids: number; missing: number }>(sql`
    SELECT count() AS rows, uniqExact(message_id) AS ids,
      (SELECT count() FROM file(${str(file)}, 'TSV', 'id UUID') WHERE id NOT IN (SELECT message_id FROM events)) AS missing
    FROM events`)
  const expected = (sent.batches - sent.refused.length) * eventsPerBatch
  if (found?.missing !== 0 || found.rows !== found.ids || found.ids < expected) {
    throw new Error(`Of ${expected} acknowledged events: ${JSON.stringify(found)}`)
  }
  const bytes = await bytesOnDisk(warehouse)
  await warehouse.close()
  return bytes / found.rows
}

function* acknowledged({ batches, refused }: Sent): Generator<string> {
  const maker = createBatchMaker('')
  const not = new Set(refused)
  for (let batch = 0; batch < batches; batch++) if (!not.has(batch)) yield `${maker.idsOf(batch).join('\n')}\n`
}

async function bytesOnDisk(warehouse: Warehouse): Promise<number> {
  await warehouse.define('OPTIMIZE TABLE events FINAL')
  const [row] = await warehouse.query<{ bytes: number }>(
    sql`SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE database = currentDatabase() AND table = 'events' AND active`,
  )
  return row?.bytes ?? Number.NaN
}
