import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../src/kernel/time.ts'
import { homeGallery, type LibraryItem, library } from '../brand/library.ts'
import { marketOf } from '../brand/markets.ts'
import { products } from '../brand/products.ts'
import { productPage, siteOf } from '../brand/site.ts'
import type { Scenario } from '../generate.ts'
import { picturePng } from './picture.ts'

/** Writes what the brand's library holds into a directory of its own, and gives what is stated of it, as JSON. */
export function writeLibrary(path: string, scenario: Scenario): string {
  mkdirSync(path, { recursive: true })
  for (const { file, text, ...drawn } of library) writeFileSync(join(path, file), text ?? picturePng(drawn))
  return JSON.stringify({ assets: library.map((item) => statedOf(item, scenario)), gallery: galleryOf() })
}

function statedOf({ file, rights, places, creator, ...item }: LibraryItem, { posts, options: { end } }: Scenario) {
  const post = (platform: string) =>
    posts.findLast((one) => one.creator === creator && one.platform === platform && one.looks.length > 0)?.id ?? ''
  return {
    ...{ file, creator: creator ?? null, title: item.title, alt: item.alt, note: item.note ?? '' },
    ...{ skus: item.skus, markets: item.markets },
    rights: rights.map(([channel, until, note]) => ({
      channel,
      until: until === null ? null : addDays(end, until),
      note,
    })),
    places: places.map(([channel, platform, reference, from, to]) => ({
      ...{ channel, platform, reference: channel === 'feed' ? post(platform) : reference },
      ...{ from_day: addDays(end, from), to_day: to === undefined ? null : addDays(end, to) },
    })),
  }
}

function galleryOf() {
  const { origin, prefix } = siteOf(marketOf('US'))
  const items = homeGallery.items.map(([file, sku, views, clicks]) => {
    const place = products.findIndex((one) => one.sku === sku)
    const product_url = `${origin}${prefix}${productPage(place).path}`
    return { file, sku, product_title: products[place]?.title ?? '', product_url, views, clicks }
  })
  return { name: homeGallery.name, heading: homeGallery.heading, items }
}
