import { expect, test } from 'vitest'
import { placeCellsOfSheet } from './place-cells.ts'

const placesIn = (rows: string) =>
  [...placeCellsOfSheet(`<sheetData>${rows}</sheetData>`).matchAll(/<(?:x:)?c r="(\w+)"/g)].map(([, place]) => place)

test.each([
  ['cells follow one another', '<row><c/><c s="1"><v>1</v></c></row><row><c/></row>', ['A1', 'B1', 'A2']],
  ['a row that says its number is in that row', '<row r="3"><c/></row><row><c/></row>', ['A3', 'A4']],
  ['an empty row is a row', '<row><c/></row><row/><row><c/></row>', ['A1', 'A3']],
  ['a cell stands right of one that says its place', '<row><c r="C1"/><c/></row>', ['C1', 'D1']],
  ['a row is where its cells say they are', '<row><c r="A7"/></row><row><c/></row>', ['A7', 'A8']],
  ['tags may have a prefix', '<x:row><x:c/><x:c></x:c></x:row>', ['A1', 'B1']],
  ['a comment holds no cells', '<!-- <row><c/> --><row><c/></row>', ['A1']],
])('%s', (_, rows, places) => {
  expect(placesIn(rows)).toEqual(places)
})

test('columns go on after Z', () => {
  const places = placesIn(`<row>${'<c/>'.repeat(703)}</row>`)
  expect([25, 26, 51, 52, 701, 702].map((i) => places[i])).toEqual(['Z1', 'AA1', 'AZ1', 'BA1', 'ZZ1', 'AAA1'])
})

test('a sheet whose cells say where they are is left as it is', () => {
  const xml = '<cols><col min="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
  expect(placeCellsOfSheet(xml)).toBe(xml)
})
