import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Asset, AssetChannel } from './assets.ts'
import { brandPath, call } from './client.ts'

export type Obstacle =
  | 'right_unknown'
  | 'right_expired'
  | 'right_ends_before'
  | 'right_expiring'
  | 'resting'
  | 'other_market'
export type Place = { channel: AssetChannel; platform: string; market: string }
export type Rated = { shown: number; acted: number; rate: number; low: number; high: number }
/** A proposal to show an asset again, or elsewhere, from a day on. */
export type Proposal = {
  asset: Pick<Asset, 'id' | 'kind' | 'title'>
  kind: 'again' | 'elsewhere'
  place: Place
  from_day: string
  rested_since: string | null
  right_until: string | null
  obstacles: Obstacle[]
  forbidden: boolean
  evidence: {
    place: Place & { rate_of: 'clicks_of_impressions' | 'orders_of_visits' }
    own: Rated
    others: Rated & { references: number }
    difference: number
    difference_low: number
    difference_high: number
    verdict: 'better' | 'unclear' | 'worse'
    trend: 'falling' | 'steady' | 'rising' | null
    last_day: string
  }
}
export type ReuseFilter = { asset: string; channel: AssetChannel | ''; state: 'allowed' | 'all' }
type Answer = { items: Proposal[]; total: number; compared: number; alone: number; left_out: number }

export const assetReuseQuery = (brand: string, filter: ReuseFilter) =>
  queryOptions({
    queryKey: ['assets', brand, 'reuse', filter],
    queryFn: ({ signal }) =>
      call<Answer>('GET', brandPath(brand, 'assets', 'reuse'), { query: { ...filter, limit: 500 }, signal }),
    placeholderData: keepPreviousData,
  })
