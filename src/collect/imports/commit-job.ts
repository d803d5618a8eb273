import { Problem } from '../../kernel/errors.ts'
import { liveLoads, statedLoad, statedLoads } from '../../manage/loads.ts'
import { markStale } from '../../manage/slices.ts'
import { inTransaction } from '../../store/registry/database.ts'
import { writeFacts } from './commit-import.ts'
import { type Counts, changeImport, type ImportProgress, type ImportRecord } from './import-records.ts'
import type { Workshop } from './stage-import.ts'
import { dropStaged, stagedImport } from './staged-facts.ts'
import { wholeOrdersOf } from './whole-orders.ts'

/**
 * Moves the staged rows of `load` into the facts and makes them count, in place of the load that the import had before.
 * It counts entirely or not at all: a killed process leaves a load that is not live.
 * Throws `cancelled`, also when the import was cancelled or undone meanwhile.
 * @returns whether it must be read again, since an import that had some of its lines was undone meanwhile
 */
export async function commitStaged(
  shop: Workshop,
  one: ImportRecord,
  load: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { warehouse, registry } = shop
  const live = (await liveLoads(registry, one.brand)).filter((other) => !one.live || other !== one.load)
  const whole = await wholeOrdersOf(registry, { ...one, live }, one.counts?.incomplete_orders ?? null)
  const staged = await stagedImport(warehouse, { brand: one.brand, load, live, whole })
  const verdicts = await writeFacts(warehouse, staged, signal)
  if (signal.aborted) throw new Problem('cancelled')
  const again = await inTransaction(registry, async (tx) => {
    const already_in = await importsOf(tx, verdicts.leftOut)
    const stated = new Set([statedLoad, ...(await statedLoads(tx, one.brand))])
    const isUndone =
      Object.keys(already_in).length < [...verdicts.leftOut.keys()].filter((had) => !stated.has(had)).length
    const counts: Counts = {
      rows_in: one.counts?.rows_in ?? 0,
      quarantined: one.counts?.quarantined ?? 0,
      ignored: one.counts?.ignored ?? 0,
      imported: verdicts.imported,
      already_there: verdicts.alreadyThere,
      replaced: verdicts.replaced,
      already_in,
      incomplete_orders: one.counts?.incomplete_orders ?? null,
    }
    const progress: ImportProgress | null = isUndone ? { stage: 'rereading' } : null
    const done = { status: 'committed', live: true, load, counts, progress, error: null } as const
    const changed = await changeImport(tx, one.id, ['committing', 'committed'], {
      ...done,
      committed_at: new Date(),
      undone_at: null,
    })
    if (!changed) throw new Problem('cancelled')
    await markStale(tx, one.brand)
    return isUndone
  })
  await dropStaged(warehouse, load)
  return again
}

/**
 * The imports that have the lines of each load, and count. What was stated by hand belongs to none. None of them is
 * undone before the transaction ends.
 */
async function importsOf(
  { db }: Parameters<Parameters<typeof inTransaction>[1]>[0],
  leftOut: ReadonlyMap<number, number>,
) {
  if (leftOut.size === 0) return {}
  const rows = await db
    .selectFrom('imports')
    .select(['id', 'load'])
    .where('load', 'in', [...leftOut.keys()])
    .where('live', '=', true)
    .forShare()
    .execute()
  return Object.fromEntries(rows.map(({ id, load }) => [id, leftOut.get(load ?? 0) ?? 0]))
}
