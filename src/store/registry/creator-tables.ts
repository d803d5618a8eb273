import type { Generated, GeneratedAlways } from 'kysely'
import type { Instant, Json, Optional, OptionalJson } from './columns.ts'

/** What of a creator is kept as JSON; the room that owns creators gives it its rules. Amounts are minor units as text. */
export type StoredAccount = {
  platform: string
  handle: string
  url: string
  followers: number | null
  followers_on: string | null
  former: string[]
}
export type StoredPrice = { deliverable: string; amount_minor: string; currency: string }

export type Creators = {
  id: string
  brand: string
  name: string
  category: string
  markets: string[]
  languages: string[]
  accounts: Json<StoredAccount[]>
  prices: Json<StoredPrice[]>
  email: string
  phone: string
  address: string
  notes: string
  main_platform: string
  audience: Optional<number>
  words: string
  archived_at: Optional<Date>
  gone_at: Optional<Date>
  gone_into: string
  change: string
  created_at: Instant
  updated_at: Instant
  told_at: Optional<Date>
}
export type CreatorAccounts = { brand: string; creator: string; platform: string; handle: string; former: boolean }
export type CreatorChangeKind = 'create' | 'update' | 'merge' | 'import' | 'delete'
export type CreatorChanges = {
  id: string
  brand: string
  kind: CreatorChangeKind
  about: Generated<string>
  creators: Generated<number>
  by: Json<{ kind: string; id: string; name: string }>
  at: Instant
  undone_at: Optional<Date>
}
export type CreatorsBefore = {
  number: GeneratedAlways<number>
  brand: string
  change: string
  creator: string
  before: OptionalJson<unknown>
}
export type CreatorTiers = {
  brand: string
  platform: string
  micro: number
  mid: number
  macro: number
  mega: number
}
