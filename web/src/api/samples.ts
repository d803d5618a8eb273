import { queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'
import type { Money } from './collaborations.ts'

export const sampleStates = ['waiting', 'sent', 'received', 'posted'] as const
export type SampleInput = {
  sku: string
  quantity: number
  stock_country: string
  stock_place: string
  creator_country: string
  route: string
  cost: Money | null
  customs: string
  tracking: string
  sent_on: string | null
  received_on: string | null
  posted_on: string | null
  post_url: string
  notes: string
}
export type Sample = SampleInput & {
  id: string
  collaboration: string
  title: string
  creator: { id: string; name: string }
}
type Count = {
  sent: number
  received: number
  posted: number
  cost_unknown: number
  post_share: number | null
  post_share_low: number | null
  post_share_high: number | null
}
export type Route = Count & { stock_country: string; creator_country: string }
type Counts = { all: Count; routes: Route[]; costs: Money[] }

export const samplesQuery = (brand: string, state: string) =>
  queryOptions({
    queryKey: ['samples', brand, 'list', state],
    queryFn: ({ signal }) =>
      call<{ items: Sample[]; next?: string }>('GET', brandPath(brand, 'samples'), {
        query: { state, limit: 1000 },
        signal,
      }),
  })
export const sampleCountsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['samples', brand, 'counts'],
    queryFn: ({ signal }) => call<Counts>('GET', brandPath(brand, 'samples', 'counts'), { signal }),
  })
export const createSample = (brand: string, body: SampleInput & { collaboration: string }) =>
  call<Sample>('POST', brandPath(brand, 'samples'), { body })
export const updateSample = (brand: string, id: string, body: Partial<SampleInput>) =>
  call<Sample>('PATCH', brandPath(brand, 'samples', id), { body })
export const removeSample = (brand: string, id: string) => call<undefined>('DELETE', brandPath(brand, 'samples', id))
export const samplesFileUrl = (brand: string, state: string) => apiUrl(brandPath(brand, 'samples', 'file'), { state })
