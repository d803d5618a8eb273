import { expect, test } from 'vitest'
import { costEnds, endsAbout, meanEnds, ratioEnds, sumEnds } from './chance.ts'

test('a cost has the interval of the count that it is divided by, and what each costs itself does not vary', () => {
  // Byar's interval of ten is 4.79 to 18.39 (the exact one is 4.80 to 18.39).
  const [low, high] = costEnds(10, 1_000_000)
  expect(low).toBeCloseTo(1_000_000 / 18.39, -2)
  expect(high).toBeCloseTo(1_000_000 / 4.79, -3)
  expect(costEnds(10, 0, 5000)).toEqual([500, 500])
  expect(costEnds(0, 1000)).toEqual([null, null])
  expect(costEnds(3, null)).toEqual([null, null])
})

test('a sum over orders that came by chance varies by its squares, and over none it is not told', () => {
  expect(sumEnds(1000, 10_000, 4)).toEqual([804, 1196])
  expect(sumEnds(1000, null, 0)).toEqual([null, null])
  expect(sumEnds(null, 10_000, 4)).toEqual([null, null])
})

test('a mean takes two observations', () => {
  // 100 and 300: a variance of 20,000, an error of 100.
  expect(meanEnds(2, 400, 100_000)).toEqual([4, 396])
  expect(meanEnds(1, 400, 160_000)).toEqual([null, null])
  expect(meanEnds(null, null, null)).toEqual([null, null])
})

test('a ratio of means varies by both, on its logarithm', () => {
  const [low, high] = ratioEnds({ n: 4, mean: 2, variance: 1 }, { n: 4, mean: 1, variance: 0 })
  expect(low).toBeCloseTo(2 / Math.exp(1.959963984540054 * 0.25), 9)
  expect(high).toBeCloseTo(2 * Math.exp(1.959963984540054 * 0.25), 9)
  const thin = { n: 1, mean: 2, variance: null }
  expect(ratioEnds(thin, { n: 4, mean: 1, variance: 0 })).toEqual([null, null])
  expect(ratioEnds({ n: 4, mean: 0, variance: 0 }, { n: 4, mean: 1, variance: 0 })).toEqual([null, null])
})

test('without an error there are no ends', () => {
  expect(endsAbout(1, null)).toEqual([null, null])
  expect(endsAbout(null, 1)).toEqual([null, null])
})
