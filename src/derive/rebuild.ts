import { Problem } from '../kernel/errors.ts'
import { brandScope, liveLoads } from '../manage/loads.ts'
import { beginRebuild, failRebuild, finishRebuild } from '../manage/slices.ts'
import { spendRulesOf } from '../manage/spend-rules.ts'
import { tollRulesOf } from '../manage/toll-rules.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { SkippedRule } from '../store/registry/tables.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveSlice } from './derive.ts'
import { reasonOf } from './failure.ts'
import { dropSlice } from './slices-on-disk.ts'

type Stores = { warehouse: Warehouse; registry: Registry }

/** What a rebuild has done. `replaced` is the slice that was live before (0: none); readers may still be in it. */
export type DeriveReport = { slice: number; replaced: number; ms: number; skippedRules: SkippedRule[] }

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
  try {
    const [scope, tollRules, spendRules] = await Promise.all([
      brandScope(registry, brand),
      tollRulesOf(registry, brand),
      spendRulesOf(registry, brand),
    ])
    const skippedRules = await deriveSlice(
      warehouse,
      { ...scope, slice, tollRules, spendRules },
      signal ? { signal } : {},
    )
    if (await hasLost(registry, brand, scope.liveLoads)) {
      await dropSlice(warehouse, slice)
      return undefined
    }
    const replaced = await finishRebuild(registry, brand, begun, skippedRules)
    if (replaced === undefined) await dropSlice(warehouse, slice)
    return { slice, replaced: replaced ?? 0, ms: Math.round(performance.now() - started), skippedRules }
  } catch (error) {
    if (!signal?.aborted) await failRebuild(registry, brand, reasonOf(error))
    await dropSlice(warehouse, slice)
    throw error
  }
}

/** Whether any of these loads counts no more: its rows may have gone while the rebuild was reading, and figures of a part of them be wrong. */
async function hasLost(registry: Registry, brand: string, loads: readonly number[]): Promise<boolean> {
  const live = new Set(await liveLoads(registry, brand))
  return !loads.every((load) => live.has(load))
}
