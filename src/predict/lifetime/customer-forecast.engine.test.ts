import { beforeAll, describe, expect, test } from 'vitest'
import { fabricateCustomers, type MadeUp } from '../../../bench/fabricate-customers.ts'
import { engines } from '../../../test/engines.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { newFiguredBrand } from '../../../test/people.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { brandScope } from '../../manage/loads.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { literal, sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { buyingAt, fitBuying } from './bg-nbd.ts'
import { countedCustomers } from './counted-customers.ts'
import { customerForecast } from './customer-forecast.ts'
import { estimates, positiveEstimates, sideBySide } from './estimate.ts'
import { forecastBrand } from './forecast-brand.ts'
import { lifetimeValue } from './lifetime-value.ts'
import { orderForecast } from './order-forecast.ts'
import { expectedMargin, fitMargin, orderMarginAt } from './order-margin.ts'

const now = new Date('2026-03-31T12:00:00Z')
const end = '2026-03-30'
const quiet = { info: () => {}, error: () => {} }

const customers: MadeUp[] = [
  ...fabricateCustomers(900, {
    buying: { r: 0.8, alpha: 40, a: 0.8, b: 3 },
    spending: { p: 5, q: 4, v: 2000 },
    longest: 300,
    grain: 1,
  }),
  // Hand-made: one who came often and long ago, one who just came, one who came once.
  { repeats: 4, last: 60, age: 290, mean: 1500 },
  { repeats: 4, last: 280, age: 290, mean: 1500 },
  { repeats: 0, last: 0, age: 300, mean: 0 },
]
const handMade = ['c900', 'c901', 'c902']

describe.each(warehouses)('forecasts of single customers, %s', (_, open) => {
  let warehouse: Warehouse
  let registry: Registry
  beforeAll(async () => {
    warehouse = await open()
    registry = (await engines()).registry
  })

  async function brandOf(some: readonly MadeUp[], say?: Parameters<typeof order>[4]): Promise<string> {
    const { brand: id, slice } = await newFiguredBrand(registry)
    await order(warehouse, { brand: id, slice }, some, end, say)
    await deriveCustomers(warehouse, { ...(await brandScope(registry, id)), tollRules: [] })
    await forecastBrand({ warehouse, registry, log: quiet }, id, now)
    return id
  }
  const told = async (brand: string, params: { [name: string]: string | string[] | number } = {}) =>
    runMeasure({ warehouse }, await brandScope(registry, brand), customerForecast, {
      ...{ from: '2026-03-01', to: end, limit: 100_000 },
      ...params,
    })

  test('what is told of one customer is what the closed formulas say, with their interval', async () => {
    const brand = await brandOf(customers)
    const { rows } = await told(brand, { days: 'all', customer_id: handMade })
    const buying = fitBuying(countedCustomers(customers.map((one) => ({ ...one, customers: 1 }))))
    if (!buying) throw new Error('The likelihood has a peak.')
    const { r, alpha, a, b } = buying.parameters
    const forecast = orderForecast(buying.parameters)
    expect(rows).toHaveLength(12)
    for (const [i, id] of handMade.entries()) {
      const { repeats, last, age } = customers[900 + i] as MadeUp
      const alive = repeats && 1 / (1 + (a / (b + repeats - 1)) * ((alpha + age) / (alpha + last)) ** (r + repeats))
      for (const days of [30, 90, 180, 365]) {
        const row = rows.find((one) => one.customer_id === id && one.days === days)
        // Of who has ordered once only, the model cannot tell.
        if (repeats) expect(row?.alive).toBeCloseTo(alive, 8)
        else expect(row).toMatchObject({ alive: null, alive_low: null, alive_high: null })
        const [known] = positiveEstimates(buying.fitted, (at) => {
          const [r = 0, alpha = 0, a = 0, b = 0] = at.map(Math.exp)
          return [orderForecast({ r, alpha, a, b }).orders(repeats, last, age, days)]
        })
        expect((row?.orders as number) / forecast.orders(repeats, last, age, days)).toBeCloseTo(1, 8)
        expect((row?.orders_low as number) / (known?.low as number)).toBeCloseTo(1, 5)
        expect((row?.orders_high as number) / (known?.high as number)).toBeCloseTo(1, 5)
      }
    }
    // The interval of what c901 brings, by the delta method over the errors of both fits.
    const repeaters = customers.filter(({ repeats }) => repeats > 0)
    const margin = fitMargin({
      gains: {
        orders: Float64Array.from(repeaters, ({ repeats }) => repeats),
        mean: Float64Array.from(repeaters, ({ mean }) => Math.round(mean)),
        customers: new Float64Array(repeaters.length).fill(1),
      },
      losses: { days: 0, sum: 0, squares: 0 },
    })
    if ('missing' in margin) throw new Error('The margins tell.')
    const [brings] = estimates(sideBySide(buying.fitted, margin.fitted), (at) => [
      orderForecast(buyingAt(at.slice(0, 4))).orders(4, 280, 290, 180) *
        expectedMargin(orderMarginAt(at.slice(4)), 4, 1500),
    ])
    const own = rows.find((one) => one.customer_id === 'c901' && one.days === 180)
    expect((own?.margin as number) / (brings?.value as number)).toBeCloseTo(1, 2)
    const wide = ((own?.margin_high as number) - (own?.margin_low as number)) / 2
    expect(wide / ((brings?.high as number) - (brings?.value as number))).toBeCloseTo(1, 1)
    const [gone, there] = handMade.map((id) => rows.find((one) => one.customer_id === id))
    expect(gone?.alive).toBeLessThan(0.3)
    expect(there?.alive).toBeGreaterThan(0.7)
    expect(there).toMatchObject({ order_days: 5, forecast_day: end, country: 'US', first_channel: 'own_site' })
  })

  test('customers one by one add up to the forecast of all', async () => {
    const brand = await brandOf(customers)
    const { rows } = await told(brand, { days: 'all' })
    const all = await runMeasure({ warehouse }, await brandScope(registry, brand), lifetimeValue, {
      ...{ from: '2026-03-01', to: end, days: 'all' },
    })
    for (const { days, orders, margin, alive, customers: known } of all.rows) {
      const own = rows.filter((row) => row.days === days)
      const sum = (name: 'orders' | 'margin' | 'alive') =>
        own.reduce((total, row) => total + (row[name] ?? (name === 'alive' ? 1 : 0)), 0)
      expect(own).toHaveLength(known)
      expect(sum('orders') / (orders as number)).toBeCloseTo(1, 7)
      expect(sum('alive') / known / (alive as number)).toBeCloseTo(1, 7)
      expect(Math.abs(sum('margin') - (margin as number))).toBeLessThan(known)
    }
  })

  test('customers are sorted and filtered, and lead to their orders', async () => {
    const brand = await brandOf(customers, (i) => ({ country: i % 2 ? 'DE' : 'US' }))
    const best = await told(brand, { limit: 20 })
    const margins = best.rows.map(({ margin }) => margin as number)
    expect(margins).toHaveLength(20)
    expect(margins).toEqual(margins.toSorted((one, other) => other - one))
    const likely = (await told(brand, { sort: 'gone', country: 'DE', limit: 30 })).rows
    expect(new Set(likely.map(({ country }) => country))).toEqual(new Set(['DE']))
    const chances = likely.map(({ alive }) => alive as number)
    expect(chances).toEqual(chances.toSorted((one, other) => one - other))
    const active = (await told(brand, { sort: 'alive' })).rows.map(({ alive }) => alive)
    const repeaters = customers.filter(({ repeats }) => repeats > 0).length
    expect(active.slice(0, repeaters).every((alive) => alive !== null)).toBe(true)
    expect(active.slice(repeaters).every((alive) => alive === null)).toBe(true)
    const latest = (await told(brand, { sort: 'last_order', limit: 50 })).rows.map(({ last_day }) => last_day)
    expect(latest).toEqual(
      (await told(brand)).rows
        .map(({ last_day }) => last_day)
        .toSorted()
        .reverse()
        .slice(0, 50),
    )
    expect(best.orders?.[0]).toMatchObject({ customer_id: best.rows[0]?.customer_id, from: best.rows[0]?.first_day })
  })

  test('who ordered for the first time since the fit is told without figures', async () => {
    const brand = await brandOf(customers)
    await warehouse.run(sql`
      INSERT INTO customers (brand, slice, customer_id, order_days, day_margins)
      SELECT ${str(brand)}, ${u64((await brandScope(registry, brand)).slice)}, 'late', [toDate('2026-03-31')], [100]`)
    const { rows, sentence } = await told(brand, { customer_id: 'late' })
    expect(rows).toMatchObject([{ customer_id: 'late', alive: null, orders: null, margin: null, missing: 'later' }])
    expect(sentence?.en).toMatch(/^These customers are not forecast yet/)
  })

  test('with few customers there is a sentence on what is missing, and no figure', async () => {
    const brand = await brandOf(customers.slice(0, 120))
    const { rows, sentence } = await told(brand)
    expect(rows).toHaveLength(120)
    expect(rows[0]).toMatchObject({ alive: null, orders: null, margin: null, missing: 'customers' })
    expect(sentence?.en).toBe('120 customers are known; a forecast needs 200.')
  })

  test('of several fits only the newest two keep what is said of single customers', async () => {
    const brand = await brandOf(customers)
    for (const day of ['2026-04-01', '2026-04-02'])
      await forecastBrand({ warehouse, registry, log: quiet }, brand, new Date(`${day}T12:00:00Z`))
    for (const table of [literal('lifetime_histories'), literal('lifetime_day_margins')]) {
      const fits = await warehouse.query<{ at: string }>(
        sql`SELECT DISTINCT toString(fitted_at) AS at FROM ${table} WHERE brand = ${str(brand)} ORDER BY at`,
      )
      expect(fits.map(({ at }) => at.slice(0, 10))).toEqual(['2026-04-01', '2026-04-02'])
    }
    expect((await told(brand, { customer_id: handMade })).rows.map(({ missing }) => missing)).toEqual(['', '', ''])
  })
})
