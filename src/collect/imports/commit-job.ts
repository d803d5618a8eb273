import { Problem } from '../../kernel/errors.ts'
import { liveLoads, loadsWithoutFile } from '../../manage/loads.ts'
import { markStale } from '../../manage/slices.ts'
import { inTransaction } from '../../store/registry/database.ts'
import { writeFacts } from './commit-import.ts'
import { findDroppedLines } from './dropped-lines.ts'
import { accepted, type Counts, changeImport, type ImportProgress, type ImportRecord } from './import-records.ts'
import type { Workshop } from './stage-import.ts'
import { dropStaged, stagedImport } from './staged-facts.ts'
import type { Staged } from './verdicts.ts'
import { wholeOrdersOf } from './whole-orders.ts'

/**
 * Puts an import back to where a person looks at it when it would take lines out of many orders and nobody has accepted
 * that: what it is compared with may have come after it was read. Throws `cancelled` when it was cancelled meanwhile.
 * @returns whether it did
 */
export async function asksAgain(shop: Workshop, one: ImportRecord, load: number): Promise<boolean> {
  const staged = await besideWhatCounts(shop, one, load)
  const found = (await findDroppedLines(shop.warehouse, staged)).filter(({ level }) => level === 'error')
  const asking = found.filter(({ code }) => !accepted(one).some((known) => known === code || known === '*'))
  if (asking.length === 0) return false
  const before = (one.findings ?? []).filter(({ code }) => !asking.some((finding) => finding.code === code))
  const ready = await changeImport(shop.registry, one.id, ['committing'], {
    status: 'ready',
    findings: [...before, ...asking],
    progress: null,
  })
  if (!ready) throw new Problem('cancelled')
  return true
}

/** The staged rows of `load` beside the loads that count, without the one that the import had before. */
async function besideWhatCounts({ registry, warehouse }: Workshop, one: ImportRecord, load: number): Promise<Staged> {
  const live = (await liveLoads(registry, one.brand)).filter((other) => !one.live || other !== one.load)
  const whole = await wholeOrdersOf(registry, { ...one, live }, one.counts?.incomplete_orders ?? null)
  return stagedImport(warehouse, { brand: one.brand, load, live, whole })
}

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
  const staged = await besideWhatCounts(shop, one, load)
  const verdicts = await writeFacts(warehouse, staged, signal)
  if (signal.aborted) throw new Problem('cancelled')
  const again = await inTransaction(registry, async (tx) => {
    const already_in = await importsOf(tx, verdicts.leftOut)
    const stated = new Set(await loadsWithoutFile(tx, one.brand))
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
