import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import type { Text } from './measures.ts'

type ConnectorField = { type: string; label: Text; names: string[]; required?: boolean }
export type Connector = {
  id: string
  title: Text
  doc: Text
  facts: string[]
  fields: Record<string, ConnectorField>
  options?: Record<string, string>
  sample: string
}

/** What files Millpond reads; changes only with a release. */
export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: ({ signal }) => call<{ items: Connector[] }>('GET', '/connectors', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
