import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'
import type { Source } from './events.ts'
import type { Text } from './measures.ts'

export type WebhookState = {
  source: string
  has_secret: boolean
  last_at: string | null
  taken: number
  refused: number
  waiting: number
}
export type RefusedWebhook = {
  id: string
  topic: string
  received_at: string
  fault: { field: string; value: string; reason: Text; remedy: Text }
  body: string
}
export type KnownStore = { store: string; sales_channel: string; orders: number }

export const webhooksQuery = (brand: string) =>
  queryOptions({
    queryKey: ['webhooks', brand],
    queryFn: ({ signal }) => call<{ items: WebhookState[] }>('GET', brandPath(brand, 'webhooks'), { signal }),
    refetchInterval: 10_000,
  })

export const refusedWebhooksQuery = (brand: string, source: string) =>
  queryOptions({
    queryKey: ['webhooks', brand, 'refused', source],
    queryFn: ({ signal }) =>
      call<{ items: RefusedWebhook[] }>('GET', brandPath(brand, 'sources', source, 'refused'), { signal }),
  })

export const storesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['stores', brand],
    queryFn: ({ signal }) => call<{ items: KnownStore[] }>('GET', brandPath(brand, 'stores'), { signal }),
  })

export const setWebhookSecret = (brand: string, source: string, body: { secret?: string }) =>
  call<{ secret: string }>('POST', brandPath(brand, 'sources', source, 'webhook-secret'), { body })

export const setSourceShop = (brand: string, source: string, body: Pick<Source, 'store' | 'sales_channel'>) =>
  call<Source>('PUT', brandPath(brand, 'sources', source, 'shop'), { body })
