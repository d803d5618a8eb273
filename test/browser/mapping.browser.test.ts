import { expect } from 'vitest'
import { figuresAreCurrent, keyFigure, openDays } from './figures.ts'
import { counts, importFile, statusIs, upload } from './imports.ts'
import { story } from './stage.ts'

const header = '流水单号码,成交时间点,货品代号,件数,成交价格,钱种,收货国'
const january = `${header}\nN-1,2026-01-05 10:00:00,灯-1,2,10.00,USD,US\nN-2,2026-01-06 11:00:00,灯-2,1,5.50,USD,DE\n`
const february = `${header}\nN-3,2026-02-03 09:00:00,灯-1,1,10.00,USD,US\n`
const meanings = {
  'Order id': '流水单号码',
  'Ordered at': '成交时间点',
  SKU: '货品代号',
  'Unit price': '成交价格',
  Currency: '钱种',
  Country: '收货国',
}

story('an unknown table is mapped by hand with suggestions, and the next needs no mapping', async (stage) => {
  const { page, id } = await stage.brand()
  await upload(page, id, { name: '一月.csv', content: january }, 'Needs mapping')
  const editor = page.getByRole('region', { name: 'Columns and what they mean' })
  const columnOf = (field: string) => editor.getByRole('combobox', { name: `Column for ${field}`, exact: true })
  await page.getByLabel('What the file is').selectOption({ label: 'General order table' })
  // The name stands in the connector's list, so that this column is found without a hand.
  expect(await columnOf('Quantity').inputValue()).toBe('件数')
  for (const [field, column] of Object.entries(meanings)) await columnOf(field).selectOption(column)
  await page.getByRole('button', { name: 'Read the file like this' }).click()
  await statusIs(page, '一月.csv', 'Ready to import')
  expect(await counts(page)).toMatchObject({ 'Lines in': '2', Imported: '2', 'In quarantine': '0' })
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await statusIs(page, '一月.csv', 'Imported')

  await importFile(page, id, { name: '二月.csv', content: february })
  await figuresAreCurrent(page, id)
  await openDays(page, `/${id}`, { from: '2026-01-01', to: '2026-02-28' })
  await expect.poll(() => keyFigure(page, 'Net sales')).toBe('$35.50')
})
