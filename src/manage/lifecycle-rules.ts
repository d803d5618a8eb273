import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import type { StatedThresholds } from '../kernel/lifecycle.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import type { Stated } from './loads.ts'

const days = z.int().min(1).max(3000)

/** Thresholds that a brand states; one that is left out is fitted to its rhythm, or the usual one. */
export const statedThresholds = z
  .strictObject({
    interested_seconds: z.int().min(1).max(86_400).optional(),
    considering_visits: z.int().min(1).max(1000).optional(),
    loyal_orders: z.int().min(3).max(1000).optional().describe('Days with an order; two are a repeat'),
    lapsing_days: days.optional().describe('Of customers: days without an order'),
    lost_days: days.min(2).optional(),
    visitor_lapsing_days: days.optional().describe('Of visitors: days without a visit'),
    visitor_lost_days: days.min(2).optional(),
  })
  .superRefine((stated, context) => {
    for (const [lost, lapsing] of [
      ['lost_days', 'lapsing_days'],
      ['visitor_lost_days', 'visitor_lapsing_days'],
    ] as const) {
      const [first, last] = [stated[lapsing], stated[lost]]
      if (first !== undefined && last !== undefined && last <= first)
        context.addIssue({ code: 'custom', path: [lost], message: `has to be more than ${lapsing}, which is ${first}` })
    }
  })
  .meta({ id: 'LifecycleThresholds' })

/** What was stated at some time. Version 0 is nothing: all is fitted or usual. */
export type LifecycleRulesVersion = {
  version: number
  thresholds: StatedThresholds
  note: string
  created_by: { kind: string; id: string; name: string } | null
  created_at: Date | null
}

const nothing: LifecycleRulesVersion = { version: 0, thresholds: {}, note: '', created_by: null, created_at: null }

/** Every version, newest first; the first holds, and the last is nothing stated. */
export async function lifecycleRulesHistory({ db }: Stated, brand: string): Promise<LifecycleRulesVersion[]> {
  const rows = await db
    .selectFrom('lifecycle_rules')
    .select(['version', 'thresholds', 'note', 'created_by', 'created_at'])
    .where('brand', '=', brand)
    .orderBy('version', 'desc')
    .execute()
  return [...rows, nothing]
}

/** What holds now. */
export async function lifecycleRulesOf(registry: Stated, brand: string): Promise<LifecycleRulesVersion> {
  const [newest = nothing] = await lifecycleRulesHistory(registry, brand)
  return newest
}

/** Saves what is stated as a new version. With `seen`, a change that came meanwhile is a `conflict`. */
export function saveLifecycleRules(
  registry: Stated,
  actor: Actor,
  brand: string,
  thresholds: StatedThresholds,
  { seen, note = '' }: { seen?: number | undefined; note?: string } = {},
): Promise<LifecycleRulesVersion> {
  return audited(registry, { actor, brand, action: 'lifecycle-rules.save' }, async (tx) => {
    // Two who save at once wait for each other here.
    await tx.db.selectFrom('brands').select('id').where('id', '=', brand).forUpdate().execute()
    const before = await lifecycleRulesOf(tx, brand)
    if (seen !== undefined && seen !== before.version)
      throw new Problem('conflict', { reason: 'somebody changed the stages meanwhile; look at them again' })
    const result = await tx.db
      .insertInto('lifecycle_rules')
      .values({
        brand,
        version: before.version + 1,
        thresholds: JSON.stringify(thresholds),
        note,
        created_by: JSON.stringify({ kind: actor.kind, id: actor.id, name: actor.name }),
      })
      .returning(['version', 'thresholds', 'note', 'created_by', 'created_at'])
      .executeTakeFirstOrThrow()
    return { what: `lifecycle-rules/${result.version}`, before: before.thresholds, after: thresholds, result }
  })
}
