import type { Generated, GeneratedAlways } from 'kysely'
import type { Instant, Json, Optional } from './columns.ts'

type Who = Json<{ kind: string; id: string; name: string }>
type Stage = 'found' | 'contacted' | 'agreed' | 'sample_sent' | 'posted' | 'paid'

export type Collaborations = {
  id: string
  brand: string
  creator: string
  title: string
  stage: Stage
  stage_since: Instant
  owner: Optional<string>
  due_on: Optional<string>
  remind_on: Optional<string>
  post_due_on: Optional<string>
  posted_on: Optional<string>
  notes: string
  contract: string
  rights: string
  posts: number
  fee_minor: Optional<number>
  fee_currency: Optional<string>
  fee_per: 'collaboration' | 'post'
  rate_ppm: Optional<number>
  claims: string[]
  order_cap_minor: Optional<number>
  cap_minor: Optional<number>
  hold_days: number
  starts_on: Optional<string>
  ends_on: Optional<string>
  archived_at: Optional<Date>
  created_by: Who
  created_at: Instant
  updated_at: Instant
  told_at: Optional<Date>
}
export type Samples = {
  id: string
  brand: string
  collaboration: string
  sku: string
  quantity: number
  stock_country: string
  stock_place: string
  creator_country: string
  route: string
  cost_minor: Optional<number>
  cost_currency: Optional<string>
  customs: string
  tracking: string
  sent_on: Optional<string>
  received_on: Optional<string>
  posted_on: Optional<string>
  post_url: string
  notes: string
  created_at: Instant
  updated_at: Instant
}
export type CollaborationFiles = {
  id: string
  brand: string
  collaboration: string
  kind: 'contract' | 'rights' | 'invoice'
  media_type: string
  bytes: number
  sha256: string
  place: 'directory' | 's3'
  file_name: string
  created_by: Who
  created_at: Instant
  removed_at: Optional<Date>
}
export type Payouts = {
  id: string
  brand: string
  creator: string
  state: Generated<'approved' | 'paid' | 'void'>
  currency: string
  amount_minor: number
  period_from: string
  period_to: string
  paid_on: Optional<string>
  reference: Generated<string>
  approved_by: Who
  approved_at: Instant
  updated_at: Instant
}
export type PayoutLines = {
  number: GeneratedAlways<number>
  brand: string
  payout: string
  creator: string
  kind: 'order' | 'taken_back' | 'fee'
  store: string
  order_id: string
  collaboration: string
  part: number
  base_minor: number
  amount_minor: number
  is_void: Generated<boolean>
  updated_at: Instant
  told_at: Optional<Date>
}
export type HeldClaims = {
  brand: string
  store: string
  order_id: string
  is_held: boolean
  reason: 'leaked_coupon' | 'own_order' | 'other'
  held_by: Who
  updated_at: Instant
  told_at: Optional<Date>
}
