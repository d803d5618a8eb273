import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'
import { sendFile } from './upload.ts'

export const assetChannels = ['feed', 'ad', 'product_page', 'live', 'gallery', 'email'] as const
export type AssetChannel = (typeof assetChannels)[number]
export type RightState = 'allowed' | 'expiring' | 'expired' | 'unknown'
export type Right = { channel: AssetChannel; until: string | null; note: string; state: RightState }
export type Asset = {
  id: string
  kind: 'video' | 'picture' | 'text'
  media_type: string
  bytes: number
  file_name: string
  title: string
  alt: string
  creator: { id: string; name: string } | null
  collaboration: { id: string; title: string } | null
  maker: string
  skus: string[]
  markets: string[]
  note: string
  rights: Right[]
  in_use: AssetChannel[]
  breached: AssetChannel[]
  archived_at: string | null
  created_at: string
  updated_at: string
}
export type AssetChange = Partial<
  Pick<Asset, 'title' | 'alt' | 'maker' | 'skus' | 'markets' | 'note'> & {
    creator: string | null
    collaboration: string | null
    rights: Omit<Right, 'state'>[]
    archived: boolean
  }
>
export type AssetFilter = Record<'search' | 'kind' | 'channel' | 'right' | 'sku' | 'market' | 'state', string> & {
  collaboration?: string
}
export type RightWarning = {
  asset: Pick<Asset, 'id' | 'title' | 'kind'>
  channel: AssetChannel
  state: RightState
  until: string | null
  in_use: boolean
}
export type PlacementDraft = {
  channel: AssetChannel
  platform: string
  reference: string
  from_day: string
  to_day: string | null
}
export type Placement = PlacementDraft & { id: string }

type Page = { items: Asset[]; total: number; next?: string }

export const assetsQuery = (brand: string, filter: AssetFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['assets', brand, 'list', filter, cursor],
    queryFn: ({ signal }) => call<Page>('GET', brandPath(brand, 'assets'), { query: { ...filter, cursor }, signal }),
    placeholderData: keepPreviousData,
  })
export const assetQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['assets', brand, 'one', id],
    queryFn: ({ signal }) => call<Asset>('GET', brandPath(brand, 'assets', id), { signal }),
  })
export const rightWarningsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['assets', brand, 'warnings'],
    queryFn: ({ signal }) => call<{ items: RightWarning[] }>('GET', brandPath(brand, 'assets', 'warnings'), { signal }),
  })
export const placementsQuery = (brand: string, asset: string) =>
  queryOptions({
    queryKey: ['assets', brand, 'placements', asset],
    queryFn: ({ signal }) =>
      call<{ items: Placement[] }>('GET', brandPath(brand, 'assets', asset, 'placements'), { signal }),
  })

/** `seen` is the asset as it was looked at: one that was changed meanwhile is a conflict. */
export const updateAsset = (brand: string, seen: Asset, body: AssetChange) =>
  call<Asset>('PATCH', brandPath(brand, 'assets', seen.id), { body, query: { seen: seen.updated_at } })
export const removeAsset = (brand: string, id: string) => call<undefined>('DELETE', brandPath(brand, 'assets', id))
export const addPlacement = (brand: string, asset: string, body: PlacementDraft) =>
  call<Placement>('POST', brandPath(brand, 'assets', asset, 'placements'), { body })
export const endPlacement = (brand: string, id: string, to_day: string | null) =>
  call<Placement>('PATCH', brandPath(brand, 'placements', id), { body: { to_day } })
export const removePlacement = (brand: string, id: string) =>
  call<undefined>('DELETE', brandPath(brand, 'placements', id))

export const assetFileUrl = (brand: string, id: string, save = false) =>
  apiUrl(brandPath(brand, 'assets', id, 'file'), save ? { save } : {})

/** A picture in sizes of the server, of which the browser takes one that fits. */
export const assetPictureSizes = (brand: string, id: string) =>
  [320, 640, 1280].map((width) => `${apiUrl(brandPath(brand, 'assets', id, 'file'), { width })} ${width}w`).join(', ')

export const uploadAsset = (brand: string, file: File, onSent: (share: number) => void, signal: AbortSignal) =>
  sendFile<Asset>(brandPath(brand, 'assets'), { name: file.name }, file, onSent, signal)

export type PlacementWeek = { week: string; shown: number; acted: number; rate: number | null }
export type Fatigue = {
  trend: 'falling' | 'steady' | 'rising'
  first: number
  last: number
  change_low: number
  change_high: number
}
/** What came of a placement; null is not known. */
export type PlacementFigures = {
  id: string
  impressions: number | null
  clicks: number | null
  spend: number | null
  views: number | null
  interactions: number | null
  visits: number | null
  orders: number | null
  net_sales: number | null
  rate_of: 'clicks_of_impressions' | 'orders_of_visits' | null
  rate: number | null
  rate_low: number | null
  rate_high: number | null
  weeks: PlacementWeek[]
  fatigue: Fatigue | null
}
export const placementFiguresQuery = (brand: string, asset: string) =>
  queryOptions({
    queryKey: ['assets', brand, 'figures', asset],
    queryFn: ({ signal }) =>
      call<{ currency: string; items: PlacementFigures[] }>('GET', brandPath(brand, 'assets', asset, 'figures'), {
        signal,
      }),
  })
