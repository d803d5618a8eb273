import { describe, expect, test } from 'vitest'
import { fabricateCustomers, type MadeUp } from '../../../bench/fabricate-customers.ts'
import { cdnowCustomers, cdnowIsThere } from '../../../test/cdnow.ts'
import { forecastSegment, type SegmentCounts } from './forecast-segment.ts'
import { orderForecast } from './order-forecast.ts'

const buying = { r: 0.6, alpha: 40, a: 0.8, b: 2.5 }
const spending = { p: 5, q: 4, v: 2000 }
const made = fabricateCustomers(20_000, { buying, spending, longest: 730, grain: 1 })

const nothingTried = { days: 0, rows: [] }
const noLosses = { days: 0, sum: 0, squares: 0 }
const countsOf = (customers: readonly MadeUp[], more: Partial<SegmentCounts> = {}): SegmentCounts => ({
  rows: customers.map(({ repeats, last, age, mean }) => ({
    repeats,
    last,
    age,
    customers: 1,
    gain_days: repeats,
    gains: repeats * mean,
  })),
  values: customers
    .filter(({ repeats }) => repeats > 0)
    .map(({ repeats, mean }) => ({ gain_days: repeats, mean, customers: 1 })),
  losses: noLosses,
  tried: nothingTried,
  ...more,
})

test('customers together are expected to order and to bring what the truth says, within the intervals', () => {
  const found = forecastSegment(countsOf(made))
  const truth = orderForecast(buying)
  const value = (repeats: number, mean: number) =>
    (spending.p * (spending.v + repeats * mean)) / (spending.p * repeats + spending.q - 1)
  for (const { days, orders, margin } of found.ahead) {
    const expected = made.map(({ repeats, last, age }) => truth.orders(repeats, last, age, days))
    const all = expected.reduce((sum, one) => sum + one, 0)
    const brings = made.reduce((sum, { repeats, mean }, i) => sum + (expected[i] as number) * value(repeats, mean), 0)
    expect(orders.low).toBeLessThan(all)
    expect(orders.high).toBeGreaterThan(all)
    expect(orders.high - orders.low).toBeLessThan(0.2 * all)
    expect(margin?.low).toBeLessThan(brings)
    expect(margin?.high).toBeGreaterThan(brings)
  }
  const there = made.reduce((sum, { repeats, last, age }) => sum + truth.alive(repeats, last, age), 0)
  expect(found.alive?.low).toBeLessThan(there)
  expect(found.alive?.high).toBeGreaterThan(there)
})

test('counted by whole weeks, customers are forecast as by days', () => {
  const middle = (days: number) => 7 * Math.floor(days / 7) + 3
  const byWeek = made.map((one) => ({ ...one, last: one.repeats ? middle(one.last) : 0, age: middle(one.age) }))
  const [days, weeks] = [made, byWeek].map((customers) => forecastSegment(countsOf(customers)))
  for (const [h, { orders, margin }] of (days?.ahead ?? []).entries()) {
    expect(Math.abs((weeks?.ahead[h]?.orders.value as number) / orders.value - 1)).toBeLessThan(0.02)
    expect(Math.abs((weeks?.ahead[h]?.margin?.value as number) / (margin?.value as number) - 1)).toBeLessThan(0.02)
  }
})

test('rows of several customers are forecast as those customers one by one', () => {
  const [one] = countsOf(made.filter(({ repeats }) => repeats === 2)).rows
  if (!one) throw new Error('Some came again twice.')
  const [alone, together] = [
    [one, { ...one, gains: 3 * one.gains }],
    [{ ...one, customers: 2, gains: 4 * one.gains }],
  ].map((rows) => {
    const base = countsOf(made)
    return forecastSegment({ ...base, rows: [...base.rows, ...rows] })
  })
  expect(alone?.ahead[2]?.margin?.value).toBeCloseTo(together?.ahead[2]?.margin?.value ?? Number.NaN, 3)
})

test('with too few customers there is a reason and no figure; without margins, orders only', () => {
  const few = forecastSegment(countsOf(made.slice(0, 150)))
  expect(few).toMatchObject({
    customers: 150,
    missing: { missing: 'customers', found: 150 },
    ahead: [],
    parameters: [],
  })
  expect(few.alive).toBeUndefined()
  const without = forecastSegment(countsOf(made.slice(0, 2000), { values: [] }))
  expect(without.marginMissing).toEqual({ missing: 'margins', found: 0 })
  expect(without.ahead.map(({ margin }) => margin)).toEqual([undefined, undefined, undefined, undefined])
  expect(without.ahead[0]?.orders.value).toBeGreaterThan(0)
})

const skipped = cdnowIsThere ? '' : ' (skipped: the data folder is absent)'
describe.skipIf(!cdnowIsThere)(`customers of a record shop${skipped}`, () => {
  test('a trial says what is published: 1,653 of 1,882 came, with a smaller error than by the rate so far', () => {
    const rows = cdnowCustomers().map(({ repeats, last, age, later }) => ({
      repeats,
      last: 7 * last,
      age: 7 * age,
      customers: 1,
      later,
    }))
    const { tried } = forecastSegment(countsOf(made.slice(0, 1000), { tried: { days: 39 * 7, rows } }))
    expect(tried?.came).toBe(1882)
    expect(tried?.forecast.value).toBeCloseTo(1653.4, 0)
    expect(tried?.error).toBeCloseTo(0.7855, 3)
    expect(tried?.naive.error).toBeCloseTo(1.024, 2)
  })
})
