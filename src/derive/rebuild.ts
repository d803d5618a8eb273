import { Problem } from '../kernel/errors.ts'
import { eventOrdersOf, shopsOfSources } from '../manage/event-loads.ts'
import { brandScope, liveLoads, nextLoad } from '../manage/loads.ts'
import { beginRebuild, failRebuild, finishRebuild } from '../manage/slices.ts'
import { tollRulesOf } from '../manage/toll-rules.ts'
import type { SkippedRule } from '../store/registry/brand-tables.ts'
import type { Registry } from '../store/registry/registry.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveSlice } from './derive.ts'
import { writeEventOrders } from './event-orders.ts'
import { reasonOf } from './failure.ts'
import { dropSlice } from './slices-on-disk.ts'

type Stores = { warehouse: Warehouse; registry: Registry }

/**
 * What a rebuild has done. `replaced` is the slice that was live before (0: none), and `replacedLoad` the load of the orders
 * that only events told then (0: none, or still the same); readers may still be in them.
 */
export type DeriveReport = {
  slice: number
  replaced: number
  replacedLoad: number
  ms: number
  skippedRules: SkippedRule[]
}

/**
 * Rebuilds a brand's derived tables from its live facts, and makes them live. Throws `not_found` where there is no such
 * brand; what else goes wrong is noted at the brand before it is thrown, unless the signal has fired, and the figures that
 * were live stay so.
 */
export async function rebuild(stores: Stores, brand: string, signal?: AbortSignal): Promise<DeriveReport> {
  for (;;) {
    const report = await tryRebuild(stores, brand, signal)
    if (report) return report
  }
}

/** One rebuild; undefined where its facts were taken away meanwhile. */
async function tryRebuild(
  { warehouse, registry }: Stores,
  brand: string,
  signal: AbortSignal | undefined,
): Promise<DeriveReport | undefined> {
  const started = performance.now()
  const begun = await beginRebuild(registry, brand)
  if (!begun) throw new Problem('not_found', { what: 'brand' })
  const { slice } = begun
  let ownLoad = 0
  const giveUp = async () => {
    await dropSlice(warehouse, slice)
    await dropEventOrders({ warehouse, registry }, brand, ownLoad)
  }
  try {
    const before = await eventOrdersOf(registry, brand)
    const [scope, shops, tollRules] = await Promise.all([
      brandScope(registry, brand),
      shopsOfSources(registry, brand),
      tollRulesOf(registry, brand),
    ])
    const told = { ...scope, liveLoads: scope.liveLoads.filter((load) => load !== before.load || load === 0) }
    const eventOrders = await writeEventOrders(warehouse, { scope: told, shops }, before, async () => {
      ownLoad = await nextLoad(registry)
      return ownLoad
    })
    const loads = eventOrders.load > 0 ? [...told.liveLoads, eventOrders.load] : told.liveLoads
    const skippedRules = await deriveSlice(
      warehouse,
      { ...scope, liveLoads: loads, slice, tollRules },
      signal ? { signal } : {},
    )
    if (
      await hasLost(
        registry,
        brand,
        loads.filter((load) => load !== ownLoad || load === 0),
      )
    ) {
      await giveUp()
      return undefined
    }
    const replaced = await finishRebuild(registry, brand, begun, { skipped: skippedRules, eventOrders })
    if (replaced === undefined) await giveUp()
    const replacedLoad = replaced === undefined || before.load === eventOrders.load ? 0 : before.load
    const ms = Math.round(performance.now() - started)
    return { slice, replaced: replaced ?? 0, replacedLoad, ms, skippedRules }
  } catch (error) {
    if (!signal?.aborted) await failRebuild(registry, brand, reasonOf(error))
    await giveUp()
    throw error
  }
}

/** Takes away the lines of orders that only events told, unless the figures that are live have them. */
export async function dropEventOrders({ warehouse, registry }: Stores, brand: string, load: number): Promise<void> {
  if (load === 0 || (await eventOrdersOf(registry, brand)).load === load) return
  await warehouse.remove('order_lines', sql`brand = ${str(brand)} AND load = ${u64(load)}`)
}

/** Whether any of these loads counts no more: its rows may have gone while the rebuild was reading, and figures of a part of them be wrong. */
async function hasLost(registry: Registry, brand: string, loads: readonly number[]): Promise<boolean> {
  const live = new Set(await liveLoads(registry, brand))
  return !loads.every((load) => live.has(load))
}
