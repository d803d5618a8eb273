import { expect, test } from 'vitest'
import type { ReadOptions } from './define.ts'
import { Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { createRow } from './row.ts'

const fields = {
  id: required('text', 'Order id', '订单号', 'id'),
  units: field('integer', 'Units', '数量', 'units'),
  price: field('money', 'Price', '价格', 'price'),
  at: field('instant', 'At', '时间', 'at'),
  country: field('country', 'Country', '国家', 'country'),
}
const options: ReadOptions = {
  ...{ store: '', currency: '', timeZone: 'UTC' },
  ...{ dateOrder: 'ymd', decimal: 'point', country: '' },
}
const columns = ['ID ', 'Units', 'PRICE', 'at', 'country']
const rowOf = (...cells: string[]) => {
  const row = createRow(fields, columns, undefined, options)
  row.load(cells, 7)
  return row
}
const refusal = (read: () => unknown): Unreadable => {
  try {
    read()
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
  throw new Error('was read')
}

test('an empty or absent cell is undefined, not zero', () => {
  for (const cell of ['', ' ', '-', '--', 'N/A']) {
    const row = rowOf('1', cell, cell, cell)
    expect([row.integer('units'), row.money('price', 'USD'), row.instant('at'), row.country('country')]).toEqual([
      undefined,
      undefined,
      undefined,
      '',
    ])
  }
  expect(rowOf().has('id')).toBe(false)
})

test('what a line needs and does not have is refused by the header the user knows', () => {
  const row = rowOf(' ')
  expect(refusal(() => row.need(row.text('id'), 'id'))).toMatchObject({ field: 'ID ', value: '' })
  const absent = createRow(fields, ['units'], undefined, options)
  absent.load(['1'], 2)
  expect(refusal(() => absent.need(absent.text('id'), 'id')).field).toBe('Order id')
})

test('a stated mapping stands alone: other columns are not looked for', () => {
  const row = createRow(fields, columns, { id: 'units' }, options)
  row.load(['1', '2', '3'], 2)
  expect([row.text('id'), row.has('price'), row.header('id'), row.header('price')]).toEqual(['2', false, 'Units', ''])
})

test('an id keeps its digits, loses a spreadsheet’s quoting, and is refused where digits are lost', () => {
  expect(rowOf('5820982911946154508').id('id')).toBe('5820982911946154508')
  expect(rowOf('="00123"').id('id')).toBe('00123')
  expect(rowOf("'00123").id('id')).toBe('00123')
  expect(refusal(() => rowOf('5.82098E+18').id('id')).remedy.en).toContain('Export the file again')
})

test('whole numbers are whole, and within what a table holds', () => {
  expect(rowOf('1', '-3').integer('units')).toBe(-3)
  expect(rowOf('1', '-0').integer('units')).toBe(0)
  expect(rowOf('1', '1,234').integer('units')).toBe(1234)
  expect(rowOf('1', '3.00').integer('units')).toBe(3)
  expect(refusal(() => rowOf('1', '2.5').integer('units')).reason.en).toBe('This is not a whole number.')
  expect(refusal(() => rowOf('1', '3000000000').integer('units')).reason.en).toContain('too large')
})

test('money is in the minor units of its currency', () => {
  expect(rowOf('1', '1', '¥1,235').money('price', 'JPY')).toBe(1235n)
  expect(rowOf('1', '1', '0.125').money('price', 'USD')).toBe(13n)
  expect(rowOf('1', '1', '(12.345)').money('price', 'KWD')).toBe(-12345n)
})

test('every refusal says what is wrong and what mends it, in both languages', () => {
  for (const read of [
    () => rowOf('1', 'x').integer('units'),
    () => rowOf('1', '1', '5%').money('price', 'USD'),
    () => rowOf('1', '1', '1', '45678').instant('at'),
    () => rowOf('1', '1', '1', '1', 'Atlantis').country('country'),
  ]) {
    const { reason, remedy } = refusal(read)
    for (const text of [reason, remedy]) {
      expect(text.en).toMatch(/\w.*\.$/)
      expect(text.zh).toMatch(/\p{Script=Han}.*。$/u)
    }
  }
})
