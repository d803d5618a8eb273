import type { ColumnType } from 'kysely'
import type { Instant, Json, Optional } from './columns.ts'

type By = Json<{ kind: string; id: string; name: string }>

/** What became of moves, and what people make of them: audiences and tasks. */
export type Moves = {
  brand: string
  rule: string
  about: string
  state: 'dismissed' | 'snoozed' | 'done'
  until: Optional<string>
  as_found: Json<Record<string, unknown>>
  by: By
  at: Instant
}
export type Audiences = {
  id: string
  brand: string
  name: string
  measure: string
  params: Json<Record<string, string>>
  period: Json<Record<string, unknown>>
  move: Optional<string>
  created_by: By
  created_at: Instant
  updated_at: Instant
}
export type Tasks = {
  id: string
  brand: string
  title: string
  note: string
  move: Optional<string>
  owner: Optional<string>
  due_on: Optional<string>
  state: ColumnType<'open' | 'done', 'open' | 'done' | undefined, 'open' | 'done'>
  done_at: Optional<Date>
  created_by: By
  created_at: Instant
  updated_at: Instant
}
