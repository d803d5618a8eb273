import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { keyFigure, openDays } from './figures.ts'
import { filledBrand } from './filled-brand.ts'
import { story } from './stage.ts'

/** A figure of the line above the list of orders. */
async function total(page: Page, name: string): Promise<string> {
  const totals = page.getByLabel('Totals', { exact: true })
  const names = await totals.getByRole('term').allInnerTexts()
  return String(await totals.getByRole('definition').nth(names.indexOf(name)).textContent())
}

/** A row of a table by its heading, as texts. */
async function rowOf(page: Page, name: string): Promise<string[]> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  return row.getByRole('cell').allInnerTexts()
}

story('a figure leads to its orders, their entries and the lines of the files, and all sums agree', async (stage) => {
  const { id, files, truth, from, to } = await filledBrand(stage)
  const page = await stage.owner()
  await openDays(page, `/${id}`, { from, to })
  const netSales = await keyFigure(page, 'Net sales')
  await page.getByRole('button', { name: /^Net sales: .* Show the orders$/ }).click()
  await page.getByRole('heading', { name: 'Orders behind the figure', level: 1 }).waitFor()
  await page.getByLabel('Totals', { exact: true }).waitFor()
  expect(await total(page, 'Net sales')).toBe(netSales)
  expect(await total(page, 'Orders')).toBe(String(truth.totals.orders))

  const first = page.getByRole('table', { name: 'Orders' }).locator('tbody').getByRole('row').first()
  const order = await first.getByRole('link').textContent()
  const cells = await first.getByRole('cell').allInnerTexts()
  await first.getByRole('link').click()
  await page.getByRole('heading', { name: `Order ${order}`, level: 1 }).waitFor()
  await page.getByRole('table', { name: 'Read from' }).waitFor()
  const amounts = await rowOf(page, 'Net sales')
  expect(amounts.at(-1)).toBe(cells.at(7))

  const source = page.getByRole('table', { name: 'Read from' }).locator('tbody').getByRole('row').first()
  const [fact, name, line] = await source.getByRole('cell').allInnerTexts()
  expect(fact).toBe('Order lines')
  const file = files.find((one) => one.name === name)
  expect(String(file?.content).split(/\r?\n/)[Number(line) - 1]).toContain(order)
  await source.getByRole('link').click()
  await page
    .getByRole('heading', { level: 2 })
    .filter({ hasText: name ?? '' })
    .waitFor()
})
