import { Problem } from '../../kernel/errors.ts'
import { liveLoads } from '../../manage/loads.ts'
import { markStale } from '../../manage/slices.ts'
import { inTransaction } from '../../store/registry/database.ts'
import { writeFacts } from './commit-import.ts'
import { type Counts, changeImport, type ImportRecord } from './import-records.ts'
import type { Workshop } from './stage-import.ts'
import { dropStaged, stagedImport } from './staged-facts.ts'

/**
 * Moves the staged rows of `load` into the facts and makes them count, in place of the load that the import had before.
 * It counts entirely or not at all: a killed process leaves a load that is not live.
 * Throws `cancelled`, also when the import was cancelled or undone meanwhile.
 */
export async function commitStaged(
  shop: Workshop,
  one: ImportRecord,
  load: number,
  signal: AbortSignal,
): Promise<void> {
  const { warehouse, registry } = shop
  const live = (await liveLoads(registry, one.brand)).filter((other) => !one.live || other !== one.load)
  const staged = await stagedImport(warehouse, { brand: one.brand, load, live })
  const verdicts = await writeFacts(warehouse, staged, signal)
  if (signal.aborted) throw new Problem('cancelled')
  await inTransaction(registry, async (tx) => {
    const already_in = await importsOf(tx, verdicts.sameAs)
    const counts: Counts = {
      rows_in: one.counts?.rows_in ?? 0,
      quarantined: one.counts?.quarantined ?? 0,
      ignored: one.counts?.ignored ?? 0,
      imported: verdicts.imported,
      already_there: verdicts.alreadyThere,
      replaced: verdicts.replaced,
      already_in,
    }
    const done = { status: 'committed', live: true, load, counts, progress: null, error: null } as const
    const changed = await changeImport(tx, one.id, ['committing', 'committed'], {
      ...done,
      committed_at: new Date(),
      undone_at: null,
    })
    if (!changed) throw new Problem('cancelled')
    await markStale(tx, one.brand)
  })
  await dropStaged(warehouse, load)
}

/** The imports that have the lines of each load. What was stated by hand belongs to none. */
async function importsOf(
  { db }: Parameters<Parameters<typeof inTransaction>[1]>[0],
  sameAs: ReadonlyMap<number, number>,
) {
  if (sameAs.size === 0) return {}
  const rows = await db
    .selectFrom('imports')
    .select(['id', 'load'])
    .where('load', 'in', [...sameAs.keys()])
    .execute()
  return Object.fromEntries(rows.map(({ id, load }) => [id, sameAs.get(load ?? 0) ?? 0]))
}
