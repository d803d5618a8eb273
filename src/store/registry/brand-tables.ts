import type { Generated } from 'kysely'
import type { Instant, Json, Optional, OptionalJson } from './columns.ts'

export type Role = 'owner' | 'editor' | 'viewer'
type Scopes = ('read' | 'write' | 'admin')[]
export type Users = {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: Optional<string>
  locale: Optional<'en' | 'zh'>
  created_at: Instant
  updated_at: Instant
}
export type Sessions = {
  id: string
  token: string
  user_id: string
  expires_at: Date
  ip_address: Optional<string>
  user_agent: Optional<string>
  created_at: Instant
  updated_at: Instant
}
export type Accounts = {
  id: string
  user_id: string
  account_id: string
  provider_id: string
  password: Optional<string>
  access_token: Optional<string>
  refresh_token: Optional<string>
  id_token: Optional<string>
  access_token_expires_at: Optional<Date>
  refresh_token_expires_at: Optional<Date>
  scope: Optional<string>
  created_at: Instant
  updated_at: Instant
}
export type Verifications = {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Instant
  updated_at: Instant
}
export type SignInAttempts = { id: string; attempts: number; window_ends_at: Date }

/** A toll rule that the live figures could not apply on so many days, for want of a rate. */
export type SkippedRule = { toll: string; currency: string; days: number }

export type Brands = {
  id: string
  name: string
  currency: string
  time_zone: string
  markets: string[]
  ip_addresses: Generated<'truncate' | 'drop'>
  slice: Generated<number>
  stale_since: Optional<Date>
  derive_status: Generated<'idle' | 'running' | 'failed'>
  derive_error: OptionalJson<unknown>
  skipped_rules: Generated<SkippedRule[]>
  event_load: Generated<number>
  order_events: Generated<number>
  derived_at: Optional<Date>
  created_at: Instant
  updated_at: Instant
}
export type Members = { brand: string; user_id: string; role: Role; created_at: Instant }
export type Invitations = {
  id: string
  brand: string
  email: string
  role: Role
  token_hash: string
  expires_at: Date
  accepted_at: Optional<Date>
  invited_by: string
  created_at: Instant
}
export type ApiKeys = {
  id: string
  brand: string
  name: string
  prefix: string
  key_hash: string
  scopes: Scopes
  created_by: string
  created_at: Instant
  last_used_at: Optional<Date>
  revoked_at: Optional<Date>
}
export type Audit = {
  id: string
  brand: Optional<string>
  actor: Json<{ kind: string; id: string; name: string }>
  action: string
  what: string
  before: OptionalJson<unknown>
  after: OptionalJson<unknown>
  at: Instant
}
