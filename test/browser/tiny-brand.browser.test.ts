import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { zipOf } from '../archives.ts'
import { figuresAreCurrent } from './figures.ts'
import { dropFiles } from './files.ts'
import { tinyBrand } from './scenario.ts'
import { story } from './stage.ts'

story('x', async (stage) => {
  const { files, truth, from, to } = await tinyBrand()
  const { page, id } = await stage.brand({ name: 'Lumen & Tide' })
  await page.goto(`/${id}`)
  await page.getByRole('link', { name: 'Import files' }).click()
  const t0 = Date.now()
  const [a, b, c, ...rest] = files
  await dropFiles(page, [
    { name: 'stated.zip', content: zipOf({ [a!.name]: a!.content, [b!.name]: b!.content }) },
    { name: `${c!.name}.gz`, content: gzipSync(c!.content) },
    ...rest,
  ])
  await page.getByRole('button', { name: `Import all ${files.length} that are ready` }).waitFor()
  console.log('ready', Date.now() - t0)
  console.log(await page.locator('main').ariaSnapshot())
  await page.getByRole('button', { name: `Import all ${files.length} that are ready` }).click()
  await expect.poll(() => page.getByRole('table', { name: 'Imports' }).getByText('Imported', { exact: true }).count()).toBe(21)
  console.log('imported', Date.now() - t0)
  await figuresAreCurrent(page, id)
  console.log('derived', Date.now() - t0)
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Overview' }).click()
  await page.waitForTimeout(3000)
  console.log(await page.locator('main').ariaSnapshot())
  console.log(truth.totals.net_sales, from, to)
})
