import { beforeAll, describe, expect, test } from 'vitest'
import { fabricateCustomers, type MadeUp } from '../../../bench/fabricate-customers.ts'
import { engines } from '../../../test/engines.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { newFiguredBrand } from '../../../test/people.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { brandScope, nextSlice } from '../../manage/loads.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createForecaster } from './daily-forecast.ts'
import { forecastBrand } from './forecast-brand.ts'
import { forecastCalibration, forecastOrigins } from './forecast-quality.ts'
import { forecastSegment } from './forecast-segment.ts'
import { lifetimeValue } from './lifetime-value.ts'
import { segmentCounts } from './segment-counts.ts'

const now = new Date('2026-03-31T12:00:00Z')
const end = '2026-03-30'
const quiet = { info: () => {}, error: () => {} }

const made = fabricateCustomers(1500, {
  buying: { r: 0.8, alpha: 40, a: 0.8, b: 3 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 300,
  grain: 1,
})
// Somebody orders on the last day, which says until when orders are known.
const customers: MadeUp[] = [...made, { repeats: 1, last: 300, age: 300, mean: 700 }]

/** What the warehouse is to count, counted here. */
function countedHere(some: readonly MadeUp[]) {
  const repeaters = some.filter(({ repeats }) => repeats > 0)
  return {
    rows: some.map(({ repeats, last, age, mean }) => ({
      ...{ repeats, last, age, customers: 1, gain_days: repeats, gains: repeats * Math.round(mean) },
    })),
    values: repeaters.map(({ repeats, mean }) => ({ gain_days: repeats, mean: Math.round(mean), customers: 1 })),
    losses: { days: 0, sum: 0, squares: 0 },
    tried: { days: 0, rows: [] },
  }
}

describe.each(warehouses)('lifetime value, %s', (_, open) => {
  let warehouse: Warehouse
  let registry: Registry
  beforeAll(async () => {
    warehouse = await open()
    registry = (await engines()).registry
  })

  /** A brand whose customers have ordered so, in UTC and dollars. */
  async function brandOf(some: readonly MadeUp[], say?: Parameters<typeof order>[4]): Promise<string> {
    const { brand: id, slice } = await newFiguredBrand(registry)
    await order(warehouse, { brand: id, slice }, some, end, say)
    await deriveCustomers(warehouse, { ...(await brandScope(registry, id)), tollRules: [] })
    return id
  }
  const sliceOf = async (brand: string) => (await brandScope(registry, brand)).slice
  const told = async (
    brand: string,
    params: { by?: 'all' | 'country' | 'sku'; days?: 'all' | '90'; to?: string } = {},
  ) =>
    runMeasure({ warehouse }, await brandScope(registry, brand), lifetimeValue, {
      from: '2026-03-01',
      to: end,
      ...params,
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

  test.each([
    [7, 3, 0.02],
    [28, 14, 0.05],
  ] as const)('of many customers, times are told by the middle of their %i days', async (grainDays, middle, within) => {
    const brand = await brandOf(customers)
    const observed = { lastDay: end, triedDays: 0, grainDays }
    const slice = await sliceOf(brand)
    const counts = await segmentCounts(warehouse, { brand, slice }, { by: 'all', keys: [''] }, observed)
    const rows = counts.get('')?.rows ?? []
    expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(1501)
    const isMiddle = (time: number) => time % grainDays === middle
    expect(rows.every(({ repeats, last, age }) => isMiddle(age) && (repeats === 0 ? last === 0 : isMiddle(last)))).toBe(
      true,
    )
    const found = forecastSegment({ ...countedHere(customers), rows })
    const known = forecastSegment(countedHere(customers))
    expect(
      Math.abs((found.ahead[2]?.orders.value as number) / (known.ahead[2]?.orders.value as number) - 1),
    ).toBeLessThan(within)
  })

  test('days that brought a loss are counted as such, and days of unknown margin are neither', async () => {
    const brand = await brandOf([])
    const slice = await sliceOf(brand)
    const days = (customer: string, margins: (number | null)[]) =>
      warehouse.run(sql`
        INSERT INTO customers (brand, slice, customer_id, order_days, day_margins)
        SELECT ${str(brand)}, ${u64(slice)}, ${str(customer)}, arrayMap(i -> toDate('2026-01-01') + i, range(${sql`5`})),
          CAST(${str(JSON.stringify(margins))}, 'Array(Nullable(Int64))')`)
    await days('ann', [-50, 100, -30, null, 300])
    await days('ben', [-50, -10, 0, null, null])
    const observed = { lastDay: end, triedDays: 0, grainDays: 1 } as const
    const counts = (await segmentCounts(warehouse, { brand, slice }, { by: 'all', keys: [''] }, observed)).get('')
    expect(counts?.losses).toEqual({ days: 3, sum: -40, squares: 1000 })
    expect(counts?.values).toMatchObject([{ gain_days: 2, customers: 1 }])
    expect(counts?.values[0]?.mean).toBeCloseTo(200, 9)
    expect(counts?.rows.map(({ gain_days, gains }) => [gain_days, gains]).toSorted()).toEqual([
      [0, 0],
      [2, 400],
    ])
  })

  test('a segment that cannot be forecast takes away no other; where none can, there is no fit', async () => {
    const brand = await brandOf(customers)
    const late = async (id: string) =>
      warehouse.run(sql`
        INSERT INTO customers (brand, slice, customer_id, country, order_days, day_margins)
        SELECT ${str(id)}, ${u64(await sliceOf(id))}, 'late', 'DE', [toDate('2026-05-01'), toDate('2026-05-09')], [1, 2]`)
    await late(brand)
    const errors: object[] = []
    const log = { error: (error: object) => errors.push(error) }
    await forecastBrand({ warehouse, registry, log }, brand, now)
    expect((await told(brand, { by: 'country' })).rows.map(({ key }) => key)).toEqual(['US'])
    expect((await told(brand)).rows).toEqual([])
    expect(errors).toMatchObject([
      { brand, by: 'all', key: '' },
      { brand, by: 'country', key: 'DE' },
    ])
    const alone = await brandOf([])
    await late(alone)
    await order(warehouse, { brand: alone, slice: await sliceOf(alone) }, customers.slice(0, 1), end)
    await expect(forecastBrand({ warehouse, registry, log: quiet }, alone, now)).rejects.toThrow('RangeError')
  })

  test('a kind of segment with too much to count takes away no other', async () => {
    const brand = await brandOf(customers, () => ({ skus: ['A', 'B', 'C', 'D', 'E'] }))
    const narrow: Warehouse = {
      ...warehouse,
      query: (statement, options) => warehouse.query(statement, { ...options, limits: { rows: customers.length } }),
    }
    const errors: object[] = []
    const log = { error: (error: object) => errors.push(error) }
    await forecastBrand({ warehouse: narrow, registry, log }, brand, now)
    expect(errors).toMatchObject([{ brand, by: 'sku', err: { code: 'query_too_heavy' } }])
    expect((await told(brand, { by: 'country' })).rows).toMatchObject([{ key: 'US', missing: '' }])
    expect((await told(brand, { by: 'sku' })).rows).toEqual([])
  })

  test('where figures change meanwhile, the fit is made of those that came', async () => {
    const brand = await brandOf(customers)
    const scope = await brandScope(registry, brand)
    const later = await nextSlice(registry)
    await order(warehouse, { brand, slice: later }, customers, '2026-04-10')
    await deriveCustomers(warehouse, { ...scope, slice: later, tollRules: [] })
    /** With every question, the next of these slices is the live one. */
    const changing = (slices: number[]): Warehouse => ({
      ...warehouse,
      async query<Row>(...asked: Parameters<Warehouse['query']>) {
        const next = slices.shift()
        if (next) await registry.db.updateTable('brands').set({ slice: next }).where('id', '=', brand).execute()
        return warehouse.query<Row>(...asked)
      },
    })
    const made = (slices: number[]) =>
      forecastBrand({ warehouse: changing(slices), registry, log: quiet }, brand, new Date('2026-04-11T12:00:00Z'))
    await expect(made(await Promise.all(Array.from({ length: 100 }, () => nextSlice(registry))))).rejects.toMatchObject(
      { code: 'conflict' },
    )
    expect((await told(brand)).rows).toEqual([])
    await registry.db.updateTable('brands').set({ slice: scope.slice }).where('id', '=', brand).execute()
    expect(await made([later])).toMatchObject({ last_day: '2026-04-10' })
    expect((await told(brand, { to: '2026-04-30' })).rows).toMatchObject([{ last_day: '2026-04-10' }])
  })

  test('a forecast that is cancelled keeps nothing', async () => {
    const brand = await brandOf(customers)
    const stopping = new AbortController()
    const fit = forecastBrand({ warehouse, registry, log: quiet }, brand, now, stopping.signal)
    const ended = expect(fit).rejects.toMatchObject({ code: 'cancelled' })
    stopping.abort()
    await ended
    expect((await told(brand)).rows).toEqual([])
  })

  test('figures derived before days were noted are not forecast', async () => {
    const brand = await brandOf([])
    const slice = await sliceOf(brand)
    await warehouse.run(
      sql`INSERT INTO customers (brand, slice, customer_id) SELECT ${str(brand)}, ${u64(slice)}, 'ann'`,
    )
    await order(warehouse, { brand, slice }, customers.slice(0, 1), end)
    await expect(forecastBrand({ warehouse, registry, log: quiet }, brand, now)).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('a brand is forecast once a day, when its figures are up to date', async () => {
    const brand = await brandOf(customers.slice(0, 50))
    // So that no other waits for a forecast.
    await registry.db.updateTable('brands').set({ stale_since: now }).where('id', '!=', brand).execute()
    let clock = now
    const forecaster = createForecaster({ warehouse, registry, log: quiet, clock: () => clock })
    const fits = async () => {
      await forecaster.tick()
      const [row] = await warehouse.query<{ fits: number }>(
        sql`SELECT uniqExact(fitted_at) AS fits FROM lifetime_forecasts WHERE brand = ${str(brand)}`,
      )
      return row?.fits
    }
    try {
      const slice = await sliceOf(brand)
      await registry.db
        .updateTable('brands')
        .set({ slice: await nextSlice(registry) })
        .where('id', '=', brand)
        .execute()
      // No customers yet, so nothing is kept, and it is asked again.
      expect(await fits()).toBe(0)
      await registry.db.updateTable('brands').set({ slice }).where('id', '=', brand).execute()
      expect(await fits()).toBe(1)
      clock = new Date('2026-03-31T23:59:00Z')
      expect(await fits()).toBe(1)
      clock = new Date('2026-04-01T00:01:00Z')
      await registry.db.updateTable('brands').set({ stale_since: now }).where('id', '=', brand).execute()
      expect(await fits()).toBe(1)
      await registry.db.updateTable('brands').set({ stale_since: null }).where('id', '=', brand).execute()
      expect(await fits()).toBe(2)
      await registry.db.updateTable('brands').set({ currency: 'EUR' }).where('id', '=', brand).execute()
      clock = new Date('2026-04-01T00:02:00Z')
      expect(await fits()).toBe(3)
      expect(await fits()).toBe(3)
    } finally {
      await forecaster.close()
    }
  })
})
