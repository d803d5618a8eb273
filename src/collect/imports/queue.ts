import type { BaseLogger } from 'pino'
import { Problem } from '../../kernel/errors.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { ReadOptions } from '../connectors/define.ts'
import { checkMapping } from './choose-reading.ts'
import { columnNames } from './header-row.ts'
import { commitJob, endJob, type JobRequest, readJob, rereadJob } from './import-jobs.ts'
import { accepted, changeImport, findImport, type ImportRecord } from './import-records.ts'
import { createLanes } from './lanes.ts'
import { rememberMapping } from './mappings.ts'
import { removeFacts, removeLoad } from './staged-facts.ts'
import { acceptFile, type Submission } from './submit.ts'
import { sweep } from './sweep.ts'
import { undoImport } from './undo.ts'

/** What a person says about a table: the connector, field → header, and how values are written. */
type StatedMapping = {
  connector: string
  columns: Record<string, string>
  options?: Partial<ReadOptions> | undefined
}

/** Imports on their way from file to facts. Every change is written to the registry before a call returns. */
export type ImportQueue = {
  /** Stores a file and begins to read its tables. See `acceptFile` for what it throws. */
  submit(submission: Submission): Promise<ImportRecord[]>
  /** States how a table is to be read, remembers it for this header, and reads it again. Throws `conflict`, `bad_request`. */
  map(brand: string, id: string, stated: StatedMapping): Promise<ImportRecord>
  /** Commits an import that is ready; one that was undone or has failed is read again first. Throws `conflict`, also where findings must be accepted first. */
  commit(brand: string, id: string, accept?: readonly string[]): Promise<ImportRecord>
  /** Reads an import again that failed or was cancelled. */
  retry(brand: string, id: string): Promise<ImportRecord>
  cancel(brand: string, id: string): Promise<ImportRecord>
  undo(brand: string, id: string): Promise<ImportRecord>
  /** Goes on with what an earlier process has left, and takes away its remains. */
  resume(): Promise<void>
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
  /** Ends between batches; what was under way goes on at the next start. */
  close(): Promise<void>
}

type QueueOptions = {
  warehouse: Warehouse
  registry: Registry
  dataDir: string
  log: Pick<BaseLogger, 'info' | 'error'>
  /** Told when the facts of a brand that count have changed. */
  onChange(brand: string): void
}

type Job = (request: JobRequest) => Promise<void>

/** Two at once in all: reading keeps one core busy, the warehouse the other. */
const jobsAtOnce = 2
const cancellable = ['uploaded', 'reading', 'unmapped', 'ready', 'committing'] as const

export function createImportQueue({ onChange, ...shop }: QueueOptions): ImportQueue {
  const { registry, warehouse, log } = shop
  const lanes = createLanes(jobsAtOnce)
  const running = new Map<string, AbortController>()
  let closing = false

  /** Runs a job in its lane. It never rejects: what goes wrong is written to the import. */
  const start = (lane: string, { brand, id }: Pick<ImportRecord, 'brand' | 'id'>, job: Job) => {
    const work = async () => {
      if (closing) return
      const controller = new AbortController()
      const request = { brand, id, signal: controller.signal }
      running.set(id, controller)
      try {
        await job(request)
      } catch (error) {
        if (!closing) await endJob(shop, request, error)
      } finally {
        if (running.get(id) === controller) running.delete(id)
      }
    }
    lanes
      .run(lane, work)
      .catch((error: unknown) => log.error({ err: error, import: id }, 'An import ended without a trace.'))
  }
  const read = (one: ImportRecord) =>
    start(`read ${one.brand}`, one, async (request) => {
      const ready = await readJob(shop, request)
      if (
        ready?.status !== 'ready' ||
        !ready.progress?.commit ||
        unaccepted(ready, ready.progress.accept ?? []).length > 0
      )
        return
      const committing = await changeImport(registry, ready.id, ['ready'], { status: 'committing' })
      if (committing) commit(committing)
    })
  const commit = (one: ImportRecord) =>
    start(`commit ${one.brand}`, one, async (request) => {
      if (await commitJob(shop, request)) reread(one)
      onChange(one.brand)
    })
  const reread = (one: ImportRecord) =>
    start(`commit ${one.brand}`, one, async (request) => {
      if (await rereadJob(shop, request)) reread(one)
      onChange(one.brand)
    })

  /** Puts an import back to its beginning. */
  const readAgain = async (one: ImportRecord, patch: Parameters<typeof changeImport>[3]): Promise<ImportRecord> => {
    const changed = await changeImport(registry, one.id, [one.status], { ...patch, status: 'uploaded', error: null })
    if (!changed) throw changedMeanwhile()
    read(changed)
    return changed
  }

  return {
    async submit(submission) {
      const imports = await acceptFile(shop, submission)
      for (const one of imports) read(one)
      return imports
    },
    async map(brand, id, { connector, columns, options = {} }) {
      const one = await findImport(registry, brand, id)
      if (!['unmapped', 'ready', 'failed'].includes(one.status) || !one.header) throw notNow('mapped', one)
      checkMapping(one.header, connector, columns)
      await rememberMapping(registry, brand, columnNames(one.header), { connector, mapping: columns, options })
      return readAgain(one, { connector, mapping: columns, options: { ...options }, progress: { stage: 'waiting' } })
    },
    async commit(brand, id, accept = []) {
      const one = await findImport(registry, brand, id)
      if (one.status === 'undone' || one.status === 'failed') {
        const known = one.status === 'undone' ? accepted(one) : []
        return readAgain(one, { progress: { stage: 'waiting', commit: true, accept: [...known, ...accept] } })
      }
      if (one.status !== 'ready') throw notNow('committed', one)
      const open = unaccepted(one, accept)
      if (open.length > 0) throw acceptFirst(open)
      const changed = await changeImport(registry, id, ['ready'], {
        status: 'committing',
        progress: { stage: 'writing', accept: [...accept] },
      })
      if (!changed) throw changedMeanwhile()
      commit(changed)
      return changed
    },
    async retry(brand, id) {
      const one = await findImport(registry, brand, id)
      if (one.status !== 'failed' && one.status !== 'cancelled') throw notNow('read again', one)
      return readAgain(one, { progress: { stage: 'waiting' } })
    },
    async cancel(brand, id) {
      const one = await findImport(registry, brand, id)
      const cancelled = await changeImport(registry, id, cancellable, { status: 'cancelled', progress: null })
      if (!cancelled) throw notNow('cancelled', one)
      const job = running.get(id)
      // A job takes its rows away itself when it notices, between two batches.
      if (job) job.abort()
      else if (one.load !== null) await removeLoad(warehouse, brand, one.load)
      return cancelled
    },
    async undo(brand, id) {
      const { one, load, dependants } = await undoImport(registry, brand, id)
      for (const dependant of dependants) reread(dependant)
      start(`commit ${brand}`, one, () => removeFacts(warehouse, brand, load))
      onChange(brand)
      return one
    },
    async resume() {
      await sweep(shop)
      const left = await registry.db
        .selectFrom('imports')
        .selectAll()
        .where((is) =>
          is.or([
            is('status', 'in', ['uploaded', 'reading', 'committing']),
            is('live', '=', true).and('progress', 'is not', null),
          ]),
        )
        .orderBy('id')
        .execute()
      for (const one of left as ImportRecord[]) {
        if (one.live) reread(one)
        else if (one.status !== 'committing') read(one)
        else await readAgain(one, { progress: { stage: 'waiting', commit: true, accept: accepted(one) } })
      }
    },
    idle: () => lanes.idle(),
    async close() {
      closing = true
      for (const controller of running.values()) controller.abort()
      await lanes.idle()
    },
  }
}

/** Findings of a level that must be accepted by name, and are not. */
function unaccepted({ findings }: ImportRecord, accept: readonly string[]): string[] {
  if (accept.includes('*')) return []
  return (findings ?? [])
    .filter(({ level, code }) => level === 'error' && !accept.includes(code))
    .map(({ code }) => code)
}

const acceptFirst = (codes: readonly string[]) => {
  const named = codes.join(', ')
  return new Problem('conflict', {
    reason: { en: `accept these findings first: ${named}`, zh: `请先确认这些提示：${named}` },
  })
}
const doing = { mapped: '修改映射', committed: '写入', cancelled: '取消', 'read again': '重新读取' } as const
const notNow = (what: keyof typeof doing, { status }: ImportRecord) =>
  new Problem('conflict', {
    reason: { en: `an import that is ${status} cannot be ${what}`, zh: `处于 ${status} 状态的导入不能${doing[what]}` },
  })
const changedMeanwhile = () =>
  new Problem('conflict', {
    reason: { en: 'the import has changed meanwhile; look at it again', zh: '该导入期间已有变化，请重新查看' },
  })
