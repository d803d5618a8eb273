import { expect, test } from 'vitest'
import { repeatOf } from '../brand/storefronts.ts'
import { Random } from '../random.ts'
import { type Buyer, drawBuyer, expectedRepeats, orderValue, type Repeat, weeksToNext } from './repeat.ts'

test('expected repeat purchases agree with the published example', () => {
  const published: Repeat = { r: 0.242594, alpha: 4.413603, a: 0.792924, b: 2.425915, p: 1, q: 2, v: 1 }
  const known = [
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.86, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ] as const
  for (const [weeks, repeats] of known) expect(expectedRepeats(published, weeks)).toBeCloseTo(repeats, 3)
})

const customers = 20_000

test.each(Object.entries(repeatOf))(
  'buyers drawn for %s come back as often as their model expects',
  (channel, model) => {
    const random = new Random(11, channel)
    const weeks = 52
    const counts = Array.from({ length: customers }, () => repeatsWithin(random, drawBuyer(random, model), weeks))
    const mean = counts.reduce((sum, count) => sum + count, 0) / customers
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / customers
    expect(Math.abs(mean - expectedRepeats(model, weeks))).toBeLessThan(5 * Math.sqrt(variance / customers))
  },
)

test('order values drawn for the own site have the mean of their model', () => {
  const model = repeatOf.own_site
  const random = new Random(12, 'values')
  let sum = 0
  for (let i = 0; i < customers; i++) sum += orderValue(random, model, drawBuyer(random, model))
  const expected = (model.p * model.v) / (model.q - 1)
  expect(Math.abs(sum / customers / expected - 1)).toBeLessThan(0.03)
})

/** Plays one buyer: the chance to leave follows every repeat purchase. */
function repeatsWithin(random: Random, buyer: Buyer, weeks: number): number {
  let count = 0
  for (let at = weeksToNext(random, buyer); at < weeks; at += weeksToNext(random, buyer)) {
    count += 1
    if (random.chance(buyer.leave)) break
  }
  return count
}
