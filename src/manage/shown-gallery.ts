import { sql } from 'kysely'
import { type Day, dayOf } from '../kernel/time.ts'
import type { AssetPlace, GalleryRatio } from '../store/registry/asset-tables.ts'
import type { Stated } from './loads.ts'

/** What anybody with the key of a published gallery may see today. */
export type ShownGallery = {
  id: string
  brand: string
  timeZone: string
  heading: string
  ratio: GalleryRatio
  code: string
  items: ShownItem[]
}
export type ShownItem = {
  asset: string
  kind: 'video' | 'picture' | 'text'
  media_type: string
  bytes: number
  sha256: string
  place: AssetPlace
  file_name: string
  alt: string
  title: string
  sku: string
  product_title: string
  product_url: string
  /** The last day on which it may be shown; null for no end. */
  until: Day | null
}

/** A published gallery with the assets whose right for galleries holds today; undefined for any other key. */
export async function shownGallery({ db }: Stated, key: string, now = new Date()): Promise<ShownGallery | undefined> {
  const gallery = await db
    .selectFrom('galleries')
    .innerJoin('brands', 'brands.id', 'galleries.brand')
    .select(['galleries.id', 'galleries.brand', 'time_zone as timeZone', 'heading', 'ratio', 'code'])
    .where('key', '=', key)
    .where('published', '=', true)
    .executeTakeFirst()
  if (!gallery) return undefined
  const today = dayOf(now, gallery.timeZone)
  const items = await db
    .selectFrom('gallery_items')
    .innerJoin('assets', 'assets.id', 'gallery_items.asset')
    .innerJoin('asset_rights', (of) => of.onRef('asset_rights.asset', '=', 'assets.id').on('channel', '=', 'gallery'))
    .select([
      'gallery_items.asset',
      'kind',
      'media_type',
      'bytes',
      'sha256',
      'assets.place',
      'file_name',
      'alt',
      'title',
    ])
    .select(['sku', 'product_title', 'product_url', 'until'])
    .where('gallery', '=', gallery.id)
    .where('archived_at', 'is', null)
    .where(sql<boolean>`(until IS NULL OR until >= ${today}::date)`)
    .orderBy('gallery_items.place')
    .execute()
  return { ...gallery, items }
}
