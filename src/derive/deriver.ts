import type { BaseLogger } from 'pino'
import { staleBrands } from '../manage/slices.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { isGone } from './failure.ts'
import { dropEventOrders, rebuild } from './rebuild.ts'
import { createRetries } from './retries.ts'
import { createLateDrops, dropUnknownSlices } from './slices-on-disk.ts'

/**
 * Keeps derived tables up with the facts: one brand at a time, each at most once in the queue. A rebuild that fails is tried
 * again, later each time; its error stands at the brand meanwhile.
 */
export type Deriver = {
  /** The brand's facts or rules have changed; its figures are rebuilt soon. */
  request(brand: string): void
  /** Goes on with what an earlier process has left, and drops slices that it did not finish. */
  resume(): Promise<void>
  /** Resolves when nothing is rebuilt or waits; a try that is due later does not count. */
  idle(): Promise<void>
  /** Stops the rebuild under way; the next start takes it up. */
  close(): Promise<void>
}

type DeriverOptions = {
  warehouse: Warehouse
  registry: Registry
  log: Pick<BaseLogger, 'info' | 'error'>
  /** How long to wait after each failure in a row; the last holds from then on. */
  retryDelaysMs?: readonly number[]
}

export function createDeriver({ warehouse, registry, log, retryDelaysMs }: DeriverOptions): Deriver {
  const waiting = new Set<string>()
  const stopping = new AbortController()
  const drops = createLateDrops(warehouse, log, stopping.signal)
  let working: Promise<void> | undefined

  const work = async () => {
    for (const brand of waiting) {
      if (stopping.signal.aborted) return
      waiting.delete(brand)
      retries.begins(brand)
      await rebuildNoted(brand)
    }
  }
  const rebuildNoted = async (brand: string) => {
    try {
      const { replaced, replacedLoad, ...report } = await rebuild({ warehouse, registry }, brand, stopping.signal)
      log.info({ brand, ...report }, 'figures rebuilt')
      retries.settled(brand)
      if (replaced > 0) drops.add(replaced)
      if (replacedLoad > 0) drops.add(replacedLoad, (load) => dropEventOrders({ warehouse, registry }, brand, load))
    } catch (error) {
      if (stopping.signal.aborted) return
      log.error({ err: error, brand }, 'figures could not be rebuilt')
      if (isGone(error)) retries.settled(brand)
      else retries.failed(brand)
    }
  }
  const request = (brand: string) => {
    waiting.add(brand)
    working ??= work().finally(() => {
      working = undefined
      if (waiting.size > 0 && !stopping.signal.aborted) for (const left of waiting) request(left)
    })
  }

  const retries = createRetries(request, retryDelaysMs)

  return {
    request,
    async resume() {
      await dropUnknownSlices(warehouse, registry)
      for (const brand of await interrupted(registry)) request(brand)
    },
    async idle() {
      while (working) await working
    },
    async close() {
      stopping.abort()
      retries.close()
      await working
      await drops.settled()
    },
  }
}

/** Brands that are stale, and those whose rebuild was cut off or failed, though it was asked for by hand. */
async function interrupted(registry: Registry): Promise<string[]> {
  const undone = await registry.db.selectFrom('brands').select('id').where('derive_status', '!=', 'idle').execute()
  return [...new Set([...(await staleBrands(registry)), ...undone.map(({ id }) => id)])]
}
