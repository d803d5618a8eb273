import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from './limits.ts'
import { createRecordSplitter } from './records.ts'

/** Records of a text that comes in pieces of this many characters. */
function split(text: string, size = 7, delimiter = ',') {
  const splitter = createRecordSplitter(delimiter)
  const lines = []
  for (let from = 0; from < text.length; from += size) lines.push(...splitter.push(text.slice(from, from + size)))
  return [...lines, ...splitter.end()]
}
const cellsOf = (text: string, size?: number) => split(text, size).map(({ cells }) => cells)

test('whatever was written as CSV is read as it was, however it is cut into pieces', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', 'ü', '茶'), maxLength: 8 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  const quoted = (value: string, always: boolean) =>
    always || /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  fc.assert(
    fc.property(table, fc.boolean(), fc.integer({ min: 1, max: 40 }), (rows, always, size) => {
      const text = rows.map((row) => `${row.map((value) => quoted(value, always)).join(',')}\r\n`).join('')
      expect(cellsOf(text, size)).toEqual(rows)
      expect(cellsOf(text, size)).toEqual(parse(text, { relax_column_count: true }))
    }),
  )
})

test('a record is named by the physical line on which it begins', () => {
  const lines = split('a,b\n"1\n2\n3",x\nc,d\n\ne,f')
  expect(lines.map(({ line }) => line)).toEqual([1, 2, 5, 6, 7])
})

test('a quote within a cell is a character', () => {
  expect(cellsOf('5" pipe,"6" pipe",x\n"a ""b""",c,""\n')).toEqual([
    ['5" pipe', '6" pipe', 'x'],
    ['a "b"', 'c', ''],
  ])
})

test('a quote that is never closed costs its own line only', () => {
  const lines = split(`a,"b\n${'c,d\n'.repeat(3)}`)
  expect(lines.map(({ line, fault }) => [line, fault])).toEqual([
    [1, 'unclosed_quote'],
    [2, undefined],
    [3, undefined],
    [4, undefined],
  ])
})

test('a quote that is never closed costs its own line only, also in a long file', () => {
  const count = Math.ceil((2 * limits.quotedChars) / 4)
  const lines = split(`a,"b\n${'c,d\n'.repeat(count)}`, 65_536)
  expect(lines).toHaveLength(count + 1)
  expect(lines.filter(({ fault }) => fault)).toHaveLength(1)
})

test('a line that is too long is given by its beginning, and what follows is read', () => {
  const lines = split(`a,b\n${'x'.repeat(3 * limits.lineChars)}\nc,d\n`, 65_536)
  expect(lines.map(({ line, cells, fault }) => [line, cells[0]?.length, fault])).toEqual([
    [1, 1, undefined],
    [2, 200, 'too_long'],
    [3, 1, undefined],
  ])
})
