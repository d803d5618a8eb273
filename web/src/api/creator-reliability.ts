import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'

export type ReliableShare = {
  share: number
  low: number
  high: number
  estimate: number
  estimate_low: number | null
  estimate_high: number | null
}
export type Reliability = {
  creator: { id: string; name: string }
  samples: number
  samples_posted: number
  samples_too_new: number
  post_share: ReliableShare | null
  due: number
  in_time: number
  day_unknown: number
  in_time_share: ReliableShare | null
  late: { posts: number; median: number; low: number | null; high: number | null } | null
}

export const reliabilityQuery = (brand: string, creators: readonly string[]) =>
  queryOptions({
    queryKey: ['collaborations', brand, 'reliability', creators],
    queryFn: ({ signal }) =>
      call<{ items: Reliability[] }>('GET', brandPath(brand, 'creators', 'reliability'), {
        query: { creator: creators.join(',') },
        signal,
      }),
    enabled: creators.length > 0,
  })
