import { describe, expect, test } from 'vitest'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, view } from '../../../test/stories.ts'
import { runMeasure } from '../run.ts'
import { trafficTable } from './traffic-table.ts'

const ordered = (who: string, at: string, order_id: string) => act(who, at, 'Order Completed', { order_id })
const bot = { userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' }

/** Two visits by mail, of which one buys; one by search that buys and sends all back; a bot; and an order seen twice. */
const story: Told[] = [
  view('ann', '2025-01-10T09:50', '/?utm_source=mail&utm_medium=email&utm_campaign=spring'),
  act('ann', '2025-01-10T09:55', 'Product Added', { sku: 'SHIRT' }),
  act('ann', '2025-01-10T09:56', 'page_left', { engaged_seconds: 90 }),
  ordered('ann', '2025-01-10T10:00', '1001'),
  view('ann', '2025-01-12T10:00', '/?utm_source=mail&utm_medium=email&utm_campaign=spring'),
  ordered('ann', '2025-01-12T10:01', '1001'),
  view('ben', '2025-01-11T10:00', '/mugs', { referrer: 'https://www.google.com/' }),
  act('ben', '2025-01-11T10:01', 'page_left', { engaged_seconds: 30 }),
  ordered('ben', '2025-01-11T10:02', '1002'),
  ordered('ben', '2025-01-11T10:03', 'never-imported'),
  view('bot', '2025-01-11T10:00', '/mugs', bot),
]
const sale = (at: string) => ({
  at,
  sku: 'SHIRT',
  units: 1,
  net_sales: 4000,
  goods_cost: 1500,
  payment: 100,
  ads: 400,
  bases: { goods_cost: 'actual' },
})
const orders = [
  {
    order_id: '1001',
    customer_id: 'ann',
    order_rank: 1,
    first_at: '2025-01-10 10:00:00',
    entries: [sale('2025-01-10 10:00:00')],
  },
  {
    order_id: '1002',
    customer_id: 'ben',
    order_rank: 2,
    first_at: '2024-01-10 10:00:00',
    entries: [
      sale('2025-01-11 10:02:00'),
      {
        at: '2025-02-01 10:00:00',
        entry: 'refund' as const,
        sku: 'SHIRT',
        units: -1,
        net_sales: -4000,
        goods_cost: -1500,
      },
    ],
  },
  { order_id: '1002', sales_channel: 'amazon', store: 'Amazon', entries: [sale('2025-01-11 10:02:00')] },
]
const january = { from: '2025-01-01', to: '2025-01-31' }

describe.each(warehouses)('%s', (_, open) => {
  const scene = async () => {
    const made = await brandWith(open, orders)
    await happens(made.warehouse, made.scope, story)
    await deriveStories(made.warehouse, made.scope)
    return made
  }

  test('each kind of traffic has its visits, its people and what its orders left, with what was sent back taken back', async () => {
    const { ask } = await scene()
    const { rows, totals } = await ask(trafficTable, january)
    expect(rows).toMatchObject([
      {
        key: 'email',
        visits: 2,
        people: 1,
        orders: 1,
        conversion: 0.5,
        new_customers: 1,
        net_sales: 4000,
        cm2: 2400,
        cm3: 2000,
        engaged_seconds: 90,
        cart_visits: 1,
      },
      {
        key: 'organic_search',
        visits: 1,
        people: 1,
        orders: 1,
        conversion: 1,
        new_customers: 0,
        net_sales: 0,
        cm2: -100,
        cost: null,
        value_per_visit: -100,
        value_per_minute: -200,
      },
    ])
    expect(totals).toMatchObject({ visits: 3, orders: 2, net_sales: 4000 })
  })

  test('bots are left out, but can be asked for', async () => {
    const { ask } = await scene()
    const visits = async (bots: 'include' | 'only') => (await ask(trafficTable, { ...january, bots })).totals.visits
    expect([await visits('include'), await visits('only')]).toEqual([4, 1])
  })

  test('rows can be about pages, campaigns, sources; filters choose visits', async () => {
    const { ask } = await scene()
    const keys = async (by: 'landing_page' | 'campaign' | 'source', more: object = {}) =>
      (await ask(trafficTable, { ...january, by, ...more })).rows.map(({ key, visits }) => [key, visits])
    expect(await keys('landing_page')).toEqual([
      ['/', 2],
      ['/mugs', 1],
    ])
    expect(await keys('campaign')).toEqual([
      ['spring', 2],
      ['', 1],
    ])
    expect(await keys('source', { channel: ['organic_search'] })).toEqual([['google.com', 1]])
    expect(await keys('source', { campaign: ['spring'] })).toEqual([['mail', 2]])
  })

  test('an order that two people tell, by its number and by its name, is one order, of whom told it first', async () => {
    const { warehouse, scope, ask } = await scene()
    await happens(warehouse, scope, [
      view('ann-laptop', '2025-01-10T09:59', '/?gclid=1'),
      ordered('ann-laptop', '2025-01-10T10:01', '#1001'),
    ])
    await deriveStories(warehouse, { ...scope, trafficSlice: scope.trafficSlice + 1 })
    const { rows } = await runMeasure(
      { warehouse },
      { ...scope, trafficSlice: scope.trafficSlice + 1 },
      trafficTable,
      january,
    )
    expect(rows.map(({ key, orders, net_sales }) => [key, orders, net_sales])).toEqual([
      ['email', 1, 4000],
      ['organic_search', 1, 0],
      ['paid_search', 0, 0],
    ])
    expect((await ask(trafficTable, january)).totals.orders).toBe(2)
  })

  test('what is not known of cost is not taken for nothing', async () => {
    const { warehouse, scope } = await scene()
    await happens(warehouse, scope, [view('eve', '2025-01-15T10:00', '/?gclid=1')])
    const own = { ...scope, trafficSlice: scope.trafficSlice + 2 }
    await deriveStories(warehouse, own)
    const kept = async (more: object) => {
      const { rows } = await runMeasure({ warehouse }, own, trafficTable, { ...january, ...more })
      return Object.fromEntries(rows.map((row) => [row.key, [row.kept, row.value_per_visit]]))
    }
    expect(await kept({})).toEqual({ email: [2400, 1200], organic_search: [-100, -100], paid_search: [null, 0] })
    expect(await kept({ by: 'landing_page' })).toEqual({ '/': [null, 800], '/mugs': [null, -100] })
    expect(await kept({ device: 'desktop' })).toMatchObject({ email: [null, 1200] })
  })

  test('a day begins where the brand lives', async () => {
    const { warehouse, scope } = await scene()
    const on = async (timeZone: string) => {
      const days = { from: '2025-01-11', to: '2025-01-11' }
      return (await runMeasure({ warehouse }, { ...scope, timeZone }, trafficTable, days)).totals.visits ?? 0
    }
    // ben came at ten in the morning of the eleventh in London, which is midnight in Kiritimati.
    expect([await on('UTC'), await on('Pacific/Kiritimati')]).toEqual([1, 0])
  })

  test('a day of twenty-three or twenty-five hours has all its visits, and no others', async () => {
    const { warehouse, scope } = await brandWith(open, [], { timeZone: 'Europe/Berlin' })
    const nights = ['2026-03-28T22:59', '2026-03-28T23:00', '2026-03-29T21:59', '2026-03-29T22:00']
    const autumn = ['2026-10-24T21:59', '2026-10-24T22:00', '2026-10-25T22:59', '2026-10-25T23:00']
    await happens(
      warehouse,
      scope,
      [...nights, ...autumn].map((at, i) => view(`someone-${i}`, at, '/')),
    )
    await deriveStories(warehouse, scope)
    const on = async (day: string) =>
      (await runMeasure({ warehouse }, scope, trafficTable, { from: day, to: day })).totals.visits ?? 0
    expect([await on('2026-03-28'), await on('2026-03-29'), await on('2026-03-30')]).toEqual([1, 2, 1])
    expect([await on('2026-10-24'), await on('2026-10-25'), await on('2026-10-26')]).toEqual([1, 2, 1])
  })
})
