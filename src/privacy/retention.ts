import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../manage/access.ts'
import { audited } from '../manage/audit.ts'
import { readInput } from '../manage/input.ts'
import type { Stated } from '../manage/loads.ts'

/** What may be kept for a time only. Orders, also as events tell them, and what they cost are never among it. */
export const keptKinds = [
  'events',
  'event_quarantine',
  'visits',
  'search_terms',
  'import_quarantine',
  'files',
  'preorders',
] as const
export type KeptKind = (typeof keptKinds)[number]

const period = z.number().int().min(1).max(36_500).nullable()
export const periodsInput = z
  .strictObject({
    events: period.optional().describe('Events, but for those that tell of an order'),
    event_quarantine: period.optional().describe('Events that could not be taken'),
    visits: period
      .optional()
      .describe(
        'Visits, their journeys, people who were seen last before, and ids that were joined of whom no event is kept',
      ),
    search_terms: period.optional().describe('Search terms that platforms reported'),
    import_quarantine: period.optional().describe('Lines of imports that could not be read'),
    files: period.optional().describe('Kept files of imports'),
    preorders: period.optional().describe('Addresses left on pages of product tests; verdicts stay'),
  })
  .describe('Days after which each kind goes; null keeps it for ever, one that is left out stays as it is')
export type Periods = Partial<Record<KeptKind, number>>

/** When periods were last applied, and how many rows of each kind went. */
export type Applied = { applied_at: Date | null; removed: Partial<Record<KeptKind, number>> | null }

/** The brand's periods in days; a kind without one is kept for ever. */
export async function periodsOf({ db }: Stated, brand: string): Promise<{ periods: Periods } & Applied> {
  const row = await db
    .selectFrom('privacy')
    .select(['periods', 'applied_at', 'removed'])
    .where('brand', '=', brand)
    .executeTakeFirst()
  const { periods = {}, applied_at = null, removed = null } = row ?? {}
  return { periods, applied_at, removed: removed as Applied['removed'] }
}

/** Changes periods. Nothing goes before they are applied. Throws `bad_request`. */
export function savePeriods(
  registry: Stated,
  { actor, brand }: { actor: Actor; brand: string },
  input: z.input<typeof periodsInput>,
): Promise<{ periods: Periods } & Applied> {
  const given = readInput(periodsInput, input)
  return audited(registry, { actor, brand, action: 'privacy.retention' }, async (tx) => {
    const { periods: before } = await periodsOf(tx, brand)
    const after = Object.fromEntries(
      Object.entries({ ...before, ...given }).filter((entry): entry is [KeptKind, number] => entry[1] != null),
    )
    const periods = JSON.stringify(after)
    await tx.db
      .insertInto('privacy')
      .values({ brand, salt: randomBytes(32).toString('base64url'), periods })
      .onConflict((row) => row.column('brand').doUpdateSet({ periods }))
      .execute()
    return { what: `brands/${brand}`, before, after, result: await periodsOf(tx, brand) }
  })
}
