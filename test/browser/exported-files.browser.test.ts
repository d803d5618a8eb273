import { expect } from 'vitest'
import { dollars, keyFigure } from './figures.ts'
import { filledBrand } from './filled-brand.ts'
import { openImports } from './imports.ts'
import { story } from './stage.ts'

story('exported files, dropped at once and packed as they come, give the true net sales', async (stage) => {
  const { id, truth, from, to } = await filledBrand(stage)
  const page = await stage.owner()
  await page.goto(`/${id}`)
  await page.getByRole('button', { name: /^Period:/ }).click()
  await page.getByLabel('First day').fill(from)
  await page.getByLabel('Last day').fill(to)
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect.poll(() => keyFigure(page, 'Net sales')).toBe(dollars(truth.totals.net_sales))
  expect(await keyFigure(page, 'Orders')).toBe(String(truth.totals.orders))
})

story('the preview of a file says what is in it: what it holds, its days, currencies and first rows', async (stage) => {
  const { id } = await filledBrand(stage)
  const page = await stage.owner()
  await openImports(page, id)
  await page.getByRole('button', { name: 'Next page' }).click()
  await page.getByRole('link', { name: 'meta-ads.csv.gz' }).click()
  await page.getByText('Spend 1,342', { exact: true }).waitFor()
  await page.getByText('Dec 2, 2025 – Mar 31, 2026').waitFor()
  const table = page.getByRole('table', { name: 'First rows as understood' })
  expect(await table.getByRole('row').count()).toBe(21)
})

story('a year of days, as the page opens first, has every order up to the last', async (stage) => {
  const { id, truth } = await filledBrand(stage)
  const page = await stage.owner()
  await page.goto(`/${id}`)
  await expect.poll(() => keyFigure(page, 'Orders')).toBe(String(truth.totals.orders))
})
