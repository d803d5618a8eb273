import { queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'
import { ApiProblem } from './problem.ts'

/** Whether bots are shown, and nobody else. */
export type Bots = 'exclude' | 'include' | 'only'
/** By what somebody is known: a stated id, or likeness of address and browser within one day. */
export type KnownBy = 'id' | 'likeness'
type Counted = { key: string; people: number }
export type LiveEvent = {
  at: string
  person: string
  name: string
  path: string
  country: string
  device: string
  sku: string
  bot_reasons: string[]
}
export type LiveView = {
  people_now: number
  people: number
  events: number
  carts: number
  orders: number
  minutes: { minute: string; people: number; events: number }[]
  pages: Counted[]
  channels: Counted[]
  countries: Counted[]
  devices: Counted[]
  latest: LiveEvent[]
}
/** Times are UTC, "2026-01-31 10:00:00.000". */
export type KnownPerson = {
  person: string
  user_id: string
  anonymous_id: string
  known_by: KnownBy
  first_at: string
  last_at: string
  visits: number
  orders: number
  engaged_seconds: number | null
  first_channel: string
  first_source: string
  first_campaign: string
  last_channel: string
  country: string
  device: string
  is_bot: boolean
  bot_reasons: string[]
}
export type TimelineVisit = {
  started_at: string
  ended_at: string
  channel: string
  utm_source: string
  utm_campaign: string
  referrer_host: string
  code: string
  device: string
  in_app: string
  country: string
  steps: string[]
  step_ms: number[]
  engaged_seconds: number | null
  order_ids: string[]
  bot_reasons: string[]
  known_by: KnownBy
}
/** An order that the ledger has, by what a visit told it as. */
export type TimelineOrder = { told_as: string; store: string; order_id: string }
type Timeline = {
  person: KnownPerson
  ids: { person: string; edge: 'identified' | 'alias'; since: string; known_by: KnownBy }[]
  visits: TimelineVisit[]
  orders: TimelineOrder[]
}

const liveMs = 5_000

export const liveQuery = (brand: string, bots: Bots) =>
  queryOptions({
    queryKey: ['live', brand, bots],
    queryFn: ({ signal }) => call<LiveView>('GET', brandPath(brand, 'live'), { query: { bots }, signal }),
    refetchInterval: liveMs,
  })

/** Who is looked for. */
type Sought = { id: string; bots: Bots }

export const peopleFileUrl = (brand: string, sought: Sought) => apiUrl(brandPath(brand, 'people', 'file'), sought)

/** People seen last. */
export const peopleQuery = (brand: string, sought: Sought, page: number) =>
  queryOptions({
    queryKey: ['people', brand, sought, page],
    queryFn: ({ signal }) =>
      call<{ items: KnownPerson[] }>('GET', brandPath(brand, 'people'), {
        query: { ...sought, page, limit: 50 },
        signal,
      }),
  })

/** How often somebody who was just seen and is not known yet is asked for: for a minute. */
const newcomerAsks = 60_000 / liveMs

/** Whether somebody who was asked for so often may still become known: who was just seen is, once the visits are derived. */
export const mayBecomeKnown = (justSeen: boolean, asks: number): boolean => justSeen && asks < newcomerAsks

/** A person and the visits; who was just seen is asked for again until known, for a minute. */
export const timelineQuery = (brand: string, person: string, justSeen: boolean) =>
  queryOptions({
    queryKey: ['timeline', brand, person],
    queryFn: ({ signal }) => call<Timeline>('GET', brandPath(brand, 'people', person), { signal }),
    refetchInterval: ({ state }) =>
      isUnknown(state.error) && mayBecomeKnown(justSeen, state.errorUpdateCount) ? liveMs : false,
  })

/** Whether the API knows nobody of that number. */
export const isUnknown = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'not_found'
