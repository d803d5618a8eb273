import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'
import type { Text } from './measures.ts'

export type Told = { name: string; label: Text; hint: Text; required: boolean; choices?: string[] }
export type Platform = {
  id: string
  title: Text
  doc: Text
  steps: Text[]
  by_file: Text
  settings: Told[]
  secrets: Told[]
  enough: string[][]
  reads: { id: string; title: Text; connectors: string[] }[]
}
export type ConnectionRun = {
  id: string
  state: 'running' | 'done' | 'waiting' | 'failed' | 'cut'
  part: string
  rows: number
  calls: number
  imports: string[]
  error: { text: Text; remedy: Text } | null
  began_at: string
  ended_at: string | null
}
export type Connection = {
  id: string
  platform: string
  name: string
  settings: Record<string, string>
  secrets_set_at: Record<string, string>
  state: 'active' | 'paused' | 'attention'
  next_run_at: string | null
  last_run: ConnectionRun | null
}

export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  queryFn: ({ signal }) => call<{ items: Platform[] }>('GET', '/platforms', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Something is read, or will be in a moment. */
const isBusy = ({ state, next_run_at, last_run }: Connection) =>
  last_run?.state === 'running' || (state === 'active' && next_run_at !== null && Date.parse(next_run_at) <= Date.now())

export const connectionsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['connections', brand],
    queryFn: ({ signal }) => call<{ items: Connection[] }>('GET', brandPath(brand, 'connections'), { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? 1500 : 30_000),
  })

export const connectionRunsQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['connections', brand, id, 'runs'],
    queryFn: ({ signal }) =>
      call<{ items: ConnectionRun[] }>('GET', brandPath(brand, 'connections', id, 'runs'), { signal }),
    staleTime: 0,
  })

export type ConnectionFields = {
  name: string
  settings: Record<string, string>
  secrets: Record<string, string>
}
export const createConnection = (brand: string, platform: string, fields: ConnectionFields) =>
  call<Connection>('POST', brandPath(brand, 'connections'), { body: { platform, ...fields } })
export const updateConnection = (brand: string, id: string, change: Partial<ConnectionFields> & { paused?: boolean }) =>
  call<Connection>('PATCH', brandPath(brand, 'connections', id), { body: change })
export const removeConnection = (brand: string, id: string) =>
  call<undefined>('DELETE', brandPath(brand, 'connections', id))
export const readConnection = (brand: string, id: string) =>
  call<Connection>('POST', brandPath(brand, 'connections', id, 'read'))
