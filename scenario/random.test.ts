import { expect, test } from 'vitest'
import { beta, exponential, gamma, normal, poisson, weighted } from './distributions.ts'
import { Random } from './random.ts'

const draws = 40_000
function meanOf(draw: (random: Random) => number): number {
  const random = new Random(7, 'mean')
  let sum = 0
  for (let i = 0; i < draws; i++) sum += draw(random)
  return sum / draws
}

test('the same seed and label give the same numbers, others give others', () => {
  const words = (seed: number, label: string) => {
    const random = new Random(seed, label)
    return Array.from({ length: 5 }, () => random.word())
  }
  expect(words(1, 'a')).toEqual(words(1, 'a'))
  expect(words(1, 'a')).not.toEqual(words(1, 'b'))
  expect(words(1, 'a')).not.toEqual(words(2, 'a'))
})

test('uniform numbers lie strictly between 0 and 1, and fill it evenly', () => {
  const random = new Random(3, 'uniform')
  const tenths = new Array<number>(10).fill(0)
  for (let i = 0; i < draws; i++) {
    const value = random.uniform()
    expect(value > 0 && value < 1).toBe(true)
    const tenth = Math.floor(value * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - draws / 10)).toBeLessThan(5 * Math.sqrt(draws * 0.09))
})

test.each([
  ['normal', (random: Random) => normal(random), 0, 1],
  ['exponential', (random: Random) => exponential(random, 0.5), 2, 2],
  ['gamma', (random: Random) => gamma(random, 3, 2), 1.5, Math.sqrt(3) / 2],
  ['gamma with a shape below one', (random: Random) => gamma(random, 0.3, 2), 0.15, Math.sqrt(0.3) / 2],
  ['beta', (random: Random) => beta(random, 2, 3), 0.4, 0.2],
  ['poisson, small', (random: Random) => poisson(random, 0.7), 0.7, Math.sqrt(0.7)],
  ['poisson, large', (random: Random) => poisson(random, 60), 60, Math.sqrt(60)],
])('%s draws have the mean of their distribution', (_, draw, mean, deviation) => {
  expect(Math.abs(meanOf(draw) - mean)).toBeLessThan((5 * deviation) / Math.sqrt(draws))
})

test('weighted picks come in proportion to their weights, and a weight of zero never', () => {
  const pick = weighted([1, 0, 3])
  const random = new Random(5, 'weighted')
  const counts = [0, 0, 0]
  for (let i = 0; i < draws; i++) {
    const place = pick(random)
    counts[place] = (counts[place] ?? 0) + 1
  }
  expect(counts[1]).toBe(0)
  expect((counts[2] ?? 0) / draws).toBeCloseTo(0.75, 1)
})
