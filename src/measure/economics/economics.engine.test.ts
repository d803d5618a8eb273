import { describe, expect, test } from 'vitest'
import { insertRows } from '../../../test/books.ts'
import { brandWith, smallShop, warehouses } from '../../../test/measuring.ts'
import { channelComparison } from './channel-comparison.ts'
import { contribution } from './contribution.ts'
import { feeBasis } from './fee-basis.ts'
import { marketingEfficiency } from './marketing-efficiency.ts'
import { spend } from './spend.ts'
import { tollRate } from './toll-rate.ts'
import { waterfall } from './waterfall.ts'

const bothMonths = { from: '2025-01-01', to: '2025-02-28' }

describe.each(warehouses)('economics, %s', (_, open) => {
  test('a loss is told as a loss in both languages', async () => {
    const at = '2025-01-10 10:00:00'
    const order = {
      order_id: '1',
      entries: [{ at, sku: 'A', units: 1, net_sales: 4500, goods_cost: 4000, payment: 950 }],
    }
    const { ask } = await brandWith(open, [order])
    expect((await ask(contribution, bothMonths)).sentence).toEqual({
      en: 'On $45 net sales, $4.50 were lost after all costs (CM3, 10%).',
      zh: '净销售额 $45，扣除全部成本后亏损 $4.50（CM3，10%）。',
    })
    expect((await ask(waterfall, bothMonths)).sentence).toEqual({
      en: 'On $45 net sales 10% are lost; the largest part, 88.9%, goes to goods.',
      zh: '净销售额 $45，最终亏损 10%；最大的一项是商品成本，占 88.9%。',
    })
  })

  test('channels are compared by their names, one that loses as one that loses', async () => {
    const sale = { at: '2025-01-10 10:00:00', sku: 'A', units: 1, goods_cost: 4000 }
    const { ask } = await brandWith(open, [
      { order_id: '1', entries: [{ ...sale, net_sales: 5000 }] },
      { order_id: '2', sales_channel: 'amazon', entries: [{ ...sale, net_sales: 3200 }] },
    ])
    expect((await ask(channelComparison, bothMonths)).sentence).toEqual({
      en: 'Own site keeps 20% of its net sales after all costs (CM3), Amazon loses 25%.',
      zh: '扣除全部成本后（CM3），独立站的净销售额留存 20%，亚马逊亏损 25%。',
    })
  })

  test('contribution walks down to CM3, and says how much of net sales has a known cost', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows, totals } = await ask(contribution, bothMonths)
    expect(rows).toEqual([
      {
        key: 'own_site',
        price_paid: 5500,
        tax: 200,
        net_sales: 5500,
        goods_cost: 1700,
        cm1: 3800,
        commission: 0,
        fulfilment: 0,
        payment: 116,
        logistics: 500,
        return_cost: 600,
        other_fees: 0,
        cm2: 2584,
        ads: 1000,
        creator: 0,
        affiliate: 0,
        coupon: 200,
        cm3: 1384,
        unallocated: 700,
        known_sales: 5500,
        goods_sales: 5500,
        costed_sales: 5500,
        cost_known: 1,
        cm1_rate: 3800 / 5500,
        cm2_rate: 2584 / 5500,
        cm3_rate: 1384 / 5500,
      },
      expect.objectContaining({
        key: 'amazon',
        net_sales: 1500,
        commission: 225,
        other_fees: 1000,
        goods_cost: null,
        cm1: null,
        cm2: null,
        cm3: null,
        known_sales: 0,
        goods_sales: 1500,
        cost_known: 0,
        cm3_rate: null,
      }),
    ])
    expect(totals).toMatchObject({ net_sales: 7000, cm3: 1384, cost_known: 5500 / 7000, unallocated: 700 })
  })

  test.each([
    ['none', [['', 7000]]],
    [
      'country',
      [
        ['US', 5500],
        ['DE', 1500],
      ],
    ],
    ['store', [['Shop', 7000]]],
    [
      'sku',
      [
        ['SHIRT', 4000],
        ['MUG', 3000],
        ['', 0],
      ],
    ],
    [
      'campaign',
      [
        ['', 5000],
        ['spring', 2000],
        ['brand', 0],
      ],
    ],
    [
      'customer',
      [
        ['new', 3500],
        ['returning', 3500],
        ['unknown', 0],
      ],
    ],
    [
      'month',
      [
        ['2025-01-01', 8500],
        ['2025-02-01', -1500],
      ],
    ],
    [
      'category',
      [
        ['Clothes', 4000],
        ['', 3000],
      ],
    ],
  ] as const)('contribution by %s adds up to the same net sales', async (by, expected) => {
    const { ask, warehouse, scope } = await brandWith(open, smallShop)
    const product = { brand: scope.brand, load: 1, sku: 'SHIRT', as_of: '2025-01-01 00:00:00', row_key: 1 }
    await insertRows(warehouse, 'products', [
      { ...product, title: 'Old shirt', category: 'Old' },
      { ...product, title: 'Shirt', category: 'Clothes', as_of: '2025-02-01 00:00:00' },
      { ...product, title: 'Undone', category: 'Undone', as_of: '2025-03-01 00:00:00', load: 99 },
    ])
    const { rows } = await ask(contribution, { ...bothMonths, by })
    expect(rows.map((row) => [row.key, row.net_sales])).toEqual(expected)
  })

  test('every level of the waterfall is the sum of the steps above it, also where some costs are unknown', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows } = await ask(waterfall, { ...bothMonths, by: 'none' })
    let standing: number | undefined
    for (const { kind, amount } of rows) {
      if (kind === 'step') standing = (standing ?? 0) + (amount ?? 0)
      else {
        expect(amount).toBe(standing ?? amount)
        standing = amount ?? undefined
      }
    }
    const unknown = rows.filter(({ step }) => step.startsWith('unknown')).map(({ amount }) => amount)
    expect(unknown).toEqual([-1500, 575, 0])
    expect(rows.at(-1)).toMatchObject({ step: 'cm3', amount: 384, cost_known: 5500 / 7000 })
  })

  test('channels are compared line by line: share of net sales, per order, and how each fee is known', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows } = await ask(channelComparison, bothMonths)
    const line = (step: string, channel: string) =>
      rows.find((row) => row.step === step && row.sales_channel === channel)
    expect(line('commission', 'amazon')).toMatchObject({
      amount: -225,
      share: -0.15,
      per_order: -225,
      actual: 225,
      estimated: 0,
      defaulted: 0,
    })
    expect(line('logistics', 'own_site')).toMatchObject({ amount: -500, per_order: -250, estimated: 500 })
    expect(line('return_cost', 'own_site')).toMatchObject({ amount: -600, defaulted: 600 })
    expect(line('cm3', 'own_site')).toMatchObject({ amount: 1384, share: 1384 / 5500, per_order: 692 })
  })

  test('fees are split by how they are known', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows, totals } = await ask(feeBasis, bothMonths)
    expect(rows.map((row) => [row.fee, row.sales_channel, row.actual, row.estimated, row.defaulted])).toEqual([
      ['goods_cost', 'own_site', 1700, 0, 0],
      ['commission', 'amazon', 225, 0, 0],
      ['fulfilment', 'amazon', 0, 0, 350],
      ['payment', 'own_site', 0, 0, 116],
      ['logistics', 'own_site', 0, 500, 0],
      ['return_cost', 'own_site', 0, 0, 600],
      ['other_fees', 'amazon', 1000, 0, 0],
    ])
    expect(totals.amount).toBe(4491)
  })

  test('the toll is what was paid for access to buyers, with the premium of fulfilment only', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows } = await ask(tollRate, { from: '2025-01-01', to: '2025-01-31' })
    expect(rows).toMatchObject([
      { sales_channel: 'amazon', commission: 225, fulfilment_premium: 350, toll: 575, toll_rate: 575 / 1500 },
      { sales_channel: 'own_site', ads: 1000, acquisition_coupons: 200, toll: 1200, toll_rate: 1200 / 7000 },
    ])
    const own = await ask(tollRate, { from: '2025-01-01', to: '2025-01-31', own_fulfilment: 100 })
    expect(own.rows[0]).toMatchObject({ fulfilment_premium: 250, toll: 475 })
  })
})

describe.each(warehouses)('spend as platforms report it, %s', (_, open) => {
  async function withSpend() {
    const brand = await brandWith(open, smallShop)
    const of = { brand: brand.scope.brand, load: 1, as_of: '2025-02-01 00:00:00', kind: 'ads', currency: 'USD' }
    const meta = { ...of, platform: 'meta', day: '2025-01-15', campaign: 'brand', clicks: 10, impressions: 1000 }
    await insertRows(brand.warehouse, 'spend', [
      { ...meta, row_key: 1, spend_minor: 500, conversion_value_minor: 900, as_of: '2025-01-16 00:00:00' },
      { ...meta, row_key: 1, spend_minor: 700, conversion_value_minor: 2100 },
      { ...meta, row_key: 2, spend_minor: 99999, conversion_value_minor: null, load: 50 },
      {
        ...of,
        platform: 'google',
        row_key: 3,
        day: '2025-02-10',
        currency: 'JPY',
        spend_minor: 1001,
        campaign: 'generic',
      },
    ])
    const rate = { brand: brand.scope.brand, slice: 1, day: '2025-01-15', currency: 'USD', rate: '1', minor_rate: '1' }
    await insertRows(brand.warehouse, 'day_rates', [
      rate,
      { ...rate, day: '2025-02-10', currency: 'JPY', rate: '0.0065', minor_rate: '0.65' },
    ])
    return brand
  }

  test('the latest version of a live row counts, converted at the rate of its day', async () => {
    const { ask } = await withSpend()
    const { rows, totals } = await ask(spend, bothMonths)
    expect(rows).toMatchObject([
      { key: 'meta', spend: 700, clicks: 10, click_rate: 0.01, cost_per_click: 70, stated_sales: 2100, roas: 3 },
      { key: 'google', spend: 651, clicks: null, stated_sales: null, roas: null },
    ])
    expect(totals).toMatchObject({ spend: 1351, roas: 3 })
  })

  test('CAC, MER and stated ROAS stand side by side over time', async () => {
    const { ask } = await withSpend()
    const { rows, totals } = await ask(marketingEfficiency, { ...bothMonths, by: 'month' })
    expect(rows).toMatchObject([
      {
        bucket: '2025-01-01',
        spend: 700,
        net_sales: 8500,
        new_customers: 2,
        blended_cac: 350,
        mer: 8500 / 700,
        roas: 3,
      },
      { bucket: '2025-02-01', spend: 651, net_sales: -1500, new_customers: 0, blended_cac: null, roas: null },
    ])
    expect(totals).toMatchObject({ spend: 1351, blended_cac: 676 })
  })
})
