import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { state } from '../../../test/facts.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, trafficOf, view } from '../../../test/stories.ts'
import { ordersBehind } from '../../measure/orders-behind.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { attribution } from './attribution.ts'
import { attributionModels } from './catalogue.ts'

const march = { from: '2026-03-01', to: '2026-03-31' }
const order = (order_id: string, net_sales: number, coupon_code = '', more: object = {}): BookedOrder => ({
  order_id,
  coupon_code,
  entries: [{ at: '2026-03-20 12:11:00', sku: 'MUG', units: 1, net_sales, goods_cost: net_sales / 2, ...more }],
})
const link = (code: string, creator: string, coupon = '') => ({ code, creator, coupon })

/**
 * Ada's link brings ann, who orders with Ada's coupon (1); ben comes by Bea's link and orders with Ada's coupon (2); cem comes by
 * himself and orders with it (3); nobody is seen to order 4, with it, 5, with a coupon of two creators, 6, with one that two links of Bea
 * share, and 7, with none. 8 is Amazon's. Not all links spell them alike.
 */
async function scene(open: () => Promise<Warehouse>) {
  const traffic = trafficOf()
  const orders = [
    order('1', 1_000, 'ada10', { creator: 90, affiliate: 10 }),
    order('2', 2_000, ' ADA10 '),
    order('3', 3_000, 'Ada10', { affiliate: 30 }),
    order('4', 4_000, 'ADA10'),
    order('5', 5_000, 'BOTH', { creator: 700 }),
    order('6', 6_000, 'BEA'),
    order('7', 7_000),
    { ...order('8', 8_000, 'ADA10', { creator: 80 }), sales_channel: 'amazon' },
  ]
  const brand = await brandWith(open, orders, { brand: traffic.brand, trafficSlice: traffic.slice })
  const { warehouse, scope } = brand
  const links = [
    link('ada111', 'Ada', 'Ada10'),
    link('both11', '@ada', 'both'),
    link('ada222', 'Ada '),
    link('both22', 'Bea', 'both'),
    link('bea111', 'Bea', 'bea'),
    link('bea222', ' @BEA', 'bea'),
  ]
  await insertRows(
    warehouse,
    'link_versions',
    links.map((one) => ({ brand: scope.brand, version: '2026-01-01 00:00:00.000', kind: 'web', archived: 0, ...one })),
  )
  await happens(warehouse, traffic, [
    view('ann', '2026-03-20T12:00', '/?mpc=ada111'),
    act('ann', '2026-03-20T12:10', 'Order Completed', { order_id: '1' }),
    view('ben', '2026-03-20T12:00', '/?mpc=bea111'),
    act('ben', '2026-03-20T12:10', 'Order Completed', { order_id: '2' }),
    view('cem', '2026-03-20T12:00', '/'),
    act('cem', '2026-03-20T12:10', 'Order Completed', { order_id: '3' }),
  ])
  await deriveStories(warehouse, scope)
  const given = async (params: object) => {
    const { rows } = await brand.ask(attribution, { ...march, ...params })
    return Object.fromEntries(
      rows.map(({ key, model, conversions, net_sales }) => [`${model} ${key}`, [conversions, net_sales]]),
    )
  }
  return { ...brand, given }
}

describe.each(warehouses)('coupons in attribution, %s', (_, open) => {
  test('an order with the coupon of one creator is touched by it last, once, whoever is seen to place it', async () => {
    const { given } = await scene(open)
    expect(await given({ by: 'creator', model: 'last_touch' })).toEqual({
      'last_touch Ada': [4, 10_000],
      'last_touch Bea': [1, 6_000],
      'last_touch (direct)': [0, 0],
      'last_touch (no_journey)': [2, 12_000],
    })
    expect(await given({ by: 'creator', model: 'first_touch' })).toMatchObject({
      'first_touch Ada': [2, 5_000],
      'first_touch Bea': [2, 8_000],
      'first_touch (direct)': [1, 3_000],
    })
    expect(await given({ by: 'creator', model: 'time_decay' })).toMatchObject({
      'time_decay Ada': [expect.closeTo(3, 2), expect.closeTo(7_500, -2)],
    })
  })

  test('by code the coupon has to be of one link alone', async () => {
    const { given } = await scene(open)
    expect(await given({ by: 'code', model: 'last_touch' })).toEqual({
      'last_touch ada111': [4, 10_000],
      'last_touch bea111': [0, 0],
      'last_touch (direct)': [0, 0],
      'last_touch (no_journey)': [3, 18_000],
    })
  })

  test('a coupon is no visit: told by channel nothing changes, and every model adds up to the same', async () => {
    const { ask, given } = await scene(open)
    expect(await given({ by: 'channel', model: 'linear' })).toMatchObject({ 'linear (no_journey)': [4, 22_000] })
    const sums = await Promise.all(
      (['channel', 'creator', 'code'] as const).map(async (by) => {
        const { rows } = await ask(attribution, { ...march, by })
        return attributionModels.map(({ id }) => {
          const ofModel = rows.filter(({ model }) => model === id)
          const sum = (of: (row: (typeof rows)[number]) => number) => ofModel.reduce((all, row) => all + of(row), 0)
          return [
            Math.round(sum((row) => row.conversions) * 1e6) / 1e6,
            sum((row) => row.net_sales),
            sum((row) => row.cm3 ?? 0),
          ]
        })
      }),
    )
    const [byChannel] = sums
    expect(byChannel?.[0]?.slice(0, 2)).toEqual([7, 28_000])
    for (const one of sums) expect(one).toEqual(attributionModels.map(() => byChannel?.[0]))
  })

  test('a row leads to its orders, those with the coupon alone among them', async () => {
    const { ask, scope, warehouse } = await scene(open)
    const { rows, orders } = await ask(attribution, { ...march, by: 'creator', model: 'linear' })
    const behind = async (key: string) => {
      const which = orders?.[rows.findIndex((row) => row.key === key)]
      const { items } = await ordersBehind({ warehouse }, scope, which ?? {})
      return items.map(({ order_id }) => order_id).sort()
    }
    expect(await behind('Ada')).toEqual(['1', '2', '3', '4'])
    expect(await behind('Bea')).toEqual(['2', '6'])
    expect(await behind('(no_journey)')).toEqual(['5', '7'])
  })

  test('visits of bots alone are not joined by what no bot did', async () => {
    const { given } = await scene(open)
    expect(await given({ by: 'creator', model: 'linear', bots: 'only' })).toEqual({
      'linear (no_journey)': [7, 28_000],
      // What Ada costs is known all the same.
      'linear Ada': [0, 0],
    })
  })

  test('a creator costs what names it: spend of its name, and fees of orders with its coupon; the rest is of nobody', async () => {
    const { ask, scope, warehouse } = await scene(open)
    const spend = {
      platform: 'tiktok',
      day: '2026-03-10',
      currency: 'USD',
      country: '',
      account: '',
      campaign: 'spring',
    }
    await insertRows(warehouse, 'day_rates', [
      { brand: scope.brand, slice: scope.slice, day: '2026-03-10', currency: 'USD', rate: '1', minor_rate: '1' },
    ])
    await state(warehouse, scope.brand, 1, 'spend', [
      { ...spend, kind: 'creator', ad: ' @ada', spend_minor: 5_000n },
      { ...spend, kind: 'affiliate', campaign: 'BEA', spend_minor: 700n },
      { ...spend, kind: 'creator', ad: 'Cleo', spend_minor: 999n },
      { ...spend, kind: 'ads', ad: 'Ada', spend_minor: 888n },
      // Spend that serves a marketplace bought none of the own site's orders.
      { ...spend, platform: 'amazon_ads', kind: 'creator', ad: 'Ada', spend_minor: 444n },
    ])
    const { rows } = await ask(attribution, { ...march, by: 'creator', model: 'last_touch' })
    expect(Object.fromEntries(rows.map(({ key, cost }) => [key, cost]))).toEqual({
      Ada: 5_130,
      Bea: 700,
      '(direct)': null,
      '(no_journey)': null,
    })
  })
})
