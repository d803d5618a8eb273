import { queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'
import { problemFrom } from './problem.ts'

export const namings = ['customer', 'order', 'user', 'visitor'] as const
export type PersonName = { by: (typeof namings)[number]; id: string; store: string }
export type FoundPerson = {
  person: Record<'users' | 'visitors' | 'customers' | 'orders' | 'shared', string[]>
  tables: { table: string; rows: number }[]
}
export type Erasure = {
  id: string
  status: 'waiting' | 'running' | 'done' | 'failed'
  step: string
  named_by: PersonName['by']
  keep_out: boolean
  report: {
    tables: { table: string; rows: number; left: number; done: 'deleted' | 'changed' }[]
    registry_rows: number
    files: { import_id: string; file_name: string; state: 'deleted' | 'kept' | 'unread' }[]
  } | null
  error: { message: string; message_zh: string } | null
  requested_by: { name: string }
  created_at: string
  finished_at: string | null
}
export const keptKinds = [
  'events',
  'event_quarantine',
  'visits',
  'search_terms',
  'import_quarantine',
  'files',
  'preorders',
] as const
export type KeptKind = (typeof keptKinds)[number]
export type Retention = { periods: Partial<Record<KeptKind, number>>; applied_at: string | null }
export type Periods = Partial<Record<KeptKind, number | null>>
export type Expired = { kind: KeptKind; keeps_from: string; rows: number; days: { day: string; rows: number }[] }

const path = (brand: string, ...pieces: string[]) => brandPath(brand, 'privacy', ...pieces)

export const findPerson = (brand: string, body: PersonName) => call<FoundPerson>('POST', path(brand, 'find'), { body })

/** The zip of a person, as the browser keeps it. Ids never stand in an address. */
export async function exportPerson(brand: string, body: PersonName): Promise<Blob> {
  const response = await fetch(apiUrl(path(brand, 'export')), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw problemFrom(response.status, await response.json())
  return response.blob()
}

export const erasePerson = (
  brand: string,
  body: PersonName & { confirm: string; keep_out: boolean; delete_files: boolean },
) => call<Erasure>('POST', path(brand, 'erasures'), { body })

const open: ReadonlySet<Erasure['status']> = new Set(['waiting', 'running'])

export const erasuresQuery = (brand: string) =>
  queryOptions({
    queryKey: ['erasures', brand],
    queryFn: ({ signal }) => call<{ items: Erasure[] }>('GET', path(brand, 'erasures'), { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => open.has(status)) ? 1000 : false),
  })

export const letIn = (brand: string, id: string) => call<undefined>('POST', path(brand, 'erasures', id, 'let-in'))
export const deleteFile = (brand: string, id: string) => call<undefined>('DELETE', path(brand, 'files', id))

export const retentionQuery = (brand: string) =>
  queryOptions({
    queryKey: ['retention', brand],
    queryFn: ({ signal }) => call<Retention>('GET', path(brand, 'retention'), { signal }),
  })

export const savePeriods = (brand: string, body: Periods) => call<Retention>('PUT', path(brand, 'retention'), { body })
export const applyRetention = (brand: string, body: { dry_run: boolean; periods?: Periods }) =>
  call<{ items: Expired[] }>('POST', path(brand, 'retention', 'apply'), { body })
