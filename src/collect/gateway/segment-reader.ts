import { Worker } from 'node:worker_threads'
import type { KeptOut } from '../../manage/kept-out.ts'
import { instant, sql } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { LoadAnswer, LoadTask } from './load-worker.ts'
import type { LoadedSegment } from './read-segment.ts'
import type { Segment } from './segment-files.ts'

/** Makes rows of segments in a worker, which is started with the first of them. One is read at a time. */
export type SegmentReader = {
  /** `keptOut`: the people of each brand who do not come back. */
  read(segment: Segment, keptOut: ReadonlyMap<string, KeptOut>): Promise<LoadedSegment>
  /** Ends the worker. The next one asks the warehouse anew what is there. */
  end(): Promise<void>
}

/** Ids of so many hours are remembered after a start: libraries try again for a day at most. */
const rememberedMs = 48 * 3_600_000
/** Ids of one question, about: they are 39 bytes each. */
const idsAtOnce = 1_000_000
const limits = { seconds: 300 }

export function createSegmentReader(warehouse: Warehouse): SegmentReader {
  let worker: Promise<Worker> | undefined
  return {
    async read({ path, number }, keptOut) {
      worker ??= startWorker(warehouse)
      const answer = await ask(await worker, { path, number, keptOut })
      if (!('loaded' in answer)) throw new Error('The worker answered something else.')
      return answer.loaded
    },
    async end() {
      const ended = worker
      worker = undefined
      await ended?.then((one) => one.terminate()).catch(() => undefined)
    },
  }
}

/** Starts a worker that remembers the ids of late. */
async function startWorker(warehouse: Warehouse): Promise<Worker> {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url))
  worker.unref()
  try {
    for (const { from, to } of await spansOfLate(warehouse)) {
      const remember = await idsBetween(warehouse, from, to)
      await ask(worker, { remember }, [remember.buffer])
    }
    return worker
  } catch (error) {
    await worker.terminate()
    throw error
  }
}

/** The time whose ids are remembered, in spans whose ids fit in memory. None where nothing came. */
async function spansOfLate(warehouse: Warehouse): Promise<{ from: Date; to: Date }[]> {
  const minutes = await warehouse.query<{ minute: number; events: number }>(
    sql`
      SELECT toUnixTimestamp(toStartOfMinute(received_at)) AS minute, count() AS events FROM events
      WHERE received_at > ${instant(new Date(Date.now() - rememberedMs))} GROUP BY minute ORDER BY minute`,
    { limits },
  )
  const spans: { from: Date; to: Date; events: number }[] = []
  for (const { minute, events } of minutes) {
    const last = spans.at(-1)
    const to = new Date((minute + 60) * 1000)
    if (!last || last.events + events > idsAtOnce) spans.push({ from: new Date(minute * 1000), to, events })
    else Object.assign(last, { to, events: last.events + events })
  }
  return spans
}

/** The ids of what was received in the time, each in quotes on a line. */
async function idsBetween(warehouse: Warehouse, from: Date, to: Date): Promise<Uint8Array<ArrayBuffer>> {
  const ids = sql`
    SELECT message_id FROM events WHERE received_at >= ${instant(from)} AND received_at < ${instant(to)}`
  const stream = await warehouse.stream(ids, 'CSVWithNames', { limits })
  const text = new Blob(await stream.toArray())
  const lines = new Uint8Array(await text.arrayBuffer())
  return lines.slice(lines.indexOf(10) + 1)
}

function ask(worker: Worker, task: LoadTask, handedOver: ArrayBuffer[] = []): Promise<LoadAnswer> {
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
    worker.postMessage(task, handedOver)
  })
}
