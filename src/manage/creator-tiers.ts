import { z } from 'zod'
import { defaultTierRule, type TierRule } from '../kernel/creator-tier.ts'
import { socialPlatforms } from '../kernel/social-platform.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

const bound = z.int().min(1).max(10_000_000_000)
const rule = z
  .strictObject({
    platform: z
      .union([z.literal(''), z.enum(socialPlatforms)])
      .describe('Empty for platforms without a rule of their own'),
    micro: bound.describe('The audience at which a tier begins'),
    mid: bound,
    macro: bound,
    mega: bound,
  })
  .superRefine((stated, context) => {
    for (const [lower, upper] of [
      ['micro', 'mid'],
      ['mid', 'macro'],
      ['macro', 'mega'],
    ] as const) {
      if (stated[lower] >= stated[upper])
        context.addIssue({
          code: 'custom',
          path: [upper],
          message: `has to be more than ${lower}, which is ${stated[lower]}`,
        })
    }
  })

export const tierRulesInput = z
  .array(rule)
  .max(socialPlatforms.length + 1)
  .refine((rules) => new Set(rules.map(({ platform }) => platform)).size === rules.length, 'a platform has two rules')

/** The brand's rules; the usual one stands where it has none for all platforms. */
export async function creatorTiersOf({ db }: Stated, brand: string): Promise<TierRule[]> {
  const rows = await db
    .selectFrom('creator_tiers')
    .select(['platform', 'micro', 'mid', 'macro', 'mega'])
    .where('brand', '=', brand)
    .orderBy('platform')
    .execute()
  return rows.some(({ platform }) => platform === '') ? rows : [defaultTierRule, ...rows]
}

/** States the rules anew, all of them. Throws `bad_request` naming the field. */
export async function saveCreatorTiers(
  registry: Stated,
  actor: Actor,
  brand: string,
  input: unknown,
): Promise<TierRule[]> {
  const rules = readInput(tierRulesInput, input)
  return audited(registry, { actor, brand, action: 'creators.tiers' }, async (tx) => {
    const before = { rules: await creatorTiersOf(tx, brand) }
    await tx.db.deleteFrom('creator_tiers').where('brand', '=', brand).execute()
    if (rules.length)
      await tx.db
        .insertInto('creator_tiers')
        .values(rules.map((one) => ({ ...one, brand })))
        .execute()
    const result = await creatorTiersOf(tx, brand)
    return { what: 'creator-tiers', before, after: { rules: result }, result }
  })
}
