import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'

/** What is kept of the addresses of visitors. */
export type KeptAddresses = 'truncate' | 'drop'
export type BrandState = {
  id: string
  name: string
  currency: string
  time_zone: string
  markets: string[]
  ip_addresses: KeptAddresses
  derive_status: 'idle' | 'running' | 'failed'
  /** Toll rules that the figures could not apply on so many days, for want of a rate. */
  skipped_rules: { toll: string; currency: string; days: number }[]
  derived_at: string | null
  stale: boolean
  /** The days that its orders cover; null without orders. */
  first_day: string | null
  last_day: string | null
}
export type BrandInput = {
  name?: string
  currency?: string
  time_zone?: string
  markets?: string[]
  ip_addresses?: KeptAddresses
}

/** A brand and how current its figures are; asked again while they are rebuilt. */
export const brandQuery = (brand: string) =>
  queryOptions({
    queryKey: ['brand', brand],
    queryFn: ({ signal }) => call<BrandState>('GET', brandPath(brand), { signal }),
    staleTime: 5_000,
    refetchInterval: ({ state }) =>
      state.data && (state.data.derive_status === 'running' || state.data.stale) ? 1500 : 30_000,
  })

export const updateBrand = (brand: string, body: BrandInput) => call<unknown>('PATCH', brandPath(brand), { body })
export const createBrand = (body: Required<BrandInput>) => call<{ id: string }>('POST', '/brands', { body })
export const derive = (brand: string) => call<unknown>('POST', brandPath(brand, 'derive'), { body: {} })
