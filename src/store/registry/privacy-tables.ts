import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, Optional, OptionalJson } from './columns.ts'

export type Privacy = {
  brand: string
  salt: string
  periods: ColumnType<Record<string, number>, string | undefined, string>
  applied_at: Optional<Date>
  removed: OptionalJson<unknown>
}
export type ErasureStatus = 'waiting' | 'running' | 'done' | 'failed'
/** The room of privacy gives person and report their shape. */
export type Erasures = {
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
export type KeptOut = { brand: string; hash: string; token: string; erasure: string }
