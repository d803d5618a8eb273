import { describe, expect, test } from 'vitest'
import { insertRows } from '../../../test/books.ts'
import { couponScene, type Use } from '../../../test/coupon-scene.ts'
import { warehouses } from '../../../test/measuring.ts'
import { addDays } from '../../kernel/time.ts'
import { commissionOrders } from './commission-orders.ts'
import { couponLeaks } from './coupon-leaks.ts'

const march = { from: '2026-03-01', to: '2026-03-31' }
const day = (i: number) => addDays('2026-03-01', i % 31)
const many = (count: number, use: (i: number) => Use) => Array.from({ length: count }, (_, i) => use(i))

/** Bea is popular: her people come by her link, straight away, or by a search for the shop, and many more after her second post. */
const popular = [
  ...many(20, (i) => ({ coupon: 'BEA10', day: day(i), from: 'creator' })),
  ...many(8, (i) => ({ coupon: 'BEA10', day: day(i), from: 'direct' })),
  ...many(4, (i) => ({ coupon: 'BEA10', day: day(i * 3), from: 'search' })),
  ...many(120, (i) => ({ coupon: 'BEA10', day: addDays('2026-03-19', i % 6), from: 'creator' })),
] satisfies Use[]

describe.each(warehouses)('coupons that may have leaked, %s', (_, open) => {
  test('a coupon on a deal site is found, with counts and intervals; an honest popular one is not', async () => {
    const leak: Use[] = [
      ...many(20, (i) => ({ coupon: 'ADA10', day: day(i), from: 'creator' as const })),
      ...many(15, (i) => ({ coupon: 'ADA10', day: day(10 + i), from: 'deal' as const })),
      ...many(5, () => ({ coupon: 'ADA10', day: '2026-03-10' })),
    ]
    const { ask } = await couponScene(open, [...leak, ...popular], { bea: ['2026-03-02', '2026-03-18'] })
    const { rows, sentence } = await ask(couponLeaks, march)
    expect(rows.map(({ coupon, verdict }) => [coupon, verdict])).toEqual([
      ['ADA10', 'leaked'],
      ['BEA10', 'none'],
    ])
    const [ada, bea] = rows
    expect(ada).toMatchObject({
      ...{ name: 'Ada', creator: 'crt_ada', signs: 'deal_sites', orders: 40, seen_orders: 35, deal_orders: 15 },
      ...{ deal_names: 'retailmenot.com', deal_since: '2026-03-11', deal_discount: 7500, elsewhere_orders: 0 },
    })
    expect(ada?.deal_share).toBeCloseTo(15 / 35, 9)
    expect(ada?.deal_low).toBeCloseTo(0.2798, 3)
    expect(ada?.deal_high).toBeCloseTo(0.5914, 3)
    // More than twice as many a day as before, and after a post.
    expect(bea).toMatchObject({
      orders: 152,
      seen_orders: 152,
      deal_low: 0,
      deal_orders: 0,
      signs: '',
      posts_lately: 1,
    })
    expect(bea?.jump_low).toBeGreaterThan(2)
    expect(sentence?.en).toBe(
      '2 coupons with enough orders, of which 1 seems leaked; orders from deal sites got $75 off with them.',
    )
    expect((await ask(couponLeaks, { ...march, creator: 'crt_bea' })).rows).toHaveLength(1)
    expect((await ask(couponLeaks, { ...march, verdict: 'leaked' })).rows).toHaveLength(1)
  })

  test('without a deal site it takes two signs: a jump without a post, and countries that the creator does not reach', async () => {
    const jump = many(
      40,
      (i): Use => ({ coupon: 'ADA10', day: addDays('2026-03-20', i % 10), country: i % 2 ? 'DE' : 'US' }),
    )
    const before = many(8, (i): Use => ({ coupon: 'ADA10', day: addDays('2026-03-01', i) }))
    const { ask } = await couponScene(open, [...before, ...jump], { ada: ['2026-01-05'] })
    const [ada] = (await ask(couponLeaks, march)).rows
    expect(ada).toMatchObject({
      verdict: 'look',
      signs: 'jump,late,outside',
      seen_orders: 0,
      deal_share: null,
      posts_lately: 0,
    })
    expect(ada).toMatchObject({ posted_orders: 48, located_orders: 48, late_share: 1 })
    // 40 in 14 days against 8 in the 17 days before.
    expect(ada?.jump).toBeCloseTo(40 / 14 / (8 / 17), 9)
    expect(ada?.outside_share).toBeCloseTo(20 / 48, 9)
  })

  test('few orders say nothing, and what is not known does not speak', async () => {
    const few = many(9, (i): Use => ({ coupon: 'ADA10', day: day(i), from: 'deal' }))
    const quiet = many(12, (i): Use => ({ coupon: 'BEA10', day: day(20 + (i % 3)) }))
    const { ask } = await couponScene(open, [...few, ...quiet])
    const rows = Object.fromEntries((await ask(couponLeaks, march)).rows.map((row) => [row.coupon, row]))
    expect(rows.ADA10).toMatchObject({ verdict: 'few', deal_orders: 9 })
    expect(rows.BEA10).toMatchObject({
      verdict: 'none',
      posted_orders: 0,
      late_share: null,
      jump: null,
      posts_lately: null,
    })
  })

  test('the statement marks orders by such a coupon with how they came, and those alone', async () => {
    const leak: Use[] = [
      ...many(6, (i) => ({ coupon: 'ADA10', day: day(i), from: 'creator' as const })),
      ...many(6, (i) => ({ coupon: 'ADA10', day: day(i), from: 'deal' as const })),
      ...many(12, (i) => ({ coupon: 'BEA10', day: day(i), from: 'creator' as const })),
    ]
    const { ask, warehouse, scope } = await couponScene(open, leak)
    const terms = { brand: scope.brand, claims: "['coupon']", rate_ppm: 100_000, order_cap: null, cap: null }
    await insertRows(
      warehouse,
      'commission_terms',
      ['ada', 'bea'].map((who) => ({
        ...{ ...terms, collaboration: `col_${who}`, creator: `crt_${who}`, hold_days: 0, version: 1, is_deleted: 0 },
        ...{ starts_on: '2026-01-01', ends_on: '2149-06-06' },
      })),
    )
    await insertRows(warehouse, 'held_claims', [
      { brand: scope.brand, store: 'Shop', order_id: 'ADA10-11', version: 1, is_deleted: 0 },
    ])
    const all = (await ask(commissionOrders, march)).rows
    const ways = (said: string) => all.filter(({ coupon_said }) => coupon_said === said).map(({ came_by }) => came_by)
    expect(ways('leaked').sort()).toEqual([...Array(6).fill('creator'), ...Array(6).fill('deal_site')])
    expect(ways('')).toEqual(Array(12).fill('creator'))
    const suspect = await ask(commissionOrders, { ...march, sign: 'suspect' })
    expect(suspect.rows).toHaveLength(12)
    expect(suspect.rows.filter(({ state }) => state === 'stopped')).toMatchObject([
      { order_id: 'ADA10-11', came_by: 'deal_site', commission: 450, to_pay: 0 },
    ])
  })
})
