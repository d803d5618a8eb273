import { beforeAll, describe, expect, test } from 'vitest'
import { countedHere, customers, end, forecastBrands, now, quiet } from '../../../test/forecast-brands.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { brandScope, nextSlice } from '../../manage/loads.ts'
import { runMeasure } from '../../measure/run.ts'
import { forecastBrand } from './forecast-brand.ts'
import { forecastCalibration, forecastOrigins } from './forecast-quality.ts'
import { forecastSegment } from './forecast-segment.ts'

type Brands = Awaited<ReturnType<typeof forecastBrands>>

describe.each(warehouses)('lifetime value, %s', (_, open) => {
  let warehouse: Brands['warehouse']
  let registry: Brands['registry']
  let brandOf: Brands['brandOf']
  let told: Brands['told']
  beforeAll(async () => {
    ;({ warehouse, registry, brandOf, told } = await forecastBrands(open))
  })

  test('what is told is what the models say of the customers, counted one by one', async () => {
    const brand = await brandOf(customers)
    expect(await forecastBrand({ warehouse, registry, log: quiet }, brand, now)).toMatchObject({
      last_day: end,
      with_forecast: 4,
    })
    const { rows, sentence } = await told(brand, { days: 'all' })
    const known = forecastSegment(countedHere(customers))
    expect(rows.map(({ days }) => days).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([30, 90, 180, 365])
    for (const { days, orders, margin } of known.ahead) {
      const row = rows.find((one) => one.days === days)
      expect(row?.customers).toBe(1501)
      expect((row?.orders as number) / orders.value).toBeCloseTo(1, 6)
      expect((row?.orders_low as number) / orders.low).toBeCloseTo(1, 5)
      // Means are counted to half a percent.
      expect((row?.margin as number) / (margin?.value as number)).toBeCloseTo(1, 3)
      expect(row?.alive).toBeCloseTo((known.alive?.value as number) / 1501, 6)
    }
    expect(sentence?.en).toMatch(/^1,501 customers, of whom \d/)
  })

  test('a forecast made earlier is compared with the days with an order that came since', async () => {
    const brand = await brandOf(customers)
    await forecastBrand({ warehouse, registry, log: quiet }, brand, now)
    const [row] = (await told(brand, { days: '90' })).rows
    const cut = 300 - 90
    const came = customers
      .filter(({ age }) => age >= 90)
      .flatMap(({ repeats, last, age }) =>
        Array.from({ length: repeats }, (_, i) => 300 - age + Math.floor((last * (i + 1)) / repeats)),
      )
      .filter((day) => day > cut).length
    expect(row).toMatchObject({ tried_days: 90, tried_came: came })
    expect(Math.abs((row?.tried_forecast as number) / came - 1)).toBeLessThan(0.3)
    expect(row?.tried_error).toBeLessThan(row?.tried_naive_error as number)
  })

  test('the check is told by how often customers had come again, and adds up to all of it', async () => {
    const brand = await brandOf(customers)
    await forecastBrand({ warehouse, registry, log: quiet }, brand, now)
    const asked = { from: '2026-03-01', to: end }
    const { rows } = await runMeasure({ warehouse }, await brandScope(registry, brand), forecastCalibration, asked)
    const [all] = (await told(brand)).rows
    const sum = (name: 'came' | 'forecast' | 'naive') => rows.reduce((total, row) => total + row[name], 0)
    expect(rows.map(({ repeats }) => repeats)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
    expect(sum('came')).toBe(all?.tried_came)
    expect(sum('forecast') / (all?.tried_forecast as number)).toBeCloseTo(1, 9)
    expect(sum('naive') / (all?.tried_naive as number)).toBeCloseTo(1, 9)
    // Who had never come again is expected by the naive forecast never to.
    expect(rows[0]).toMatchObject({ repeats: '0', naive: 0 })
    expect(rows[0]?.came).toBeGreaterThan(0)
  })

  test('forecasts are made of several earlier days, each for the days until the next', async () => {
    const brand = await brandOf(customers)
    await forecastBrand({ warehouse, registry, log: quiet }, brand, now)
    const asked = { from: '2026-03-01', to: end }
    const { rows } = await runMeasure({ warehouse }, await brandScope(registry, brand), forecastOrigins, asked)
    const [all] = (await told(brand)).rows
    expect(rows.map(({ day, days }) => [day, days])).toEqual([
      ['2025-10-01', 90],
      ['2025-12-30', 90],
    ])
    expect(rows[1]).toMatchObject({ came: all?.tried_came })
    expect((rows[1]?.forecast as number) / (all?.tried_forecast as number)).toBeCloseTo(1, 9)
    const days = customers.flatMap(({ repeats, last, age }) =>
      Array.from({ length: repeats }, (_, i) => 300 - age + Math.floor((last * (i + 1)) / repeats)).filter(
        () => age >= 180,
      ),
    )
    expect(rows[0]?.came).toBe(days.filter((day) => day > 120 && day <= 210).length)
  })

  test('segments are told by first order, and one with few customers has a reason in place of figures', async () => {
    const brand = await brandOf(customers, (i) => ({
      country: i % 10 === 0 ? 'DE' : 'US',
      skus: i % 2 ? ['HAT', 'MUG'] : ['MUG'],
    }))
    await forecastBrand({ warehouse, registry, log: quiet }, brand, now)
    const { rows } = await told(brand, { by: 'country' })
    expect(rows.map(({ key, customers, missing, orders }) => [key, customers, missing, orders === null])).toEqual([
      ['US', 1350, '', false],
      ['DE', 151, 'customers', true],
    ])
    const products = (await told(brand, { by: 'sku' })).rows
    expect(Object.fromEntries(products.map(({ key, customers }) => [key, customers]))).toEqual({ MUG: 1501, HAT: 750 })
    const alone = forecastSegment(countedHere(customers.filter((_, i) => i % 10 !== 0)))
    expect((rows[0]?.orders as number) / (alone.ahead[2]?.orders.value as number)).toBeCloseTo(1, 6)
  })

  test('with few customers there is a sentence on what is missing; with none, nothing', async () => {
    const few = await brandOf(customers.slice(0, 120))
    await forecastBrand({ warehouse, registry, log: quiet }, few, now)
    const { rows, sentence } = await told(few)
    expect(rows).toMatchObject([
      { customers: 120, missing: 'customers', missing_found: 120, orders: null, margin: null },
    ])
    expect(sentence?.en).toBe('120 customers are known; a forecast needs 200.')
    const none = await brandOf([])
    expect(await forecastBrand({ warehouse, registry, log: quiet }, none, now)).toMatchObject({
      last_day: null,
      segments: 0,
    })
    expect((await told(none)).rows).toEqual([])
  })

  test('the fit shown is the latest of orders up to the period, or else the first; and of the currency of the brand', async () => {
    const brand = await brandOf(customers)
    await forecastBrand({ warehouse, registry, log: quiet }, brand, now)
    expect((await told(brand, { to: '2026-03-05' })).rows).toMatchObject([{ last_day: end }])
    const slice = await nextSlice(registry)
    await order(warehouse, { brand, slice }, customers, '2026-04-10')
    await registry.db.updateTable('brands').set({ slice }).where('id', '=', brand).execute()
    await deriveCustomers(warehouse, { ...(await brandScope(registry, brand)), tollRules: [] })
    await forecastBrand({ warehouse, registry, log: quiet }, brand, new Date('2026-04-11T12:00:00Z'))
    expect((await told(brand)).rows).toMatchObject([{ last_day: end }])
    expect((await told(brand, { to: '2026-04-30' })).rows).toMatchObject([{ last_day: '2026-04-10' }])
    await registry.db.updateTable('brands').set({ currency: 'EUR' }).where('id', '=', brand).execute()
    expect((await told(brand)).rows).toEqual([])
  })
})
