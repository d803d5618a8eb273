import { expect, test } from 'vitest'
import { poisson } from '../../../scenario/distributions.ts'
import { Random } from '../../../scenario/random.ts'
import { prospectsOf } from './next-places.ts'
import { type CellCount, shrunkFits } from './shrunk-fits.ts'

/** Counts of products × places around these means. */
function drawn(seed: number, skus: number, places: number, mean: (sku: number, place: number) => number): CellCount[] {
  const random = new Random(seed, 'orders')
  return Array.from({ length: skus * places }, (_, i) => {
    const [sku, place] = [Math.floor(i / places), i % places]
    return { sku: `S${sku}`, place: `P${place}`, orders: poisson(random, mean(sku, place)) }
  })
}

test('where products sell alike everywhere, chance alone is no fit', () => {
  const fits = shrunkFits(drawn(1, 30, 8, (sku) => 5 + sku))
  expect(fits.strength).toBeGreaterThan(100)
  for (const sku of fits.skus)
    for (const place of fits.places) expect(Math.abs(fits.of(sku, place).fit - 1)).toBeLessThan(0.2)
})

test('expected orders add up to those seen, by product and by place', () => {
  const counts = drawn(2, 12, 5, (sku, place) => (sku % 3 === place % 3 ? 40 : 8))
  const fits = shrunkFits(counts)
  for (const sku of fits.skus) {
    const seen = counts.filter((one) => one.sku === sku).reduce((sum, { orders }) => sum + orders, 0)
    expect(fits.places.reduce((sum, place) => sum + fits.of(sku, place).expected, 0)).toBeCloseTo(seen, 6)
  }
})

test('a fit that was planted is found, and lies in its interval as often as it says', () => {
  let [within, all] = [0, 0]
  for (let seed = 10; seed < 30; seed++) {
    // Ratios of mean 1 in every row and column, so that what is expected is known.
    const truth = (sku: number, place: number) => ((sku + place) % 2 === 0 ? 1.5 : 0.5)
    const fits = shrunkFits(drawn(seed, 20, 6, (sku, place) => 10 * truth(sku, place)))
    for (const [i, sku] of fits.skus.entries()) {
      for (const place of fits.places) {
        const { low, high } = fits.of(sku, place)
        const true_fit = truth(i, Number(place.slice(1)))
        all += 1
        if (low <= true_fit && true_fit <= high) within += 1
      }
    }
  }
  expect(within / all).toBeGreaterThan(0.72)
  expect(within / all).toBeLessThan(0.88)
})

test('an interval of few orders is wide, and its ends are those of the Gamma distribution', () => {
  const fits = shrunkFits([
    { sku: 'A', place: 'X', orders: 0 },
    { sku: 'A', place: 'Y', orders: 8 },
    { sku: 'B', place: 'X', orders: 9 },
    { sku: 'B', place: 'Y', orders: 3 },
  ])
  const { expected, fit, low, high } = fits.of('B', 'X')
  expect(expected).toBeCloseTo((12 * 9) / 20, 10)
  const [shape, rate] = [9 + fits.strength, expected + fits.strength]
  expect(fit).toBeCloseTo(shape / rate, 10)
  // Tenth and ninetieth percentile by summing the density.
  const density = (x: number) => Math.exp((shape - 1) * Math.log(x) - x)
  const [step, ends] = [0.001, [] as number[]]
  let [sum, whole] = [0, 0]
  for (let x = step / 2; x < 80; x += step) whole += density(x)
  for (let x = step / 2; x < 80; x += step) {
    const before = sum
    sum += density(x) / whole
    for (const end of [0.1, 0.9]) if (before < end && sum >= end) ends.push(x / rate)
  }
  expect([low / (ends[0] ?? 0), high / (ends[1] ?? 0)]).toEqual([expect.closeTo(1, 2), expect.closeTo(1, 2)])
})

test('a product is expected to do where products alike do; without two of those nothing is expected', () => {
  // Two kinds of products: even ones sell in even places, odd ones in odd ones. S0 is not sold in P2 yet.
  const kind = (sku: number, place: number) => (sku === 0 && place === 2 ? 0 : (sku + place) % 2 === 0 ? 60 : 6)
  const fits = shrunkFits(drawn(3, 8, 6, kind))
  const prospect = prospectsOf(fits)
  expect(prospect('S0', 'P2')?.fit).toBeGreaterThan(1.3)
  for (const sku of prospect('S0', 'P2')?.alike ?? []) expect(Number(sku.slice(1)) % 2).toBe(0)
  expect(prospect('S2', 'P1')?.fit).toBeLessThan(0.8)
  expect(prospectsOf(shrunkFits(drawn(4, 2, 4, () => 20)))('S0', 'P1')).toBeUndefined()
  expect(prospect('S0', 'P9')).toBeUndefined()
})
