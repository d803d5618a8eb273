import { expect, test } from 'vitest'
import { fabricateCustomers } from '../../../bench/fabricate-customers.ts'
import { type Buying, buyingAt, fitBuying } from './bg-nbd.ts'
import { countedCustomers } from './counted-customers.ts'
import { estimates, positiveEstimates, sideBySide } from './estimate.ts'
import { expectedValue, fitSpending } from './gamma-gamma.ts'
import { maximise } from './maximise.ts'
import { orderForecast } from './order-forecast.ts'
import { expectedMargin, fitMargin } from './order-margin.ts'
import { inverse, solved } from './positive-definite.ts'
import { sayTooLittle, tooLittle } from './too-little.ts'

test('a history that contradicts itself is refused', () => {
  for (const row of [
    { repeats: 0, last: 3, age: 9 },
    { repeats: 2, last: 10, age: 9 },
    { repeats: 1.5, last: 3, age: 9 },
    { repeats: -1, last: 0, age: 9 },
  ])
    expect(() => countedCustomers([{ ...row, customers: 1 }])).toThrow(RangeError)
})

test('where nobody is seen to stop, that is what the fit says', () => {
  // Everybody has ordered late.
  const never = fitBuying(
    countedCustomers(
      Array.from({ length: 60 }, (_, i) => ({
        repeats: i % 6,
        last: i % 6 ? 300 - (i % 7) : 0,
        age: 300,
        customers: 5,
      })),
    ),
  )
  expect(never).toMatchObject({ stopping: 'never', parameters: { a: 0 } })
  expect(never && orderForecast(never.parameters).alive(5, 10, 300)).toBe(1)
})

test('of small brands many are fitted at an edge, and their intervals hold as often as those of others', () => {
  const truth = { r: 0.25, alpha: 31, a: 0.8, b: 2.4 }
  const made = fabricateCustomers(12_000, { buying: truth, spending: { p: 5, q: 4, v: 20 }, longest: 400, grain: 1 })
  const found = { spread: 0, alike: 0, never: 0 }
  let held = 0
  for (let brand = 0; brand < 60; brand++) {
    const rows = made.slice(200 * brand, 200 * (brand + 1)).map(({ mean: _, ...one }) => ({ ...one, customers: 1 }))
    const fit = fitBuying(countedCustomers(rows))
    if (!fit) throw new Error('There is a peak at an edge, where there is no other.')
    found[fit.stopping]++
    const expected = (buying: Buying) => {
      const { orders } = orderForecast(buying)
      return rows.reduce((sum, { repeats, last, age }) => sum + orders(repeats, last, age, 180), 0)
    }
    const [all] = positiveEstimates(fit.fitted, (at) => [expected(buyingAt(at))])
    const known = expected(truth)
    if (all && all.low <= known && known <= all.high) held++
  }
  expect(found.alike).toBeGreaterThan(3)
  expect(found.spread).toBeGreaterThan(40)
  // Of 60 draws at 95%, fewer than 52 come once in a hundred times.
  expect(held).toBeGreaterThanOrEqual(52)
})

test('where nobody came again, or everybody buys alike, there is no number', () => {
  expect(fitBuying(countedCustomers([{ repeats: 0, last: 0, age: 90, customers: 500 }]))).toBeUndefined()
  expect(fitBuying(countedCustomers([{ repeats: 3, last: 90, age: 90, customers: 500 }]))).toBeUndefined()
  expect(fitBuying(countedCustomers([]))).toBeUndefined()
})

test('values spread without a mean give no number, and none that is not above zero is taken', () => {
  const columns = (means: number[]) => ({
    orders: new Float64Array(means.length).fill(5),
    mean: Float64Array.from(means),
    customers: new Float64Array(means.length).fill(20),
  })
  expect(fitSpending(columns([0.01, 1, 100, 10_000, 1e6]))).toBeUndefined()
  expect(fitSpending(columns([]))).toBeUndefined()
  expect(() => fitSpending(columns([10, 0]))).toThrow(RangeError)
  expect(() => fitSpending(columns([10, -3]))).toThrow(RangeError)
})

test('the more is known of a customer, the nearer is the expected value to his own mean', () => {
  const spending = { p: 6, q: 4, v: 15 }
  const all = expectedValue(spending, 0, 0)
  expect(all).toBe(30)
  const towards = [1, 3, 10, 1000].map((orders) => expectedValue(spending, orders, 50))
  expect(towards).toEqual(towards.toSorted((a, b) => a - b))
  expect(towards[0]).toBeGreaterThan(all)
  expect(towards.at(-1)).toBeCloseTo(50, 0)
})

const spenders = fabricateCustomers(2000, {
  buying: { r: 1, alpha: 20, a: 0.6, b: 3 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 300,
  grain: 1,
}).filter(({ repeats }) => repeats > 0)

/** Customers with their days of gain, and days of loss. */
const margins = (losses: number[]) => ({
  gains: {
    orders: Float64Array.from(spenders, ({ repeats }) => repeats),
    mean: Float64Array.from(spenders, ({ mean }) => mean),
    customers: new Float64Array(spenders.length).fill(1),
  },
  losses: {
    days: losses.length,
    sum: losses.reduce((sum, loss) => sum + loss, 0),
    squares: losses.reduce((sum, loss) => sum + loss * loss, 0),
  },
})
const days = spenders.reduce((sum, { repeats }) => sum + repeats, 0)

test('losses are counted as often and as large as they were', () => {
  const [without, half] = [margins([]), margins(new Array(days).fill(-20))].map(fitMargin)
  if (!without || !half || 'missing' in without || 'missing' in half) throw new Error('The customers are enough.')
  expect(half.parameters).toMatchObject({ lossShare: 0.5, meanLoss: -20 })
  expect(expectedMargin(half.parameters, 2, 40)).toBeCloseTo(expectedMargin(without.parameters, 2, 40) / 2 - 10, 9)
})

test('over all days that are known, expected margins give back what they brought', () => {
  const losses = Array.from({ length: Math.round(days / 5) }, (_, i) => -(i % 700))
  const fit = fitMargin(margins(losses))
  if ('missing' in fit) throw new Error('The customers are enough.')
  const all = days + losses.length
  const brought = spenders.reduce(
    (sum, { repeats, mean }) => sum + repeats * mean,
    losses.reduce((sum, loss) => sum + loss, 0),
  )
  const expected = spenders.reduce(
    (sum, { repeats, mean }) => sum + repeats * expectedMargin(fit.parameters, repeats, mean),
    0,
  )
  expect(Math.abs(expected / days / (brought / all) - 1)).toBeLessThan(0.01)
})

test('a mean of losses is the less certain the more losses differ', () => {
  const errorOf = (losses: number[]) => {
    const fit = fitMargin(margins(losses))
    return 'missing' in fit ? undefined : fit.fitted.covariance[4]?.[4]
  }
  expect(errorOf([-10, -10, -10])).toBe(0)
  // Squares of the distances from −20 are 200 together: 200 / 2 / 3.
  expect(errorOf([-10, -20, -30])).toBeCloseTo(200 / 6, 9)
})

test('with too little there is a reason instead of a number', () => {
  expect(tooLittle({ customers: 199, repeaters: 10, days: 400 })).toEqual({ missing: 'customers', found: 199 })
  expect(tooLittle({ customers: 200, repeaters: 49, days: 400 })).toEqual({ missing: 'repeaters', found: 49 })
  expect(tooLittle({ customers: 200, repeaters: 50, days: 56 })).toBeUndefined()
  expect(
    fitMargin({
      ...margins([]),
      gains: { orders: new Float64Array(), mean: new Float64Array(), customers: new Float64Array() },
    }),
  ).toEqual({ missing: 'margins', found: 0 })
  expect(sayTooLittle({ missing: 'repeaters', found: 49 }).en).toBe(
    '49 customers have come again; a forecast needs 50.',
  )
})

test('a matrix that is not positive definite is solved by nothing', () => {
  expect(
    solved(
      [
        [4, 2],
        [2, 5],
      ],
      [2, 9],
    ),
  ).toEqual([-0.5, 2])
  expect(
    inverse([
      [4, 0],
      [0, 16],
    ]),
  ).toEqual([
    [0.25, 0],
    [0, 0.0625],
  ])
  expect(
    solved(
      [
        [1, 2],
        [2, 1],
      ],
      [1, 1],
    ),
  ).toBeUndefined()
})

test('a peak is found from where the function curves upwards; a slope without one has none', () => {
  // −ln(1 + x²) curves downwards between −1 and 1 only.
  const bell = ([x = 0]: number[]) => ({
    value: -Math.log1p(x * x),
    gradient: [(-2 * x) / (1 + x * x)],
    hessian: [[(2 * x * x - 2) / (1 + x * x) ** 2]],
  })
  expect(maximise(bell, [5])?.at[0]).toBeCloseTo(0, 4)
  const slope = ([x = 0]: number[]) => ({ value: -Math.exp(-x), gradient: [Math.exp(-x)], hessian: [[-Math.exp(-x)]] })
  expect(maximise(slope, [0])).toBeUndefined()
})

test('errors of figures that depend on two fits add up in squares', () => {
  const fitted = sideBySide({ at: [3], covariance: [[4]] }, { at: [5], covariance: [[9]] })
  const [sum] = estimates(fitted, ([a = 0, b = 0]) => [a + b])
  expect(sum?.value).toBe(8)
  expect((sum?.high as number) - 8).toBeCloseTo(1.959963984540054 * Math.sqrt(13), 6)
})
