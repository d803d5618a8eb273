import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alike } from './bg-nbd.ts'
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts'
import { countedCustomers } from './counted-customers.ts'
import { logGamma } from './gamma-function.ts'
import { gammaGammaLikelihood } from './gamma-gamma.ts'
import { inLogarithms, type Likelihood } from './maximise.ts'

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const history = fc
  .record({
    repeats: fc.nat(40),
    part: positive(0, 1),
    age: positive(0.5, 300),
    customers: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ repeats, part, age, customers }) => ({ repeats, last: repeats ? part * age : 0, age, customers }))
const histories = fc.array(history, { minLength: 1, maxLength: 12 })
const value = fc.record({
  orders: fc.integer({ min: 1, max: 40 }),
  mean: positive(0.01, 900),
  customers: fc.integer({ min: 1, max: 9 }),
})
const values = fc.array(value, { minLength: 1, maxLength: 12 })
const four = fc.tuple(positive(0.05, 5), positive(0.1, 50), positive(0.05, 5), positive(0.05, 9))
const three = fc.tuple(positive(0.1, 9), positive(0.2, 9), positive(0.1, 90))

type Value = { orders: number; mean: number; customers: number }
const valueColumns = (rows: readonly Value[]) => ({
  orders: Float64Array.from(rows, ({ orders }) => orders),
  mean: Float64Array.from(rows, ({ mean }) => mean),
  customers: Float64Array.from(rows, ({ customers }) => customers),
})

/** Slopes and curvatures are those that finite differences of the value and of the slopes give. */
function expectSlopes(likelihood: (at: number[]) => Likelihood, at: readonly number[]): void {
  const here = likelihood([...at])
  at.forEach((place, i) => {
    // Logarithms may be zero or negative.
    const unit = Math.max(Math.abs(place), 0.05)
    const h = 1e-5 * unit
    const [up, down] = [h, -h].map((by) => likelihood(at.map((old, j) => (i === j ? old + by : old)))) as [
      Likelihood,
      Likelihood,
    ]
    const slope = here.gradient[i] as number
    const size = Math.abs(here.value) * 1e-6 + Math.abs(slope) * unit
    expect(Math.abs((up.value - down.value) / (2 * h) - slope) * unit).toBeLessThan(1e-5 * size + 1e-5)
    for (const [j, other] of up.gradient.entries()) {
      const curve = here.hessian[i]?.[j] as number
      const scale = (Math.abs(here.gradient[j] as number) / unit + Math.abs(curve)) * 1e-4
      expect(Math.abs((other - (down.gradient[j] as number)) / (2 * h) - curve)).toBeLessThan(scale + 1e-5)
    }
  })
}

test('BG/NBD: slopes and curvatures are those of the value', () => {
  fc.assert(fc.property(histories, four, (rows, at) => expectSlopes(bgNbdLikelihood(countedCustomers(rows)), at)))
})

test('Gamma-Gamma: slopes and curvatures are those of the value', () => {
  fc.assert(fc.property(values, three, (rows, at) => expectSlopes(gammaGammaLikelihood(valueColumns(rows)), at)))
})

test('in logarithms, they are those of the value as well', () => {
  const rows = [
    { repeats: 3, last: 20, age: 30, customers: 2 },
    { repeats: 0, last: 0, age: 12, customers: 7 },
  ]
  expectSlopes(inLogarithms(bgNbdLikelihood(countedCustomers(rows))), [0.4, 1.5, 0.3, 0.9])
})

test('with one chance to stop for all, they are those of the value as well', () => {
  const logs = fc.tuple(positive(-2, 1), positive(1, 4), positive(-3, 2))
  fc.assert(
    fc.property(histories, logs, (rows, at) => expectSlopes(alike(bgNbdLikelihood(countedCustomers(rows))), at)),
  )
})

test('BG/NBD is what the paper writes, customer by customer', () => {
  const plain = ([r, alpha, a, b]: readonly [number, number, number, number], x: number, last: number, age: number) => {
    const gammas = logGamma(r + x) - logGamma(r) + logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x)
    const still = (alpha + age) ** -(r + x)
    const gone = x === 0 ? 0 : (a / (b + x - 1)) * (alpha + last) ** -(r + x)
    return gammas + r * Math.log(alpha) + Math.log(still + gone)
  }
  fc.assert(
    fc.property(histories, four, (rows, at) => {
      const sum = rows.reduce(
        (all, { repeats, last, age, customers }) => all + customers * plain(at, repeats, last, age),
        0,
      )
      const { value } = bgNbdLikelihood(countedCustomers(rows))(at)
      expect(Math.abs(value - sum)).toBeLessThan(1e-9 * Math.max(1, Math.abs(sum)))
    }),
  )
})

test('counted or one by one, in any order: the likelihood is the same', () => {
  fc.assert(
    fc.property(histories, values, four, three, (rows, sums, at, ofValues) => {
      const apart = <Row extends { customers: number }>(some: readonly Row[]) =>
        some.flatMap((row) => Array.from({ length: row.customers }, () => ({ ...row, customers: 1 }))).reverse()
      const [one, other] = [rows, apart(rows)].map((some) => bgNbdLikelihood(countedCustomers(some))(at).value) as [
        number,
        number,
      ]
      expect(Math.abs(one - other)).toBeLessThan(1e-9 * Math.max(1, Math.abs(one)))
      const [few, many] = [sums, apart(sums)].map(
        (some) => gammaGammaLikelihood(valueColumns(some))(ofValues).value,
      ) as [number, number]
      expect(Math.abs(few - many)).toBeLessThan(1e-9 * Math.max(1, Math.abs(few)))
    }),
  )
})
