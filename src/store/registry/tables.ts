import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** 64-bit integers are read as numbers; none here grows beyond 2^53. */
type Instant = ColumnType<Date, Date | undefined, Date>
type Optional<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>
/** JSON is read parsed and written as text (`JSON.stringify`), since the driver would send an array as a Postgres array. */
type Json<Value> = JSONColumnType<Value & object, string, string>
type OptionalJson<Value> = ColumnType<Value | null, string | null | undefined, string | null>

export type Role = 'owner' | 'editor' | 'viewer'
type Scopes = ('read' | 'write' | 'admin')[]
export type ImportStatus =
  | 'uploaded'
  | 'reading'
  | 'unmapped'
  | 'ready'
  | 'committing'
  | 'committed'
  | 'failed'
  | 'cancelled'
  | 'undone'

type Users = {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: Optional<string>
  locale: Optional<'en' | 'zh'>
  created_at: Instant
  updated_at: Instant
}
type Sessions = {
  id: string
  token: string
  user_id: string
  expires_at: Date
  ip_address: Optional<string>
  user_agent: Optional<string>
  created_at: Instant
  updated_at: Instant
}
type Accounts = {
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
type Verifications = {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Instant
  updated_at: Instant
}
type SignInAttempts = { id: string; attempts: number; window_ends_at: Date }

/** A toll rule that the live figures could not apply on so many days, for want of a rate. */
export type SkippedRule = { toll: string; currency: string; days: number }

type Brands = {
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
type Members = { brand: string; user_id: string; role: Role; created_at: Instant }
type Invitations = {
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
type ApiKeys = {
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
type Audit = {
  id: string
  brand: Optional<string>
  actor: Json<{ kind: string; id: string; name: string }>
  action: string
  what: string
  before: OptionalJson<unknown>
  after: OptionalJson<unknown>
  at: Instant
}
type Traffic = {
  brand: string
  slice: Generated<number>
  through_segment: Generated<number>
  rules_version: Generated<number>
  run: Generated<number>
  anew_since: Generated<number>
  status: Generated<'idle' | 'running' | 'failed'>
  error: OptionalJson<unknown>
  derived_at: Optional<Date>
}
type Sources = {
  id: string
  brand: string
  name: string
  kind: 'web' | 'server' | 'shopify' | 'woocommerce'
  write_key: string
  sales_channel: Generated<string>
  store: Generated<string>
  hosts: Generated<string[]>
  webhook_secret: Optional<string>
  old_webhook_secret: Optional<string>
  old_secret_until: Optional<Date>
  created_by: string
  created_at: Instant
  revoked_at: Optional<Date>
}
type Deliveries = {
  source: string
  id: string
  number: Generated<number>
  brand: string
  topic: string
  status: 'waiting' | 'taken' | 'ignored' | 'refused'
  body: Optional<string>
  fault: OptionalJson<unknown>
  received_at: Instant
}
type StatedLoads = { load: number; brand: string }
/** The room that owns imports gives the JSON columns their shape. */
type Imports = {
  id: string
  brand: string
  parent: Optional<string>
  file_name: string
  file_bytes: number
  sha256: string
  path: string
  table_name: Optional<string>
  connector: Optional<string>
  options: Json<Record<string, unknown>>
  mapping: OptionalJson<Record<string, string>>
  header: OptionalJson<string[]>
  status: ImportStatus
  progress: OptionalJson<unknown>
  counts: OptionalJson<unknown>
  preview: OptionalJson<unknown>
  findings: OptionalJson<unknown>
  error: OptionalJson<unknown>
  load: Optional<number>
  live: Generated<boolean>
  created_by: Json<{ kind: string; id: string; name: string }>
  created_at: Instant
  started_at: Optional<Date>
  committed_at: Optional<Date>
  undone_at: Optional<Date>
}
type Mappings = {
  brand: string
  header_hash: string
  connector: string
  mapping: Json<Record<string, string>>
  options: Json<Record<string, unknown>>
  updated_at: Instant
}
/** Days are read as "2026-01-31", decimals as text. */
type TollRules = {
  id: string
  brand: string
  toll: string
  sales_channel: string
  country: Generated<string>
  store: Generated<string>
  campaign: Generated<string>
  fulfilment: Generated<string>
  percent: Generated<string>
  fixed: Generated<string>
  minimum: Generated<string>
  currency: Generated<string>
  valid_from: string
  valid_to: Optional<string>
  basis: 'default' | 'estimated'
  note: Generated<string>
  created_at: Instant
  updated_at: Instant
}
type SpendRules = {
  id: string
  brand: string
  platform: string
  campaign: Generated<string>
  sales_channel: string
  note: Generated<string>
  created_at: Instant
  updated_at: Instant
}
/** A version of the brand's channel rules; the room that owns rules gives them their shape. */
type ChannelRuleVersions = {
  brand: string
  version: number
  rules: Json<unknown[]>
  own_domains: string[]
  note: Generated<string>
  restored_from: Optional<number>
  created_by: Json<{ kind: string; id: string; name: string }>
  created_at: Instant
}
type DemoEvents = { brand: string; last_day: string; batches_sent: Generated<number>; finished_at: Optional<Date> }
type Privacy = {
  brand: string
  salt: string
  periods: ColumnType<Record<string, number>, string | undefined, string>
  applied_at: Optional<Date>
  removed: OptionalJson<unknown>
}
export type ErasureStatus = 'waiting' | 'running' | 'done' | 'failed'
/** The room of privacy gives person and report their shape. */
type Erasures = {
  id: string
  brand: string
  status: ErasureStatus
  step: Generated<string>
  named_by: string
  person: OptionalJson<unknown>
  token: string
  keep_out: boolean
  delete_files: boolean
  report: OptionalJson<unknown>
  error: OptionalJson<unknown>
  requested_by: Json<{ kind: string; id: string; name: string }>
  created_at: Instant
  finished_at: Optional<Date>
}
type KeptOut = { brand: string; hash: string; token: string; erasure: string }
/** A short link as it is now; the trail has how it was. */
type Links = {
  id: string
  brand: string
  code: string
  kind: string
  title: Generated<string>
  target: string
  account: Generated<string>
  message: Generated<string>
  utm_source: Generated<string>
  utm_medium: Generated<string>
  utm_campaign: Generated<string>
  utm_content: Generated<string>
  utm_term: Generated<string>
  channel: Generated<string>
  creator: Generated<string>
  post: Generated<string>
  coupon: Generated<string>
  ios_target: Generated<string>
  android_target: Generated<string>
  fallback: Generated<string>
  expires_at: Optional<Date>
  archived_at: Optional<Date>
  created_by: Json<{ kind: string; id: string; name: string }>
  created_at: Instant
  updated_at: Instant
  told_at: Optional<Date>
}
type LinkSettings = { brand: string; base_url: Generated<string>; fallback: Generated<string> }
type LostClicks = { brand: string; day: string; clicks: number }
type Lifetime = { brand: string; fitted_at: Date }
type Migrations = { name: string; checksum: string; applied_at: Instant }

/** Every table of the registry, as kysely sees it. */
export type Tables = {
  users: Users
  sessions: Sessions
  accounts: Accounts
  verifications: Verifications
  sign_in_attempts: SignInAttempts
  brands: Brands
  members: Members
  invitations: Invitations
  api_keys: ApiKeys
  audit: Audit
  imports: Imports
  sources: Sources
  traffic: Traffic
  deliveries: Deliveries
  stated_loads: StatedLoads
  mappings: Mappings
  toll_rules: TollRules
  spend_rules: SpendRules
  channel_rules: ChannelRuleVersions
  demo_events: DemoEvents
  privacy: Privacy
  erasures: Erasures
  kept_out: KeptOut
  links: Links
  link_settings: LinkSettings
  lost_clicks: LostClicks
  lifetime: Lifetime
  migrations: Migrations
}
