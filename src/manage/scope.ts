import type { TierRule } from '../kernel/creator-tier.ts'
import type { StatedThresholds } from '../kernel/lifecycle.ts'

/** Which sales channel the spend of a platform serves, of campaigns whose name begins so. */
export type SpendRule = { platform: string; campaign: string; sales_channel: string }

/** Which brand is asked, in which rebuilds of its ledger and of its traffic, and how it counts days and money. Filled by the server. */
export type Scope = {
  brand: string
  slice: number
  trafficSlice: number
  timeZone: string
  currency: string
  liveLoads: readonly number[]
  /** Sources of events whose orders are of one store, by id: its name as imports have it. */
  stores: Readonly<Record<string, string>>
  /** What the brand states of its platforms; the rule with the longest campaign prefix that matches wins. */
  spendRules: readonly SpendRule[]
  /** Where stages of the lifecycle begin, as far as the brand states it itself. */
  lifecycle: StatedThresholds
  /** Which audience makes which tier of creators, as far as the brand states it itself. */
  creatorTiers: readonly TierRule[]
}
