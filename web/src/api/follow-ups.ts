import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'

export const followUpKinds = ['overdue', 'remind', 'not_received', 'not_posted', 'right_ends'] as const
export type FollowUpKind = (typeof followUpKinds)[number]
export type FollowUp = {
  kind: FollowUpKind
  collaboration: { id: string; title: string }
  creator: { id: string; name: string }
  owner: { id: string; name: string } | null
  about: string
  channel: 'feed' | 'ad' | 'product_page' | 'live' | 'gallery' | 'email' | null
  since: string
  days: number
}
type Answer = { items: FollowUp[]; counts: { kind: FollowUpKind; all: number; mine: number }[] }

/** Under the key of collaborations, so that whatever changes them asks anew. */
export const followUpsQuery = (brand: string, filter: { of: string; kind: string }) =>
  queryOptions({
    queryKey: ['collaborations', brand, 'follow-ups', filter],
    queryFn: ({ signal }) =>
      call<Answer>('GET', brandPath(brand, 'collaborations', 'follow-ups'), {
        query: { ...filter, limit: 1000 },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
