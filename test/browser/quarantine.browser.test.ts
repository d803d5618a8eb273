import { expect } from 'vitest'
import { figuresAreCurrent, keyFigure, openDays } from './figures.ts'
import { downloaded } from './files.ts'
import { counts, importFile, statusIs, upload } from './imports.ts'
import { story } from './stage.ts'

const orders = `order_id,order_date,sku,quantity,unit_price,currency
1,2026-01-05 10:00:00,LAMP,1,10.00,USD
2,2026-01-05 11:00:00,LAMP,two,10.00,USD
3,2026-01-06 12:00:00,WICK,3,2.50,USD
4,2026-01-06 13:00:00,WICK,1,2.50,DOLLARS
5,2026-01-07 14:00:00,LAMP,1,10.00,USD
`

story('lines that cannot be read tell why and what to do; corrected, they come in', async (stage) => {
  const { page, id } = await stage.brand()
  await upload(page, id, { name: 'orders.csv', content: orders })
  // So many bad lines that a person has to say that the file was understood.
  const commit = page.getByRole('button', { name: 'Import', exact: true })
  expect(await commit.isDisabled()).toBe(true)
  await page.getByLabel('I have seen this').check()
  await commit.click()
  await statusIs(page, 'orders.csv', 'Imported')
  expect(await counts(page)).toMatchObject({
    'Lines in': '5',
    Imported: '3',
    'Already there': '0',
    'In quarantine': '2',
  })

  const rows = page.getByRole('table', { name: 'Lines that could not be read' }).locator('tbody').getByRole('row')
  const cells = async (place: number) => rows.nth(place).getByRole('cell').allInnerTexts()
  const [line, field, value, reason, remedy] = await cells(0)
  expect([line, field, value]).toEqual(['3', 'quantity', 'two'])
  expect(reason).toMatch(/number/i)
  expect(remedy).not.toBe('')
  expect((await cells(1)).slice(0, 3)).toEqual(['5', 'currency', 'DOLLARS'])

  const file = await downloaded(page, () => page.getByRole('link', { name: 'Download to correct' }).click())
  const corrected = file.content.toString('utf8').replace('"two"', '"2"').replace('"DOLLARS"', '"USD"')
  await importFile(page, id, { name: 'corrected.csv', content: corrected })
  expect(await counts(page)).toMatchObject({ 'Lines in': '2', Imported: '2', 'In quarantine': '0' })

  // The whole corrected file, brought once more, has nothing that is not there.
  const whole = orders.replace('two', '2').replace('DOLLARS', 'USD')
  await importFile(page, id, { name: 'whole.csv', content: whole })
  expect(await counts(page)).toMatchObject({ 'Lines in': '5', Imported: '0', 'Already there': '5' })
  await figuresAreCurrent(page, id)
  await openDays(page, `/${id}`, { from: '2026-01-05', to: '2026-01-07' })
  await expect.poll(() => keyFigure(page, 'Net sales')).toBe('$50.00')
})
