import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { stated } from '../../scenario/write-scenario.ts'
import type { Library } from '../collect/assets/library.ts'
import type { Gateway } from '../collect/gateway/gateway.ts'
import type { Actor } from '../manage/access.ts'
import { updateAsset } from '../manage/assets.ts'
import { creatorFilter, listCreators } from '../manage/creator-list.ts'
import { createGallery, updateGallery } from '../manage/galleries.ts'
import type { Stated } from '../manage/loads.ts'
import { addPlacement } from '../manage/placements.ts'

type Parts = { registry: Stated; library: Library; gateway: Pick<Gateway, 'accept'> }

const item = z.object({
  ...{ file: z.string(), sku: z.string(), product_title: z.string(), product_url: z.string() },
  ...{ views: z.int(), clicks: z.int() },
})
const book = z.object({
  assets: z.array(
    z.looseObject({ file: z.string(), creator: z.string().nullable(), places: z.array(z.looseObject({})) }),
  ),
  gallery: z.object({ name: z.string(), heading: z.string(), items: z.array(item) }),
})
type Item = z.output<typeof item>

/** Takes the files of a generated brand's library in, with rights and places, and publishes its gallery. Gives the ids of assets by file. */
export async function loadDemoLibrary(
  { registry, library, gateway }: Parts,
  actor: Actor,
  brand: string,
  path: string,
  about: { writeKey: string; end: string },
): Promise<ReadonlyMap<string, string>> {
  const { assets, gallery } = book.parse(JSON.parse(await readFile(join(path, stated.library), 'utf8')))
  const { items: creators } = await listCreators(registry, brand, creatorFilter.parse({ limit: 500 }))
  const ids = new Map<string, string>()
  for (const { file, places, creator, ...told } of assets) {
    const source = createReadStream(join(path, stated.assets, file))
    const { asset } = await library.add({ brand, actor, name: file, source })
    const maker = creators.find(({ name }) => name === creator)?.id ?? null
    await updateAsset(registry, actor, brand, asset.id, { ...told, creator: maker })
    for (const place of places) await addPlacement(registry, actor, brand, asset.id, place)
    ids.set(file, asset.id)
  }
  const { id } = await createGallery(registry, actor, brand, { name: gallery.name, heading: gallery.heading })
  const items = gallery.items.map(({ file, views: _, clicks: __, ...one }) => ({ ...one, asset: ids.get(file) ?? '' }))
  await updateGallery(registry, actor, brand, id, { items, published: true })
  for (const one of gallery.items) await tell(gateway, one, { id, asset: ids.get(one.file) ?? '', ...about })
  return ids
}

type Told = { id: string; asset: string; writeKey: string; end: string }

const dayMs = 86_400_000
const toldDays = 14

/** What the tracker would tell of a picture of the gallery: who saw it on the last days, and who clicked. No page stands in it, so that it begins no visit. */
async function tell(gateway: Parts['gateway'], { sku, views, clicks }: Item, told: Told): Promise<void> {
  const { id, asset, writeKey, end } = told
  const last = Date.parse(`${end}T12:00:00Z`)
  const batch = Array.from({ length: views }, (_, number) => {
    const at = last - ((number * 5) % toldDays) * dayMs - number * 60_000
    const one = { type: 'track', anonymousId: `gallery-visitor-${number}`, timestamp: new Date(at).toISOString() }
    const properties = { gallery: id, asset, sku }
    return ['Viewed', ...(number < clicks ? ['Clicked'] : [])].map((done) => {
      return { ...one, messageId: crypto.randomUUID(), event: `Gallery Item ${done}`, properties }
    })
  }).flat()
  await gateway.accept({
    ...{ call: '', body: Buffer.from(JSON.stringify({ batch })), writeKey, requestId: `demo-gallery-${asset}`, ip: '' },
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
  })
}
