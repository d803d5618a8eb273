import type { Scope } from '../manage/scope.ts'
import type { TollRule } from '../manage/toll-rules.ts'

/** What one rebuild of one brand works on; `slice` is the partition of the derived tables that it fills. */
export type DeriveScope = Scope & { tollRules: readonly TollRule[] }

/**
 * Orders that are worked on at once so that memory stays bounded: those with an id from `from` on, and before `to`. A range,
 * since facts are sorted by it: each is read once in all. `isSettled` where a settlement names any of them, `sharesNumbers` where
 * several stores of a channel have an order of the same number (see shared-numbers.ts), `knowsRefunds` where refunds of any are
 * known one by one (see refund-days.ts).
 */
export type Bucket = {
  from?: string
  to?: string
  isSettled?: boolean
  sharesNumbers?: boolean
  knowsRefunds?: boolean
}
