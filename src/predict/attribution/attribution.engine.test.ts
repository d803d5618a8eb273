import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { brandOf, buys, given, march, order, paths, visits } from '../../../test/attributed.ts'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { state } from '../../../test/facts.ts'
import { warehouses } from '../../../test/measuring.ts'
import type { Told } from '../../../test/stories.ts'
import { exportMeasure } from '../../measure/export.ts'
import { ordersBehind } from '../../measure/orders-behind.ts'
import { touchDimensions } from '../../measure/traffic/touches.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { attribution } from './attribution.ts'
import { attributionModels } from './catalogue.ts'

/** The worked example of the guide: 50 people, ten of whom buy for $900.00. */
const example = [
  { path: paths['creator, search'], bought: 4, each: 10_000, not: 16 },
  { path: paths.search, bought: 3, each: 5_000, not: 7 },
  { path: paths['creator, email, direct'], bought: 2, each: 13_000, not: 8 },
  { path: paths.direct, bought: 1, each: 9_000, not: 9 },
]

function theExample(open: () => Promise<Warehouse>, more: { events?: Told[]; orders?: BookedOrder[] } = {}) {
  const events: Told[] = []
  const orders: BookedOrder[] = []
  for (const [i, { path, bought, each, not }] of example.entries()) {
    for (let one = 0; one < bought; one++) {
      const id = `${i}${one}`
      events.push(...visits(`buyer-${id}`, path), buys(`buyer-${id}`, id, '2026-03-20'))
      orders.push(order(id, each, one === 0 ? { customer_id: id, order_rank: 1, first_at: '2026-03-20 12:11:00' } : {}))
    }
    for (let one = 0; one < not; one++) events.push(...visits(`looker-${i}${one}`, path))
  }
  return brandOf(open, [...events, ...(more.events ?? [])], [...orders, ...(more.orders ?? [])])
}

describe.each(warehouses)('attribution, %s', (_, open) => {
  test('every model gives what the worked example of the guide says, to the cent', async () => {
    const { ask } = await theExample(open)
    const { rows, totals } = await ask(attribution, march)
    expect(given(rows, 'first_touch')).toEqual({
      creator: [6, 66_000],
      direct: [1, 9_000],
      email: [0, 0],
      paid_search: [3, 15_000],
    })
    expect(given(rows, 'last_touch')).toEqual({
      creator: [0, 0],
      direct: [3, 35_000],
      email: [0, 0],
      paid_search: [7, 55_000],
    })
    expect(given(rows, 'last_non_direct')).toEqual({
      creator: [0, 0],
      direct: [1, 9_000],
      email: [2, 26_000],
      paid_search: [7, 55_000],
    })
    expect(given(rows, 'linear')).toEqual({
      creator: [2.67, 28_667],
      direct: [1.67, 17_666],
      email: [0.67, 8_667],
      paid_search: [5, 35_000],
    })
    expect(given(rows, 'position')).toEqual({
      creator: [2.8, 30_400],
      direct: [1.8, 19_400],
      email: [0.4, 5_200],
      paid_search: [5, 35_000],
    })
    expect(given(rows, 'time_decay')).toEqual({
      creator: [1.09, 11_714],
      direct: [2.14, 23_857],
      email: [0.57, 7_429],
      paid_search: [6.2, 47_000],
    })
    expect(given(rows, 'shapley')).toEqual(given(rows, 'linear'))
    expect(given(rows, 'markov')).toEqual({
      creator: [3.49, 30_155],
      direct: [1.7, 19_484],
      email: [0.85, 9_742],
      paid_search: [3.96, 30_619],
    })
    expect(totals).toMatchObject({ conversions: 10, net_sales: 90_000, cm3: 45_000, new_customers: 4, cost: null })
  })

  test('the rows of every model add up to what the ledger says, whatever they are told by', async () => {
    const refunded = order('r', 3_333, {
      entries: [
        { at: '2026-03-20 12:11:00', sku: 'MUG', units: 1, net_sales: 3_333, goods_cost: 1_001 },
        { at: '2026-03-28 12:00:00', entry: 'refund', sku: 'MUG', units: -1, net_sales: -1_111, goods_cost: 0 },
      ],
    })
    const cancelled = order('c', 7_777, {
      entries: [
        { at: '2026-03-20 12:11:00', sku: 'MUG', units: 1, net_sales: 7_777, goods_cost: 1_000 },
        {
          at: '2026-03-21 12:00:00',
          entry: 'cancellation',
          sku: 'MUG',
          units: -1,
          net_sales: -7_777,
          goods_cost: -1_000,
        },
      ],
    })
    const events = [
      ...visits('ray', paths['creator, email, direct']),
      buys('ray', 'r', '2026-03-20'),
      ...visits('cat', paths['creator, search']),
      buys('cat', 'c', '2026-03-20'),
    ]
    const { ask } = await theExample(open, {
      events,
      orders: [refunded, cancelled, order('unseen', 1_000), order('amz', 500, { sales_channel: 'amazon' })],
    })
    for (const dimension of touchDimensions) {
      const { rows } = await ask(attribution, { ...march, by: dimension })
      for (const { id } of attributionModels) {
        const own = rows.filter(({ model }) => model === id)
        const sum = (of: (row: (typeof own)[number]) => number | null) =>
          own.reduce((all, row) => all + (of(row) ?? 0), 0)
        expect([
          dimension,
          id,
          sum((row) => row.conversions),
          sum((row) => row.net_sales),
          sum((row) => row.cm3),
          sum((row) => row.new_customers),
        ]).toEqual([dimension, id, 12, 90_000 + 2_222 + 1_000, 45_000 + 1_221 + 500, 4])
      }
    }
  })

  test('what came back is taken from those who were thanked, on its own day or on that of the order', async () => {
    const late = order('late', 5_000, {
      entries: [
        { at: '2026-03-20 12:11:00', sku: 'MUG', units: 1, net_sales: 5_000, goods_cost: 1_000 },
        { at: '2026-04-02 12:00:00', entry: 'refund', sku: 'MUG', units: -1, net_sales: -2_000, goods_cost: 0 },
      ],
    })
    const { ask } = await brandOf(
      open,
      [...visits('ann', paths['creator, search']), buys('ann', 'late', '2026-03-20')],
      [late],
    )
    const april = { from: '2026-04-01', to: '2026-04-30' }
    const sales = async (asked: object) => {
      const { rows } = await ask(attribution, { ...march, ...asked, model: 'linear' })
      return given(rows, 'linear')
    }
    expect(await sales({})).toEqual({ creator: [0.5, 2_500], paid_search: [0.5, 2_500] })
    expect(await sales(april)).toEqual({ creator: [0, -1_000], paid_search: [0, -1_000] })
    expect(await sales({ basis: 'order' })).toEqual({ creator: [0.5, 1_500], paid_search: [0.5, 1_500] })
    const everyModel = await ask(attribution, april)
    expect(everyModel.totals).toMatchObject({ conversions: 0, net_sales: -2_000 })
  })

  test('cost is that of the channel that people came by, or of the campaign; a CAC and a ROAS follow for every model', async () => {
    const { ask, scope, warehouse } = await theExample(open)
    const spend = { day: '2026-03-10', currency: 'USD' }
    await insertRows(warehouse, 'day_rates', [
      { brand: scope.brand, slice: scope.slice, day: '2026-03-10', currency: 'USD', rate: 1, minor_rate: 1 },
    ])
    await state(warehouse, scope.brand, 1, 'spend', [
      { ...spend, platform: 'bing', kind: 'ads', campaign: 'brand', spend_minor: 2_000n } as never,
      { ...spend, platform: 'meta_ads', kind: 'ads', campaign: 'never seen', spend_minor: 300n } as never,
      { ...spend, platform: 'agency', kind: 'creator', campaign: 'spring', spend_minor: 6_000n } as never,
      { ...spend, platform: 'amazon_ads', kind: 'ads', campaign: 'asin', spend_minor: 9_999n } as never,
      { ...spend, platform: 'google_ads', kind: 'ads', campaign: '', spend_minor: 40n } as never,
    ])
    const channels = await ask(attribution, { ...march, model: 'first_touch' })
    const cost = (rows: typeof channels.rows) =>
      Object.fromEntries(rows.map((row) => [row.key, [row.cost, row.cac, row.roas]]))
    expect(cost(channels.rows)).toEqual({
      creator: [6_000, 3_000, 11],
      paid_search: [2_040, 2_040, 15_000 / 2_040],
      direct: [null, null, null],
      email: [null, null, null],
      paid_social: [300, null, 0],
    })
    expect(channels.totals.cost).toBe(8_340)
    const campaigns = await ask(attribution, { ...march, by: 'campaign', model: 'last_touch' })
    expect(cost(campaigns.rows)).toEqual({
      '(direct)': [null, null, null],
      brand: [2_000, 1_000, 27.5],
      spring: [6_000, null, 0],
      'never seen': [300, null, 0],
      '(unnamed_spend)': [40, null, 0],
    })
  })

  test('the sentence names what changes most with the model', async () => {
    const { ask } = await theExample(open, { orders: [order('unseen', 10_000)] })
    expect((await ask(attribution, march)).sentence).toEqual({
      en: 'Creator depends most on the model: 0% of $1,000 net sales by “Last touch”, 66% by “First touch”. 10% come from orders without a known journey.',
      zh: '红人最受模型影响：净销售额 $1,000 中，“末次触点”归给它 0%，“首次触点”归给它 66%。另有 10% 来自无已知旅程的订单。',
    })
  })

  test('what is shown is exported, in whole units, and each figure leads to the orders that it touched', async () => {
    const { ask, warehouse, scope } = await theExample(open)
    const asked = { ...march, model: 'linear' as const }
    const answer = await ask(attribution, asked)
    const csv = await buffer(await exportMeasure({ warehouse }, scope, attribution, asked, { format: 'csv' }))
    const rows: Record<string, string>[] = parse(csv, { columns: true })
    expect(rows.map((row) => [row.key, row.net_sales, row.cost, row.currency])).toEqual([
      ['paid_search', '350', '', 'USD'],
      ['creator', '286.67', '', 'USD'],
      ['direct', '176.66', '', 'USD'],
      ['email', '86.67', '', 'USD'],
    ])
    const parquet = await buffer(await exportMeasure({ warehouse }, scope, attribution, asked, { format: 'parquet' }))
    expect(parquet.subarray(0, 4).toString()).toBe('PAR1')
    const behind = await Promise.all(answer.orders?.map((one) => ordersBehind({ warehouse }, scope, one ?? {})) ?? [])
    expect(behind.map(({ totals }) => totals?.orders)).toEqual([7, 6, 3, 2])
  })

  test('another currency, an earlier period and shares that make no sense are answered as by every measure', async () => {
    const { ask } = await theExample(open)
    const compared = await ask(attribution, {
      from: '2026-03-20',
      to: '2026-03-20',
      compare: 'previous',
      model: 'linear',
    })
    expect(compared.not_compared).toMatchObject({ first_day: '2026-03-20' })
    await expect(ask(attribution, { ...march, first_percent: 80, last_percent: 30 })).rejects.toMatchObject({
      code: 'bad_request',
    })
    await expect(ask(attribution, { ...march, window_days: 91 })).rejects.toMatchObject({ code: 'bad_request' })
    await expect(ask(attribution, { ...march, currency: 'THB' })).rejects.toMatchObject({ code: 'missing_rate' })
  })
})
