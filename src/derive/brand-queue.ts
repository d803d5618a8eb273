import type { BaseLogger } from 'pino'
import { isGone } from './failure.ts'
import { createRetries } from './retries.ts'

/** Work on brands, one after the other, each at most once in the queue. Work that fails is tried again, later each time. */
export type BrandQueue = {
  request(brand: string): void
  /** Resolves when nothing is done or waits; a try that is due later does not count. */
  idle(): Promise<void>
  /** Stops the work under way, and takes up no more. */
  close(): Promise<void>
}

type Options = {
  /** Does a brand's work, and gives what is logged of it. */
  work: (brand: string, signal: AbortSignal) => Promise<object>
  log: Pick<BaseLogger, 'info' | 'error'>
  /** What the log says of work that is done, and of work that failed. */
  says: { done: string; failed: string }
  /** Fires on `close`. */
  stopping: AbortController
  /** How long to wait after each failure in a row; the last holds from then on. */
  retryDelaysMs?: readonly number[]
}

export function createBrandQueue({ work, log, says, stopping, retryDelaysMs }: Options): BrandQueue {
  const waiting = new Set<string>()
  let working: Promise<void> | undefined

  const workNoted = async (brand: string) => {
    try {
      log.info({ brand, ...(await work(brand, stopping.signal)) }, says.done)
      retries.settled(brand)
    } catch (error) {
      if (stopping.signal.aborted) return
      log.error({ err: error, brand }, says.failed)
      if (isGone(error)) retries.settled(brand)
      else retries.failed(brand)
    }
  }
  const workAll = async () => {
    for (const brand of waiting) {
      if (stopping.signal.aborted) return
      waiting.delete(brand)
      retries.begins(brand)
      await workNoted(brand)
    }
  }
  const request = (brand: string) => {
    waiting.add(brand)
    working ??= workAll().finally(() => {
      working = undefined
      if (waiting.size > 0 && !stopping.signal.aborted) for (const left of waiting) request(left)
    })
  }
  const retries = createRetries(request, retryDelaysMs)

  return {
    request,
    async idle() {
      while (working) await working
    },
    async close() {
      stopping.abort()
      retries.close()
      await working
    },
  }
}
