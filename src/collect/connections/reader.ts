import type { BaseLogger } from 'pino'
import { Problem } from '../../kernel/errors.ts'
import { dayOf, dayStart } from '../../kernel/time.ts'
import type { Seal } from '../../manage/seal.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { createLanes } from '../imports/lanes.ts'
import type { ImportQueue } from '../imports/queue.ts'
import { type Patience, patience as usual } from './ask.ts'
import { platformById } from './catalogue.ts'
import { type ConnectionRow, rowOf } from './connections.ts'
import type { Platform } from './define.ts'
import { outcomeOf } from './outcome.ts'
import { ReadFault } from './refusal.ts'
import { type Counted, type ReadingShop, runConnection } from './run-connection.ts'
import { beginRun, endCutRuns, endRun } from './runs.ts'
import { createSend } from './send.ts'

/** Reads every connection once a day, and when asked to; one at a time of a brand. */
export type ConnectionReader = {
  /** Reads those that are due; resolves when they are read. */
  tick(): Promise<void>
  /** Something was changed or asked for: what reads this connection now ends, and what is due begins. */
  changed(connection: string): void
  /** What is due begins. */
  wake(): void
  /** Goes on with what an earlier process has left. */
  resume(): Promise<void>
  /** Resolves when nothing is read. */
  idle(): Promise<void>
  /** Ends between pages; what was under way goes on at the next start. */
  close(): Promise<void>
}

type Options = {
  registry: Registry
  queue: Pick<ImportQueue, 'submit'>
  seal: Seal
  log: Pick<BaseLogger, 'info' | 'error'>
  /** Platform → where its requests go instead, as the operator has set it. */
  urls?: Readonly<Record<string, string>> | undefined
  everyMs?: number
  patience?: Patience
  clock?: () => Date
}

const brandsAtOnce = 4

export function createConnectionReader(options: Options): ConnectionReader {
  const { registry, queue, seal, log, urls = {}, everyMs = 60_000, clock = () => new Date() } = options
  const baseOf = (platform: string) => urls[platform]
  const send = (platform: string) => createSend({ trusted: baseOf(platform) })
  const shop: ReadingShop = { registry, queue, seal, send, baseOf, patience: options.patience ?? usual }
  const lanes = createLanes(brandsAtOnce)
  const under = new Map<string, AbortController>()
  let isClosed = false

  const work = async ({ id, brand }: { id: string; brand: string }, stop: AbortController) => {
    if (isClosed || stop.signal.aborted) return
    const row = await dueRow(registry, brand, id, clock())
    if (row) await readOnce({ shop, log, clock, isClosed: () => isClosed }, row, stop.signal)
  }
  const begin = (one: { id: string; brand: string }) => {
    const stop = new AbortController()
    under.set(one.id, stop)
    return lanes
      .run(one.brand, () => work(one, stop))
      .catch((error: unknown) => log.error({ err: error, connection: one.id }, 'a connection could not be read'))
      .finally(() => {
        if (under.get(one.id) === stop) under.delete(one.id)
      })
  }
  const tick = async () => {
    if (isClosed) return
    const due = await dueConnections(registry, clock())
    await Promise.all(due.filter(({ id }) => !under.has(id)).map(begin))
  }
  const wake = () =>
    void tick().catch((error: unknown) => log.error({ err: error }, 'it could not be asked which connections are due'))
  const timer = setInterval(wake, everyMs).unref()

  return {
    tick,
    wake,
    changed(connection) {
      under.get(connection)?.abort()
      under.delete(connection)
      wake()
    },
    resume: () => endCutRuns(registry),
    idle: () => lanes.idle(),
    async close() {
      isClosed = true
      clearInterval(timer)
      for (const stop of under.values()) stop.abort()
      await lanes.idle()
    },
  }
}

async function dueConnections({ db }: Registry, now: Date) {
  return db
    .selectFrom('connections')
    .select(['id', 'brand'])
    .where('state', '=', 'active')
    .where('next_run_at', '<=', now)
    .orderBy('next_run_at')
    .execute()
}

/** The connection as it is when its turn comes; undefined where it was read, paused or removed meanwhile. */
async function dueRow(registry: Registry, brand: string, id: string, now: Date): Promise<ConnectionRow | undefined> {
  const row = await rowOf(registry, brand, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not_found') return undefined
    throw error
  })
  const isDue = row?.state === 'active' && row.next_run_at !== null && row.next_run_at <= now
  return isDue ? row : undefined
}

type Work = Pick<Options, 'log'> & { shop: ReadingShop; clock: () => Date; isClosed: () => boolean }

async function readOnce({ shop, log, clock, isClosed }: Work, row: ConnectionRow, signal: AbortSignal): Promise<void> {
  const { registry } = shop
  const { id, brand } = row
  const began = clock()
  const timeZone = await zoneOf(registry, brand)
  const day = dayOf(began, timeZone)
  const run = await beginRun(registry, { brand, connection: id })
  const counted: Counted = { rows: 0, calls: 0 }
  let failure: unknown
  try {
    const reading = {
      platform: demandPlatform(row.platform),
      row,
      run,
      asOf: dayStart(day, timeZone),
      day,
      timeZone,
      signal,
    }
    await runConnection(shop, reading, counted)
  } catch (error) {
    failure = error
  }
  // The next start finds the run as it is, and goes on.
  if (isClosed()) return
  if (signal.aborted) return endRun(registry, run, { state: 'cut', error: null, ...counted })
  const { state, error, next, isWaitingForPerson, isUnexpected } = outcomeOf(failure, row.next_run_at ?? began, clock())
  if (isUnexpected) log.error({ err: failure, brand, connection: id }, 'a connection could not be read')
  else log.info({ brand, connection: id, state, ...counted }, 'a connection was read')
  await endRun(registry, run, { state, error, ...counted })
  await registry.db
    .updateTable('connections')
    .set({ next_run_at: next, ...(isWaitingForPerson && { state: 'attention' }) })
    .where('id', '=', id)
    .where('updated_at', '=', row.updated_at)
    .execute()
}

/** Throws `ReadFault` for one that this version does not read. */
function demandPlatform(id: string): Platform {
  const platform = platformById(id)
  if (platform) return platform
  throw new ReadFault({ kind: 'access', said: `this version does not read ${id}`, remedy: byFileFromNow })
}

const byFileFromNow = {
  en: 'Remove this connection, or go back to a version that reads the platform. What was read stays, and files of it can be imported.',
  zh: '请删除此连接，或换回支持该平台的版本。已读取的数据不受影响，也可以继续导入文件。',
}

async function zoneOf({ db }: Registry, brand: string): Promise<string> {
  const row = await db.selectFrom('brands').select('time_zone').where('id', '=', brand).executeTakeFirstOrThrow()
  return row.time_zone
}
