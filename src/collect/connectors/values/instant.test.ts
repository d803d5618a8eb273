import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReadOptions } from '../define.ts'
import { Fault } from './fault.ts'
import { readDay, readInstant } from './instant.ts'

type Order = ReadOptions['dateOrder']
const read = (text: string, dateOrder: Order = 'ymd', timeZone = 'UTC') => {
  const value = readInstant(text, { dateOrder, timeZone })
  return value instanceof Fault ? value.reason.en : value.toISOString()
}
const day = (text: string, dateOrder: Order = 'ymd') => {
  const value = readDay(text, { dateOrder, timeZone: 'UTC' })
  return value instanceof Fault ? value.reason.en : value
}

test.each([
  ['2026-01-31T10:20:30Z', '2026-01-31T10:20:30.000Z'],
  ['2026-01-31T10:20:30.5+08:00', '2026-01-31T02:20:30.500Z'],
  ['2026-01-31 10:20:30 +0800', '2026-01-31T02:20:30.000Z'],
  ['2026-01-31 10:20:30 -0500', '2026-01-31T15:20:30.000Z'],
  ['2026/1/31 9:05', '2026-01-31T09:05:00.000Z'],
  ['2026-01-31 10:20:30 UTC', '2026-01-31T10:20:30.000Z'],
  ['Dec 1, 2025 1:00:00 PM PST', '2025-12-01T21:00:00.000Z'],
  ['Dec 1, 2025 12:30:00 AM PST', '2025-12-01T08:30:00.000Z'],
  ['1 Dec 2025 13:00:00 UTC', '2025-12-01T13:00:00.000Z'],
  ['1-Dec-25', '2025-12-01T00:00:00.000Z'],
  ['Monday, January 5, 2026', '2026-01-05T00:00:00.000Z'],
  ['31.01.2026 10:20:30 UTC', '2026-01-31T10:20:30.000Z'],
  ['2026年1月31日', '2026-01-31T00:00:00.000Z'],
  ['2026年1月31日 下午2:05', '2026-01-31T14:05:00.000Z'],
  ['20260131', '2026-01-31T00:00:00.000Z'],
  ['1767225600', '2026-01-01T00:00:00.000Z'],
  ['1767225600000', '2026-01-01T00:00:00.000Z'],
  ['２０２６-０１-３１', '2026-01-31T00:00:00.000Z'],
])('%s is %s', (text, iso) => {
  expect(read(text)).toBe(iso)
})

test('figures are day, month and year in the order of the file', () => {
  expect(read('03/04/2026 8:26', 'dmy')).toBe('2026-04-03T08:26:00.000Z')
  expect(read('03/04/2026 8:26', 'mdy')).toBe('2026-03-04T08:26:00.000Z')
  expect(read('2026-31-01', 'ydm')).toBe('2026-01-31T00:00:00.000Z')
  expect(read('26/01/31', 'ymd')).toBe('2026-01-31T00:00:00.000Z')
  expect(read('31/01/26', 'dmy')).toBe('2026-01-31T00:00:00.000Z')
})

test('where day and month cannot be told apart, the date is refused, not guessed', () => {
  expect(read('03/04/2026')).toMatch(/which of the numbers is the day/)
  expect(read('13/04/2026')).toBe('2026-04-13T00:00:00.000Z')
  expect(read('04/13/2026', 'dmy')).toMatch(/no such day/)
})

test.each([
  ['45678', /spreadsheet’s day number/],
  ['45678.5', /spreadsheet’s day number/],
  ['2026-02-30', /no such day/],
  ['2026-13-01', /no such day/],
  ['1066-10-14', /1970 to 2100|between 1970 and 2100/],
  ['yesterday', /not a date/],
  ['2026-01-31 25:00', /time after the date/],
  ['2026-01-31 10:00 CST', /several meanings/],
  ['=TODAY()', /not a date/],
])('%s is refused', (text, reason) => {
  expect(read(text)).toMatch(reason)
})

test('a time without an offset is read on the clock of its zone, in summer and in winter', () => {
  expect(read('2026-07-01 12:00', 'ymd', 'America/New_York')).toBe('2026-07-01T16:00:00.000Z')
  expect(read('2026-01-01 12:00', 'ymd', 'America/New_York')).toBe('2026-01-01T17:00:00.000Z')
  expect(read('2026-03-29 03:30', 'ymd', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
})

test('a day is the day that is written, whatever time and offset follow it', () => {
  expect(day('2026-09-01 00:00:00')).toBe('2026-09-01')
  expect(day('2026-09-01T23:30:00-08:00')).toBe('2026-09-01')
  expect(day('Jan 05, 2026')).toBe('2026-01-05')
  expect(day('2026-09-01 tomorrow')).toMatch(/time after the date/)
})

test('an instant written in any order of its date is read as the instant it was', () => {
  const written: Record<Order, (y: string, m: string, d: string) => string> = {
    ymd: (y, m, d) => `${y}/${m}/${d}`,
    dmy: (y, m, d) => `${d}/${m}/${y}`,
    mdy: (y, m, d) => `${m}/${d}/${y}`,
    ydm: (y, m, d) => `${y}/${d}/${m}`,
  }
  const seconds = fc.integer({ min: 0, max: 4_102_444_799 })
  fc.assert(
    fc.property(seconds, fc.constantFrom<Order>('ymd', 'dmy', 'mdy', 'ydm'), (second, order) => {
      const iso = new Date(second * 1000).toISOString()
      const [y = '', m = '', d = ''] = iso.slice(0, 10).split('-')
      expect(read(`${written[order](y, m, d)} ${iso.slice(11, 19)}`, order)).toBe(iso)
    }),
  )
})
