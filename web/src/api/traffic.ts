import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'

export type TrafficState = {
  status: 'idle' | 'running' | 'failed'
  derived_at: string | null
  through_segment: number
  run: number
}

/** How far visits are derived; looked at again while they are kept up. */
export const trafficQuery = (brand: string) =>
  queryOptions({
    queryKey: ['traffic', brand],
    queryFn: ({ signal }) => call<TrafficState>('GET', brandPath(brand, 'traffic'), { signal }),
    refetchInterval: ({ state: { data } }) => (data?.status === 'running' ? 2_000 : 15_000),
  })

export const deriveTraffic = (brand: string) => call<TrafficState>('POST', brandPath(brand, 'traffic', 'derive'))
