import { expect, test } from 'vitest'
import { cellOf } from './cells.ts'

const at = new Date('2026-01-31T10:00:00.250Z')

test('a cell says what it holds as the warehouse reads it; what is missing is not empty', () => {
  expect([null, undefined, '', 0, 5n, true, at].map((cell) => cellOf(cell))).toEqual([
    ...['\\N', '\\N', '', '0', '5', '1'],
    '2026-01-31 10:00:00.250',
  ])
  expect(() => cellOf(Number.NaN)).toThrow('NaN')
})

test('no text ends its cell, and no id of a refund the list that it stands in', () => {
  expect(cellOf('a\tb\\c\n')).toBe('a\\tb\\\\c\\n')
  const refund = { id: "o'7\\", at, minor: 5n, units: 1, order_minor: 0n }
  expect(cellOf([refund])).toBe("[('o\\'7\\\\','2026-01-31 10:00:00.250',5,1,0)]")
  expect(cellOf([])).toBe('[]')
})
