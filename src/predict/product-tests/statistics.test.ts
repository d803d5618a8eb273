import { expect, test } from 'vitest'
import { differenceOf, type Share, shareOf } from '../../kernel/share.ts'
import { bestOf, pricesOfPeople, pricesOfVisitors, probabilitiesOfMost } from './best-price.ts'
import { betaDraw, dirichletDraw, gammaDraw, quantile, seededRandom } from './draws.ts'
import { type FourPrices, pricePoints } from './price-points.ts'
import { evidenceOf, verdictOf } from './verdict.ts'

const meanOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
const varianceOf = (all: readonly number[]) => {
  const mean = meanOf(all)
  return meanOf(all.map((one) => (one - mean) ** 2))
}
const share = (part: number, whole: number) => shareOf(part, whole) as Share

test('shares have the interval of Wilson: 15 of 148 and 0 of 20, as in Newcombe 1998', () => {
  expect(share(15, 148).low).toBeCloseTo(0.0624, 4)
  expect(share(15, 148).high).toBeCloseTo(0.1605, 4)
  expect(share(81, 263).low).toBeCloseTo(0.2553, 4)
  expect(share(81, 263).high).toBeCloseTo(0.3662, 4)
  expect(share(0, 20)).toMatchObject({ share: 0, low: 0 })
  expect(share(0, 20).high).toBeCloseTo(0.1611, 4)
  expect(shareOf(0, 0)).toBeUndefined()
})

test('differences have the interval of Newcombe: 56 of 70 against 48 of 80 is 0.0524 to 0.3339', () => {
  const { difference, low, high } = differenceOf(share(56, 70), share(48, 80))
  expect(difference).toBeCloseTo(0.2, 10)
  expect(low).toBeCloseTo(0.0524, 4)
  expect(high).toBeCloseTo(0.3339, 4)
})

test('draws follow their distributions, and the same seed draws the same', () => {
  const random = seededRandom('a seed')
  const uniform = Array.from({ length: 200_000 }, random)
  expect(meanOf(uniform)).toBeCloseTo(0.5, 2)
  expect(varianceOf(uniform)).toBeCloseTo(1 / 12, 2)
  for (const shape of [0.4, 1, 7]) {
    const drawn = Array.from({ length: 200_000 }, () => gammaDraw(shape, random))
    expect(meanOf(drawn) / shape).toBeCloseTo(1, 1)
    expect(varianceOf(drawn) / shape).toBeCloseTo(1, 1)
  }
  const beta = Array.from({ length: 20_000 }, () => betaDraw(3, 9, random))
  expect(meanOf(beta)).toBeCloseTo(0.25, 2)
  expect(varianceOf(beta)).toBeCloseTo(27 / (144 * 13), 3)
  const parts = Array.from({ length: 5000 }, () => dirichletDraw([1, 2, 7], random))
  expect(meanOf(parts.map(([, , third = 0]) => third))).toBeCloseTo(0.7, 2)
  expect(parts[0]?.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
  expect(Array.from({ length: 5 }, seededRandom('x'))).toEqual(Array.from({ length: 5 }, seededRandom('x')))
  expect(seededRandom('x')()).not.toBe(seededRandom('y')())
})

test('a quantile lies between two values in proportion', () => {
  expect(quantile([1, 2, 3, 4, 5], 0.5)).toBe(3)
  expect(quantile([10, 20], 0.25)).toBe(12.5)
})

test('of two shares the probability to be the larger one is that of the two Beta distributions', () => {
  // P(Beta(1.5, 1.5) > Beta(1.5, 1.5)) is one half; 45 against 30 of 100 is the larger one nearly always.
  expect(
    probabilitiesOfMost(
      [
        { yes: 1, asked: 2 },
        { yes: 1, asked: 2 },
      ],
      's',
    )[0],
  ).toBeCloseTo(0.5, 1)
  expect(
    probabilitiesOfMost(
      [
        { yes: 45, asked: 100 },
        { yes: 30, asked: 100 },
      ],
      's',
    )[0],
  ).toBeGreaterThan(0.97)
})

test('the margin of 100 visitors is share × (price − cost) × 100, and the best price leaves most', () => {
  // 40% at $20 leave 100 × 0.4 × $10 = $400; 30% at $30 leave $600; 10% at $40 leave $300.
  const tried = [
    { price_minor: 2000, yes: 400, asked: 1000 },
    { price_minor: 3000, yes: 300, asked: 1000 },
    { price_minor: 4000, yes: 100, asked: 1000 },
  ]
  const steps = pricesOfVisitors(tried, 1000, 'seed')
  expect(steps.map((one) => one.margin_per_100_minor)).toEqual([40_000, 60_000, 30_000])
  expect(bestOf(steps)?.price_minor).toBe(3000)
  expect(steps[1]?.probability_best).toBeGreaterThan(0.999)
  // ± 1.96 × √(0.3 × 0.7 ÷ 1000) × $20 × 100 is $56.8 to each side.
  expect(steps[1]?.margin_low_minor).toBeGreaterThan(60_000 - 6300)
  expect(steps[1]?.margin_low_minor).toBeLessThan(60_000 - 5000)
  expect(steps[1]?.margin_high_minor).toBeLessThan(60_000 + 6300)
  expect(pricesOfVisitors(tried, 1000, 'seed')).toEqual(steps)
})

test('without a cost there is no margin and no best price, and a price below the cost is never the best', () => {
  const tried = [{ price_minor: 2000, yes: 4, asked: 10 }]
  expect(pricesOfVisitors(tried, null, 's')[0]).toMatchObject({ margin_per_100_minor: null, probability_best: null })
  expect(bestOf(pricesOfVisitors(tried, null, 's'))).toBeUndefined()
  const loss = pricesOfVisitors(tried, 3000, 's')
  expect(loss[0]?.margin_per_100_minor).toBe(-40_000)
  expect(loss[0]?.margin_low_minor).toBeLessThan(loss[0]?.margin_high_minor ?? 0)
  expect(bestOf(loss)).toBeUndefined()
})

test('a price at which nobody was asked is no candidate', () => {
  const steps = pricesOfVisitors(
    [
      { price_minor: 2000, yes: 2, asked: 10 },
      { price_minor: 9000, yes: 0, asked: 0 },
    ],
    1000,
    's',
  )
  expect(steps.map((one) => one.probability_best)).toEqual([1, null])
})

test('people who were asked about all prices are drawn with all that they said', () => {
  // Whoever pays 40 pays 30 and 20 as well: 10 of 10, 6 of 10 and 2 of 10.
  const accepted = [
    { prices: [2000], people: 4 },
    { prices: [2000, 3000], people: 4 },
    { prices: [2000, 3000, 4000], people: 2 },
  ]
  const steps = pricesOfPeople([2000, 3000, 4000], accepted, 1000, 's')
  expect(steps.map(({ yes, asked }) => [yes, asked])).toEqual([
    [10, 10],
    [6, 10],
    [2, 10],
  ])
  expect(steps.map((one) => one.margin_per_100_minor)).toEqual([100_000, 120_000, 60_000])
  // Ten of ten: Wilson's interval begins at 10 ÷ (10 + 1.96²) = 72.25%.
  expect([steps[0]?.margin_low_minor, steps[0]?.margin_high_minor]).toEqual([72_247, 100_000])
  expect(steps.reduce((sum, one) => sum + (one.probability_best ?? 0), 0)).toBeCloseTo(1, 10)
})

test('the four curves of price sensitivity meet where they were worked out by hand', () => {
  // At 10, 20, 30, 40 … of each kind one person; the curves are stairs between these prices.
  const people = [
    { prices: [10, 30, 50, 70], people: 1 },
    { prices: [20, 40, 60, 80], people: 1 },
    { prices: [30, 50, 70, 90], people: 1 },
    { prices: [40, 60, 80, 100], people: 1 },
  ] satisfies { prices: FourPrices; people: number }[]
  // Cheap falls 1, 1, 1, 1 (30), ¾ (40), ½ (50), ¼ (60), 0 (70); expensive rises ¼ (50), ½ (60): between 50 and 60 the gap
  // goes from ¼ to −¼, so they meet at 55. Too cheap is 0 above 40 while expensive is ¼ from 50: they meet within 40 to 50.
  const points = pricePoints(people, 's')
  expect(points.indifference?.price_minor).toBe(55)
  expect(points.marginal_cheapness?.price_minor).toBe(45)
  expect(points.optimal?.price_minor).toBe(50)
  expect(points.marginal_expensiveness?.price_minor).toBe(65)
  expect(points.indifference?.low_minor).toBeLessThanOrEqual(55)
  expect(points.indifference?.high_minor).toBeGreaterThanOrEqual(55)
  const twice = people.map((one) => ({ ...one, people: 50 }))
  const { indifference } = pricePoints(twice, 's')
  expect(indifference?.price_minor).toBe(55)
  expect((indifference?.high_minor ?? 0) - (indifference?.low_minor ?? 0)).toBeLessThan(
    (points.indifference?.high_minor ?? 0) - (points.indifference?.low_minor ?? 0),
  )
})

test('nobody, one person, and people who all say the same have points or none, and never an error', () => {
  expect(pricePoints([], 's').optimal).toBeNull()
  expect(pricePoints([{ prices: [5, 5, 5, 5], people: 3 }], 's').optimal?.price_minor).toBe(5)
  expect(pricePoints([{ prices: [1, 2, 3, 4], people: 1 }], 's').indifference).not.toBeNull()
})

test('a verdict needs the stated number of people, what people did comes before what they said, and between is undecided', () => {
  const goals = { minimum_answers: 50, goal_answers_percent: 40, goal_page_percent: 5 }
  const of = (source: 'page' | 'answers', yes: number, asked: number) => {
    const evidence = evidenceOf(source, { yes, asked }, goals)
    return evidence ? [evidence] : []
  }
  expect(verdictOf([])).toBe('not_enough')
  expect(verdictOf(of('answers', 49, 49))).toBe('not_enough')
  expect(verdictOf(of('answers', 60, 100))).toBe('go')
  expect(verdictOf(of('answers', 42, 100))).toBe('undecided')
  expect(verdictOf(of('answers', 20, 100))).toBe('stop')
  expect(verdictOf([...of('page', 1, 400), ...of('answers', 60, 100)])).toBe('stop')
  expect(verdictOf([...of('page', 1, 20), ...of('answers', 60, 100)])).toBe('go')
})
