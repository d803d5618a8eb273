import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, dayStart, fromZone } from './time.ts'

test.each([
  ['UTC', '2025-01-01', '2025-01-01T00:00:00.000Z'],
  ['Asia/Shanghai', '2025-01-01', '2024-12-31T16:00:00.000Z'],
  ['America/New_York', '2025-03-09', '2025-03-09T05:00:00.000Z'],
  ['America/New_York', '2025-03-10', '2025-03-10T04:00:00.000Z'],
  // The clock goes from midnight to one: the day begins at one.
  ['America/Santiago', '2025-09-07', '2025-09-07T04:00:00.000Z'],
  ['Africa/Cairo', '2025-04-25', '2025-04-24T22:00:00.000Z'],
  // The clock goes from one back to midnight: the day begins at the first midnight.
  ['America/Havana', '2025-11-02', '2025-11-02T04:00:00.000Z'],
  ['Asia/Amman', '2021-10-29', '2021-10-28T21:00:00.000Z'],
  ['Asia/Jerusalem', '2004-09-22', '2004-09-21T21:00:00.000Z'],
  ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
])('a day begins where the brand lives: %s %s', (zone, day, instant) => {
  expect(dayStart(day, zone).toISOString()).toBe(instant)
})

test('the first instant of a day is of that day, and the one before is not', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const days = fc.integer({ min: 10_957, max: 21_914 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
  // Samoa and Tokelau left out the 30th of December 2011.
  const skipped = new Set(['2011-12-30'])
  fc.assert(
    fc.property(zones, days, (zone, day) => {
      fc.pre(!skipped.has(day))
      const start = dayStart(day, zone)
      expect(dayOf(start, zone)).toBe(day)
      expect(dayOf(new Date(start.getTime() - 1), zone) < day).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a time that the clock skips is as far after the change', () => {
  expect(new Date(fromZone(Date.parse('2025-03-30T02:30:00Z'), 'Europe/Berlin')).toISOString()).toBe(
    '2025-03-30T01:30:00.000Z',
  )
})
