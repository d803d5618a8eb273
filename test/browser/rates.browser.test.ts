import { expect } from 'vitest'
import { figuresAreCurrent, keyFigure, openDays } from './figures.ts'
import { dropFiles } from './files.ts'
import { importFile, statusIs } from './imports.ts'
import { story } from './stage.ts'

const orders = `order_id,order_date,sku,quantity,unit_price,currency
1,2026-01-05 10:00:00,LAMP,2,261500,VND
`
const rates = 'day,base,quote,rate\n2026-01-05,USD,VND,26150\n'
const days = { from: '2026-01-05', to: '2026-01-05' }

story('a missing rate names currency and day, leads to the rates, and a file of them mends it', async (stage) => {
  stage.expectRefusals(422)
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await importFile(page, id, { name: 'orders.csv', content: orders })
  await figuresAreCurrent(page, id)
  await openDays(page, `/${id}`, days)
  const told = page.getByRole('alert').filter({ hasText: 'No exchange rate for VND on 2026-01-05.' })
  // Every card waits for the same rate; it is told once, on top.
  await page.getByText('Cannot be worked out without the missing rates').nth(3).waitFor()
  expect(await page.getByRole('alert').count()).toBe(1)
  await told.getByRole('link', { name: 'Import rates' }).click()
  await page.getByRole('alert').getByText('No rate for VND on').waitFor()
  const dongs = page.getByRole('list', { name: 'Rates by currency' }).getByRole('listitem').filter({ hasText: 'VND' })
  await dongs.getByText('Days without a rate: 1 (orders, 1 lines)').waitFor()
  // The page of rates has no button of its own: files are taken wherever they are dropped.
  await page.getByText('Drop a rates file that covers these days on this page').waitFor()
  await dropFiles(page, [{ name: 'rates.csv', content: rates }])
  await statusIs(page, 'rates.csv', 'Ready to import')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await statusIs(page, 'rates.csv', 'Imported')
  await figuresAreCurrent(page, id)
  await page.getByRole('link', { name: 'Exchange rates' }).click()
  await page.getByText(/^Every amount of .* can be converted\.$/).waitFor()
  await dongs.getByText('Rates of Jan 5, 2026').waitFor()
  await dongs.getByText(/without a rate/).waitFor({ state: 'detached' })
  await openDays(page, `/${id}`, days)
  await expect.poll(() => keyFigure(page, 'Net sales')).toBe('$20.00')
})
