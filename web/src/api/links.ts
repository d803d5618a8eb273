import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'

export const chatApps = ['whatsapp', 'line', 'messenger', 'instagram', 'telegram', 'zalo'] as const
export const linkKinds = ['web', 'coupon', 'group', ...chatApps] as const
export type LinkKind = (typeof linkKinds)[number]
export const chatLanguages = ['en', 'zh', 'zh-Hant', 'ja', 'th', 'vi', 'id', 'es', 'de', 'fr'] as const
export const qrLevels = ['low', 'medium', 'quartile', 'high'] as const

/** What of a link is stated as text; empty for nothing. */
export const linkTexts = [
  ...(['title', 'target', 'account', 'message', 'channel', 'creator', 'post', 'coupon'] as const),
  ...(['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const),
  ...(['ios_target', 'android_target', 'fallback'] as const),
]
type Texts = Record<(typeof linkTexts)[number], string>
export type LinkDraft = Texts & { kind: LinkKind; code: string; language: string; expires_at: string | null }
export type Link = Omit<LinkDraft, 'language'> & {
  id: string
  short_url: string
  archived_at: string | null
  created_at: string
  updated_at: string
}
type Preview = { code: string; short_url: string; target: string; coupon: string }
type Chat = { url: string; text: string; carrier: 'text' | 'ref' | 'typed' }
export type LinkSettings = { base_url: string; fallback: string }
export type Grid = { creators: string[]; posts: string[]; channels: string[]; link: Partial<LinkDraft> }

export const linksQuery = (brand: string, filter: { search: string; kind: string; state: string }) =>
  queryOptions({
    queryKey: ['links', brand, filter],
    queryFn: ({ signal }) =>
      call<{ items: Link[]; next?: string; lost_clicks: number }>('GET', brandPath(brand, 'links'), {
        query: { ...filter, limit: 5000 },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** What a link would be; asked again while it is written. */
export const previewQuery = (brand: string, draft: LinkDraft) =>
  queryOptions({
    queryKey: ['link-preview', brand, draft],
    queryFn: ({ signal }) => call<Preview>('POST', brandPath(brand, 'links', 'preview'), { body: draft, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const chatQuery = (brand: string, code: string, query: { app: string; account: string; language: string }) =>
  queryOptions({
    queryKey: ['link-chat', brand, code, query],
    queryFn: ({ signal }) => call<Chat>('GET', brandPath(brand, 'codes', code, 'chat'), { query, signal }),
    enabled: query.account.trim() !== '',
    retry: false,
  })

export const linkSettingsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['link-settings', brand],
    queryFn: ({ signal }) => call<LinkSettings>('GET', brandPath(brand, 'link-settings'), { signal }),
  })

export const createLink = (brand: string, body: LinkDraft) => call<Link>('POST', brandPath(brand, 'links'), { body })
export const createMany = (brand: string, body: { grid: Grid } | { csv: string }) =>
  call<{ made: Link[]; there: Link[] }>('POST', brandPath(brand, 'links', 'many'), { body })
/** `seen` is the link as it was looked at: one that was changed meanwhile is a conflict. */
export const updateLink = (brand: string, seen: Link, body: Partial<LinkDraft> & { archived?: boolean }) =>
  call<Link>('PATCH', brandPath(brand, 'links', seen.id), { body, query: { seen: seen.updated_at } })
export const saveLinkSettings = (brand: string, body: LinkSettings) =>
  call<LinkSettings>('PUT', brandPath(brand, 'link-settings'), { body })

export const qrUrl = (brand: string, link: Link, format: string, level: string) =>
  apiUrl(brandPath(brand, 'links', link.id, 'qr'), { format, level })
export const linksFileUrl = (brand: string, filter: { search: string; kind: string; state: string }) =>
  apiUrl(brandPath(brand, 'links', 'file'), filter)
