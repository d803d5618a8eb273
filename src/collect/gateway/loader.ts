import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { BaseLogger } from 'pino'
import type { KeptOut } from '../../manage/kept-out.ts'
import { sql, str, strs, u64 } from '../../store/sql.ts'
import { isUnreadable } from '../../store/warehouse/engine-errors.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { eventColumns, quarantineColumns } from './event-columns.ts'
import type { EventLog, Segment } from './event-log.ts'
import type { LoadAnswer, LoadTask } from './load-worker.ts'
import { type Doubtful, type LoadedSegment, refusedRow } from './read-segment.ts'

/** Brings segments of the log into the warehouse, one after the other, for as long as there are any. */
export type Loader = {
  /** A segment waits. */
  wake(): void
  /** Why the warehouse does not take what waits; undefined when it does. */
  trouble(): string | undefined
  /** Resolves when nothing waits. */
  idle(): Promise<void>
  /** Ends after the segment that is being loaded; what waits stays in the log. */
  close(): Promise<void>
}

type LoaderOptions = {
  warehouse: Warehouse
  log: Pick<BaseLogger, 'info' | 'error'>
  events: EventLog
  /** The people of each brand who do not come back; asked before each segment. */
  keptOut: () => Promise<ReadonlyMap<string, KeptOut>>
  /** Called when a segment is in the warehouse. */
  onLoaded: () => void
}

/** Ids of so many hours are remembered after a start: libraries try again for a day at most. */
const rememberedHours = 48
const firstRetryMs = 500
const lastRetryMs = 10_000
/** Doubtful events that are looked up at once. */
const lookedUp = 2000

export function createLoader({ warehouse, log, events, keptOut, onLoaded }: LoaderOptions): Loader {
  const stopping = new AbortController()
  let worker: Promise<Worker> | undefined
  let working: Promise<void> | undefined
  let trouble: string | undefined

  const work = async () => {
    for (let segment = events.oldest(); segment && !stopping.signal.aborted; segment = events.oldest()) {
      await loadUntilDone(segment)
    }
  }
  /** Tries a segment again and again: nothing that was acknowledged is given up. */
  const loadUntilDone = async (segment: Segment) => {
    for (let wait = firstRetryMs; !stopping.signal.aborted; wait = Math.min(2 * wait, lastRetryMs)) {
      try {
        worker ??= startWorker(warehouse)
        await load(warehouse, await worker, segment, await keptOut())
        await events.remove(segment)
        trouble = undefined
        onLoaded()
        return
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error)
        log.error({ err: error, segment: segment.number }, 'events wait, since the warehouse does not take them')
        // A worker remembers the ids of the segment as if they were in: the next one asks the warehouse.
        await worker?.then((one) => one.terminate()).catch(() => undefined)
        worker = undefined
        await setTimeout(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const wake = () => {
    working ??= work().finally(() => {
      working = undefined
      if (events.oldest() && !stopping.signal.aborted) wake()
    })
  }
  return {
    wake,
    trouble: () => trouble,
    async idle() {
      while (working) await working
    },
    async close() {
      stopping.abort()
      await working
      await worker?.then((one) => one.terminate()).catch(() => undefined)
    },
  }
}

/** Writes a segment. Rows that are there already are left out, so that it may be repeated after a kill at any point. */
async function load(
  warehouse: Warehouse,
  worker: Worker,
  { path, number }: Segment,
  keptOut: ReadonlyMap<string, KeptOut>,
): Promise<void> {
  const answer = await ask(worker, { path, number, keptOut })
  if (!('loaded' in answer)) throw new Error('The worker answered something else.')
  const { loaded } = answer
  await writeEvents(warehouse, [...loaded.rows, ...(await unknownOnes(warehouse, loaded))])
  await writeRows(warehouse, 'event_quarantine', quarantineColumns, loaded.quarantined)
}

/** Writes rows of events. A row that the engine cannot read is found by halving and set aside, so that it holds up no other. */
async function writeEvents(warehouse: Warehouse, rows: readonly string[]): Promise<void> {
  try {
    await writeRows(warehouse, 'events', eventColumns, rows)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    const [only] = rows
    if (rows.length === 1 && only !== undefined) {
      return writeRows(warehouse, 'event_quarantine', quarantineColumns, [refusedRow(only)])
    }
    const half = Math.ceil(rows.length / 2)
    await writeEvents(warehouse, rows.slice(0, half))
    await writeEvents(warehouse, rows.slice(half))
  }
}

/** The same rows again write nothing, also where the answer to the first time was lost. */
async function writeRows(warehouse: Warehouse, table: string, columns: readonly string[], rows: readonly string[]) {
  if (rows.length === 0) return
  const bytes = Buffer.from(`${rows.join('\n')}\n`)
  await warehouse.insert(table, columns, bytes, { token: createHash('md5').update(bytes).digest('hex') })
}

/** Of the doubtful events those that are not in the warehouse. They are looked for around their day, where their person's events are. */
async function unknownOnes(warehouse: Warehouse, { doubtful }: LoadedSegment): Promise<string[]> {
  const rows: string[] = []
  for (const [brand, all] of Map.groupBy(doubtful, (one) => one.brand)) {
    for (let from = 0; from < all.length; from += lookedUp) {
      const some = all.slice(from, from + lookedUp)
      const known = await knownIds(warehouse, brand, some)
      rows.push(...some.filter(({ messageId }) => !known.has(messageId)).map(({ row }) => row))
    }
  }
  return rows
}

async function knownIds(warehouse: Warehouse, brand: string, some: readonly Doubtful[]): Promise<Set<string>> {
  const days = some.map(({ day }) => day).sort()
  const people = strs([...new Set(some.map(({ person }) => person))])
  const ids = strs(some.map(({ messageId }) => messageId))
  const found = await warehouse.query<{ id: string }>(sql`
    SELECT DISTINCT toString(message_id) AS id FROM events
    WHERE brand = ${str(brand)}
      AND day BETWEEN toDate(${str(days[0] ?? '')}) - 1 AND toDate(${str(days.at(-1) ?? '')}) + 1
      AND person IN (SELECT sipHash64(arrayJoin(${people}))) AND message_id IN (SELECT toUUID(arrayJoin(${ids})))`)
  return new Set(found.map(({ id }) => id))
}

/** Starts a worker that remembers the ids of late. */
async function startWorker(warehouse: Warehouse): Promise<Worker> {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url))
  worker.unref()
  for (let hour = 0; hour < rememberedHours; hour++) {
    const rows = await warehouse.query<{ ids: string[] }>(
      sql`
        SELECT groupArray(toString(message_id)) AS ids FROM events
        WHERE received_at > now() - toIntervalHour(${u64(hour + 1)}) AND received_at <= now() - toIntervalHour(${u64(hour)})
        GROUP BY cityHash64(message_id) % 64`,
      { limits: { seconds: 300 } },
    )
    for (const { ids } of rows) await ask(worker, { remember: ids })
  }
  return worker
}

function ask(worker: Worker, task: LoadTask): Promise<Exclude<LoadAnswer, { failed: string }>> {
  if (worker.threadId === -1) throw new Error('The worker that reads events has ended.')
  return new Promise((resolve, reject) => {
    const settle = (work: () => void) => {
      worker.off('error', fail).off('exit', end).off('message', hear)
      work()
    }
    const fail = (error: Error) => settle(() => reject(error))
    const end = () => fail(new Error('The worker that reads events has ended.'))
    const hear = (answer: LoadAnswer) => {
      if ('failed' in answer) fail(new Error(answer.failed))
      else settle(() => resolve(answer))
    }
    worker.on('error', fail).on('exit', end).on('message', hear)
    worker.postMessage(task)
  })
}
