import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { state } from '../../../test/facts.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, trafficOf, view } from '../../../test/stories.ts'
import { exportMeasure } from '../../measure/export.ts'
import { ordersBehind } from '../../measure/orders-behind.ts'
import { touchDimensions } from '../../measure/traffic/touches.ts'
import { trafficTable } from '../../measure/traffic/traffic-table.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { attribution } from './attribution.ts'
import { attributionModels } from './catalogue.ts'

const march = { from: '2026-03-01', to: '2026-03-31' }
const by = {
  creator: '/?utm_source=tiktok&utm_medium=creator&utm_campaign=spring&utm_content=video-1',
  search: '/?utm_source=google&utm_medium=cpc&utm_campaign=brand',
  email: '/?utm_source=letter&utm_medium=email&utm_campaign=spring',
  direct: '/',
} as const
type Touch = readonly [how: keyof typeof by, day: string]

/** What someone met, a visit a day at noon. */
const visits = (who: string, touches: readonly Touch[]) =>
  touches.map(([how, day]) => view(who, `${day}T12:00`, by[how]))
const buys = (who: string, order_id: string, day: string) => act(who, `${day}T12:10`, 'Order Completed', { order_id })

const paths = {
  'creator, search': [
    ['creator', '2026-03-06'],
    ['search', '2026-03-20'],
  ],
  search: [['search', '2026-03-20']],
  'creator, email, direct': [
    ['creator', '2026-03-06'],
    ['email', '2026-03-13'],
    ['direct', '2026-03-20'],
  ],
  direct: [['direct', '2026-03-20']],
} as const satisfies Record<string, readonly Touch[]>

/** The worked example of the guide: 50 people, ten of whom buy for $900.00. */
const example = [
  { path: paths['creator, search'], bought: 4, each: 10_000, not: 16 },
  { path: paths.search, bought: 3, each: 5_000, not: 7 },
  { path: paths['creator, email, direct'], bought: 2, each: 13_000, not: 8 },
  { path: paths.direct, bought: 1, each: 9_000, not: 9 },
]

const order = (order_id: string, net_sales: number, more: Partial<BookedOrder> = {}): BookedOrder => ({
  order_id,
  entries: [{ at: '2026-03-20 12:11:00', sku: 'MUG', units: 1, net_sales, goods_cost: net_sales / 2 }],
  ...more,
})

/** A brand with these happenings derived and these orders booked. */
async function brandOf(open: () => Promise<Warehouse>, events: readonly Told[], orders: BookedOrder[]) {
  const traffic = trafficOf()
  const brand = await brandWith(open, orders, { brand: traffic.brand, trafficSlice: traffic.slice })
  await happens(brand.warehouse, traffic, events)
  await deriveStories(brand.warehouse, brand.scope)
  return brand
}

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

type Rows = { key: string; model: string; conversions: number; net_sales: number }[]
const given = (rows: Rows, model: string) =>
  Object.fromEntries(
    rows
      .filter((row) => row.model === model)
      .map((row) => [row.key, [Number(row.conversions.toFixed(2)), row.net_sales] as const]),
  )

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

  test('a touch counts up to the last moment of the window, and the visit of the order always', async () => {
    const events = [
      view('ann', '2026-03-10T12:00', by.creator),
      view('ann', '2026-03-15T12:00:00.001Z', by.email),
      view('ann', '2026-03-20T11:59', by.search),
      act('ann', '2026-03-20T12:00', 'Order Completed', { order_id: 'a' }),
    ]
    const { ask } = await brandOf(open, events, [order('a', 1_000)])
    const touched = async (window_days: number) => {
      const { rows } = await ask(attribution, { ...march, model: 'linear', window_days })
      return rows.map(({ key }) => key).sort()
    }
    expect(await touched(4)).toEqual(['paid_search'])
    expect(await touched(5)).toEqual(['email', 'paid_search'])
    expect(await touched(10)).toEqual(['email', 'paid_search'])
    expect(await touched(11)).toEqual(['creator', 'email', 'paid_search'])
  })

  test('orders without a known journey stand for themselves: unseen, by a bot, or of a number that two stores gave', async () => {
    const bot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
    const events = [
      ...visits('ann', paths.search),
      buys('ann', 'seen', '2026-03-20'),
      ...visits('ben', paths.direct),
      buys('ben', 'twice', '2026-03-20'),
      view('bot', '2026-03-20T12:00', by.email, { userAgent: bot }),
      act('bot', '2026-03-20T12:10', 'Order Completed', { order_id: 'crawled' }, { context: { userAgent: bot } }),
    ]
    const orders = [
      order('seen', 100),
      order('unseen', 200),
      order('crawled', 400),
      order('twice', 800),
      order('twice', 1_600, { store: 'Other shop' }),
    ]
    const { ask, warehouse, scope } = await brandOf(open, events, orders)
    const answer = await ask(attribution, { ...march, model: 'last_touch' })
    expect(given(answer.rows, 'last_touch')).toEqual({ paid_search: [1, 100], '(no_journey)': [4, 3_000] })
    for (const [i, row] of answer.rows.entries()) {
      const { totals } = await ordersBehind({ warehouse }, scope, answer.orders?.[i] ?? {})
      expect([row.key, totals?.net_sales, totals?.orders]).toEqual([row.key, row.net_sales, row.conversions])
    }
    const withBots = await ask(attribution, { ...march, model: 'last_touch', bots: 'include' })
    expect(given(withBots.rows, 'last_touch')).toMatchObject({ email: [1, 400], '(no_journey)': [3, 2_600] })
  })

  test('a number that two stores gave is that of the store whose source told it; of a source without a store, of none', async () => {
    const orders = [
      order('#1001', 100, { store: 'Paris' }),
      order('#1001', 800, { store: 'Rome' }),
      order('#1002', 1_600, { store: 'Rome' }),
    ]
    const stores = { src_paris: 'Paris', src_rome: 'Rome' }
    const traffic = trafficOf()
    const { ask, warehouse, scope } = await brandWith(open, orders, {
      ...{ brand: traffic.brand, trafficSlice: traffic.slice, stores },
    })
    const tells = (source: string, events: Told[]) => happens(warehouse, traffic, events, { source })
    await tells('src_paris', [...visits('ann', paths.search), buys('ann', '1001', '2026-03-20')])
    await tells('src_rome', [...visits('ben', [['email', '2026-03-21']]), buys('ben', '#1001', '2026-03-21')])
    await tells('src_any', [
      ...visits('cem', [['creator', '2026-03-19']]),
      buys('cem', '1001', '2026-03-19'),
      buys('cem', '1002', '2026-03-19'),
    ])
    await deriveStories(warehouse, scope)
    const answer = await ask(attribution, { ...march, model: 'last_touch' })
    expect(given(answer.rows, 'last_touch')).toEqual({ paid_search: [1, 100], email: [1, 800], creator: [1, 1_600] })
    for (const [i, row] of answer.rows.entries()) {
      const { totals } = await ordersBehind({ warehouse }, scope, answer.orders?.[i] ?? {})
      expect([row.key, totals?.net_sales, totals?.orders]).toEqual([row.key, row.net_sales, row.conversions])
    }
    const { rows } = await ask(trafficTable, march)
    const placed = rows.map(({ key, orders: count, net_sales }) => [key, count, net_sales])
    expect(placed.sort()).toEqual([
      ['creator', 1, 1_600],
      ['email', 1, 800],
      ['paid_search', 1, 100],
    ])
  })

  test('the touches of a creator are those by a link that is the creator’s now, and lead to their orders', async () => {
    const byLink = (who: string, day: string, code: string) =>
      view(who, `2026-03-${day}T12:00`, `/?utm_source=tiktok&utm_medium=creator&utm_campaign=spring&mpc=${code}`)
    const { ask, warehouse, scope } = await brandOf(
      open,
      [
        byLink('ann', '06', 'ada111'),
        byLink('ann', '10', 'bea222'),
        buys('ann', 'a', '2026-03-10'),
        byLink('ben', '06', 'ada333'),
        ...visits('ben', [['direct', '2026-03-20']]),
        buys('ben', 'b', '2026-03-20'),
        byLink('cem', '20', 'nobody'),
        buys('cem', 'c', '2026-03-20'),
        byLink('dan', '20', 'bea222'),
      ],
      [order('a', 1_000), order('b', 2_000), order('c', 4_000)],
    )
    const link = (code: string, creator: string, version = '2026-01-01 00:00:00.000') => ({
      ...{ brand: scope.brand, code, creator, version, kind: 'web', archived: 0 },
    })
    await insertRows(warehouse, 'link_versions', [
      link('ada111', 'Eve'),
      link('ada111', 'Ada', '2026-01-02 00:00:00.000'),
      link('ada333', 'Ada'),
      link('bea222', 'Bea'),
      link('nobody', ''),
    ])
    const answer = await ask(attribution, { ...march, model: 'linear', by: 'creator' })
    expect(given(answer.rows, 'linear')).toEqual({
      Ada: [1, 1_500],
      Bea: [0.5, 500],
      '(direct)': [0.5, 1_000],
      '': [1, 4_000],
    })
    const ofAda = answer.orders?.[answer.rows.findIndex(({ key }) => key === 'Ada')]
    expect((await ordersBehind({ warehouse }, scope, ofAda ?? {})).totals).toMatchObject({
      orders: 2,
      net_sales: 3_000,
    })
  })

  test('an order that two people seem to have placed is one order, of the first, by whatever id it was told', async () => {
    const events = [
      ...visits('phone', paths.search),
      buys('phone', '7', '2026-03-20'),
      view('laptop', '2026-03-21T09:00', by.email),
      act('laptop', '2026-03-21T09:01', 'Order Completed', { order_id: '#7' }),
    ]
    const { ask } = await brandOf(open, events, [order('#7', 1_000)])
    expect(given((await ask(attribution, { ...march, model: 'linear' })).rows, 'linear')).toEqual({
      paid_search: [1, 1_000],
    })
  })

  test('whoever orders within the window after the period did not stay away', async () => {
    const events = [
      ...visits('ann', [['search', '2026-03-20']]),
      ...visits('ben', [
        ['email', '2026-03-30'],
        ['direct', '2026-04-10'],
      ]),
      buys('ann', 'a', '2026-03-20'),
      buys('ben', 'b', '2026-04-10'),
    ]
    const { ask } = await brandOf(open, events, [order('a', 1_000)])
    const keys = async (window_days: number) =>
      (await ask(attribution, { ...march, model: 'markov', window_days })).rows.map(({ key }) => key)
    expect(await keys(30)).toEqual(['paid_search'])
    expect(await keys(5)).toEqual(['paid_search', 'email'])
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
