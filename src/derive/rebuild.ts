import { Problem } from '../kernel/errors.ts'
import { brandScope } from '../manage/loads.ts'
import { beginRebuild, failRebuild, finishRebuild } from '../manage/slices.ts'
import { spendRulesOf } from '../manage/spend-rules.ts'
import { tollRulesOf } from '../manage/toll-rules.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { SkippedRule } from '../store/registry/tables.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { derivedTables, deriveSlice } from './derive.ts'

type Stores = { warehouse: Warehouse; registry: Registry }

/** What a rebuild has done. `replaced` is the slice that was live before (0: none); readers may still be in it. */
export type DeriveReport = { slice: number; replaced: number; ms: number; skippedRules: SkippedRule[] }

/**
 * Rebuilds a brand's derived tables from its live facts, and makes them live. Throws `not_found` where there is no such
 * brand; what else goes wrong is noted at the brand before it is thrown, and the figures that were live stay so.
 */
export async function rebuild(
  { warehouse, registry }: Stores,
  brand: string,
  signal?: AbortSignal,
): Promise<DeriveReport> {
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
    const replaced = await finishRebuild(registry, brand, begun, skippedRules)
    if (replaced === undefined) await dropSlice(warehouse, slice)
    return { slice, replaced: replaced ?? 0, ms: Math.round(performance.now() - started), skippedRules }
  } catch (error) {
    await failRebuild(registry, brand, reasonOf(error))
    await dropSlice(warehouse, slice)
    throw error
  }
}

/** Drops every derived table's partition of a slice. */
export async function dropSlice(warehouse: Warehouse, slice: number): Promise<void> {
  for (const table of derivedTables) await warehouse.dropPartition(table, String(slice))
}

function reasonOf(error: unknown): { code: string; message: string; message_zh: string } {
  const problem = error instanceof Problem ? error : new Problem('internal', { id: 'derive' })
  return { code: problem.code, message: problem.text.en, message_zh: problem.text.zh }
}
