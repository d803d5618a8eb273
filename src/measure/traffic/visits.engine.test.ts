import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, view } from '../../../test/stories.ts'
import { fallenOut } from './fallen-out.ts'
import { funnel } from './funnel.ts'
import { pageTable } from './page-table.ts'
import { paths } from './paths.ts'
import { listPeople, personTimeline } from './people.ts'
import { timeToConvert } from './time-to-convert.ts'

const looks = (who: string, at: string) => act(who, at, 'Product Viewed', { sku: 'MUG' })
const adds = (who: string, at: string) => act(who, at, 'Product Added', { sku: 'MUG' })
const checks = (who: string, at: string) => act(who, at, 'Checkout Started')
const orders = (who: string, at: string, order_id: string) => act(who, at, 'Order Completed', { order_id })

/** ann buys in her second visit, on another device than in her first; ben gives up at the cart, cat at once; dan does things in the wrong order. */
const story: Told[] = [
  view('ann-phone', '2025-01-10T10:00', '/', { userId: 'ann' }),
  looks('ann-phone', '2025-01-10T10:01'),
  view('ann-laptop', '2025-01-10T20:00', '/cart', { userId: 'ann' }),
  adds('ann-laptop', '2025-01-10T20:01'),
  checks('ann-laptop', '2025-01-10T20:02'),
  orders('ann-laptop', '2025-01-10T20:03', '1001'),
  view('ben', '2025-01-11T10:00', '/'),
  looks('ben', '2025-01-11T10:01'),
  adds('ben', '2025-01-11T10:02'),
  view('ben', '2025-01-11T10:03', '/cart'),
  view('cat', '2025-01-11T11:00', '/'),
  looks('cat', '2025-01-11T11:01'),
  view('dan', '2025-01-11T12:00', '/'),
  adds('dan', '2025-01-11T12:01'),
  looks('dan', '2025-01-11T12:02'),
]
const sale = (at: string, net_sales: number) => ({
  at,
  sku: 'MUG',
  units: 1,
  net_sales,
  goods_cost: 1000,
  bases: { goods_cost: 'actual' },
})
const ledger: BookedOrder[] = [
  {
    order_id: '1001',
    customer_id: 'ann',
    order_rank: 1,
    first_at: '2025-01-10 20:03:00',
    entries: [sale('2025-01-10 20:03:00', 3000)],
  },
]
const january = { from: '2025-01-01', to: '2025-01-31' }

describe.each(warehouses)('%s', (_, open) => {
  const scene = async (events = story, booked = ledger) => {
    const made = await brandWith(open, booked)
    await happens(made.warehouse, made.scope, events)
    await deriveStories(made.warehouse, made.scope)
    return made
  }

  test('a funnel counts each person once, over devices, in order, and within the window', async () => {
    const { ask } = await scene()
    const people = async (more: object = {}) =>
      (await ask(funnel, { ...january, ...more })).rows.map((row) => row.people)
    expect(await people()).toEqual([4, 2, 1, 1])
    expect(await people({ window_hours: 5 })).toEqual([4, 1, 0, 0])
    expect(await people({ steps: '/,/cart' })).toEqual([4, 2])
    expect(await people({ steps: '/,/c*,order_completed' })).toEqual([4, 2, 1])
  })

  test('filters by channel, source and campaign choose the people of a funnel by their first visit of the period', async () => {
    const search = { referrer: 'https://www.google.com/' }
    const { ask } = await scene([
      view('ann', '2025-01-10T09:00', '/lamps?utm_source=mail&utm_medium=email&utm_campaign=spring&utm_content=look-2'),
      looks('ann', '2025-01-10T09:01'),
      adds('ann', '2025-01-10T09:02'),
      view('ben', '2025-01-10T09:00', '/', search),
      looks('ben', '2025-01-10T09:01'),
      view('ben', '2025-01-11T09:00', '/?utm_source=mail&utm_medium=email&utm_campaign=spring'),
      adds('ben', '2025-01-11T09:01'),
    ])
    const people = async (more: object) =>
      (await ask(funnel, { ...january, steps: 'product_viewed,product_added', window_hours: 48, ...more })).rows.map(
        (row) => [row.key, row.people],
      )
    const [all, one] = [2, 1].map((count) => [
      ['', count],
      ['', count],
    ])
    expect(await people({})).toEqual(all)
    expect(await people({ channel: 'email' })).toEqual(one)
    expect(await people({ visit_source: 'google.com' })).toEqual(one)
    expect(await people({ campaign: 'spring' })).toEqual(one)
    expect(await people({ channel: 'email', visit_source: 'google.com' })).toEqual([])
    expect(await people({ by: 'channel', channel: 'organic_search' })).toEqual([
      ['organic_search', 1],
      ['organic_search', 1],
    ])
    const each = (...keys: string[]) => keys.flatMap((key) => [1, 2].map(() => [key, 1]))
    expect(await people({ by: 'source' })).toEqual(each('google.com', 'mail'))
    expect(await people({ by: 'campaign' })).toEqual(each('', 'spring'))
    expect(await people({ by: 'content', channel: 'email' })).toEqual(each('look-2'))
    expect(await people({ by: 'landing_page' })).toEqual(each('/', '/lamps'))
    expect(
      (await ask(fallenOut, { ...january, after: 1, window_hours: 1, channel: 'organic_search' })).rows,
    ).toHaveLength(1)
  })

  test('a step that is taken after the period ends counts, for as long as the window of the first step lasts', async () => {
    const { ask } = await scene([
      looks('ann', '2025-01-10T23:50'),
      adds('ann', '2025-01-11T00:10'),
      looks('ben', '2025-01-11T00:05'),
    ])
    const day = { from: '2025-01-10', to: '2025-01-10', steps: 'product_viewed,product_added' }
    expect((await ask(funnel, day)).rows.map(({ people }) => people)).toEqual([1, 1])
  })

  test('a funnel says who fell out, and by what they differ', async () => {
    const { ask } = await scene()
    const { rows, sentence } = await ask(funnel, { ...january, by: 'channel' })
    expect(rows.map(({ step, key, people, lost }) => [step, key, people, lost])).toEqual([
      [1, 'direct', 4, 0],
      [2, 'direct', 2, 2],
      [3, 'direct', 1, 1],
      [4, 'direct', 1, 0],
    ])
    expect(sentence?.en).toContain('Of 4 people')
    const lost = await ask(fallenOut, { ...january, after: 2 })
    expect(lost.rows).toMatchObject([
      { first_channel: 'direct', visits: 1, orders: 0, last_at: '2025-01-11 10:03:00.000' },
    ])
    const among = async (of: string) => (await ask(fallenOut, { ...january, after: 2, by: 'channel', of })).rows.length
    expect([await among('direct'), await among('email')]).toEqual([1, 0])
  })

  test('a timeline names the orders that the ledger has, by what it calls them and of which store, and no others', async () => {
    const two: BookedOrder[] = [
      { order_id: '#1001', store: 'us', entries: [sale('2025-01-10 20:03:00', 3000)] },
      { order_id: '#1001', store: 'de', entries: [sale('2025-05-10 20:03:00', 3000)] },
    ]
    const told = [
      ...story,
      orders('ann-laptop', '2025-01-10T20:04', '1002'),
      orders('ben', '2025-01-11T10:04', '#1001'),
    ]
    const { warehouse, scope } = await scene(told, two)
    const [ann] = await listPeople({ warehouse }, scope, { id: 'ann', bots: 'exclude', page: 0, limit: 1 })
    const seen = await personTimeline({ warehouse }, scope, String(ann?.person), { limit: 10 })
    expect(seen.visits.flatMap(({ order_ids }) => order_ids)).toEqual(['1001', '1002'])
    expect(seen.orders).toEqual([{ told_as: '1001', store: 'us', order_id: '#1001' }])
    const [cat] = await listPeople({ warehouse }, scope, { id: 'cat', bots: 'exclude', page: 0, limit: 1 })
    expect((await personTimeline({ warehouse }, scope, String(cat?.person), { limit: 10 })).orders).toEqual([])
  })

  test('sentences of funnels and paths call a known event by its words, and a page and an own event as they are', async () => {
    const { ask } = await scene()
    const said = async (steps: string) => (await ask(funnel, { ...january, steps })).sentence
    expect(await said('product_viewed,product_added')).toMatchObject({
      en: expect.stringContaining('fall out before “Put into the cart”,'),
      zh: expect.stringContaining('流失最多的是“加入购物车”之前'),
    })
    expect((await said('/,quiz_done'))?.en).toContain('fall out before quiz_done,')
    const { rows, sentence } = await ask(paths, { ...january, at: '/' })
    expect(sentence?.en).toContain('from / to “Product viewed”')
    expect(rows.map(({ to }) => to)).toContain('product_viewed')
    // Looked at backward, what is said to have come before did.
    const back = await ask(paths, { ...january, at: 'product_viewed', direction: 'backward' })
    expect(back.sentence).toMatchObject({
      en: '4 visits; what came before most often is /, before “Product viewed” (75% of all); nothing came before in 0%.',
      zh: '共 4 次访问，此前最常见的是在“浏览商品”之前为“/”（占 75%）；0% 此前没有其他步骤。',
    })
    expect(paths.columns.to.values?.product_viewed).toEqual({ en: 'Product viewed', zh: '浏览商品' })
  })

  test('pages say how many visits begin and end there, and what those that went on left', async () => {
    const { ask } = await scene()
    const { rows } = await ask(pageTable, january)
    expect(rows).toMatchObject([
      {
        page: '/cart',
        visits: 2,
        entries: 1,
        exits: 2,
        lost_exits: 1,
        margin_of_others: 2000,
        margin_lost: 2000,
        margin_lost_low: null,
      },
      { page: '/', visits: 4, entries: 4, bounces: 3, exits: 3, lost_exits: 3, margin_of_others: 0, margin_lost: 0 },
    ])
  })

  test('the margin lost on a page is what those who went on from it left on average, with its interval', async () => {
    const visit = (who: string, order?: string): Told[] => [
      view(who, '2025-01-10T10:00', '/'),
      view(who, '2025-01-10T10:01', '/mugs'),
      ...(order ? [orders(who, '2025-01-10T10:02', order)] : []),
    ]
    const booked = ['1', '2'].map((order_id) => ({ order_id, entries: [sale('2025-01-10 10:02:00', 3000)] }))
    const { ask } = await scene(
      [...visit('a', '1'), ...visit('b', '2'), ...visit('c'), ...visit('d'), view('e', '2025-01-10T10:00', '/')],
      booked,
    )
    const start = (await ask(pageTable, january)).rows.find(({ page }) => page === '/')
    // Four went on from "/" and left 2000, 2000, 0 and 0: mean 1000, deviation 1154.7; one ended there.
    expect(start).toMatchObject({
      page: '/',
      lost_exits: 1,
      margin_of_others: 1000,
      margin_lost: 1000,
      margin_lost_low: -132,
      margin_lost_high: 2132,
    })
  })

  test('paths are followed forward from where visits begin, and backward from an order', async () => {
    const { ask } = await scene()
    const hops = async (more: object) =>
      (await ask(paths, { ...january, ...more })).rows.map(({ place, from, to, visits }) => [place, from, to, visits])
    expect(await hops({ depth: 1 })).toEqual([
      [1, '/', 'product_viewed', 3],
      [1, '/', 'product_added', 1],
      [1, '/cart', 'product_added', 1],
    ])
    expect(await hops({ depth: 2, at: 'order_completed', direction: 'backward' })).toEqual([
      [1, 'order_completed', 'checkout_started', 1],
      [2, 'checkout_started', 'product_added', 1],
    ])
    expect(await hops({ depth: 1, branches: 1 })).toEqual([
      [1, '/', 'product_viewed', 3],
      [1, '(other)', '(other)', 1],
      [1, '/', '(other)', 1],
    ])
    expect(await hops({ at: '/cart', depth: 3 })).toEqual([
      [1, '/cart', '(end)', 1],
      [1, '/cart', 'product_added', 1],
      [2, 'product_added', 'checkout_started', 1],
      [3, 'checkout_started', 'order_completed', 1],
    ])
  })

  test('orders are told by how long their persons took, and by how many visits', async () => {
    const { ask } = await scene()
    const rows = async (more: object = {}) =>
      (await ask(timeToConvert, { ...january, ...more })).rows.map(({ key, orders, up_to }) => [key, orders, up_to])
    expect(await rows()).toEqual([['2', 1, 1]])
    expect(await rows({ by: 'touches' })).toEqual([['t2', 1, 1]])
  })
})
