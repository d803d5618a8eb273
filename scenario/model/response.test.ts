import { expect, test } from 'vitest'
import { adstock, hill } from './response.ts'

test('geometric adstock keeps its share of the stock of the day before', () => {
  expect(adstock([100, 100, 100, 100, 100], 0.5)).toEqual([100, 150, 175, 187.5, 193.75])
  expect(adstock([100, 0, 0], 0.5)).toEqual([100, 50, 25])
})

test('Hill saturation is one half at its half point and follows the published figures', () => {
  // Five stocks with slope 3 and the half point at half of the largest.
  const values = [100, 150, 170, 190, 200].map((stock) => hill(stock, 3, 100))
  const known = [0.5, 0.771429, 0.830881, 0.872757, 0.888889]
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(known[i] ?? 0, 6)
  expect(hill(0, 3, 100)).toBe(0)
})
