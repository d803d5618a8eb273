import type { Generated } from 'kysely'
import type { StatedThresholds } from '../../kernel/lifecycle.ts'
import type { Instant, Json, Optional, OptionalJson } from './columns.ts'

export type Traffic = {
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
export type Sources = {
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
export type Deliveries = {
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
/** A version of the brand's channel rules; the room that owns rules gives them their shape. */
export type ChannelRuleVersions = {
  brand: string
  version: number
  rules: Json<unknown[]>
  own_domains: string[]
  note: Generated<string>
  restored_from: Optional<number>
  created_by: Json<{ kind: string; id: string; name: string }>
  created_at: Instant
}
export type LifecycleRules = {
  brand: string
  version: number
  thresholds: Json<StatedThresholds>
  note: Generated<string>
  created_by: Json<{ kind: string; id: string; name: string }>
  created_at: Instant
}
export type DemoEvents = {
  brand: string
  last_day: string
  batches_sent: Generated<number>
  finished_at: Optional<Date>
}
/** A short link as it is now; the trail has how it was. */
export type Links = {
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
export type LinkSettings = { brand: string; base_url: Generated<string>; fallback: Generated<string> }
export type LostClicks = { brand: string; day: string; clicks: number }
