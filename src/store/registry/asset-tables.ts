import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, Optional } from './columns.ts'

type By = Json<{ kind: string; id: string; name: string }>
export type AssetKind = 'video' | 'picture' | 'text'
export type AssetPlace = 'directory' | 's3'
export type AssetChannel = 'feed' | 'ad' | 'product_page' | 'live' | 'gallery' | 'email'
export type GalleryRatio = '1:1' | '4:5' | '9:16' | '16:9'

/** Files of the library, the rights to show them, where they are shown, and the galleries of sites. */
export type Assets = {
  id: string
  brand: string
  kind: AssetKind
  media_type: string
  bytes: number
  sha256: string
  place: AssetPlace
  file_name: string
  title: string
  alt: Generated<string>
  creator: Optional<string>
  collaboration: Optional<string>
  maker: Generated<string>
  skus: ColumnType<string[], string[] | undefined, string[]>
  markets: ColumnType<string[], string[] | undefined, string[]>
  note: Generated<string>
  archived_at: Optional<Date>
  created_by: By
  created_at: Instant
  updated_at: Instant
}
export type AssetRights = { brand: string; asset: string; channel: AssetChannel; until: Optional<string>; note: string }
export type AssetPlacements = {
  id: string
  brand: string
  asset: string
  channel: AssetChannel
  platform: string
  reference: string
  from_day: string
  to_day: Optional<string>
  created_by: By
  created_at: Instant
}
export type Galleries = {
  id: string
  brand: string
  key: string
  name: string
  heading: string
  ratio: GalleryRatio
  code: string
  published: boolean
  created_by: By
  created_at: Instant
  updated_at: Instant
}
export type GalleryItems = {
  brand: string
  gallery: string
  asset: string
  place: number
  sku: string
  product_title: string
  product_url: string
}
