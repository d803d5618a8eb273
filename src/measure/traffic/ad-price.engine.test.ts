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
  conversions: number
  platform?: string
  campaign?: string
  currency?: string
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

  test('without a period before there is no change to explain, and nothing is made up', async () => {
    const { ask } = await brandWithAds(await open(), [february])
    expect((await ask()).rows).toMatchObject([
      { cost: 2000, cost_before: null, change: null, by_auction: null, by_conversion: null },
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
      { conversion: 0.005, cost: 20_000, value: 2000, cost_before: null },
    ])
  })

  test('a rate that is missing in the period before is an error, too', async () => {
    const { ask } = await brandWithAds(await open(), [{ ...january, currency: 'AED' }, february])
    await expect(ask()).rejects.toMatchObject({ code: 'missing_rate' })
  })
})
