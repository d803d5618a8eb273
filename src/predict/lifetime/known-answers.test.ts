import { describe, expect, test } from 'vitest'
import { cdnowCustomers, cdnowIsThere } from '../../../test/cdnow.ts'
import { fitBuying } from './bg-nbd.ts'
import { countedCustomers } from './counted-customers.ts'
import { fitSpending } from './gamma-gamma.ts'
import { orderForecast } from './order-forecast.ts'

const skipped = cdnowIsThere ? '' : ' (skipped: the data folder is absent)'

const within = (tolerance: number, found: number | undefined, known: number) =>
  expect(Math.abs((found ?? Number.NaN) - known), `${found} for ${known}`).toBeLessThanOrEqual(tolerance)

describe.skipIf(!cdnowIsThere)(`customers of a record shop${skipped}`, () => {
  const customers = cdnowCustomers()
  const fit = cdnowIsThere ? fitBuying(countedCustomers(customers)) : undefined
  const published = orderForecast({ r: 0.242594, alpha: 4.413603, a: 0.792924, b: 2.425915 })

  test('there are as many as were counted', () => {
    expect(customers).toHaveLength(2357)
    expect(customers.filter(({ repeats }) => repeats > 0)).toHaveLength(946)
  })

  test('BG/NBD ends where it is published to', () => {
    const known = { r: 0.242594, alpha: 4.413603, a: 0.792924, b: 2.425915 }
    for (const name of ['r', 'alpha', 'a', 'b'] as const) within(1e-3 * known[name], fit?.parameters[name], known[name])
    within(0.01, fit?.logLikelihood, -9582.4292)
  })

  test('Gamma-Gamma ends where it is published to', () => {
    const repeaters = customers.filter(({ repeats }) => repeats > 0)
    const found = fitSpending({
      orders: Float64Array.from(repeaters, ({ repeats }) => repeats),
      mean: Float64Array.from(repeaters, ({ mean }) => mean),
      customers: new Float64Array(repeaters.length).fill(1),
    })
    const known = { p: 6.25, q: 3.744, v: 15.44 }
    for (const name of ['p', 'q', 'v'] as const) within(1e-2 * known[name], found?.parameters[name], known[name])
    within(0.01, found?.logLikelihood, -4055.918)
  })

  test('one customer is expected to order as published, and to be there', () => {
    within(1e-3, published.orders(2, 30.43, 38.86, 39), 1.226)
    within(1e-4, published.alive(2, 30.43, 38.86), 0.72661)
  })

  test.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.86, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])('within %f weeks a new customer comes again %f times', (weeks, known) => {
    within(1e-3, published.orders(0, 0, 0, weeks), known)
  })

  test('the 39 weeks after are forecast as published, and better than by the rate so far', () => {
    const forecast = fit && orderForecast(fit.parameters)
    const errors = customers.map(
      ({ repeats, last, age, later }) => (forecast?.orders(repeats, last, age, 39) ?? Number.NaN) - later,
    )
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    within(0.002, mean(errors.map(Math.abs)), 0.7855)
    within(0.002, Math.sqrt(mean(errors.map((error) => error ** 2))), 1.608)
    expect(customers.reduce((sum, { later }) => sum + later, 0)).toBe(1882)
    within(0.1, mean(errors) * customers.length + 1882, 1653.4)
    within(0.002, mean(customers.map(({ repeats, age, later }) => Math.abs((repeats / age) * 39 - later))), 1.024)
  })
})
