import type { BaseLogger } from 'pino'
import { staleBrands } from '../manage/slices.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { createBrandQueue } from './brand-queue.ts'
import { dropEventOrders, rebuild } from './rebuild.ts'
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
  const stopping = new AbortController()
  const drops = createLateDrops(warehouse, log, stopping.signal)
  const queue = createBrandQueue({
    async work(brand, signal) {
      const { replaced, replacedLoad, ...report } = await rebuild({ warehouse, registry }, brand, signal)
      if (replaced > 0) drops.add(replaced)
      if (replacedLoad > 0) drops.add(replacedLoad, (load) => dropEventOrders({ warehouse, registry }, brand, load))
      return report
    },
    log,
    says: { done: 'figures rebuilt', failed: 'figures could not be rebuilt' },
    stopping,
    retryDelaysMs,
  })

  return {
    request: queue.request,
    async resume() {
      await dropUnknownSlices(warehouse, registry)
      for (const brand of await interrupted(registry)) queue.request(brand)
    },
    idle: queue.idle,
    async close() {
      await queue.close()
      await drops.settled()
    },
  }
}

/** Brands that are stale, and those whose rebuild was cut off or failed, though it was asked for by hand. */
async function interrupted(registry: Registry): Promise<string[]> {
  const undone = await registry.db.selectFrom('brands').select('id').where('derive_status', '!=', 'idle').execute()
  return [...new Set([...(await staleBrands(registry)), ...undone.map(({ id }) => id)])]
}
