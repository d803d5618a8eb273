import { expect, test } from 'vitest'
import { retryDelayMs } from './delay.ts'

const now = Date.UTC(2026, 0, 1)

test('the delay doubles up to five minutes, and chance spreads it over its second half', () => {
  const range = (failures: number) => [0, 1].map((random) => retryDelayMs(failures, null, now, random))
  expect(range(0)).toEqual([500, 1000])
  expect(range(3)).toEqual([4000, 8000])
  expect(range(12)).toEqual([150_000, 300_000])
  expect(range(2000)).toEqual([150_000, 300_000])
})

test('it is never shorter than the server asks, in seconds or by a date, and never longer than a day', () => {
  expect(retryDelayMs(0, '7', now, 0)).toBe(7000)
  expect(retryDelayMs(0, 'Thu, 01 Jan 2026 00:00:30 GMT', now, 0)).toBe(30_000)
  expect(retryDelayMs(0, '999999999', now, 0)).toBe(86_400_000)
})

test('a time that cannot be read or has passed counts as none', () => {
  for (const said of ['soon', '', '-5', 'Wed, 31 Dec 2025 00:00:00 GMT'])
    expect(retryDelayMs(1, said, now, 0)).toBe(1000)
})
