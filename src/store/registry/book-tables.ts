import type { Generated } from 'kysely'
import type { Instant, Json, Optional, OptionalJson } from './columns.ts'

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

export type StatedLoads = { load: number; brand: string }
/** The room that owns imports gives the JSON columns their shape. */
export type Imports = {
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
export type Mappings = {
  brand: string
  header_hash: string
  connector: string
  mapping: Json<Record<string, string>>
  options: Json<Record<string, unknown>>
  updated_at: Instant
}
/** Days are read as "2026-01-31", decimals as text. */
export type TollRules = {
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
export type SpendRules = {
  id: string
  brand: string
  platform: string
  campaign: Generated<string>
  sales_channel: string
  note: Generated<string>
  created_at: Instant
  updated_at: Instant
}
