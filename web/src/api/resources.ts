import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'
import type { ParamSchema, Text } from './measures.ts'

export type FieldUnit = 'text' | 'choice' | 'percent' | 'amount' | 'currency' | 'country' | 'day'
export type Resource = {
  id: string
  title: Text
  doc: Text
  schema: { properties?: Record<string, ParamSchema>; required?: string[] }
  columns: Record<string, { unit: FieldUnit; label: Text; doc?: Text }>
  stamps: string[]
  needs: string
}
export type Stated = { id: string; updated_at: string; [field: string]: string | number | null }
export type Values = Record<string, string | null>

/** Tables that people state, as the server defines them. */
export const resourcesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['resources', brand],
    queryFn: ({ signal }) => call<{ items: Resource[] }>('GET', brandPath(brand, 'resources'), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const statedQuery = (brand: string, resource: string) =>
  queryOptions({
    queryKey: ['stated', brand, resource],
    queryFn: ({ signal }) => call<{ items: Stated[] }>('GET', brandPath(brand, resource), { signal }),
  })

export const createStated = (brand: string, resource: string, body: Values) =>
  call<Stated>('POST', brandPath(brand, resource), { body })
/** `seen` is the row as it was looked at: one that was changed meanwhile is a conflict. */
export const updateStated = (brand: string, resource: string, seen: Stated, body: Values) =>
  call<Stated>('PATCH', brandPath(brand, resource, seen.id), { body, query: { seen: seen.updated_at } })
export const removeStated = (brand: string, resource: string, seen: Stated) =>
  call<undefined>('DELETE', brandPath(brand, resource, seen.id), { query: { seen: seen.updated_at } })
