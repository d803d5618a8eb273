import { expect, test } from 'vitest'
import { sampleOfShare, shrinkAll } from './shrink.ts'

test('thin data are drawn towards all, thick ones hardly', () => {
  const [thin, thick, low] = shrinkAll([sampleOfShare(2, 2), sampleOfShare(180, 200), sampleOfShare(40, 200)])
  // 222 of 402 overall; the mean square within is 0.12525 and the variance between 0.2419, so that two observations weigh 0.7944.
  const [all, squares] = [402, 4 + 2 * 200 ** 2]
  const peers = 222 / all
  const inside = ((180 * 20) / 200 + (40 * 160) / 200) / (all - 3)
  const spread = 2 * (1 - peers) ** 2 + 200 * (0.9 - peers) ** 2 + 200 * (0.2 - peers) ** 2
  const between = (spread - 2 * inside) / (all - squares / all)
  const own = (n: number) => (n * between) / (n * between + inside)
  expect(thin?.mean).toBeCloseTo(own(2) + (1 - own(2)) * peers, 12)
  expect(thick?.mean).toBeCloseTo(own(200) * 0.9 + (1 - own(200)) * peers, 12)
  expect(Number(thin?.mean)).toBeLessThan(0.95)
  expect(Number(thick?.mean)).toBeGreaterThan(0.89)
  expect(Number(low?.mean)).toBeLessThan(0.21)
})

test('nobody to compare with: a sample stands for itself, and one observation has no interval', () => {
  expect(shrinkAll([sampleOfShare(1, 1)])).toEqual([{ mean: 1, low: null, high: null }])
  expect(shrinkAll([sampleOfShare(0, 0), sampleOfShare(1, 2)])[0]).toBeUndefined()
})

test('where all are the same within chance, everybody has the mean of all', () => {
  const told = shrinkAll([sampleOfShare(5, 10), sampleOfShare(6, 10)])
  expect(told[0]?.mean).toBeCloseTo(0.55, 12)
  expect(told[1]?.mean).toBeCloseTo(0.55, 12)
})
