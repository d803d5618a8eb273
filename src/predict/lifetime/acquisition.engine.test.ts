import { describe, expect, test } from 'vitest'
import { fabricateCustomers } from '../../../bench/fabricate-customers.ts'
import { insertRows } from '../../../test/books.ts'
import { engines, newBrandId } from '../../../test/engines.ts'
import { state } from '../../../test/facts.ts'
import { at, ledger, scopeOf, shirt } from '../../../test/ledger.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { newFiguredBrand } from '../../../test/people.ts'
import { act, deriveStories, happens, view } from '../../../test/stories.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { brandScope } from '../../manage/loads.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { acquisition } from './acquisition.ts'
import { forecastBrand } from './forecast-brand.ts'
import { lifetimeValue } from './lifetime-value.ts'

const february = { from: '2025-02-01', to: '2025-02-28' }
const bought = (order_id: string, customer_id: string, day: string, more: object = {}) => ({
  ...{ ...shirt, order_id, customer_id, ordered_at: at(`${day}T10:10:00`) },
  ...more,
})
const came = (who: string, order_id: string) => [
  view(who, '2025-02-10T10:00', '/?utm_source=meta&utm_medium=paid_social&utm_campaign=spring'),
  act(who, '2025-02-10T10:10', 'Order Completed', { order_id }),
]

/**
 * Ann and Ben came by an ad that cost 24.00, Cid on Amazon, and of Eve no visit is known; each bought for 20.00 what cost
 * 10.00. Ann came again in March. Somebody bought in June, which says until when orders are known.
 */
async function shopOf(warehouse: Warehouse, journeys: ReturnType<typeof came>) {
  const brand = newBrandId()
  await state(warehouse, brand, 1, 'order_lines', [
    bought('1001', 'ann', '2025-02-10'),
    bought('1002', 'ben', '2025-02-10'),
    bought('1003', 'cid', '2025-02-11', { store: 'Amazon', sales_channel: 'amazon' }),
    bought('1004', 'eve', '2025-02-12', { country: 'DE' }),
    bought('1005', 'ann', '2025-03-20'),
    bought('1006', 'fay', '2025-06-01'),
  ])
  await state(warehouse, brand, 1, 'product_costs', [
    { sku: 'SHIRT', valid_from: '2025-01-01', currency: 'USD', unit_cost: '5.00' } as never,
  ])
  const ads = { platform: 'meta_ads', kind: 'ads', day: '2025-02-10', campaign: 'spring', country: 'US' }
  await state(warehouse, brand, 1, 'spend', [{ ...ads, currency: 'USD', spend_minor: 2400n } as never])
  const scope = scopeOf(brand)
  await ledger(warehouse, scope)
  await happens(warehouse, scope, journeys)
  await deriveStories(warehouse, scope)
  return (more: object = {}) => runMeasure({ warehouse }, scope, acquisition, { ...february, ...more })
}

describe.each(warehouses)('what new customers cost and bring, %s', (_, open) => {
  test('by channel: its spend over its customers, and payback when they have left as much', async () => {
    const ask = await shopOf(await open(), [...came('ann', '1001'), ...came('ben', '1002')])
    const { rows } = await ask()
    const [paid] = rows
    expect(rows.map(({ key, new_customers }) => [key, new_customers]).toSorted()).toEqual([
      ['amazon', 1],
      ['own_site', 1],
      ['paid_social', 2],
    ])
    // Ten dollars each at once; after two months Ann has brought another ten: fifteen each, of which twelve were spent.
    expect(paid).toMatchObject({ key: 'paid_social', cost: 2400, cac: 1200, first_margin: 1000, later_margin: 500 })
    expect(paid).toMatchObject({ payback: 'observed', payback_months: 2, margin_known: 2 })
    expect(paid?.journeys_known).toBeCloseTo(2 / 3, 9)
    // Four customers are too few for a forecast, so that there is no LTV.
    expect(paid).toMatchObject({ expected: null, ltv: null, ltv_cac: null })
    const amazon = rows.find(({ key }) => key === 'amazon')
    expect(amazon).toMatchObject({ cost: null, cac: null, first_margin: 1000, payback: '', payback_months: null })
  })

  test('by campaign, product and market: the same customers, and what was spent on them', async () => {
    const ask = await shopOf(await open(), [...came('ann', '1001'), ...came('ben', '1002')])
    const told = async (by: string) =>
      Object.fromEntries(
        (await ask({ by })).rows.map(({ key, new_customers, cost }) => [key, [new_customers, cost]] as const),
      )
    expect(await told('campaign')).toEqual({ spring: [2, 2400], '': [2, null] })
    expect(await told('country')).toEqual({ US: [3, 2400], DE: [1, null] })
    expect(await told('creator')).toEqual({ '': [4, null] })
    // The ledger has shared the spend over the orders of its day, all of which were first ones.
    expect(await told('sku')).toEqual({ SHIRT: [4, 2400] })
  })

  test('where hardly a journey is known, no cost is said by what brought them', async () => {
    const ask = await shopOf(await open(), came('ann', '1001'))
    const { rows, sentence } = await ask()
    expect(rows.find(({ key }) => key === 'paid_social')).toMatchObject({ new_customers: 1, cost: 2400, cac: null })
    expect(sentence?.en).toMatch(/^By what a new customer of the own site came is known of 33.3% only/)
    expect((await ask({ by: 'country' })).rows.find(({ key }) => key === 'US')).toMatchObject({ cac: 800 })
  })

  test('payback is of those who have lived the month, and who has a day of unknown margin is left out', async () => {
    const warehouse = await open()
    const brand = newBrandId()
    const month = (i: number) => new Date(Date.UTC(2025, i, 1)).toISOString().slice(0, 10)
    // Twelve customers, one a month; each brings 10.00 at once and 10.00 after 28 days, if that is over.
    const one = (i: number, day: string, rank: number, margin: number | null) => ({
      ...{
        brand,
        slice: 1,
        store: 'Shop',
        sales_channel: 'own_site',
        country: 'US',
        skus: ['SHIRT'],
        status: 'placed',
      },
      ...{ counts: 1, order_id: `${i}-${rank}`, customer_id: `c${i}`, order_rank: rank, ordered_at: `${day} 10:00:00` },
      ...{ cm2: margin, cm3: margin },
    })
    const later = (i: number) => new Date(Date.UTC(2025, i, 29)).toISOString().slice(0, 10)
    const twelve = Array.from({ length: 12 }, (_, i) => i)
    const orders = [
      ...twelve.map((i) => one(i, month(i), 1, 1000)),
      ...twelve.slice(0, 11).map((i) => one(i, later(i), 2, 1000)),
      // The last two: a second order of the first day, and a later day, without a cost.
      ...[
        one(12, month(0), 1, 1000),
        one(12, month(0), 2, null),
        one(13, month(0), 1, 1000),
        one(13, later(0), 2, null),
      ],
    ]
    await insertRows(warehouse, 'orders', orders)
    const scope = { ...scopeOf(brand), slice: 1, liveLoads: [1] }
    await deriveCustomers(warehouse, { ...scope, tollRules: [] } as never)
    await insertRows(warehouse, 'day_rates', [
      { brand, slice: 1, day: '2025-06-01', currency: 'USD', rate: '1', minor_rate: '1' },
    ])
    const ad = { platform: 'meta_ads', kind: 'ads', day: '2025-06-01', country: 'US', currency: 'USD' }
    await state(warehouse, brand, 1, 'spend', [{ ...ad, spend_minor: 21_000n } as never])
    const days = { from: '2025-01-01', to: '2025-12-31', by: 'country' } as const
    const { rows } = await runMeasure({ warehouse }, scope, acquisition, days)
    expect(rows).toMatchObject([{ new_customers: 14, margin_known: 12, cost: 21_000, cac: 1500, first_margin: 1000 }])
    expect(rows).toMatchObject([{ later_margin: 917, payback: 'observed', payback_months: 1 }])
  })

  test('a coupon of a first order is what the customer cost, and ads that serve a marketplace are its own', async () => {
    const warehouse = await open()
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      bought('1001', 'ann', '2025-02-10', { coupon_code: 'HI', coupon_minor: 300n }),
      bought('1002', 'cid', '2025-02-11', { store: 'Amazon', sales_channel: 'amazon' }),
    ])
    const ads = { kind: 'ads', day: '2025-02-10', currency: 'USD', country: 'US' }
    await state(warehouse, brand, 1, 'spend', [
      { ...ads, platform: 'amazon_ads', campaign: 'x', spend_minor: 700n } as never,
      { ...ads, platform: 'meta_ads', campaign: 'to_amazon', spend_minor: 100n } as never,
    ])
    const scope = {
      ...scopeOf(brand),
      spendRules: [{ platform: 'meta_ads', campaign: 'to_', sales_channel: 'amazon' }] as never,
    }
    await ledger(warehouse, scope)
    await deriveStories(warehouse, scope)
    const ask = async (by: 'channel' | 'country' | 'sku') =>
      (await runMeasure({ warehouse }, scope, acquisition, { ...february, by })).rows
    const costs = Object.fromEntries((await ask('channel')).map(({ key, cost }) => [key, cost]))
    expect(costs).toEqual({ amazon: 800, own_site: 300 })
    expect(await ask('country')).toMatchObject([{ key: 'US', cost: 1100, cac: 550 }])
    // The 1.00 of a day without an order of that marketplace is on no order.
    expect(await ask('sku')).toMatchObject([{ key: 'SHIRT', cost: 1000 }])
  })

  test('what is expected of new customers adds up to the forecast of all, with its interval', async () => {
    const [warehouse, { registry }] = await Promise.all([open(), engines()])
    const { brand, slice } = await newFiguredBrand(registry)
    const made = { r: 0.8, alpha: 40, a: 0.8, b: 3 }
    const people = fabricateCustomers(900, { buying: made, spending: { p: 5, q: 4, v: 2000 }, longest: 300, grain: 1 })
    await order(warehouse, { brand, slice }, people, '2026-03-30')
    await deriveCustomers(warehouse, { ...(await brandScope(registry, brand)), tollRules: [] })
    await forecastBrand({ warehouse, registry, log: { error: () => {} } }, brand, new Date('2026-03-31T12:00:00Z'))
    const scope = await brandScope(registry, brand)
    const days = { from: '2025-01-01', to: '2026-03-30' }
    const ask = async () =>
      (await runMeasure({ warehouse }, { ...scope, liveLoads: [1] }, acquisition, { ...days, by: 'country' })).rows
    const [row] = await ask()
    const [all] = (await runMeasure({ warehouse }, scope, lifetimeValue, { ...days, days: '365' })).rows
    expect(row).toMatchObject({ key: 'US', new_customers: 900, cost: null, cac: null, first_margin: -900, payback: '' })
    for (const [mine, theirs] of [
      [row?.expected, all?.margin],
      [row?.expected_low, all?.margin_low],
      [row?.expected_high, all?.margin_high],
    ])
      expect(Math.abs((mine as number) - (theirs as number) / 900)).toBeLessThan(0.6)
    const soFar = people.reduce((sum, { repeats, mean }) => sum - 900 + repeats * Math.round(mean), 0) / 900
    expect((row?.ltv as number) - soFar).toBeCloseTo((all?.margin as number) / 900, -1)

    // Spend that comes back half-way between what is expected within 90 days and within 180.
    const ahead = await Promise.all(
      ['90', '180'].map(
        async (horizon) =>
          (await runMeasure({ warehouse }, scope, lifetimeValue, { ...days, days: horizon as '90' })).rows[0]?.margin,
      ),
    )
    const half = ahead.reduce((sum: number, margin) => sum + (margin as number), 0) / 2
    const spend_minor = BigInt(Math.round(soFar * 900 + half))
    await insertRows(warehouse, 'day_rates', [
      { brand, slice, day: '2025-06-01', currency: 'USD', rate: '1', minor_rate: '1' },
    ])
    const ad = { platform: 'meta_ads', kind: 'ads', day: '2025-06-01', country: 'US', currency: 'USD', spend_minor }
    await state(warehouse, brand, 1, 'spend', [ad as never])
    const [paid] = await ask()
    const known = people.reduce((sum, { age }) => sum + age, 0) / 900
    expect(paid).toMatchObject({ cost: Number(spend_minor), payback: 'estimated' })
    expect(paid?.payback_months).toBeCloseTo((known + 135) / 30.4375, 1)
    expect((paid?.ltv_cac as number) / ((row?.ltv as number) / (Number(spend_minor) / 900))).toBeCloseTo(1, 2)
    expect(paid?.ltv_cac_low).toBeLessThan(paid?.ltv_cac as number)
  })
})
