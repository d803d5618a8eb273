import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'
import type { Text } from './measures.ts'
import { sendFile } from './upload.ts'

export type ImportStatus =
  | 'uploaded'
  | 'reading'
  | 'unmapped'
  | 'ready'
  | 'committing'
  | 'committed'
  | 'failed'
  | 'cancelled'
  | 'undone'

export type Finding = {
  level: 'error' | 'warning' | 'note'
  code: string
  text: Text
  count?: number
  lines?: number[]
}
export type Counts = {
  rows_in?: number
  imported?: number
  already_there?: number
  replaced?: number
  quarantined?: number
  ignored?: number
}
export type Progress = {
  stage: 'waiting' | 'reading' | 'checking' | 'writing' | 'rereading'
  bytes?: number
  bytes_total?: number
  rows?: number
  rows_per_second?: number
  seconds_left?: number
}
export type Preview = {
  rows: number
  facts: Record<string, number>
  period: { from: string; to: string } | null
  currencies: string[]
  orders: { documents: number; customers: number; places: number } | null
  totals: { fact: string; currency: string; rows: number; amount_minor: string }[]
  stores: string[]
  countries: string[]
  first_rows: Record<string, string | number | null>[]
  reasons: { field: string; value: string; reason: Text; remedy: Text; lines: number; first_line: number }[]
  encoding: string | null
  delimiter: string | null
}
/** What mapping by hand begins with: the columns, the cells of the first lines, and the source and columns that look likely. */
export type Header = {
  columns: string[]
  samples: string[][]
  connector: string | null
  suggestions: Record<string, string>
}
export type Import = {
  id: string
  file_name: string
  file_bytes: number
  table_name: string | null
  connector: string | null
  status: ImportStatus
  options: Record<string, string>
  mapping: Record<string, string> | null
  counts: Counts | null
  progress: Progress | null
  preview: (Pick<Preview, 'rows'> & Partial<Preview>) | null
  findings: Finding[]
  header: Header | null
  live: boolean
  error: { code: string; message: string; message_zh?: string } | null
  created_at: string
  committed_at: string | null
  undone_at: string | null
}

export const busy: readonly ImportStatus[] = ['uploaded', 'reading', 'committing']

export const fetchImports = (brand: string, signal?: AbortSignal) =>
  call<{ items: Import[]; next?: string }>('GET', brandPath(brand, 'imports'), { signal })

export const importsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['imports', brand],
    queryFn: ({ signal }) => fetchImports(brand, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => busy.includes(status)) ? 1500 : false),
  })

export const importQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['import', brand, id],
    queryFn: ({ signal }) => call<Import>('GET', brandPath(brand, 'imports', id), { signal }),
    refetchInterval: ({ state }) => (state.data && busy.includes(state.data.status) ? 3000 : false),
  })

export type Quarantined = {
  line_no: number
  field: string
  value: string
  reason: Text
  remedy: Text
  cells?: string[]
}
export const quarantineQuery = (brand: string, id: string) =>
  infiniteQueryOptions({
    queryKey: ['quarantine', brand, id],
    queryFn: ({ pageParam, signal }) =>
      call<{ items: Quarantined[]; next?: string }>('GET', brandPath(brand, 'imports', id, 'quarantine'), {
        query: { limit: 500, after: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
/** The lines as a file that can be corrected and dropped again; reasons in the reader's language. */
export const quarantineFile = (brand: string, id: string, language: string) =>
  apiUrl(brandPath(brand, 'imports', id, 'quarantine'), {
    format: 'csv',
    language: language.startsWith('zh') ? 'zh' : 'en',
  })
export const progressUrl = (brand: string, id: string) => apiUrl(brandPath(brand, 'imports', id, 'progress'))

export const commitImport = (brand: string, id: string, accept: string[]) =>
  call<Import>('POST', brandPath(brand, 'imports', id, 'commit'), { body: { accept } })
export const cancelImport = (brand: string, id: string) =>
  call<Import>('POST', brandPath(brand, 'imports', id, 'cancel'), { body: {} })
export const retryImport = (brand: string, id: string) =>
  call<Import>('POST', brandPath(brand, 'imports', id, 'retry'), { body: {} })
export const undoImport = (brand: string, id: string) =>
  call<Import>('POST', brandPath(brand, 'imports', id, 'undo'), { body: {} })
export type Mapping = { connector: string; columns: Record<string, string>; options: Record<string, string> }
export const mapImport = (brand: string, id: string, body: Mapping) =>
  call<Import>('PUT', brandPath(brand, 'imports', id, 'mapping'), { body })

/** Sends a file as it is, and tells how much of it has left. */
export async function uploadFile(
  brand: string,
  file: File,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<Import[]> {
  const query = { name: file.name }
  const { items } = await sendFile<{ items: Import[] }>(brandPath(brand, 'imports'), query, file, onSent, signal)
  return items
}
