import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { fabricateCustomers } from '../../../bench/fabricate-customers.ts'
import { engines } from '../../../test/engines.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { newFiguredBrand } from '../../../test/people.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Measure } from '../../measure/define.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { cohortHalfLife } from './cohort-half-life.ts'
import { createDarkTester } from './daily-dark-test.ts'
import { darkCurve } from './dark-curve.ts'
import { darkTestMeasure } from './dark-test-measure.ts'

const end = '2026-03-30'
const now = new Date('2026-03-31T12:00:00Z')
const customers = fabricateCustomers(1500, {
  buying: { r: 0.8, alpha: 40, a: 0.8, b: 3 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 300,
  grain: 1,
})
const log = { info: () => {}, error: () => {} }

describe.each(warehouses)('a dark test, %s', (_, open) => {
  let warehouse: Warehouse
  let registry: Registry
  beforeAll(async () => {
    warehouse = await open()
    registry = (await engines()).registry
  })

  /** A brand whose customers order on a marketplace, of which all orders count as known; each order brings 500. */
  async function brandOf(some: typeof customers): Promise<string> {
    const { brand: id, slice } = await newFiguredBrand(registry)
    await order(warehouse, { brand: id, slice }, some, end, (i) => ({
      country: i % 3 ? 'US' : 'DE',
      sales_channel: 'amazon',
    }))
    await warehouse.rewrite('orders', sql`cm2 = 500`, sql`brand = ${str(id)}`)
    await warehouse.rewrite(
      'orders',
      sql`customer_first_at = toDateTime64(toDate(${str(end)}) - 300, 3, 'UTC')`,
      sql`brand = ${str(id)} AND order_rank > 1`,
    )
    await warehouse.rewrite('orders', sql`customer_first_at = ordered_at`, sql`brand = ${str(id)} AND order_rank = 1`)
    await deriveCustomers(warehouse, { ...(await brandScope(registry, id)), tollRules: [] })
    return id
  }
  const tester = () => createDarkTester({ warehouse, registry, log, clock: () => now })
  const ask = async <Params extends z.ZodObject, Row extends z.ZodObject>(
    brand: string,
    measure: Measure<Params, Row>,
    params: object = {},
  ) => runMeasure({ warehouse }, await brandScope(registry, brand), measure, { from: '2026-03-01', to: end, ...params })

  test('what is kept is what was found: the whole, its markets, its weeks and the half-life', async () => {
    const brand = await brandOf(customers)
    const dark = tester()
    await dark.assume(brand, { marketplace_paid: 0.5 })
    const found = await dark.now(brand)
    expect(dark.progressOf(brand)).toBe(null)
    await dark.close()
    const { rows, sentence } = await ask(brand, darkTestMeasure)
    expect(rows).toMatchObject([{ missing: '', share: found.share, last_day: end, weeks: 26 }])
    expect(found.share as number).toBeLessThan(1)
    expect(sentence?.en).toContain('If paid traffic stopped, an estimated')
    const markets = (await ask(brand, darkTestMeasure, { by: 'country' })).rows
    expect(markets.map(({ key }) => key).toSorted()).toEqual(['DE', 'US'])
    const on = rows[0]?.margin_on as number
    expect(Math.abs(markets.reduce((sum, { margin_on }) => sum + Number(margin_on), 0) - on)).toBeLessThanOrEqual(2)
    const curve = (await ask(brand, darkCurve)).rows
    expect(curve).toHaveLength(26)
    expect(curve.at(-1)).toMatchObject({ days: 180, day: '2026-09-26' })
    const [half] = (await ask(brand, cohortHalfLife)).rows
    expect(half?.half_life as number).toBeGreaterThan(30)
    expect(half?.half_life_low as number).toBeLessThan(half?.half_life as number)
  })

  test('a test is due once a day, of each brand, and again when its currency is another', async () => {
    const brand = await brandOf(customers)
    const dark = tester()
    await dark.tick()
    const row = () =>
      registry.db.selectFrom('dark_tests').selectAll().where('brand', '=', brand).executeTakeFirstOrThrow()
    expect(await row()).toMatchObject({ tested_at: now, currency: 'USD', assumptions: {} })
    const tests = async () => {
      const counted = sql`SELECT uniqExact(currency) AS told FROM dark_tests WHERE brand = ${str(brand)}`
      return (await warehouse.query<{ told: number }>(counted))[0]?.told
    }
    await dark.tick()
    expect(await tests()).toBe(1)
    await registry.db.updateTable('brands').set({ currency: 'EUR' }).where('id', '=', brand).execute()
    await dark.tick()
    await dark.close()
    expect(await tests()).toBe(2)
    expect(await row()).toMatchObject({ currency: 'EUR' })
  })

  test('with few customers there is a sentence on what is missing; without margins another', async () => {
    const few = await brandOf(customers.slice(0, 120))
    const dark = tester()
    expect(await dark.now(few)).toMatchObject({ missing: 'customers', share: null })
    const told = await ask(few, darkTestMeasure)
    expect(told.rows).toMatchObject([{ share: null, margin_on: null, missing: 'customers', missing_found: 120 }])
    expect(told.sentence?.en).toBe('120 customers are known; a forecast needs 200.')
    const costless = await brandOf(customers)
    await warehouse.rewrite('orders', sql`cm2 = NULL`, sql`brand = ${str(costless)}`)
    await dark.now(costless)
    await dark.close()
    expect((await ask(costless, darkTestMeasure)).sentence?.en).toContain('The costs of 0% of recent orders are known')
  })
})
