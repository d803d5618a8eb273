import type { Query } from '../api/client.ts'
import { daysOf, type Extent } from './period.ts'
import { listFilters, type View } from './view.ts'

/** A view as the parameters that every measure takes. */
export function measureParams(view: View, today: string, extent: Extent): Record<string, string> {
  const { from, to } = daysOf(view, today, extent)
  const params: Record<string, string> = { from, to, compare: view.compare ?? 'previous', basis: view.basis ?? 'own' }
  if (view.customer && view.customer !== 'all') params.customer = view.customer
  if (view.currency) params.currency = view.currency
  for (const name of listFilters) {
    const value = view[name]
    if (value) params[name] = value
  }
  return params
}

/** Keeps only the parameters that a measure declares; the server refuses others by name. */
export function accepted(params: Query, properties: Record<string, unknown> | undefined): Query {
  if (!properties) return params
  return Object.fromEntries(Object.entries(params).filter(([name]) => Object.hasOwn(properties, name)))
}

/** Search text of an address: plain words and commas instead of quoted JSON, so that people can read and edit it. */
export function writeSearch(search: Record<string, unknown>): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') text.set(name, String(value))
  }
  const written = text.toString().replaceAll('%2C', ',')
  return written ? `?${written}` : ''
}

/** The opposite of `writeSearch`: every value is text. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}
