import { queryOptions } from '@tanstack/react-query'
import type { RightState } from './assets.ts'
import { brandPath, call } from './client.ts'

export const galleryRatios = ['1:1', '4:5', '9:16', '16:9'] as const
export type GalleryRatio = (typeof galleryRatios)[number]
export type GalleryItem = { asset: string; sku: string; product_title: string; product_url: string }
export type ShownItem = GalleryItem & { title: string; right: RightState; shown: boolean }
export type Gallery = {
  id: string
  key: string
  name: string
  heading: string
  ratio: GalleryRatio
  code: string
  published: boolean
  items: ShownItem[]
  updated_at: string
}
export type GalleryDraft = Pick<Gallery, 'name' | 'heading' | 'ratio' | 'code'>

export const galleriesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['galleries', brand],
    queryFn: ({ signal }) => call<{ items: Gallery[] }>('GET', brandPath(brand, 'galleries'), { signal }),
  })
export const createGallery = (brand: string, body: GalleryDraft) =>
  call<Gallery>('POST', brandPath(brand, 'galleries'), { body })
export const updateGallery = (
  brand: string,
  id: string,
  body: Partial<GalleryDraft> & { published?: boolean; items?: GalleryItem[] },
) => call<Gallery>('PATCH', brandPath(brand, 'galleries', id), { body })
export const removeGallery = (brand: string, id: string) => call<undefined>('DELETE', brandPath(brand, 'galleries', id))
