import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../../kernel/time.ts'
import { lastDue, lastWholeWeek, weekOf } from './week.ts'

test('a week begins on Monday and ends on Sunday', () => {
  const week = { from: '2026-11-16', to: '2026-11-22' }
  expect(['2026-11-16', '2026-11-19', '2026-11-22'].map(weekOf)).toEqual([week, week, week])
  expect(weekOf('2027-01-01')).toEqual({ from: '2026-12-28', to: '2027-01-03' })
})

test('a week is over when it is over where the brand lives', () => {
  // Sunday, 16:30 in UTC, is Monday in Shanghai and still Sunday in New York.
  const now = new Date('2026-11-22T16:30:00Z')
  expect(lastWholeWeek(now, 'Asia/Shanghai').from).toBe('2026-11-16')
  expect(lastWholeWeek(now, 'America/New_York').from).toBe('2026-11-09')
})

test('a report falls due at the hour of the brand’s clock, and not before', () => {
  const due = (now: string) => lastDue({ weekday: 1, hour: 8 }, 'Asia/Shanghai', new Date(now))
  expect(due('2026-11-23T00:00:00Z')).toEqual({ at: new Date('2026-11-23T00:00:00Z'), week: weekOf('2026-11-16') })
  expect(due('2026-11-22T23:59:59Z')).toEqual({ at: new Date('2026-11-16T00:00:00Z'), week: weekOf('2026-11-09') })
})

test('where clocks are set forward, the skipped hour counts as the one after; where back, the first of the two', () => {
  const due = (now: string) => lastDue({ weekday: 7, hour: 2 }, 'America/New_York', new Date(now)).at.toISOString()
  // 2:00 on 8 March 2026 is skipped: clocks go from 2:00 to 3:00 at 7:00 in UTC.
  expect(due('2026-03-08T12:00:00Z')).toBe('2026-03-08T07:00:00.000Z')
  const back = (now: string) => lastDue({ weekday: 7, hour: 1 }, 'America/New_York', new Date(now)).at.toISOString()
  // 1:00 on 1 November 2026 is shown twice, at 5:00 and at 6:00 in UTC.
  expect([back('2026-11-01T05:30:00Z'), back('2026-11-01T06:30:00Z')]).toEqual([
    '2026-11-01T05:00:00.000Z',
    '2026-11-01T05:00:00.000Z',
  ])
})

test('the hour stays the same over a change of clocks', () => {
  const due = (now: string) => lastDue({ weekday: 1, hour: 8 }, 'Europe/Berlin', new Date(now)).at.toISOString()
  expect(due('2026-10-20T00:00:00Z')).toBe('2026-10-19T06:00:00.000Z')
  expect(due('2026-10-27T00:00:00Z')).toBe('2026-10-26T07:00:00.000Z')
})

test('whatever the zone and the moment, a report is due within the last week and tells of a week that is over', () => {
  const zones = [
    'UTC',
    'Asia/Shanghai',
    'America/New_York',
    'Europe/Berlin',
    'Pacific/Kiritimati',
    'Australia/Lord_Howe',
  ]
  const cases = fc.record({
    zone: fc.constantFrom(...zones),
    now: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
    weekday: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 0, max: 23 }),
  })
  fc.assert(
    fc.property(cases, ({ zone, now, weekday, hour }) => {
      const { at, week } = lastDue({ weekday, hour }, zone, now)
      expect(at.getTime()).toBeLessThanOrEqual(now.getTime())
      expect(now.getTime() - at.getTime()).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000)
      expect(week.to < dayOf(at, zone)).toBe(true)
    }),
  )
})
