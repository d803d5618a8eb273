import { expect } from 'vitest'
import { figuresAreCurrent, keyFigure, openDays } from './figures.ts'
import { counts, importFile, openImports, statusIs, upload } from './imports.ts'
import { story } from './stage.ts'

const header = 'order_id,order_date,sku,quantity,unit_price,currency\n'
const monday = { name: 'monday.csv', content: `${header}1,2026-01-05 10:00:00,LAMP,1,10.00,USD\n` }
const tuesday = { name: 'tuesday.csv', content: `${header}2,2026-01-06 10:00:00,LAMP,2,10.00,USD\n` }
const days = { from: '2026-01-05', to: '2026-01-06' }

story('a file that is there already is told before it is imported, and changes nothing', async (stage) => {
  const { page, id } = await stage.brand()
  await importFile(page, id, monday)
  await upload(page, id, monday)
  expect(await counts(page)).toMatchObject({ 'Lines in': '1', Imported: '0', 'Already there': '1' })
  await page
    .getByRole('list', { name: 'What is odd about this file' })
    .getByText('as monday.csv; 0 of its lines are new.')
    .waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await statusIs(page, monday.name, 'Imported')
  await figuresAreCurrent(page, id)
  await openDays(page, `/${id}`, days)
  await expect.poll(() => keyFigure(page, 'Net sales')).toBe('$10.00')
})

story('an import is undone only after a confirmation; figures go back, and come again with it', async (stage) => {
  const { page, id } = await stage.brand()
  const netSales = async () => {
    await figuresAreCurrent(page, id)
    await openDays(page, `/${id}`, days)
    return keyFigure(page, 'Net sales')
  }
  const openTuesday = async () => {
    await openImports(page, id)
    await page.getByRole('link', { name: tuesday.name }).click()
  }
  await importFile(page, id, monday)
  await importFile(page, id, tuesday)
  expect(await netSales()).toBe('$30.00')

  await openTuesday()
  await page.getByRole('button', { name: 'Undo import' }).click()
  const question = page.getByRole('dialog', { name: 'Undo this import?' })
  await question.getByRole('button', { name: 'Back' }).click()
  await statusIs(page, tuesday.name, 'Imported')
  await page.getByRole('button', { name: 'Undo import' }).click()
  await question.getByRole('button', { name: 'Undo import' }).click()
  await statusIs(page, tuesday.name, 'Undone')
  expect(await netSales()).toBe('$10.00')

  await openTuesday()
  await page.getByRole('button', { name: 'Import again' }).click()
  await statusIs(page, tuesday.name, 'Imported')
  expect(await netSales()).toBe('$30.00')
})
