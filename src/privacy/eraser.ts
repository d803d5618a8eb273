import type { BaseLogger } from 'pino'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Actor } from '../manage/access.ts'
import { brandScope } from '../manage/loads.ts'
import { countsOf } from './counting.ts'
import {
  assertConfirmed,
  type Erasure,
  type ErasureRequest,
  failErasure,
  openErasure,
  openErasures,
} from './erasures.ts'
import { findPerson, seedOf } from './find-person.ts'
import type { Person, PersonName } from './person.ts'
import { runErasure, Unfinished, type Workplace } from './run-erasure.ts'

/** Erases people, one after the other. What was accepted is done, over restarts. */
export type Eraser = {
  /** The person and how many rows of each table are theirs. Throws `not_found` where there are none, `conflict`. */
  find(brand: string, name: PersonName): Promise<{ person: Person; tables: { table: string; rows: number }[] }>
  /** Accepts an erasure and begins it. Throws as `find` does, and `bad_request` where it is not confirmed. */
  request(whose: { actor: Actor; brand: string }, request: ErasureRequest): Promise<Erasure>
  /** Goes on with what an earlier process has left. */
  resume(): Promise<void>
  /** Resolves when nothing is erased or waits. */
  idle(): Promise<void>
  /** Ends between two steps; the next start goes on. */
  close(): Promise<void>
}

type EraserOptions = Workplace & {
  log: Pick<BaseLogger, 'info' | 'error'>
  /** How long to wait before one that failed is tried again. */
  retryMs?: number
}

const defaultRetryMs = 5 * 60_000

export function createEraser({ log, retryMs = defaultRetryMs, ...place }: EraserOptions): Eraser {
  const { warehouse, registry } = place
  const stopping = new AbortController()
  const retries = new Set<NodeJS.Timeout>()
  let working: Promise<void> = Promise.resolve()

  const find: Eraser['find'] = async (brand, name) => {
    const { trafficSlice } = await brandScope(registry, brand)
    const person = await findPerson({ warehouse, registry, brand, trafficSlice }, seedOf(name))
    const counts = await countsOf(warehouse, brand, person)
    if (counts.size === 0) throw new Problem('not_found', { what: 'person' })
    return { person, tables: [...counts].map(([{ table }, rows]) => ({ table, rows })) }
  }
  const work = async (id: string) => {
    if (stopping.signal.aborted) return
    const [erasure] = await openErasures(registry, id)
    if (!erasure) return
    try {
      await runErasure(place, erasure, stopping.signal)
      log.info({ brand: erasure.brand, erasure: id }, 'a person was erased')
    } catch (error) {
      // What is cut off by a stop goes on at the next start.
      if (stopping.signal.aborted) return
      log.error({ err: error, erasure: id }, 'a person could not be erased')
      await failErasure(registry, id, publicError(error), error instanceof Unfinished ? error.report : undefined)
      retries.add(setTimeout(() => start(id), retryMs).unref())
    }
  }
  const start = (id: string) => {
    working = working
      .then(() => work(id))
      .catch((error: unknown) => log.error({ err: error, erasure: id }, 'An erasure ended without a trace.'))
  }
  return {
    find,
    async request(whose, request) {
      assertConfirmed(request)
      const { person } = await find(whose.brand, request)
      const erasure = await openErasure(registry, whose, request, person)
      start(erasure.id)
      return erasure
    },
    async resume() {
      for (const { id } of await openErasures(registry)) start(id)
    },
    idle: () => working,
    async close() {
      stopping.abort()
      for (const retry of retries) clearTimeout(retry)
      await working
    },
  }
}

function publicError(error: unknown): NonNullable<Erasure['error']> {
  const { code, text } = error instanceof Problem ? error : new Problem('internal', { id: newId('err') }, error)
  return { code, message: text.en, message_zh: text.zh }
}
