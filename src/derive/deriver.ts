import { setTimeout } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { Problem } from '../kernel/errors.ts'
import { staleBrands } from '../manage/slices.ts'
import type { Registry } from '../store/registry/registry.ts'
import { literal, sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { derivedTables } from './derive.ts'
import { dropSlice, rebuild } from './rebuild.ts'
import { createRetries } from './retries.ts'

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

/** Questions that were asked before a slice was replaced may read it for so long. */
const graceMs = 60_000

export function createDeriver({ warehouse, registry, log, retryDelaysMs }: DeriverOptions): Deriver {
  const waiting = new Set<string>()
  const stopping = new AbortController()
  const drops = new Set<Promise<void>>()
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
      const { replaced, ...report } = await rebuild({ warehouse, registry }, brand, stopping.signal)
      log.info({ brand, ...report }, 'figures rebuilt')
      retries.settled(brand)
      if (replaced > 0) dropLater(replaced)
    } catch (error) {
      if (stopping.signal.aborted) return
      log.error({ err: error, brand }, 'figures could not be rebuilt')
      if (isGone(error)) retries.settled(brand)
      else retries.failed(brand)
    }
  }
  const dropLater = (slice: number) => {
    const drop = setTimeout(graceMs, undefined, { signal: stopping.signal, ref: false })
      .then(
        () => dropSlice(warehouse, slice),
        // Stopping: the next start drops it.
        () => undefined,
      )
      .catch((error: unknown) => log.error({ err: error, slice }, 'an old slice could not be dropped'))
      .finally(() => drops.delete(drop))
    drops.add(drop)
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
      await dropUnknownSlices({ warehouse, registry })
      for (const brand of await interrupted(registry)) request(brand)
    },
    async idle() {
      while (working) await working
    },
    async close() {
      stopping.abort()
      retries.close()
      await working
      await Promise.all(drops)
    },
  }
}

/** A brand that was deleted needs no figures. */
function isGone(error: unknown): boolean {
  return error instanceof Problem && error.code === 'not_found'
}

/** Brands that are stale, and those whose rebuild was cut off or failed, though it was asked for by hand. */
async function interrupted(registry: Registry): Promise<string[]> {
  const undone = await registry.db.selectFrom('brands').select('id').where('derive_status', '!=', 'idle').execute()
  return [...new Set([...(await staleBrands(registry)), ...undone.map(({ id }) => id)])]
}

/** Drops what killed rebuilds have left: slices of brands of this registry that are not live. */
async function dropUnknownSlices({
  warehouse,
  registry,
}: Pick<DeriverOptions, 'warehouse' | 'registry'>): Promise<void> {
  const brands = await registry.db.selectFrom('brands').select(['id', 'slice']).execute()
  const live = new Map(brands.map(({ id, slice }) => [id, slice]))
  const unknown = new Set<number>()
  for (const table of derivedTables) {
    const rows = await warehouse.query<{ brand: string; slice: number }>(
      sql`SELECT DISTINCT brand, slice FROM ${literal(table)}`,
    )
    for (const { brand, slice } of rows) if (live.has(brand) && live.get(brand) !== slice) unknown.add(slice)
  }
  for (const slice of unknown) await dropSlice(warehouse, slice)
}
