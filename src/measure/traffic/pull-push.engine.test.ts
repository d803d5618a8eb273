import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, view } from '../../../test/stories.ts'
import { pullPush } from './pull-push.ts'
import { trafficTable } from './traffic-table.ts'
import { visitsOverTime } from './visits-over-time.ts'

const google = { referrer: 'https://www.google.com/' }
const advertised = '/?utm_source=facebook&utm_medium=paid_social&utm_campaign=lamps'
const looks = (who: string, at: string) => act(who, at, 'Product Viewed', { sku: 'LAMP' })
const stays = (who: string, at: string, engaged_seconds: number) => act(who, at, 'page_left', { engaged_seconds })

/**
 * ann finds a lamp by searching the shop and buys it; ben lands on it and leaves; cat searches in vain. Advertisements reach ann
 * once more, dan, who comes back by a search engine after 29 days, eve, after 31, and fay, who comes back by another advertisement.
 */
const story: Told[] = [
  view('ann', '2024-12-01T10:00', '/'),
  view('ann', '2025-01-10T10:00', '/', google),
  act('ann', '2025-01-10T10:01', 'Products Searched', { query: 'lamp' }),
  looks('ann', '2025-01-10T10:02'),
  act('ann', '2025-01-10T10:03', 'Product Added', { sku: 'LAMP' }),
  act('ann', '2025-01-10T10:04', 'Order Completed', { order_id: '1001' }),
  view('ben', '2025-01-11T10:00', '/lamp', google),
  looks('ben', '2025-01-11T10:01'),
  view('cat', '2025-01-12T10:00', '/', google),
  act('cat', '2025-01-12T10:01', 'Products Searched', { query: 'boat' }),
  view('ann', '2025-01-14T10:00', advertised),
  view('dan', '2025-01-14T10:00', advertised),
  looks('dan', '2025-01-14T10:01'),
  stays('dan', '2025-01-14T10:02', 40),
  view('dan', '2025-02-12T10:00', '/', google),
  view('eve', '2025-01-14T10:00', advertised),
  stays('eve', '2025-01-14T10:02', 20),
  view('eve', '2025-02-14T10:00', '/', google),
  view('fay', '2025-01-14T10:00', advertised),
  view('fay', '2025-01-16T10:00', '/?utm_source=tiktok&utm_medium=paid_social&utm_campaign=other'),
]
const orders: BookedOrder[] = [
  {
    order_id: '1001',
    customer_id: 'ann',
    order_rank: 1,
    first_at: '2025-01-10 10:04:00',
    entries: [
      {
        at: '2025-01-10 10:04:00',
        sku: 'LAMP',
        units: 1,
        net_sales: 4000,
        goods_cost: 1000,
        bases: { goods_cost: 'actual' },
      },
    ],
  },
]
const january = { from: '2025-01-01', to: '2025-01-31' }

describe.each(warehouses)('%s', (_, open) => {
  const scene = async () => {
    const made = await brandWith(open, orders)
    await happens(made.warehouse, made.scope, story)
    await deriveStories(made.warehouse, made.scope)
    return made
  }

  test('people who look for goods are judged by what they find and buy, goods put before people by whom they reach and who returns', async () => {
    const { ask } = await scene()
    const { rows, sentence } = await ask(pullPush, january)
    expect(rows).toMatchObject([
      {
        intent: 'people_to_goods',
        visits: 3,
        people: 3,
        orders: 1,
        conversion: 1 / 3,
        sought: 3,
        found: 1,
        found_share: 1 / 3,
        kept: 3000,
        value_per_visit: 1000,
        new_people: 2,
      },
      {
        intent: 'goods_to_people',
        visits: 5,
        people: 4,
        orders: 0,
        new_people: 3,
        new_share: 0.75,
        seconds_per_visit: 12,
        views_per_visit: 0.2,
        came_back: 1,
        came_back_share: 0.25,
      },
    ])
    expect(sentence).toEqual({
      en: 'Of visits by people looking for goods 33.3% end in an order, and a visit is worth $10; of people before whom goods were put 75% are new, and 25% came back by themselves.',
      zh: '人找货：33.3% 的访问下单，每次访问价值 $10；货找人：75% 是新访客，25% 之后自行回访。',
    })
  })

  test('traffic can be told by intent and by whose the attention is', async () => {
    const { ask } = await scene()
    const visits = async (by: 'intent' | 'tenure') =>
      (await ask(trafficTable, { ...january, by })).rows.map((row) => [row.key, row.visits])
    expect(await visits('intent')).toEqual([
      ['goods_to_people', 5],
      ['people_to_goods', 3],
    ])
    expect(await visits('tenure')).toEqual([
      ['rented', 5],
      ['earned', 3],
    ])
  })

  test('visits are told over time by channel, and a week without any is zero once there was one', async () => {
    const { ask } = await scene()
    const days = { from: '2025-01-08', to: '2025-01-22' }
    const { rows, totals } = await ask(visitsOverTime, { ...days, by: 'week' })
    expect(rows.map(({ bucket, split, visits }) => [bucket, split, visits])).toEqual([
      ['2025-01-06', 'organic_search', 3],
      ['2025-01-06', 'paid_social', 0],
      ['2025-01-13', 'organic_search', 0],
      ['2025-01-13', 'paid_social', 5],
      ['2025-01-20', 'organic_search', 0],
      ['2025-01-20', 'paid_social', 0],
    ])
    expect(totals.visits).toBe(8)
    const since = await ask(visitsOverTime, { from: '2024-10-01', to: '2025-01-31', by: 'month', split: 'none' })
    expect(since.rows.map(({ bucket, visits }) => [bucket, visits])).toEqual([
      ['2024-12-01', 1],
      ['2025-01-01', 8],
    ])
    const all = await ask(visitsOverTime, { ...january, by: 'month', split: 'none' })
    expect(all.rows).toMatchObject([{ bucket: '2025-01-01', split: '', visits: 8, people: 6, engaged_seconds: 60 }])
  })
})
