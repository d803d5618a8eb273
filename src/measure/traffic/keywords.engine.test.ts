import { describe, expect, test } from 'vitest'
import { insertRows } from '../../../test/books.ts'
import { state } from '../../../test/facts.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, view } from '../../../test/stories.ts'
import { keywords } from './keywords.ts'

/** Two orders of equal sales in two weeks. */
const weeks = (ids: [string, string], costs: [number | null, number | null], more: object = {}) =>
  ids.map((order_id, i) => ({
    order_id,
    ...more,
    entries: [
      {
        at: i ? '2025-01-14 10:00:00' : '2025-01-07 10:00:00',
        sku: 'MUG',
        units: 1,
        net_sales: 1000,
        goods_cost: costs[i] ?? null,
      },
    ],
  }))

/** The own site keeps half and 70% of its sales, a week each, which is 60%; Amazon 20% in both; TikTok's costs are not known. */
const orders = [
  ...weeks(['1', '2'], [500, 300]),
  ...weeks(['a1', 'a2'], [800, 800], { sales_channel: 'amazon', store: 'Amazon' }),
  ...weeks(['t1', 't2'], [null, null], { sales_channel: 'tiktok_shop', store: 'TikTok' }),
]
const story = [
  view('ann', '2025-01-07T09:50', '/?utm_source=google&utm_medium=cpc&utm_term=%20Tea%20MUG'),
  act('ann', '2025-01-07T10:00', 'Order Completed', { order_id: '1' }),
  view('ben', '2025-01-08T09:50', '/?utm_source=google&utm_medium=cpc&utm_term=tea+mug'),
  view('cem', '2025-01-08T09:50', '/?utm_source=google&utm_medium=cpc&utm_term=kettle'),
  view('bot', '2025-01-08T09:50', '/?utm_term=tea+mug', {
    userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)',
  }),
]
const days = { day_from: '2025-01-06', day_to: '2025-01-19' }
const ad = (platform: string, term: string, spend_minor: bigint | undefined, sales_minor: bigint | undefined) => ({
  ...days,
  platform,
  term,
  currency: 'USD',
  impressions: 100,
  clicks: 10,
  ...(spend_minor !== undefined && { spend_minor }),
  ...(sales_minor !== undefined && { sales_minor, orders: 2 }),
})
const january = { from: '2025-01-01', to: '2025-01-31' }
type Column = keyof typeof keywords.columns

describe.each(warehouses)('%s', (_, open) => {
  const scene = async (terms: object[], visits = story) => {
    const { warehouse, scope, ask } = await brandWith(open, orders)
    await state(warehouse, scope.brand, 1, 'search_terms', terms as never)
    await insertRows(warehouse, 'day_rates', [
      { brand: scope.brand, slice: scope.slice, day: days.day_to, currency: 'USD', minor_rate: '1' },
    ])
    await happens(warehouse, scope, visits)
    await deriveStories(warehouse, scope)
    return async (term: string, columns: Column[], more: object = {}) => {
      const { rows } = await ask(keywords, { ...january, ...more })
      const row = rows.find((one) => one.term === term)
      return row && columns.map((column) => row[column])
    }
  }

  test('a platform serves the marketplace that the brand says it does, by campaign too, and the own site where it says nothing', async () => {
    const { warehouse, scope, ask } = await brandWith(
      open,
      [
        ...weeks(['1', '2'], [400, 400]),
        ...weeks(['s1', 's2'], [700, 700], { sales_channel: 'shopee', store: 'Shopee' }),
        ...weeks(['z1', 'z2'], [900, 900], { sales_channel: 'lazada', store: 'Lazada' }),
      ],
      {
        spendRules: [
          { platform: 'shopee_ads', campaign: '', sales_channel: 'shopee' },
          { platform: 'affinity', campaign: 'LZ', sales_channel: 'lazada' },
          { platform: 'affinity', campaign: 'LZ own', sales_channel: 'own_site' },
        ],
      },
    )
    await state(warehouse, scope.brand, 1, 'search_terms', [
      ad('shopee_ads', 'tea', 10n, 1000n),
      { ...ad('affinity', 'mug', 10n, 1000n), campaign: 'LZ spring' },
      { ...ad('affinity', 'pot', 10n, 1000n), campaign: 'LZ own spring' },
      ad('amazon_ads', 'cup', 10n, 1000n),
    ])
    await insertRows(warehouse, 'day_rates', [
      { brand: scope.brand, slice: scope.slice, day: days.day_to, currency: 'USD', minor_rate: '1' },
    ])
    const { rows } = await ask(keywords, january)
    expect(Object.fromEntries(rows.map(({ term, estimate, kept }) => [term, [estimate, kept]]))).toEqual({
      tea: [300, 290],
      mug: [100, 90],
      pot: [600, 590],
      cup: [600, 590],
    })
  })

  test('a term tagged on visits has their orders and margin, however it is spelt; kept is that less spend', async () => {
    const ask = await scene([ad('google_ads', 'tea mug', 100n, 5000n), ad('google_ads', 'Tea Mug ', 20n, 0n)])
    expect(await ask('tea mug', ['visits', 'orders', 'net_sales', 'cm2', 'spend', 'kept', 'kept_from'])).toEqual([
      2,
      1,
      1000,
      500,
      120,
      380,
      'orders',
    ])
  })

  test('without tagged visits margin is estimated by the rate of the sales channel, within what its weeks spread', async () => {
    const ask = await scene([ad('google_ads', 'cup', 100n, 1000n), ad('amazon_ads', 'bowl', 300n, 1000n)])
    const columns: Column[] = ['estimate', 'estimate_low', 'estimate_high', 'kept', 'kept_from', 'visits', 'cm2']
    // Weeks of 0.5 and 0.7 have a standard deviation of 0.1414.
    expect(await ask('cup', columns)).toEqual([600, 323, 877, 500, 'estimate', null, null])
    expect(await ask('bowl', columns)).toEqual([200, 200, 200, -100, 'estimate', null, null])
  })

  test('sales of a marketplace come on top of the known margin of visits', async () => {
    const ask = await scene([ad('google_ads', 'tea mug', 100n, 5000n), ad('amazon_ads', 'tea mug', 50n, 1000n)])
    expect(await ask('tea mug', ['platforms', 'cm2', 'estimate', 'kept', 'kept_from'])).toEqual([
      'amazon_ads, google_ads',
      500,
      3200,
      550,
      'both',
    ])
  })

  test('what nobody told is empty and not zero', async () => {
    const ask = await scene([
      { ...days, platform: 'google_search', term: 'free', impressions: 30, clicks: 3, position: '2' },
      { ...days, platform: 'google_search', term: 'free', country: 'DE', impressions: 10, clicks: 0, position: '6' },
      ad('google_ads', 'unsold', 100n, undefined),
      ad('tiktok_shop_ads', 'uncosted', 100n, 1000n),
      { ...ad('google_ads', 'foreign', 100n, 1000n), currency: 'EUR' },
    ])
    expect(
      await ask('free', ['impressions', 'clicks', 'position', 'spend', 'stated_sales', 'estimate', 'kept']),
    ).toEqual([40, 3, 3, null, null, null, null])
    const columns: Column[] = ['spend', 'stated_sales', 'estimate', 'kept', 'kept_from']
    expect(await ask('unsold', columns)).toEqual([100, null, null, null, ''])
    expect(await ask('uncosted', columns)).toEqual([100, 1000, null, null, ''])
    expect(await ask('foreign', columns)).toEqual([null, null, null, null, ''])
    // Visits without an order left nothing, which is known; what they cost is not.
    expect(await ask('kettle', ['platforms', 'impressions', 'visits', 'orders', 'cm2', 'kept'])).toEqual([
      '',
      null,
      1,
      0,
      0,
      null,
    ])
  })

  test('a platform chosen leaves terms of no report out; a sentence says what was lost', async () => {
    const { warehouse, scope, ask } = await brandWith(open, orders)
    await state(warehouse, scope.brand, 1, 'search_terms', [ad('amazon_ads', 'bowl', 300n, 1000n)] as never)
    await insertRows(warehouse, 'day_rates', [
      { brand: scope.brand, slice: scope.slice, day: days.day_to, currency: 'USD', minor_rate: '1' },
    ])
    await happens(warehouse, scope, story)
    await deriveStories(warehouse, scope)
    const terms = async (platform: string[]) =>
      (await ask(keywords, { ...january, platform })).rows.map(({ term }) => term)
    expect(await terms(['amazon_ads'])).toEqual(['bowl'])
    expect(await terms([])).toEqual(['bowl', 'tea mug', 'kettle'])
    expect((await ask(keywords, january)).sentence?.en).toBe(
      'Search terms whose spend and margin are known or estimated lost $1 after their spend; 1 of 1 cost more than they left, $1 in all.',
    )
  })
})
