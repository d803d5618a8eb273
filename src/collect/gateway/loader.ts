import { setTimeout } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { Problem, type Text } from '../../kernel/errors.ts'
import type { KeptOut } from '../../manage/kept-out.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { EventLog } from './event-log.ts'
import type { LoadedSegment } from './read-segment.ts'
import type { Segment } from './segment-files.ts'
import { createSegmentReader } from './segment-reader.ts'
import { writeSegment } from './write-segment.ts'

/** Brings segments of the log into the warehouse, one after the other, for as long as there are any. */
export type Loader = {
  /** A segment waits. */
  wake(): void
  /** Why the warehouse does not take what waits; undefined when it does. */
  trouble(): Text | undefined
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

const firstRetryMs = 500
const lastRetryMs = 10_000

export function createLoader({ warehouse, log, events, keptOut, onLoaded }: LoaderOptions): Loader {
  const stopping = new AbortController()
  const reader = createSegmentReader(warehouse)
  /** The segment that is read while the one before it is written. */
  let ahead: { number: number; loaded: Promise<LoadedSegment> } | undefined
  let working: Promise<void> | undefined
  let trouble: Text | undefined

  const work = async () => {
    for (let segment = events.oldest(); segment && !stopping.signal.aborted; segment = events.oldest()) {
      await loadUntilDone(segment)
    }
  }
  /** Tries a segment again and again: nothing that was acknowledged is given up. */
  const loadUntilDone = async (segment: Segment) => {
    for (let wait = firstRetryMs; !stopping.signal.aborted; wait = Math.min(2 * wait, lastRetryMs)) {
      try {
        await load(segment)
        trouble = undefined
        onLoaded()
        return
      } catch (error) {
        trouble = textOf(error)
        log.error({ err: error, segment: segment.number }, 'events wait, since the warehouse does not take them')
        // The worker remembers the ids of the segment as if they were in.
        ahead = undefined
        await reader.end()
        await setTimeout(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const read = async (segment: Segment) => reader.read(segment, await keptOut())
  const load = async (segment: Segment) => {
    const loaded = await (ahead?.number === segment.number ? ahead.loaded : read(segment))
    const next = events.oldest(segment.number)
    ahead = next && { number: next.number, loaded: read(next) }
    // A failure is told when the segment's turn comes.
    ahead?.loaded.catch(() => undefined)
    await writeSegment(warehouse, loaded)
    if (loaded.failures.length > 0) {
      const { length: count, 0: first } = loaded.failures
      log.error({ segment: segment.number, count, first }, 'what could not be read is set aside')
    }
    await events.setAside(segment, loaded.unread)
    await events.remove(segment)
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
      await reader.end()
    },
  }
}

function textOf(error: unknown): Text {
  if (error instanceof Problem) return error.text
  const message = error instanceof Error ? error.message : String(error)
  return { en: message, zh: message }
}
