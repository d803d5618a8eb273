import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fabricateCustomers } from '../../../bench/fabricate-customers.ts'
import { buyingAt, fitBuying } from './bg-nbd.ts'
import { countedCustomers } from './counted-customers.ts'
import { positiveEstimates } from './estimate.ts'
import { fitSpending } from './gamma-gamma.ts'
import { orderForecast } from './order-forecast.ts'

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const model = fc.record({ r: positive(0.05, 5), alpha: positive(0.5, 60), a: positive(0.05, 4), b: positive(0.05, 9) })
const customer = fc
  .record({ repeats: fc.nat(60), part: positive(0, 1), age: positive(0, 900) })
  .map(({ repeats, part, age }) => ({ repeats, last: repeats ? part * age : 0, age }))

test('a chance to be there is a chance, and the later the last order the greater', () => {
  fc.assert(
    fc.property(model, customer, positive(0, 1), (parameters, { repeats, last, age }, part) => {
      const { alive } = orderForecast(parameters)
      const chance = alive(repeats, last, age)
      expect(chance).toBeGreaterThanOrEqual(0)
      expect(chance).toBeLessThanOrEqual(1)
      if (repeats > 0) expect(alive(repeats, last + part * (age - last), age)).toBeGreaterThanOrEqual(chance)
    }),
  )
})

test('the further ahead, the more orders, at a rate that does not grow', () => {
  fc.assert(
    fc.property(model, customer, positive(0.5, 400), (parameters, { repeats, last, age }, ahead) => {
      const { orders } = orderForecast(parameters)
      const [once, twice] = [ahead, 2 * ahead].map((time) => orders(repeats, last, age, time)) as [number, number]
      expect(orders(repeats, last, age, 0)).toBe(0)
      expect(twice).toBeGreaterThanOrEqual(once)
      expect(twice).toBeLessThanOrEqual(2 * once * (1 + 1e-9))
    }),
  )
})

test('the sum is what an integral of the rate of orders gives', () => {
  // Of one who has not stopped: the rate at a time is the mean of λ · e^(−λpt) over both spreads, here by the midpoints of p.
  const byIntegral = ({ r, alpha, a, b }: { r: number; alpha: number; a: number; b: number }, ahead: number) => {
    const steps = 20_000
    let [sum, all] = [0, 0]
    for (let i = 0; i < steps; i++) {
      const p = (i + 0.5) / steps
      const density = p ** (a - 1) * (1 - p) ** (b - 1)
      all += density
      sum += (density * (1 - (alpha / (alpha + p * ahead)) ** r)) / p
    }
    return sum / all
  }
  // Without corners at 0 and 1, so that midpoints do; a = 1 is where the formula of the paper divides by nothing.
  for (const [a, ahead] of [
    [1, 90],
    [2, 30],
    [3.5, 400],
  ] as const) {
    const parameters = { r: 1.3, alpha: 20, a, b: 2.5 }
    const found = orderForecast(parameters).orders(0, 0, 0, ahead)
    expect(found / byIntegral(parameters, ahead)).toBeCloseTo(1, 5)
  }
})

test('who ordered a thousand times is expected to order, whatever numbers a double holds', () => {
  const { ordersIfAlive } = orderForecast({ r: 0.5, alpha: 3, a: 0.05, b: 4 })
  const found = ordersIfAlive(1000, 100, 365)
  expect(found).toBeGreaterThan(1000)
  expect(found).toBeLessThan(3650)
})

const truth = {
  buying: { r: 0.6, alpha: 40, a: 0.8, b: 2.5 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 730,
  grain: 0,
} as const

test('parameters of made-up customers are found again, within their intervals', () => {
  const made = fabricateCustomers(20_000, truth)
  const fit = fitBuying(countedCustomers(made.map(({ mean: _, ...row }) => ({ ...row, customers: 1 }))))
  if (!fit) throw new Error('The likelihood of 20,000 customers has a peak.')
  const found = positiveEstimates(fit.fitted, (at) => Object.values(buyingAt(at)))
  Object.values(truth.buying).forEach((known, i) => {
    expect(found[i]?.low).toBeLessThan(known)
    expect(found[i]?.high).toBeGreaterThan(known)
    expect(Math.abs((found[i]?.value as number) / known - 1)).toBeLessThan(0.15)
  })
  const repeaters = made.filter(({ repeats }) => repeats > 0)
  const spent = fitSpending({
    orders: Float64Array.from(repeaters, ({ repeats }) => repeats),
    mean: Float64Array.from(repeaters, ({ mean }) => mean),
    customers: new Float64Array(repeaters.length).fill(1),
  })
  for (const name of ['p', 'q', 'v'] as const)
    expect(Math.abs((spent?.parameters[name] as number) / truth.spending[name] - 1)).toBeLessThan(0.1)
})

test('the unit of time does not matter', () => {
  const made = fabricateCustomers(3000, truth)
  const [days, weeks] = [1, 7].map((unit) =>
    fitBuying(
      countedCustomers(
        made.map(({ repeats, last, age }) => ({ repeats, last: last / unit, age: age / unit, customers: 1 })),
      ),
    ),
  )
  expect((days?.parameters.alpha as number) / (weeks?.parameters.alpha as number)).toBeCloseTo(7, 3)
  expect((days?.parameters.b as number) / (weeks?.parameters.b as number)).toBeCloseTo(1, 3)
})

test('intervals hold about as often as they say', () => {
  // 40 brands of 1,500 customers; the 95% interval of what a new customer orders in 180 days.
  const made = fabricateCustomers(60_000, truth)
  const known = orderForecast(truth.buying).orders(0, 0, 0, 180)
  let held = 0
  for (let brand = 0; brand < 40; brand++) {
    const rows = made.slice(1500 * brand, 1500 * (brand + 1)).map(({ mean: _, ...row }) => ({ ...row, customers: 1 }))
    const fit = fitBuying(countedCustomers(rows))
    const [found] = fit ? positiveEstimates(fit.fitted, (at) => [orderForecast(buyingAt(at)).orders(0, 0, 0, 180)]) : []
    if (found && found.low <= known && known <= found.high) held++
  }
  // Of 40 draws at 95%, fewer than 34 come once in a hundred times.
  expect(held).toBeGreaterThanOrEqual(34)
})
