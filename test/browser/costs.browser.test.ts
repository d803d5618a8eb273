import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { figuresAreCurrent } from './figures.ts'
import { importFile } from './imports.ts'
import { story } from './stage.ts'

const orders = `order_id,order_date,sku,quantity,unit_price,currency,country,channel
1,2026-01-05 10:00:00,LAMP,2,50.00,USD,US,amazon
`

/** A step of the walk of the only order: what it adds up to, and how the amount is known. */
async function stepOf(page: Page, brand: string, name: string): Promise<{ total: string; known: string }> {
  await figuresAreCurrent(page, brand)
  await page.goto(`/${brand}/orders/1`)
  await page.getByRole('table', { name: 'Read from' }).waitFor()
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  const [first = '', total = ''] = await row.getByRole('cell').allInnerTexts()
  return { total, known: first.replace(total, '').trim() }
}

story('a cost that is stated changes what the orders keep', async (stage) => {
  const { page, id } = await stage.brand()
  await importFile(page, id, { name: 'orders.csv', content: orders })
  expect(await stepOf(page, id, 'CM1')).toEqual({ total: '–', known: '' })

  await page.goto(`/${id}/data/costs`)
  await page.getByRole('button', { name: 'Add a cost' }).click()
  const form = page.getByRole('dialog', { name: 'Add a cost' })
  await form.getByLabel('SKU').fill('LAMP')
  await form.getByLabel('From').fill('2026-01-01')
  await form.getByLabel('Cost of a unit').fill('12.50')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('table', { name: 'Costs' }).getByText('$12.50').waitFor()
  expect(await stepOf(page, id, 'Goods')).toEqual({ total: '$25.00', known: 'Actual' })
  expect(await stepOf(page, id, 'CM1')).toEqual({ total: '$75.00', known: '' })
})

story('a published fee that is edited becomes an estimate of the brand, in rules and orders', async (stage) => {
  const { page, id } = await stage.brand()
  await importFile(page, id, { name: 'orders.csv', content: orders })
  expect(await stepOf(page, id, 'Commission')).toEqual({ total: '$15.00', known: 'Default' })

  await page.goto(`/${id}/data/rules`)
  const rule = page
    .getByRole('table', { name: 'Toll rule' })
    .getByRole('row')
    .filter({ hasText: 'Commission' })
    .filter({ hasText: 'Amazon' })
    .filter({ hasText: 'United States' })
  await rule.getByText('Default', { exact: true }).waitFor()
  await rule.getByRole('button', { name: 'Edit' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Share of price paid').fill('12')
  await form.getByRole('button', { name: 'Save' }).click()
  await rule.getByText('Estimated', { exact: true }).waitFor()
  expect(await stepOf(page, id, 'Commission')).toEqual({ total: '$12.00', known: 'Estimated' })
})
