import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Day } from '../kernel/time.ts'
import type { GalleryRatio } from '../store/registry/asset-tables.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { type GalleryItemInput, galleryInput, galleryPatch } from './gallery-input.ts'
import { given } from './given.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { newToken } from './token.ts'

export type GalleryItem = GalleryItemInput & {
  title: string
  kind: 'video' | 'picture' | 'text'
  archived: boolean
  /** Of the right to show it in galleries; undefined where none is stated. */
  until: Day | null | undefined
}
export type Gallery = {
  id: string
  key: string
  name: string
  heading: string
  ratio: GalleryRatio
  code: string
  published: boolean
  items: GalleryItem[]
  updated_at: Date
}

const columns = ['id', 'key', 'name', 'heading', 'ratio', 'code', 'published', 'updated_at'] as const

/** The brand's galleries with what is in them, the newest first. */
export async function listGalleries(registry: Stated, brand: string): Promise<Gallery[]> {
  const rows = await registry.db
    .selectFrom('galleries')
    .select([...columns])
    .where('brand', '=', brand)
    .orderBy('id', 'desc')
    .execute()
  const items = await itemsOf(
    registry,
    brand,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, items: items.get(row.id) ?? [] }))
}

/** Items of galleries by gallery, in the order in which they are shown. */
async function itemsOf(
  { db }: Stated,
  brand: string,
  galleries: readonly string[],
): Promise<Map<string, GalleryItem[]>> {
  const found = new Map<string, GalleryItem[]>()
  if (galleries.length === 0) return found
  const rows = await db
    .selectFrom('gallery_items')
    .innerJoin('assets', 'assets.id', 'gallery_items.asset')
    .leftJoin('asset_rights', (of) => of.onRef('asset_rights.asset', '=', 'assets.id').on('channel', '=', 'gallery'))
    .select(['gallery', 'gallery_items.asset', 'sku', 'product_title', 'product_url', 'title', 'kind'])
    .select(['assets.archived_at', 'channel', 'until'])
    .where('gallery_items.brand', '=', brand)
    .where('gallery', 'in', galleries)
    .orderBy('gallery_items.place')
    .execute()
  for (const { gallery, archived_at, channel, until, ...item } of rows) {
    const right = channel === null ? undefined : until
    const items = found.get(gallery) ?? []
    found.set(gallery, [...items, { ...item, archived: archived_at !== null, until: right }])
  }
  return found
}

/** One of the brand's galleries. Throws `not_found`. */
export async function getGallery(registry: Stated, brand: string, id: string): Promise<Gallery> {
  const row = await registry.db
    .selectFrom('galleries')
    .select([...columns])
    .where('brand', '=', brand)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'gallery' })
  return { ...row, items: (await itemsOf(registry, brand, [id])).get(id) ?? [] }
}

/** Makes a gallery, which nobody sees until it is published. */
export function createGallery(registry: Stated, actor: Actor, brand: string, input: unknown): Promise<Gallery> {
  const stated = readInput(galleryInput, input)
  return audited(registry, { actor, brand, action: 'galleries.create' }, async (tx) => {
    const { kind, id: by, name } = actor
    const id = newId('gal')
    const row = { id, brand, key: `gk_${newToken()}`, published: false, ...stated }
    await tx.db
      .insertInto('galleries')
      .values({ ...row, created_by: JSON.stringify({ kind, id: by, name }) })
      .execute()
    const result = await getGallery(tx, brand, id)
    return { what: `galleries/${id}`, after: result, result }
  })
}

/** Changes a gallery. Throws `not_found`, or `bad_request` for an item that the library has no picture or video of. */
export function updateGallery(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
): Promise<Gallery> {
  const { items, ...change } = readInput(galleryPatch, input)
  return audited(registry, { actor, brand, action: 'galleries.update' }, async (tx) => {
    const before = await locked(tx, brand, id)
    await tx.db
      .updateTable('galleries')
      .set({ ...given(change), updated_at: new Date() })
      .where('brand', '=', brand)
      .where('id', '=', id)
      .execute()
    if (items) await writeItems(tx, brand, id, items)
    const result = await getGallery(tx, brand, id)
    return { what: `galleries/${id}`, before, after: result, result }
  })
}

async function writeItems({ db }: Stated, brand: string, gallery: string, items: readonly GalleryItemInput[]) {
  await db.deleteFrom('gallery_items').where('brand', '=', brand).where('gallery', '=', gallery).execute()
  if (items.length === 0) return
  const ids = items.map(({ asset }) => asset)
  const shown = db.selectFrom('assets').select('id').where('brand', '=', brand).where('kind', '!=', 'text')
  const there = new Set((await shown.where('id', 'in', ids).forKeyShare().execute()).map(({ id }) => id))
  const at = ids.findIndex((id) => !there.has(id))
  if (at >= 0) {
    const field = `items.${at}.asset`
    throw new Problem('bad_request', { reason: `${field}: not a picture or a video of the library`, field })
  }
  await db
    .insertInto('gallery_items')
    .values(items.map((item, place) => ({ ...item, brand, gallery, place })))
    .execute()
}

/** Deletes a gallery. Throws `not_found`. */
export function removeGallery(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'galleries.remove' }, async (tx) => {
    const before = await locked(tx, brand, id)
    await tx.db.deleteFrom('galleries').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `galleries/${id}`, before, result: undefined }
  })
}

async function locked(tx: Stated, brand: string, id: string): Promise<Gallery> {
  const mine = tx.db.selectFrom('galleries').select('id').where('brand', '=', brand).where('id', '=', id)
  await mine.forUpdate().executeTakeFirst()
  return getGallery(tx, brand, id)
}
