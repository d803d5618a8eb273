import { expect, test } from 'vitest'
import { backTest } from './back-test.ts'
import { stoppedBrand } from './stopped-brand.ts'

test('equal numbers give equal brands, and what stood differs between brands', () => {
  expect(stoppedBrand(3, 5).truth).toBe(stoppedBrand(3, 5).truth)
  const truths = [1, 2, 3, 4, 5, 6].map((number) => stoppedBrand(number, 5).truth)
  expect(new Set(truths).size).toBe(6)
  for (const truth of truths) {
    expect(truth).toBeGreaterThan(0.2)
    expect(truth).toBeLessThan(1)
  }
})

test('of 20 brands whose paid traffic stops, the interval holds in about 80 of 100, and the forecast is near', () => {
  const { result } = backTest(
    Array.from({ length: 20 }, (_, i) => i + 1),
    2,
    200,
  )
  expect(result.withForecast).toBe(20)
  // Of 20 draws of 80 in 100, fewer than 12 come once in a hundred times.
  expect(result.covered).toBeGreaterThanOrEqual(0.6)
  expect(result.medianError).toBeLessThan(0.08)
}, 120_000)
