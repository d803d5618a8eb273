import { expect, test } from 'vitest'
import { decayShares } from './decay-shares.ts'

test('a touch that is one half-life older gets half as much', () => {
  expect(decayShares([14, 7, 0], 7)).toEqual([1 / 7, 2 / 7, 4 / 7])
})

test('only the differences of ages count, even where every touch is very old', () => {
  expect(decayShares([100_014, 100_007, 100_000], 7)).toEqual([1 / 7, 2 / 7, 4 / 7])
})

test.each([0, -7, Number.NaN, Number.POSITIVE_INFINITY])('a half-life of %d days is refused', (days) => {
  expect(() => decayShares([1], days)).toThrow(RangeError)
})
