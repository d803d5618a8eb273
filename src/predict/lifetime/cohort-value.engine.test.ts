import { describe, expect, test } from 'vitest'
import { fabricateCustomers } from '../../../bench/fabricate-customers.ts'
import { insertRows } from '../../../test/books.ts'
import { engines } from '../../../test/engines.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { newFiguredBrand } from '../../../test/people.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { brandScope } from '../../manage/loads.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { cohortValue } from './cohort-value.ts'
import { forecastBrand } from './forecast-brand.ts'
import { lifetimeValue } from './lifetime-value.ts'

const end = '2026-03-30'
const people = fabricateCustomers(900, {
  buying: { r: 0.8, alpha: 40, a: 0.8, b: 3 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 300,
  grain: 1,
})

async function brandOf(warehouse: Warehouse, some: typeof people) {
  const { registry } = await engines()
  const { brand, slice } = await newFiguredBrand(registry)
  await order(warehouse, { brand, slice }, some, end)
  await deriveCustomers(warehouse, { ...(await brandScope(registry, brand)), tollRules: [] })
  await forecastBrand({ warehouse, registry, log: { error: () => {} } }, brand, new Date('2026-03-31T12:00:00Z'))
  return brandScope(registry, brand)
}

const days = { from: '2025-01-01', to: end }

describe.each(warehouses)('what a cohort leaves by months, %s', (_, open) => {
  test('observed months are sums by hand, and only those that all customers have lived', async () => {
    const warehouse = await open()
    // Known for 70 and 40 days: the first came again after 20 and 50 days, the other after 10, each with 10.00.
    const scope = await brandOf(warehouse, [
      { repeats: 2, last: 50, age: 70, mean: 1000 },
      { repeats: 1, last: 10, age: 40, mean: 1000 },
      { repeats: 0, last: 0, age: 0, mean: 0 },
    ])
    const ask = (more: object) => runMeasure({ warehouse }, scope, cohortValue, { ...days, by: 'month', ...more })
    const { rows } = await ask({ from: '2026-01-01', to: '2026-02-28' })
    // On the day of the first order −9.00; of the one who came in January the month after has one order, of February's one too.
    expect(rows).toMatchObject([
      { cohort: '2026-01', month: 0, customers: 1, margin: -900, low: null, basis: 'actual' },
      { cohort: '2026-02', month: 0, customers: 1, margin: -900 },
      { cohort: '2026-01', month: 1, margin: 100 },
      { cohort: '2026-02', month: 1, margin: 100 },
      { cohort: '2026-01', month: 2, margin: 1100 },
    ])
  })

  test('a year ahead is what customers have left so far and the forecast of each, with the interval of the sum', async () => {
    const warehouse = await open()
    const scope = await brandOf(
      warehouse,
      people.map((one) => ({ ...one, age: 290, last: Math.min(one.last, 290) })),
    )
    const { rows, sentence } = await runMeasure({ warehouse }, scope, cohortValue, days)
    const [all] = (await runMeasure({ warehouse }, scope, lifetimeValue, { ...days, days: '365' })).rows
    const known = rows.filter(({ basis }) => basis === 'actual')
    expect(known.map(({ month }) => month)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    const last = rows.at(-1)
    const soFar = people.reduce((sum, { repeats, mean }) => sum - 900 + repeats * Math.round(mean), 0) / 900
    // Month 21 is 349 days ahead, between the forecasts for half a year and a year.
    expect(last).toMatchObject({ month: 21, customers: 900, basis: 'estimated' })
    const [half] = (await runMeasure({ warehouse }, scope, lifetimeValue, { ...days, days: '180' })).rows
    const part = (21 * 30.4375 - 290 - 180) / 185
    const between = (year = 0, six = 0) => (six + part * (year - six)) / 900
    expect((last?.margin as number) - soFar).toBeCloseTo(between(all?.margin as number, half?.margin as number), -1)
    const wide = (last?.high as number) - (last?.low as number)
    const widest = between(
      (all?.margin_high as number) - (all?.margin_low as number),
      (half?.margin_high as number) - (half?.margin_low as number),
    )
    // Errors of both times ahead go together, so that the interval between them is nearly between theirs, and no wider.
    expect(wide / widest).toBeGreaterThan(0.97)
    expect(wide).toBeLessThanOrEqual(widest + 1)
    expect(sentence?.en).toMatch(/^Within 9 months a customer of 2025 Q2 has left \$/)
  })

  test('one who came after the fit takes no forecast away, and what came since is not counted twice', async () => {
    const warehouse = await open()
    const scope = await brandOf(
      warehouse,
      people.map((one) => ({ ...one, age: 80, last: Math.min(one.last, 80) })),
    )
    const ask = async () =>
      (await runMeasure({ warehouse }, scope, cohortValue, { ...days, to: '2026-03-31', by: 'quarter' })).rows
    const before = await ask()
    const [day, at] = ['2026-03-31', '2026-03-31 10:00:00']
    const late = {
      brand: scope.brand,
      slice: scope.slice,
      customer_id: 'late',
      country: 'US',
      first_sales_channel: 'own_site',
    }
    await insertRows(warehouse, 'customers', [
      { ...late, first_at: at, last_at: at, orders: 1, cm3: 900_000, order_days: [day], day_margins: '[900000]' },
    ])
    const order = {
      brand: scope.brand,
      slice: scope.slice,
      store: 'Shop',
      sales_channel: 'own_site',
      country: 'US',
      counts: 1,
    }
    await insertRows(warehouse, 'orders', [
      { ...order, order_id: 'late', customer_id: 'late', order_rank: 1, ordered_at: at },
    ])
    const after = await ask()
    const inYear = (rows: typeof after) => rows.find(({ month }) => month === 12)
    expect(inYear(after)).toMatchObject({ customers: 901, basis: 'estimated', margin_known: 1 })
    // Nine thousand dollars that came after the fit would be ten dollars a customer.
    expect(Math.abs((inYear(after)?.margin ?? 0) - (inYear(before)?.margin ?? 0))).toBeLessThan(5)
  })

  test('without a forecast there is what was observed, and nothing ahead', async () => {
    const warehouse = await open()
    const { rows } = await runMeasure({ warehouse }, await brandOf(warehouse, people.slice(0, 60)), cohortValue, days)
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.every(({ basis, low, high }) => basis === 'actual' && low === null && high === null)).toBe(true)
  })
})
