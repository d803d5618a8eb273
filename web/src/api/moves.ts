import { queryOptions } from '@tanstack/react-query'
import type { AudienceQuestion } from './audiences.ts'
import { brandPath, call } from './client.ts'
import type { Text } from './measures.ts'

type Amounts = { margin: number; low: number; high: number }
/** The one thing that begins a move. */
export type Action =
  | { kind: 'view' | 'task' }
  | { kind: 'audience'; audience: AudienceQuestion & { name: Text } }
  | { kind: 'link'; link: Record<string, string> }
export type Move = Amounts & {
  id: string
  kind: 'budget' | 'product' | 'channel' | 'creator' | 'page' | 'audience'
  title: Text
  why: Text
  effort: 'small' | 'medium' | 'large'
  evidence: { orders: Record<string, string> | null }
  view: { path: ViewPath; query: Record<string, string> }
  action: Action
}
type ViewPath =
  | '/products'
  | '/customers/lifecycle'
  | '/moat'
  | '/traffic/channels'
  | '/traffic/ad-price'
  | '/traffic/attribution'
  | '/traffic/pages'
export type ClosedMove = {
  id: string
  state: 'dismissed' | 'snoozed' | 'done'
  until: string | null
  as_found: Amounts & { title: Text; measured: number; currency: string }
  by: { name: string }
  at: string
}
export type DoneMove = ClosedMove & {
  measured: { label: Text; per: '180_days' | 'order' | 'people' } | null
  came: { days: { from: string; to: string }; value: number | null } | null
  checked_from: string
  problem?: Text
}
export type NextMoves = {
  currency: string
  days: { from: string; to: string } | null
  moves: Move[]
  failed: { rule: string; name: Text; problem: Text }[]
  closed: ClosedMove[]
  done: DoneMove[]
}
export type Decision =
  | { move: string; state: 'open' | 'dismissed' | 'done' }
  | { move: string; state: 'snoozed'; until: string }

export const movesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['moves', brand],
    queryFn: ({ signal }) => call<NextMoves>('GET', brandPath(brand, 'moves'), { signal }),
  })

export const decideOnMove = (brand: string, body: Decision) =>
  call<undefined>('POST', brandPath(brand, 'moves', 'state'), { body })
