import { sql } from 'kysely'
import type { SkippedRule } from '../store/registry/brand-tables.ts'
import type { EventOrders } from './event-loads.ts'
import { nextSlice, type Stated } from './loads.ts'

/** A rebuild that has begun: the slice it fills, and the change it answers (none when it was asked for by hand). */
export type Rebuild = { slice: number; answers: Date | null }

/** Says that the brand's derived tables are older than its facts or settings. A rebuild that is under way does not count. */
export async function markStale({ db }: Stated, brand: string): Promise<void> {
  await db
    .updateTable('brands')
    .set({ stale_since: sql`greatest(clock_timestamp(), stale_since + interval '1 millisecond')` })
    .where('id', '=', brand)
    .execute()
}

/** Brands whose derived tables are to be rebuilt, longest waiting first. */
export async function staleBrands({ db }: Stated): Promise<string[]> {
  const rows = await db
    .selectFrom('brands')
    .select('id')
    .where('stale_since', 'is not', null)
    .orderBy('stale_since')
    .execute()
  return rows.map(({ id }) => id)
}

/** Begins a rebuild; facts and settings are read after this. The error of one before stands until one succeeds. Undefined when there is no such brand. */
export async function beginRebuild(registry: Stated, brand: string): Promise<Rebuild | undefined> {
  const row = await registry.db
    .updateTable('brands')
    .set({ derive_status: 'running' })
    .where('id', '=', brand)
    .returning('stale_since')
    .executeTakeFirst()
  return row && { slice: await nextSlice(registry), answers: row.stale_since }
}

/**
 * Makes the rebuilt slice the live one together with the orders of events that it was made from, and returns the slice that it replaces (0: none), which may be dropped.
 * Undefined when a later rebuild is live already: then this slice itself may be dropped.
 * A change that came meanwhile keeps the brand stale.
 */
export async function finishRebuild(
  { db }: Stated,
  brand: string,
  rebuild: Rebuild,
  { skipped = [], eventOrders }: { skipped?: readonly SkippedRule[]; eventOrders?: EventOrders } = {},
): Promise<number | undefined> {
  const before = db.selectFrom('brands').select(['id', 'slice']).where('id', '=', brand).forUpdate()
  const row = await db
    .with('before', () => before)
    .updateTable('brands')
    .from('before')
    .set({
      slice: rebuild.slice,
      derive_status: 'idle',
      derive_error: null,
      derived_at: sql`now()`,
      skipped_rules: sql`${JSON.stringify(skipped)}::jsonb`,
      stale_since: sql`nullif(stale_since, ${rebuild.answers})`,
      ...(eventOrders && { event_load: eventOrders.load, order_events: eventOrders.events }),
    })
    .whereRef('brands.id', '=', 'before.id')
    .where('before.slice', '<', rebuild.slice)
    .returning('before.slice')
    .executeTakeFirst()
  return row?.slice
}

/** Writes down why a rebuild failed; the slice that was live stays live, and the brand stays stale. */
export async function failRebuild({ db }: Stated, brand: string, reason: unknown): Promise<void> {
  await db
    .updateTable('brands')
    .set({ derive_status: 'failed', derive_error: JSON.stringify(reason) })
    .where('id', '=', brand)
    .execute()
}
