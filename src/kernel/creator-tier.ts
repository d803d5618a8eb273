import type { Text } from './errors.ts'

/** Sizes of creators by audience, smallest first. */
export const tiers = ['nano', 'micro', 'mid', 'macro', 'mega'] as const
export type Tier = (typeof tiers)[number]

export const tierNames: Readonly<Record<Tier, Text>> = {
  nano: { en: 'Nano', zh: '纳米（nano）' },
  micro: { en: 'Micro', zh: '微型（micro）' },
  mid: { en: 'Mid', zh: '中腰部（mid）' },
  macro: { en: 'Macro', zh: '头部（macro）' },
  mega: { en: 'Mega', zh: '超头部（mega）' },
}

/** The audience at which each tier above the first begins, on one platform; of '' where a platform has no rule of its own. */
export type TierRule = { platform: string; micro: number; mid: number; macro: number; mega: number }

export const defaultTierRule: TierRule = { platform: '', micro: 10_000, mid: 100_000, macro: 500_000, mega: 1_000_000 }

/** The rule that holds for a platform. */
export function ruleFor(rules: readonly TierRule[], platform: string): TierRule {
  return (
    rules.find((rule) => rule.platform === platform) ?? rules.find((rule) => rule.platform === '') ?? defaultTierRule
  )
}

/** The tier of an audience; undefined where the audience is not known. */
export function tierOf(rules: readonly TierRule[], platform: string, audience: number | null): Tier | undefined {
  if (audience === null) return undefined
  const { micro, mid, macro, mega } = ruleFor(rules, platform)
  if (audience >= mega) return 'mega'
  if (audience >= macro) return 'macro'
  if (audience >= mid) return 'mid'
  return audience >= micro ? 'micro' : 'nano'
}
