import { gzipSync } from 'node:zlib'
import { zipOf } from '../archives.ts'
import { figuresAreCurrent } from './figures.ts'
import { type Dropped, dropFiles } from './files.ts'
import { allAre } from './imports.ts'
import { type TinyBrand, tinyBrand } from './scenario.ts'
import type { Stage } from './stage.ts'

export type FilledBrand = TinyBrand & { id: string }

let filled: Promise<FilledBrand> | undefined

/** The tiny brand as a growth lead brings it in: all files dropped at once, then one click. Made once for all stories. */
export function filledBrand(stage: Stage): Promise<FilledBrand> {
  filled ??= fill(stage)
  return filled
}

async function fill(stage: Stage): Promise<FilledBrand> {
  const tiny = await tinyBrand()
  const { page, id } = await stage.brand({ name: 'Lumen & Tide', markets: ['US', 'GB', 'DE', 'JP', 'AU'] })
  await page.goto(`/${id}`)
  await page.getByRole('link', { name: 'Import files' }).click()
  await page.getByText('Drop files anywhere on this page').waitFor()
  await dropFiles(page, packed(tiny.files))
  const all = page.getByRole('button', { name: `Import all ${tiny.files.length} that are ready` })
  await all.click({ timeout: 150_000 })
  await allAre(page, id, 'committed')
  await figuresAreCurrent(page, id)
  return { ...tiny, id }
}

/** Platforms pack what they export: two files in a zip, one with gzip, the others as they are. */
function packed(files: readonly Dropped[]): Dropped[] {
  const zipped = files.filter(({ name }) => name.startsWith('products') || name.startsWith('landed-costs'))
  const meta = files.filter(({ name }) => name === 'meta-ads.csv')
  return [
    { name: 'stated.zip', content: zipOf(Object.fromEntries(zipped.map(({ name, content }) => [name, content]))) },
    ...meta.map(({ name, content }) => ({ name: `${name}.gz`, content: gzipSync(content) })),
    ...files.filter((file) => !zipped.includes(file) && !meta.includes(file)),
  ]
}
