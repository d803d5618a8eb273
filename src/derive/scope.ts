import type { Scope } from '../manage/scope.ts'
import type { SpendRule } from '../manage/spend-rules.ts'
import type { TollRule } from '../manage/toll-rules.ts'

/** What one rebuild of one brand works on; `slice` is the partition of the derived tables that it fills. */
export type DeriveScope = Scope & { tollRules: readonly TollRule[]; spendRules: readonly SpendRule[] }

/**
 * A share of the brand's orders, worked on at once so that memory stays bounded. `sharesNumbers` where several stores of a
 * channel have an order of the same number (see shared-numbers.ts).
 */
export type Bucket = { index: number; of: number; sharesNumbers?: boolean }
