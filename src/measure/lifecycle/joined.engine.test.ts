import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, view } from '../../../test/stories.ts'
import { lifecycleFlows } from './lifecycle-flows.ts'
import { lifecyclePeople } from './lifecycle-people.ts'
import { lifecycleStagesNow } from './lifecycle-stages.ts'
import { movedStages } from './moved-stages.ts'
import { rhythmOf } from './rhythm.ts'

const march = { from: '2025-03-01', to: '2025-03-31' }
const tiktok = '/?utm_source=tiktok&utm_medium=paid_social'

/** An order of one SHIRT at ten o'clock; `nth` is its place among its customer's, whose days are given. */
function order(
  order_id: string,
  customer_id: string,
  days: string[],
  nth = 1,
  more: Partial<BookedOrder> = {},
): BookedOrder {
  const ten = (place: number) => `${days[place - 1]} 10:00:00`
  const known = customer_id && {
    customer_id,
    order_rank: nth,
    first_at: ten(1),
    ...(nth > 1 && { previous_at: ten(nth - 1) }),
  }
  const entries = [{ at: ten(nth), sku: 'SHIRT', units: 1, net_sales: 1000, goods_cost: 400 }]
  return { order_id, ...(known || {}), ...more, entries }
}

/** A visit in which an order is placed. */
const orders = (who: string, day: string, order_id: string): Told[] => [
  view(who, `${day}T09:50`, '/checkout'),
  act(who, `${day}T10:00`, 'Order Completed', { order_id }),
]

describe.each(warehouses)('who is one in the lifecycle, %s', (_, open) => {
  async function asked(booked: BookedOrder[], story: Told[]) {
    const brand = await brandWith(open, booked)
    await happens(brand.warehouse, brand.scope, story)
    await deriveStories(brand.warehouse, brand.scope)
    return brand
  }

  test('the devices from which a customer orders are that customer, who came by the first visit of any', async () => {
    const days = ['2025-03-05', '2025-03-20']
    const { ask } = await asked(
      [order('1', 'gus@example.com', days), order('2', 'gus@example.com', days, 2)],
      [
        view('laptop', '2025-03-01T10:00', tiktok),
        ...orders('laptop', '2025-03-05', '1'),
        ...orders('phone', '2025-03-20', '2'),
      ],
    )
    const { rows } = await ask(lifecyclePeople, { ...march, by: 'channel' })
    expect(rows).toMatchObject([
      { customer_id: 'gus@example.com', stage: 'repeat', since: '2025-03-20', order_days: 2, key: 'paid_social' },
    ])
    const byDay = async (to: string) => {
      const stages = (await ask(lifecycleStagesNow, { from: '2025-03-01', to })).rows
      return stages.filter(({ people }) => people > 0).map(({ stage, people }) => [stage, people])
    }
    expect(await byDay('2025-03-01')).toEqual([['aware', 1]])
    expect(await byDay('2025-03-05')).toEqual([['first_purchase', 1]])
  })

  test('an order that names no customer is of the visitor who placed it', async () => {
    const { ask } = await asked(
      [order('1', '', ['2025-03-05']), order('2', '', ['2025-03-20'])],
      [...orders('guest', '2025-03-05', '1'), ...orders('guest', '2025-03-20', '2')],
    )
    const { rows } = await ask(lifecyclePeople, march)
    expect(rows).toMatchObject([{ customer_id: '', stage: 'repeat', order_days: 2, last_order: '2025-03-20' }])
    expect(rows[0]?.person).not.toBe('')
  })

  test('a user whose id the customer has is that customer, and bots are nobody', async () => {
    const { ask } = await asked(
      [order('A-1', 'ann', ['2025-03-05'], 1, { sales_channel: 'amazon' })],
      [
        view('tablet', '2025-03-02T10:00', tiktok, { userId: 'ann' }),
        view('crawler', '2025-03-02T10:00', '/', {
          userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
        }),
      ],
    )
    const { rows } = await ask(lifecyclePeople, march)
    expect(rows).toMatchObject([
      { customer_id: 'ann', user_id: 'ann', stage: 'first_purchase', channel: 'paid_social' },
    ])
    expect(rows).toHaveLength(1)
  })

  test('the first order is the customer’s own, also where a visit before it tells only a later one', async () => {
    const days = ['2025-03-05', '2025-03-20']
    const onAmazon = order('1', 'ann', days, 1, { sales_channel: 'amazon' })
    const mug = { ...onAmazon, entries: onAmazon.entries.map((entry) => ({ ...entry, sku: 'MUG' })) }
    const { ask } = await asked(
      [mug, order('2', 'ann', days, 2)],
      [view('web', '2025-03-01T10:00', tiktok), ...orders('web', '2025-03-20', '2')],
    )
    const keyBy = async (by: 'product' | 'sales_channel') =>
      (await ask(lifecyclePeople, { ...march, by })).rows.map(({ customer_id, key }) => [customer_id, key])
    expect(await keyBy('product')).toEqual([['ann', 'MUG']])
    expect(await keyBy('sales_channel')).toEqual([['ann', 'amazon']])
  })

  test('people are chosen and told apart by source, market, product and month', async () => {
    const { ask } = await asked(
      [
        order('1', 'ann', ['2025-03-05'], 1, { country: 'DE' }),
        order('2', 'ben', ['2025-02-05'], 1, { country: 'GB', sales_channel: 'amazon' }),
      ],
      [
        view('web', '2025-03-03T10:00', tiktok),
        ...orders('web', '2025-03-05', '1'),
        view('fay', '2025-03-20T10:00', '/'),
      ],
    )
    const told = async (by: 'channel' | 'country' | 'product' | 'sales_channel' | 'cohort') => {
      const { rows } = await ask(lifecycleStagesNow, { ...march, by })
      return rows
        .filter(({ people }) => people > 0)
        .map(({ key, stage }) => `${key} ${stage}`)
        .sort()
    }
    expect(await told('channel')).toEqual([' first_purchase', 'direct aware', 'paid_social first_purchase'])
    expect(await told('country')).toEqual([' aware', 'DE first_purchase', 'GB first_purchase'])
    expect(await told('product')).toEqual([' aware', 'SHIRT first_purchase'])
    expect(await told('sales_channel')).toEqual([' aware', 'amazon first_purchase', 'own_site first_purchase'])
    expect(await told('cohort')).toEqual(['2025-02-01 first_purchase', '2025-03-01 aware', '2025-03-01 first_purchase'])
    const chosen = async (params: object) => (await ask(lifecyclePeople, { ...march, ...params })).rows.length
    expect(await chosen({ country: 'DE' })).toBe(1)
    expect(await chosen({ who: 'customers' })).toBe(2)
    expect(await chosen({ who: 'visitors' })).toBe(1)
    expect(await chosen({ by: 'channel', of: '(none)' })).toBe(1)
  })
})

const open = warehouses[0]?.[1]
if (!open) throw new Error('no warehouse')

/** Customers who ordered twice, so many days apart, each from a day of their own on. */
function twice(name: string, count: number, apart: number): BookedOrder[] {
  return Array.from({ length: count }, (_, i) => {
    const at = (days: number) => new Date(Date.UTC(2025, 0, 1 + (i % 20) + days)).toISOString().slice(0, 10)
    const days = [at(0), at(apart)]
    return [1, 2].map((nth) => order(`${name}-${i}-${nth}`, `${name}-${i}`, days, nth))
  }).flat()
}

test('silence is measured by the days within which customers of the brand come back', async () => {
  const { warehouse, scope } = await brandWith(open, [...twice('soon', 42, 10), ...twice('late', 10, 40)])
  expect(await rhythmOf({ warehouse }, scope, {}, {})).toMatchObject({
    customers: 52,
    is_fitted: true,
    thresholds: { lapsing_days: 10, lost_days: 40, loyal_orders: 4 },
  })
  const stated = await rhythmOf({ warehouse }, scope, { lapsing_days: 60 }, {})
  expect(stated.thresholds).toMatchObject({ lapsing_days: 60, lost_days: 61 })
  const soonLost = await rhythmOf({ warehouse }, scope, { lost_days: 5 }, {})
  expect(soonLost.thresholds).toMatchObject({ lapsing_days: 4, lost_days: 5 })
  const few = await brandWith(open, twice('soon', 49, 10))
  expect(await rhythmOf({ warehouse }, few.scope, {}, {})).toMatchObject({
    customers: 49,
    is_fitted: false,
    thresholds: { lapsing_days: 90, lost_days: 180 },
  })
})

test('one customer who orders every day sets nobody else’s days, and none are fitted below a week', async () => {
  const days = Array.from({ length: 500 }, (_, i) => new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10))
  const daily = days.map((_day, i) => order(`shop-${i}`, 'shop', days, i + 1))
  const { warehouse, scope } = await brandWith(open, [...twice('soon', 42, 10), ...twice('late', 10, 40), ...daily])
  expect(await rhythmOf({ warehouse }, scope, {}, {})).toMatchObject({
    customers: 53,
    is_fitted: true,
    thresholds: { lapsing_days: 10, lost_days: 40 },
  })
  const alone = await brandWith(open, daily)
  expect(await rhythmOf({ warehouse }, alone.scope, {}, {})).toMatchObject({ customers: 1, is_fitted: false })
  const quick = await brandWith(open, twice('quick', 50, 2))
  expect((await rhythmOf({ warehouse }, quick.scope, {}, {})).thresholds).toMatchObject({
    lapsing_days: 7,
    lost_days: 8,
  })
})

test('stuck is who stays for longer than four of five of those who moved up took', async () => {
  const waiting = [order('x', 'xia', ['2025-01-20']), order('y', 'yan', ['2025-02-27'])]
  const { ask } = await brandWith(open, [...twice('soon', 24, 5), ...twice('late', 6, 30), ...waiting], {
    lifecycle: { lapsing_days: 90 },
  })
  const { rows } = await ask(lifecycleFlows, march)
  expect(rows.find(({ from, to }) => from === 'first_purchase' && to === 'first_purchase')).toMatchObject({
    people: 2,
    stuck: 2,
    usual_days: 5,
  })
  const march10 = await ask(lifecycleFlows, { from: '2025-03-01', to: '2025-03-04' })
  expect(march10.rows.find(({ from, to }) => from === 'first_purchase' && to === 'first_purchase')).toMatchObject({
    people: 2,
    stuck: 1,
  })
  const list = await ask(lifecyclePeople, {
    from: '2025-03-01',
    to: '2025-03-04',
    stage: 'first_purchase',
    longer_than: 5,
  })
  expect(list.rows.map(({ customer_id }) => customer_id)).toEqual(['xia'])
})

test('other thresholds say who would move, and change nothing', async () => {
  const days = ['2025-01-05', '2025-01-25', '2025-03-10']
  const { warehouse, scope, ask } = await brandWith(open, [
    ...[1, 2, 3].map((nth) => order(`a${nth}`, 'ann', days, nth)),
    order('b', 'ben', ['2025-02-20']),
  ])
  const proposed = { loyal_orders: 3, lapsing_days: 30 }
  expect(await movedStages({ warehouse }, scope, { proposed, day: march.to }, {})).toEqual({
    people: 2,
    moved: 2,
    moves: [
      { from: 'first_purchase', to: 'lapsing', people: 1 },
      { from: 'repeat', to: 'loyal', people: 1 },
    ],
  })
  const { rows } = await ask(lifecycleStagesNow, march)
  expect(rows.filter(({ people }) => people > 0).map(({ stage }) => stage)).toEqual(['first_purchase', 'repeat'])
})
