import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, Optional, OptionalJson } from './columns.ts'

type Text = { en: string; zh: string }

export type Connections = {
  id: string
  brand: string
  platform: string
  name: string
  settings: Json<Record<string, string>>
  /** By name. `sealed` is no text that anybody can read. */
  secrets: Json<Record<string, { sealed: string; set_at: string }>>
  cursors: ColumnType<Record<string, unknown>, string | undefined, string>
  state: Generated<'active' | 'paused' | 'attention'>
  next_run_at: Optional<Date>
  created_by: Json<{ kind: string; id: string; name: string }>
  created_at: Instant
  updated_at: Instant
}
export type ConnectionRuns = {
  id: string
  brand: string
  connection: string
  state: Generated<'running' | 'done' | 'waiting' | 'failed' | 'cut'>
  part: Generated<string>
  rows: Generated<number>
  calls: Generated<number>
  imports: Generated<string[]>
  error: OptionalJson<{ text: Text; remedy: Text }>
  began_at: Instant
  ended_at: Optional<Date>
}
