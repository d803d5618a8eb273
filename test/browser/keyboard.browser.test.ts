import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { filledBrand } from './filled-brand.ts'
import { settled } from './pages.ts'
import { story } from './stage.ts'

type Focus = { name: string; inMain: boolean; shown: boolean }

/** What has the focus, and whether one can see that it has. */
async function focus(page: Page): Promise<Focus> {
  return page.locator(':focus').evaluate((element): Focus => {
    const { outlineStyle, outlineWidth, boxShadow } = element.ownerDocument.defaultView.getComputedStyle(element)
    return {
      name: element.getAttribute('aria-label') ?? element.textContent.trim(),
      inMain: element.closest('main') !== null,
      shown: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    }
  })
}

story('the keyboard alone reaches the content, and what has the focus can be seen', async (stage) => {
  const { id } = await filledBrand(stage)
  const page = await stage.owner()
  await page.goto(`/${id}`)
  await settled(page)
  const tab = async () => {
    await page.keyboard.press('Tab')
    return focus(page)
  }
  expect(await tab()).toMatchObject({ name: 'Skip to content', shown: true })
  await page.keyboard.press('Enter')
  expect(await tab()).toMatchObject({ inMain: true, shown: true })

  await page.goto(`/${id}`)
  await settled(page)
  const passed: Focus[] = []
  while (!passed.at(-1)?.inMain && passed.length < 40) passed.push(await tab())
  expect(passed.at(-1)?.inMain).toBe(true)
  expect(passed.filter(({ shown }) => !shown)).toEqual([])
  expect(passed.map(({ name }) => name)).toEqual(expect.arrayContaining(['Overview', 'Economics', 'Data', 'Settings']))
})

story('Enter opens a row, Escape closes a dialog, and letters lead from page to page', async (stage) => {
  const { id } = await filledBrand(stage)
  const page = await stage.owner()
  await page.goto(`/${id}/products`)
  await settled(page)
  const row = page.getByRole('table', { name: 'Products' }).locator('tbody').getByRole('row').first()
  const [title = ''] = await row.getByRole('cell').allInnerTexts()
  await row.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()

  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor()
  await page.getByRole('button', { name: 'Shopify orders' }).click()
  await page.getByRole('dialog', { name: 'Shopify orders' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})
