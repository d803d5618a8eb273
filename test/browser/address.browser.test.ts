import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { keyFigure } from './figures.ts'
import { filledBrand } from './filled-brand.ts'
import { settled } from './pages.ts'
import { story } from './stage.ts'

/** What a reader sees of a view: where, which days, how narrowed, compared with what, and the figure. */
async function view(page: Page): Promise<string[]> {
  const header = page.getByRole('banner')
  const buttons = ['Period:', 'Compared with:', 'Filters:'].map((name) => header.getByRole('button', { name }))
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  const names = await Promise.all(buttons.map((button) => button.getAttribute('aria-label')))
  const metric = await page.getByRole('combobox', { name: 'Figure shown' }).inputValue()
  return [String(heading), ...names.map(String), metric, await keyFigure(page, 'Net sales')]
}

story('an address leads another window to the same page, days, filters and figures', async (stage) => {
  const { id } = await filledBrand(stage)
  const page = await stage.owner()
  await page.goto(`/${id}`)
  const whole = await keyFigure(page, 'Net sales')
  await page.getByRole('button', { name: /^Period:/ }).click()
  await page.getByRole('button', { name: '90 days' }).click()
  await page.getByRole('button', { name: 'Filters: 0' }).click()
  await page.getByLabel('Add to Channel').selectOption({ label: 'Own site' })
  await page.getByRole('radio', { name: 'Returning' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Compared with:/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'No comparison' }).click()
  await page.getByRole('combobox', { name: 'Figure shown' }).selectOption({ label: 'Units' })
  await expect.poll(() => keyFigure(page, 'Net sales')).not.toBe(whole)
  await settled(page)
  const seen = await view(page)
  expect(seen.slice(2, 5)).toEqual(['Compared with: No comparison', 'Filters: 2', 'units'])

  const other = await stage.owner()
  await other.goto(page.url())
  await expect.poll(() => keyFigure(other, 'Net sales')).toBe(seen.at(-1))
  expect(await view(other)).toEqual(seen)
})
