import { expect, test } from 'vitest'
import { shareOf } from '../../kernel/share.ts'
import { addDays } from '../../kernel/time.ts'
import { fatigueOf, weeksOf } from './fatigue.ts'

const days = (rates: readonly number[], shown = 1000) =>
  rates.flatMap((rate, week) =>
    [0, 1, 2, 3, 4, 5, 6].map((at) => ({ day: addDays('2026-01-03', 7 * week + at), shown, acted: rate * shown })),
  )

test('a share has the interval of Wilson', () => {
  const { low = 0, high = 0 } = shareOf(15, 148) ?? {}
  expect(low).toBeCloseTo(0.0624, 4)
  expect(high).toBeCloseTo(0.1605, 4)
  expect(shareOf(0, 0)).toBeUndefined()
})

test('where more was done than shown there is no interval, and no trend', () => {
  expect(shareOf(3, 2)).toBeUndefined()
  expect(fatigueOf(weeksOf(days([1.5, 1.2, 0.5, 0.4])), '2026-12-31')).toBeUndefined()
})

test('weeks begin with the first day that has figures, and days without any are left out', () => {
  const weeks = weeksOf([{ day: '2026-01-01', shown: 0, acted: 0 }, ...days([0.02, 0.01])])
  expect(weeks).toEqual([
    { week: '2026-01-03', shown: 7000, acted: 140, rate: 0.02 },
    { week: '2026-01-10', shown: 7000, acted: 70, rate: 0.01 },
  ])
})

test('a rate that fell beyond chance is falling, one that fell a little is steady, one that rose is rising', () => {
  const trend = (rates: readonly number[], shown?: number) =>
    fatigueOf(weeksOf(days(rates, shown)), '2026-12-31')?.trend
  expect(trend([0.02, 0.02, 0.015, 0.01, 0.01])).toBe('falling')
  expect(trend([0.02, 0.02, 0.02, 0.018], 100)).toBe('steady')
  expect(trend([0.01, 0.01, 0.02, 0.02])).toBe('rising')
})

test('Newcombe: 56 of 70 against 48 of 80', () => {
  const weeks = [
    { week: '2026-01-01', shown: 40, acted: 24, rate: 0.6 },
    { week: '2026-01-08', shown: 40, acted: 24, rate: 0.6 },
    { week: '2026-01-15', shown: 35, acted: 28, rate: 0.8 },
    { week: '2026-01-22', shown: 35, acted: 28, rate: 0.8 },
  ]
  const { change_low, change_high } = fatigueOf(weeks, '2026-02-28') ?? { change_low: 0, change_high: 0 }
  expect(change_low).toBeCloseTo(0.0524, 4)
  expect(change_high).toBeCloseTo(0.3339, 4)
})

test('less than four whole weeks say nothing', () => {
  expect(fatigueOf(weeksOf(days([0.02, 0.02, 0.01])), '2026-12-31')).toBeUndefined()
  expect(fatigueOf(weeksOf(days([0.02, 0.02, 0.01, 0.01])), '2026-01-29')).toBeUndefined()
})
