import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { importing, uciFile } from '../../../test/imports.ts'
import { listQuarantine, quarantineCsv } from './quarantine.ts'

const shop = uciFile(['1 A 6 1.85', '2 B 2 3.00'])

test('the quarantine, corrected and imported again, completes the file', async () => {
  const { take, lines, warehouse } = await importing()
  const one = await take('a.csv', `${shop}3,C,"=CMD(""x"")",many,2011-03-01T09:15:00Z,1,1,Norway\n`)
  expect(one.counts).toMatchObject({ rows_in: 3, imported: 2, quarantined: 1 })
  const [bad] = await listQuarantine(warehouse, one, { after: 0, limit: 10 })
  expect(bad).toMatchObject({ line_no: 4, field: 'Quantity', value: 'many' })
  const file = await text(quarantineCsv(warehouse, one, 'en'))
  const [header, line] = file.trim().split('\r\n')
  expect(header).toMatch(/"Country","millpond_line","millpond_field","millpond_reason","millpond_remedy"$/)
  expect(line).toContain('"3","C","=CMD(""x"")","many"')
  const again = await take('corrected.csv', file.replace('"many"', '"5"'))
  expect(again.counts).toMatchObject({ rows_in: 1, imported: 1, quarantined: 0 })
  expect(await lines()).toEqual(['1 A 6 1.85', '2 B 2 3', '3 C 5 1'])
})

test('a quarantined line keeps its quotes, backslashes and tabs', async () => {
  const { take, warehouse } = await importing()
  const odd = "O'Brien \\ sons\tand 'more\\'"
  const one = await take('a.csv', `${shop}3,C,"${odd}",many,2011-03-01T09:15:00Z,1,1,Norway\n`)
  const [bad] = await listQuarantine(warehouse, one, { after: 0, limit: 10 })
  expect(bad?.cells[2]).toBe(odd)
})

test('a text that the added columns repeat cannot become a formula', async () => {
  const { take, warehouse } = await importing()
  const one = await take(
    'a.csv',
    shop.replace('Quantity', '=Quantity').concat('3,C,x,=1+1,2011-03-01T09:15:00Z,1,1,Norway\n'),
  )
  const file = await text(quarantineCsv(warehouse, one, 'zh'))
  for (const cell of file.split('\r\n')[1]?.split('","').slice(8) ?? []) expect(cell).not.toMatch(/^[=+@-]/)
})
