import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call, type Query } from './client.ts'
import type { Text } from './measures.ts'

export const sourceKinds = ['web', 'shopify', 'woocommerce', 'server'] as const
export type SourceKind = (typeof sourceKinds)[number]
export type Source = {
  id: string
  name: string
  kind: SourceKind
  write_key: string
  hosts: string[]
  store: string
  sales_channel: string
  created_at: string
}
export type Lag = { waiting_bytes: number; waiting_since: string | null; trouble: Text | null }
/** Times are UTC, "2026-01-31 10:00:00.000". */
export type KeptEvent = {
  message_id: string
  at: string
  received_at: string
  source: string
  name: string
  user_id: string
  anonymous_id: string
  host: string
  path: string
  order_id: string
  bot_reasons: string[]
  props: Record<string, string>
}
export type PropertyType = 'string' | 'number' | 'boolean' | 'list' | 'object'
/** `share` is of the events that were looked at; the example is null where values may be of people. */
export type EventProperty = { name: string; types: PropertyType[]; share: number; example: string | null }
/** Days are the brand's; there is one for each of the period. */
export type EventKind = {
  name: string
  events: number
  last_seen: string
  known_share: number
  by_day: { day: string; events: number }[]
  looked_at: number
  properties: EventProperty[]
}
export type QuarantinedEvent = {
  received_at: string
  source: string
  request_id: string
  place: number
  field: string
  value: string
  reason: Text
  remedy: Text
  event: string
}
type Page<Item> = { items: Item[]; next?: string }

export const sourcesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['sources', brand],
    queryFn: ({ signal }) => call<{ items: Source[] }>('GET', brandPath(brand, 'sources'), { signal }),
  })

export const lagQuery = (brand: string) =>
  queryOptions({
    queryKey: ['events', brand, 'lag'],
    queryFn: ({ signal }) => call<Lag>('GET', brandPath(brand, 'events', 'lag'), { signal }),
    staleTime: 0,
    refetchInterval: 5000,
  })

/** The latest event of a source; asked for often while there is none. */
export const arrivalQuery = (brand: string, source: string) =>
  queryOptions({
    queryKey: ['events', brand, 'arrival', source],
    queryFn: ({ signal }) =>
      call<Page<KeptEvent>>('GET', brandPath(brand, 'events'), { query: { source, limit: 1 }, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.items.length ? 30_000 : 2500),
  })

export const eventNamesQuery = (brand: string, days: number, properties = true) =>
  queryOptions({
    queryKey: ['events', brand, 'names', days, properties],
    queryFn: ({ signal }) =>
      call<{ items: EventKind[] }>('GET', brandPath(brand, 'events', 'names'), {
        query: { days, properties: String(properties) },
        signal,
      }),
  })

/** Pages of a list of events. */
const pagesOf = <Item>(brand: string, pieces: readonly string[], query: Query) =>
  infiniteQueryOptions({
    queryKey: ['events', brand, 'pages', ...pieces, query],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Item>>('GET', brandPath(brand, ...pieces), { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
export type EventFilter = { source: string; name: string; person: string }
export const latestEventsQuery = (brand: string, filter: EventFilter) => pagesOf<KeptEvent>(brand, ['events'], filter)
export const eventQuarantineQuery = (brand: string) => pagesOf<QuarantinedEvent>(brand, ['events', 'quarantine'], {})
export const eventsFileUrl = (brand: string, filter: EventFilter) => apiUrl(brandPath(brand, 'events', 'file'), filter)
export const eventNamesFileUrl = (brand: string, days: number) =>
  apiUrl(brandPath(brand, 'events', 'names', 'file'), { days })
export const eventQuarantineFileUrl = (brand: string) => apiUrl(brandPath(brand, 'events', 'quarantine', 'file'), {})

export const createSource = (brand: string, body: { name: string; kind: SourceKind }) =>
  call<Source>('POST', brandPath(brand, 'sources'), { body })
export const updateSource = (brand: string, id: string, body: { hosts: string[] }) =>
  call<Source>('PATCH', brandPath(brand, 'sources', id), { body })
export const endSource = (brand: string, id: string) => call<undefined>('DELETE', brandPath(brand, 'sources', id))
