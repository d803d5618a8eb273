import { expect } from 'vitest'
import { figuresAreCurrent, keyFigure, openDays } from './figures.ts'
import { importFile } from './imports.ts'
import { story } from './stage.ts'

const orders = `order_id,order_date,sku,quantity,unit_price,currency
1,2026-01-05 10:00:00,LAMP,1,10.00,USD
2,2026-01-20 10:00:00,LAMP,2,10.00,USD
`
const rates = 'day,base,quote,rate\n2026-01-05,USD,CNY,7\n2026-01-20,USD,CNY,7.12\n2026-01-20,USD,JPY,150\n'

story('another currency changes every amount and the address, and says at which rate', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await importFile(page, id, { name: 'orders.csv', content: orders })
  await importFile(page, id, { name: 'rates.csv', content: rates })
  await figuresAreCurrent(page, id)
  await openDays(page, `/${id}`, { from: '2026-01-01', to: '2026-01-31' })
  await expect.poll(() => keyFigure(page, 'Net sales')).toBe('$30.00')
  const choose = async (from: string, to: RegExp) => {
    await page.getByRole('button', { name: `Currency: ${from}` }).click()
    await page.getByRole('menuitemcheckbox', { name: to }).click()
  }
  await choose('USD', /^CNY/)
  await expect.poll(() => keyFigure(page, 'Net sales')).toBe('¥213.60')
  await page.getByText('At 1 USD = 7.12 CNY, rate of Jan 20, 2026').waitFor()
  expect(new URL(page.url()).searchParams.get('currency')).toBe('CNY')

  // The way down keeps the rate of the figure, also where it narrows to days that had another.
  await page.getByRole('button', { name: /^Net sales: .*Show the orders$/ }).click()
  const totals = page.getByLabel('Totals', { exact: true })
  await totals.getByText('¥213.60').first().waitFor()
  await page.getByRole('link', { name: '1', exact: true }).click()
  await page.getByRole('heading', { name: 'Order 1' }).waitFor()
  await page.getByText('At 1 USD = 7.12 CNY, rate of Jan 20, 2026').waitFor()
  await page.getByRole('cell', { name: '¥71.20' }).first().waitFor()

  await openDays(page, `/${id}`, { from: '2026-01-01', to: '2026-01-31' })
  await choose('USD', /^JPY/)
  await expect.poll(() => keyFigure(page, 'Net sales')).toBe('¥4,500')
  await page.getByRole('link', { name: 'Economics' }).first().click()
  await page.getByText('At 1 USD = 150 JPY, rate of Jan 20, 2026').waitFor()
  await choose('JPY', /^USD/)
  await expect.poll(() => new URL(page.url()).searchParams.has('currency')).toBe(false)
})
