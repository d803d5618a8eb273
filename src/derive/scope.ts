import type { TollRule } from './toll-rules.ts'

/** What one rebuild of one brand works on. */
export type DeriveScope = {
  brand: string
  /** The partition of the derived tables that this rebuild fills. */
  slice: number
  currency: string
  timeZone: string
  liveLoads: readonly number[]
  tollRules: readonly TollRule[]
  spendRules: readonly SpendRule[]
}

/** Which sales channel the spend of a platform serves; the rule with the longest matching campaign prefix wins. */
export type SpendRule = { platform: string; campaign: string; sales_channel: string }

/** A share of the brand's orders, worked on at once so that memory stays bounded. */
export type Bucket = { index: number; of: number }
