import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { addDays, dayStart } from '../../kernel/time.ts'
import { type ShownGallery, type ShownItem, shownGallery } from '../../manage/shown-gallery.ts'
import { openToAnySite } from '../any-site.ts'
import { pictureWidth, sendPicture, widthOf } from '../asset-bytes.ts'
import type { App, Parts } from '../parts.ts'

/** A right that ends, or a gallery that is taken back, is seen within these. */
const listSeconds = 300
const bytesSeconds = 3600
const key = z.string().max(100)
const config = { openToAll: true }
const tags = ['galleries']
const shown = z.object({
  id: z.string(),
  heading: z.string(),
  ratio: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['video', 'picture']),
      src: z.string().describe('Below the address of this answer'),
      alt: z.string(),
      product: z.string(),
      sku: z.string(),
      href: z.string(),
    }),
  ),
})

/** A published gallery, for the pages of any site: only assets whose right for galleries holds on the day. */
export function publicGalleryRoutes(app: App, { registry, library }: Parts): void {
  openToAnySite(app)
  const find = async (asked: string) => {
    const gallery = await shownGallery(registry, asked)
    if (!gallery) throw new Problem('not_found', { what: 'gallery' })
    return gallery
  }
  app.route({
    method: 'GET',
    url: '/v1/galleries/:key',
    config,
    schema: {
      tags,
      summary: 'A published gallery, with what may be shown of it today',
      security: [],
      params: z.object({ key }),
      response: { 200: shown },
    },
    handler: async (request, reply) => {
      const gallery = await find(request.params.key)
      const seconds = Math.min(listSeconds, ...gallery.items.map((item) => secondsLeft(gallery, item)))
      reply.header('cache-control', `public, max-age=${seconds}`)
      const { id, heading, ratio } = gallery
      return { id, heading, ratio, items: gallery.items.map((item) => showItem(gallery, item)) }
    },
  })
  app.route({
    method: 'GET',
    url: '/v1/galleries/:key/:asset',
    config,
    schema: {
      tags,
      summary: 'The bytes of an asset of a published gallery, or a range of them',
      security: [],
      params: z.object({ key, asset: z.string().max(100) }),
      querystring: z.object({ width: pictureWidth }),
    },
    handler: async (request, reply) => {
      const gallery = await find(request.params.key)
      const item = gallery.items.find(({ asset }) => asset === request.params.asset)
      if (!item) throw new Problem('not_found', { what: 'asset' })
      const seconds = Math.min(bytesSeconds, secondsLeft(gallery, item))
      const manner = { cacheControl: `public, max-age=${seconds}`, width: widthOf(request.query.width) }
      return sendPicture(library, request, reply, { ...item, brand: gallery.brand }, manner)
    },
  })
}

/** So long the item may still be shown: nothing of it is kept beyond the last day of its right. */
function secondsLeft({ timeZone }: ShownGallery, { until }: ShownItem, now = Date.now()): number {
  if (until === null) return Number.POSITIVE_INFINITY
  return Math.max(0, Math.floor((dayStart(addDays(until, 1), timeZone).getTime() - now) / 1000))
}

function showItem({ code }: ShownGallery, item: ShownItem) {
  const { asset: id, alt, title, sku, product_title } = item
  return {
    id,
    kind: item.kind === 'video' ? ('video' as const) : ('picture' as const),
    src: id,
    alt: alt || title,
    product: product_title || sku || title,
    sku,
    href: leadingTo(item.product_url, id, code),
  }
}

/** The product's address with what says where the visitor comes from: the asset, and the code whose orders count for its creator. */
function leadingTo(address: string, asset: string, code: string): string {
  const url = new URL(address)
  url.searchParams.set('mp_asset', asset)
  if (code) url.searchParams.set('mpc', code)
  return url.href
}
