import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, Optional } from './columns.ts'

type By = Json<{ kind: string; id: string; name: string }>
type Text = Json<{ en: string; zh: string }>

/** Tests of products; the room that owns them gives definitions and bodies their rules. */
export type ProductTests = {
  id: string
  brand: string
  state: ColumnType<'draft' | 'open' | 'closed', 'draft' | undefined, 'draft' | 'open' | 'closed'>
  definition: Json<Record<string, unknown>>
  created_by: By
  created_at: Instant
  updated_at: Instant
  opened_at: Optional<Date>
  closed_at: Optional<Date>
}
export type ProductTestPictures = {
  brand: string
  test: string
  candidate: string
  type: string
  bytes: Buffer
  at: Instant
}
export type ProductTestLinks = {
  id: string
  brand: string
  test: string
  page: 'questions' | 'prelaunch'
  audience: 'creators' | 'customers' | 'others'
  market: string
  candidate: string
  label: string
  person: string
  created_by: By
  created_at: Instant
  revoked_at: Optional<Date>
}
export type ProductTestInbox = {
  number: Generated<number>
  brand: string
  test: string
  customer_id: string
  body: Json<Record<string, unknown>>
  received_at: Instant
}
export type ProductTestRespondents = { test: string; brand: string; respondent: string; sent: number }
export type ProductTestOrders = {
  id: string
  brand: string
  test: string
  candidate: string
  respondent: string
  email: string
  consent: string
  language: string
  price_minor: number
  currency: string
  link: string
  bot: boolean
  at: Instant
}
export type ProductTestQuarantine = {
  id: string
  brand: string
  test: string
  link: string
  field: string
  value: string
  reason: Text
  remedy: Text
  body: string
  at: Instant
}
