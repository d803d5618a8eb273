import { describe, expect, test } from 'vitest'
import { brandOf, buys, by, given, march, order, paths, visits } from '../../../test/attributed.ts'
import { insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, trafficOf, view } from '../../../test/stories.ts'
import { ordersBehind } from '../../measure/orders-behind.ts'
import { trafficTable } from '../../measure/traffic/traffic-table.ts'
import { attribution } from './attribution.ts'

describe.each(warehouses)('orders and their touches, %s', (_, open) => {
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
})
