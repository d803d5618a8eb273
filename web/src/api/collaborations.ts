import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'

export const stages = ['found', 'contacted', 'agreed', 'sample_sent', 'posted', 'paid'] as const
export type Stage = (typeof stages)[number]
export const claimKinds = ['link', 'coupon', 'declared'] as const
export type ClaimKind = (typeof claimKinds)[number]
export type Money = { amount: string; currency: string }
type Named = { id: string; name: string }

type Terms = {
  fee: Money | null
  fee_per: 'collaboration' | 'post'
  commission_percent: string | null
  claims: ClaimKind[]
  order_cap: string | null
  cap: string | null
  hold_days: number
  starts_on: string | null
  ends_on: string | null
}
type Work = Terms & {
  title: string
  stage: Stage
  due_on: string | null
  remind_on: string | null
  post_due_on: string | null
  posted_on: string | null
  notes: string
  contract: string
  rights: string
  posts: number
}
export type CollaborationInput = Work & { owner: string | null }
export type Collaboration = Work & {
  id: string
  creator: Named
  owner: Named | null
  is_overdue: boolean
  is_to_remind: boolean
  archived_at: string | null
  updated_at: string
}
export type CollaborationFilter = Record<'search' | 'stage' | 'of' | 'due' | 'state', string>
export type Counts = { stages: { stage: Stage; collaborations: number }[]; overdue: number; remind: number }

const most = 1000
const work = (brand: string, ...rest: string[]) => brandPath(brand, 'collaborations', ...rest)

export const collaborationsQuery = (brand: string, filter: CollaborationFilter) =>
  queryOptions({
    queryKey: ['collaborations', brand, 'list', filter],
    queryFn: ({ signal }) =>
      call<{ items: Collaboration[]; next?: string }>('GET', work(brand), {
        query: { ...filter, limit: most },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
export const collaborationCountsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['collaborations', brand, 'counts'],
    queryFn: ({ signal }) => call<Counts>('GET', work(brand, 'counts'), { signal }),
  })
export const createCollaboration = (brand: string, body: CollaborationInput & { creator: string }) =>
  call<Collaboration>('POST', work(brand), { body })
export const updateCollaboration = (
  brand: string,
  id: string,
  body: Partial<CollaborationInput> & { archived?: boolean },
) => call<Collaboration>('PATCH', work(brand, id), { body })
export const collaborationsFileUrl = (brand: string, filter: CollaborationFilter) => apiUrl(work(brand, 'file'), filter)
