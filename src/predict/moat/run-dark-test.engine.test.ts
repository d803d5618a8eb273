import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { fabricateCustomers } from '../../../bench/fabricate-customers.ts'
import { insertRows } from '../../../test/books.ts'
import { engines } from '../../../test/engines.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { newFiguredBrand } from '../../../test/people.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { addDays } from '../../kernel/time.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Measure } from '../../measure/define.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { cohortHalfLife } from './cohort-half-life.ts'
import { createDarkTester } from './daily-dark-test.ts'
import { darkCurve } from './dark-curve.ts'
import { darkOrigins } from './dark-origins-measure.ts'
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
  const tester = (clock = () => now) => createDarkTester({ warehouse, registry, log, clock })
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
    const months = (await ask(brand, cohortHalfLife, { by: 'month' })).rows
    const firsts = Map.groupBy(customers, ({ age }) => `${addDays(end, -age).slice(0, 7)}-01`)
    expect(months.map(({ key }) => key)).toEqual(
      [...firsts].flatMap(([month, some]) => (some.length < 50 ? [] : [month])).sort(),
    )
    for (const { half_life, half_life_low, half_life_high } of months) {
      expect(half_life as number).toBeGreaterThan(half_life_low as number)
      expect(half_life as number).toBeLessThan(half_life_high as number)
    }
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

  test('what is assumed moves the share; what the ads of a marketplace state takes the place of it, with what they cost', async () => {
    const brand = await brandOf(customers)
    // Each test is at a moment of its own: which of two at the same one is the newest, nothing would say.
    let moment = now.getTime()
    const dark = tester(() => new Date(moment++))
    const shareWith = async (marketplace_paid: number) => {
      await dark.assume(brand, { marketplace_paid })
      return (await dark.now(brand)).share as number
    }
    const [high, low] = [await shareWith(0.1), await shareWith(0.9)]
    expect(high - low).toBeGreaterThan(0.2)
    const { slice } = await brandScope(registry, brand)
    const day = '2026-03-20'
    await insertRows(warehouse, 'day_rates', [{ brand, slice, day, currency: 'USD', minor_rate: 1 }])
    const at = `${day} 10:00:00`
    const sold = { brand, slice, at, ordered_at: at, sales_channel: 'amazon', country: 'US', entry: 'sale' }
    await insertRows(warehouse, 'order_economics', [{ ...sold, order_id: '0-0', net_sales: 1_000_000, ads: 70_000 }])
    const ads = { platform: 'amazon_ads', kind: 'ads', day, currency: 'USD', spend_minor: 70_000 }
    const stated = { conversion_value_minor: 500_000, row_key: 1, as_of: at }
    await insertRows(warehouse, 'spend', [{ brand, load: 0, ...ads, ...stated }])
    const known = await shareWith(0.1)
    expect(await shareWith(0.9)).toBe(known)
    expect(known).toBeGreaterThan(low)
    expect(known).toBeLessThan(high)
    await dark.close()
    const [row] = (await ask(brand, darkTestMeasure)).rows
    // Over 26 weeks 700.00 were spent; of 180 days that is 180 ÷ 182.
    expect(row?.paid_cost).toBe(Math.round((70_000 * 180) / 182))
    const lost = row?.lost as number
    expect(row?.lost_low as number).toBeLessThan(lost)
    expect(row?.lost_high as number).toBeGreaterThan(lost)
  })

  test('two who ask while a test has not begun are answered by one, with the latest assumptions', async () => {
    const brand = await brandOf(customers)
    const dark = tester()
    const under = dark.now(brand)
    await dark.assume(brand, { marketplace_paid: 0.7 })
    const [one, other] = await Promise.all([dark.now(brand), dark.now(brand)])
    await under
    await dark.close()
    expect(other).toBe(one)
    expect(one.assumptions.marketplace_paid).toBe(0.7)
  })

  test('the forecast is tried on earlier days, beside what came and the weeks before', async () => {
    const brand = await brandOf(customers)
    const dark = tester()
    await dark.tick()
    await dark.tick()
    await dark.close()
    const { rows, sentence } = await ask(brand, darkOrigins)
    // How many days before the end each order was.
    const ago = customers.flatMap(({ repeats, last, age }) =>
      Array.from({ length: repeats + 1 }, (_, i) => age - (repeats && Math.floor((last * i) / repeats))),
    )
    const brought = (from: number, to: number) => 500 * ago.filter((days) => days < from && days >= to).length
    const weeks = (since: number) => Math.min(26, Math.floor((Math.max(...ago) - since + 1) / 7))
    expect(rows.map(({ day, days, came, naive }) => [day, days, came, naive])).toEqual(
      [182, 91].map((since) => [
        addDays(end, -since),
        91,
        brought(since, since - 91),
        Math.round((brought(since + 7 * weeks(since), since) / (7 * weeks(since))) * 91),
      ]),
    )
    for (const { low, forecast, high } of rows) {
      expect(low).toBeLessThan(forecast)
      expect(high).toBeGreaterThan(forecast)
    }
    expect(sentence?.en).toMatch(/^On 2 earlier days/)
    const kept = sql`SELECT count() AS kept, uniqExact(tested_at) AS times FROM dark_origins WHERE brand = ${str(brand)}`
    expect(await warehouse.query(kept)).toEqual([{ kept: 2, times: 1 }])
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
