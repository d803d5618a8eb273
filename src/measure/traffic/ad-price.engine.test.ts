import { describe, expect, test } from 'vitest'
import { newBrandId } from '../../../test/engines.ts'
import { state } from '../../../test/facts.ts'
import { ledger, scopeOf, shirt } from '../../../test/ledger.ts'
import { warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, view } from '../../../test/stories.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { runMeasure } from '../run.ts'
import { adPrice } from './ad-price.ts'

type Ad = {
  day: string
  spend_minor: bigint
  impressions: number
  clicks: number
  conversions: number | null
  platform?: string
  campaign?: string
  currency?: string
  conversion_value_minor?: bigint | null
}

async function brandWithAds(warehouse: Warehouse, ads: Ad[]) {
  const brand = newBrandId()
  const rows = ads.map((ad) => ({
    platform: 'meta_ads',
    kind: 'ads',
    currency: 'USD',
    campaign: 'spring',
    conversion_value_minor: 100_000n,
    ...ad,
  }))
  await state(warehouse, brand, 1, 'order_lines', [{ ...shirt, ordered_at: new Date('2025-02-10T10:10:00Z') }])
  await state(warehouse, brand, 1, 'spend', rows as never)
  const scope = scopeOf(brand)
  await ledger(warehouse, scope)
  const ask = (more: object = {}) =>
    runMeasure({ warehouse }, scope, adPrice, { from: '2025-02-01', to: '2025-02-28', ...more })
  return { scope, ask }
}

const january = { day: '2025-01-10', spend_minor: 100_00n, impressions: 10_000, clicks: 200, conversions: 10 }
const february = { day: '2025-02-10', spend_minor: 200_00n, impressions: 10_000, clicks: 200, conversions: 10 }
/** Another price of impressions, click rate, conversion and value than in January. */
const fourChanged = {
  day: '2025-02-10',
  spend_minor: 160_00n,
  impressions: 8_000,
  clicks: 200,
  conversions: 8,
  conversion_value_minor: 96_000n,
}

type Parts = 'roas_by_auction' | 'roas_by_click_rate' | 'roas_by_conversion' | 'roas_by_value'
const sumOfParts = (row: Record<Parts, number | null> | undefined) =>
  [row?.roas_by_auction, row?.roas_by_click_rate, row?.roas_by_conversion, row?.roas_by_value].reduce<number>(
    (sum, part) => sum + (part ?? Number.NaN),
    0,
  )
const byKey = <Row extends { key: string }>(rows: readonly Row[]) =>
  Object.fromEntries(rows.map((row) => [row.key, row]))

describe.each(warehouses)('%s', (_, open) => {
  test('where only the price of impressions has changed, the auction did all of it', async () => {
    const { ask } = await brandWithAds(await open(), [january, february])
    expect((await ask()).rows).toMatchObject([
      {
        key: 'meta_ads',
        thousand: 2000,
        thousand_before: 1000,
        click_rate: 0.02,
        conversion: 0.05,
        cost: 2000,
        cost_before: 1000,
        change: 1000,
        by_auction: 1000,
        by_click_rate: 0,
        by_conversion: 0,
        value: 10_000,
      },
    ])
  })

  test('its sentence calls a platform as pages do, and a campaign by its own name', async () => {
    const { ask } = await brandWithAds(
      await open(),
      [january, february].map((ad) => ({ ...ad, campaign: 'meta_ads' })),
    )
    expect((await ask()).sentence).toMatchObject({
      en: expect.stringMatching(/^Meta Ads: an order costs \$10 more/),
      zh: expect.stringMatching(/^Meta 广告：/),
    })
    expect((await ask({ by: 'campaign' })).sentence?.en).toMatch(/^meta_ads: /)
    expect((await ask({ by: 'all' })).sentence?.en).toMatch(/^All ads: /)
  })

  test('the parts add up to the change, whatever has changed', async () => {
    const mixed = { ...february, spend_minor: 150_00n, impressions: 9_000, clicks: 250, conversions: 8 }
    const { ask } = await brandWithAds(await open(), [january, mixed])
    const [row] = (await ask()).rows
    // 18.75 − 10.00 an order, by L = 8.75 ÷ ln(1.875): L·ln(16.667 ÷ 10), −L·ln(.02778 ÷ .02), −L·ln(.032 ÷ .05).
    expect(row).toMatchObject({ change: 875, by_auction: 711, by_click_rate: -457, by_conversion: 621 })
  })

  test('the return is split into all four factors, which add up to its change', async () => {
    const { ask } = await brandWithAds(await open(), [january, fourChanged])
    const { rows, sentence } = await ask()
    const [row] = rows
    // 6 − 10 by L = −4 ÷ ln(.6) = 7.830462: −L·ln(20 ÷ 10), L·ln(.025 ÷ .02), L·ln(.04 ÷ .05), L·ln(120 ÷ 100).
    expect(row).toMatchObject({
      thousand: 2000,
      click_rate: 0.025,
      conversion: 0.04,
      value: 12_000,
      value_before: 10_000,
      roas: expect.closeTo(6, 9),
      roas_before: expect.closeTo(10, 9),
      roas_change: expect.closeTo(-4, 9),
      roas_by_auction: expect.closeTo(-5.427662, 6),
      roas_by_click_rate: expect.closeTo(1.747317, 6),
      roas_by_conversion: expect.closeTo(-1.747317, 6),
      roas_by_value: expect.closeTo(1.427662, 6),
    })
    expect(sumOfParts(row)).toBeCloseTo(row?.roas_change ?? Number.NaN, 9)
    expect(sentence).toMatchObject({
      en: expect.stringMatching(
        /The return on spend \(ROAS\) fell from 10\.00 to 6\.00; sales per order added 1\.43\.$/,
      ),
      zh: expect.stringMatching(/ROAS 由 10\.00 降至 6\.00，单笔销售额使其提高 1\.43。$/),
    })
  })

  test('where only the value of an order has changed, it did all of the return and nothing to the cost', async () => {
    const { ask } = await brandWithAds(await open(), [
      january,
      { ...january, day: '2025-02-10', conversion_value_minor: 150_000n },
    ])
    expect((await ask()).rows).toMatchObject([
      {
        change: 0,
        value: 15_000,
        value_before: 10_000,
        roas: 15,
        roas_before: 10,
        roas_change: 5,
        roas_by_auction: 0,
        roas_by_click_rate: 0,
        roas_by_conversion: 0,
        roas_by_value: expect.closeTo(5, 9),
      },
    ])
  })

  test('where the value has not changed, its sentence says that it had no part', async () => {
    const { ask } = await brandWithAds(await open(), [january, february])
    expect((await ask()).sentence).toMatchObject({
      en: expect.stringMatching(/fell from 10\.00 to 5\.00; sales per order had no part in it\.$/),
      zh: expect.stringMatching(/由 10\.00 降至 5\.00，单笔销售额没有影响。$/),
    })
  })

  test('orders without their sales have no return, which is not zero, while their cost is known', async () => {
    const unvalued = { ...february, campaign: 'sale', conversion_value_minor: null }
    const { ask } = await brandWithAds(await open(), [january, february, { ...january, campaign: 'sale' }, unvalued])
    const unknown = { value: null, roas: null, roas_change: null, roas_by_auction: null, roas_by_value: null }
    expect(byKey((await ask({ by: 'campaign' })).rows)).toMatchObject({
      spring: { cost: 2000, value: 10_000, roas: 5, roas_change: -5 },
      sale: { cost: 2000, change: 1000, ...unknown, roas_before: 10 },
    })
    const { rows, sentence } = await ask()
    expect(rows).toMatchObject([{ cost: 2000, change: 1000, ...unknown, roas_before: 10 }])
    expect(sentence?.en).not.toContain('ROAS')
  })

  test('orders that are not stated are not zero, and neither is what they cost and return', async () => {
    const { ask } = await brandWithAds(await open(), [january, { ...february, conversions: null }])
    expect((await ask()).rows).toMatchObject([
      {
        conversion: null,
        conversion_before: 0.05,
        cost: null,
        roas: null,
        roas_change: null,
        roas_by_conversion: null,
      },
    ])
  })

  test('orders that sold nothing return nothing, which no factor can be thanked for', async () => {
    const { ask } = await brandWithAds(await open(), [january, { ...february, conversion_value_minor: 0n }])
    expect((await ask()).rows).toMatchObject([
      { value: 0, roas: 0, roas_change: -10, roas_by_auction: null, roas_by_value: null },
    ])
  })

  test('without a period before there is no change to explain, and nothing is made up', async () => {
    const { ask } = await brandWithAds(await open(), [february])
    expect((await ask()).rows).toMatchObject([
      {
        cost: 2000,
        cost_before: null,
        change: null,
        by_auction: null,
        roas: 5,
        roas_before: null,
        roas_by_value: null,
      },
    ])
  })

  test('orders may be those placed in visits that are tagged with the campaign', async () => {
    const warehouse = await open()
    const { ask, scope } = await brandWithAds(warehouse, [january, february])
    await happens(warehouse, scope, [
      view('ann', '2025-02-10T10:00', '/?utm_source=meta&utm_medium=paid_social&utm_campaign=spring'),
      act('ann', '2025-02-10T10:10', 'Order Completed', { order_id: '1001' }),
    ])
    await deriveStories(warehouse, scope)
    expect((await ask({ conversions: 'own' })).rows).toMatchObject([
      { conversion: 0.005, cost: 20_000, value: 2000, cost_before: null, roas: 0.1, roas_before: null },
    ])
  })

  test('a rate that is missing in the period before is an error, too', async () => {
    const { ask } = await brandWithAds(await open(), [{ ...january, currency: 'AED' }, february])
    await expect(ask()).rejects.toMatchObject({ code: 'missing_rate' })
  })
})
