import { describe, expect, test } from 'vitest'
import { type BookedOrder, book } from '../../../test/books.ts'
import { brandScope, warehouses } from '../../../test/measuring.ts'
import { runMeasure } from '../run.ts'
import { dueAgain } from './due-again.ts'
import { nextProduct } from './next-product.ts'
import { replenishment } from './replenishment.ts'
import { secondOrder } from './second-order.ts'

/** The orders of one customer, a product or several on each day, as the ledger ranks them. */
function buys(
  customer_id: string,
  ...days: [day: string, skus: string | string[], more?: Partial<BookedOrder>][]
): BookedOrder[] {
  const at = (day: string) => `${day} 10:00:00`
  const first_at = at(days[0]?.[0] ?? '')
  return days.map(([day, skus, more], i) => ({
    ...{ order_id: `${customer_id}-${i + 1}`, customer_id, order_rank: i + 1, first_at, country: 'DE' },
    ...(i > 0 && { previous_at: at(days[i - 1]?.[0] ?? '') }),
    ...more,
    entries: [skus].flat().map((sku) => ({ at: at(day), sku, units: 1, net_sales: 1000, goods_cost: 400 })),
  }))
}

describe.each(warehouses)('repeat purchase, on %s', (_name, open) => {
  async function brandOf(orders: BookedOrder[]) {
    const warehouse = await open()
    const scope = brandScope()
    await book(warehouse, scope, orders)
    return { warehouse, scope }
  }

  test('a product is bought again after the days that lay between, by calendar days', async () => {
    const { warehouse, scope } = await brandOf([
      ...buys('ann', ['2025-01-01', 'TEA'], ['2025-01-31', 'TEA'], ['2025-02-20', 'TEA']),
      ...buys('ben', ['2025-01-05', 'TEA'], ['2025-01-15', ['TEA', 'MUG']]),
      ...buys('cid', ['2025-01-05', 'MUG']),
    ])
    const { rows } = await runMeasure({ warehouse }, scope, replenishment, {
      from: '2025-01-01',
      to: '2025-03-31',
      min_orders: 1,
    })
    expect(rows).toEqual([
      {
        sku: 'TEA',
        title: '',
        again_orders: 3,
        orders: 5,
        share: 0.6,
        lower_days: 15,
        median_days: 20,
        upper_days: 25,
      },
    ])
  })

  test('what is bought next is compared with what is bought in any next order', async () => {
    const { warehouse, scope } = await brandOf([
      ...buys('ann', ['2025-01-01', 'TEA'], ['2025-01-31', ['MUG', 'TEA']]),
      ...buys('ben', ['2025-01-01', 'TEA'], ['2025-02-10', 'MUG']),
      ...buys('cid', ['2025-01-01', 'MUG'], ['2025-01-20', 'TEA']),
      ...buys('dan', ['2025-01-01', 'MUG'], ['2025-01-21', 'POT']),
      ...buys('eve', ['2025-01-01', 'TEA']),
    ])
    const { rows } = await runMeasure({ warehouse }, scope, nextProduct, {
      from: '2025-01-01',
      to: '2025-03-31',
      min_orders: 1,
    })
    // Of 4 next orders 2 have a mug: after tea 2 of 2, which is twice as often.
    expect(rows).toMatchObject([
      { sku: 'MUG', next_sku: 'POT', next_orders: 1, followed: 2, share: 0.5, lift: 2 },
      { sku: 'MUG', next_sku: 'TEA', next_orders: 1, followed: 2, share: 0.5, lift: 1 },
      { sku: 'TEA', next_sku: 'MUG', next_orders: 2, followed: 2, share: 1, lift: 2 },
    ])
    expect(rows[2]?.low).toBeCloseTo(0.3424, 3)
  })

  test('of orders of one instant each follows the one of the rank before, and never itself', async () => {
    const { warehouse, scope } = await brandOf(
      buys('ann', ['2025-01-01', 'TEA'], ['2025-01-01', ['MUG', 'PAN']], ['2025-01-20', 'POT']),
    )
    const asked = { from: '2025-01-01', to: '2025-03-31', min_orders: 1 }
    const { rows } = await runMeasure({ warehouse }, scope, nextProduct, asked)
    expect(rows.map(({ sku, next_sku }) => `${sku} ${next_sku}`)).toEqual(['MUG POT', 'PAN POT', 'TEA MUG', 'TEA PAN'])
  })

  test('a second order is told by the first one, of customers known long enough', async () => {
    const { warehouse, scope } = await brandOf([
      ...buys('ann', ['2025-01-01', 'TEA', { coupon_code: 'HI' }], ['2025-01-01', 'TEA'], ['2025-01-11', 'MUG']),
      ...buys('ben', ['2025-01-01', 'TEA', { coupon_code: 'HI' }], ['2025-01-02', 'TEA']),
      ...buys('cid', ['2025-01-03', 'MUG'], ['2025-04-20', 'MUG']),
      ...buys('dan', ['2025-01-04', 'MUG']),
      ...buys('late', ['2025-04-20', 'MUG']),
    ])
    const { rows, sentence } = await runMeasure({ warehouse }, scope, secondOrder, {
      from: '2025-01-01',
      to: '2025-04-30',
      days: 30,
    })
    const row = (factor: string, key: string) => rows.find((one) => one.factor === factor && one.key === key)
    expect(row('coupon', 'with_coupon')).toMatchObject({
      customers: 2,
      came_back: 2,
      share: 1,
      ratio: 2,
      median_days: 5.5,
    })
    expect(row('coupon', 'without_coupon')).toMatchObject({ customers: 2, came_back: 0, share: 0, median_days: null })
    expect(row('product', 'TEA')).toMatchObject({ customers: 2, came_back: 2, title: '' })
    expect(row('coupon', 'with_coupon')?.title).toBe(null)
    expect(row('country', 'DE')).toMatchObject({ customers: 4, came_back: 2, ratio: 1 })
    // Two of two against two of four is no difference that is sure.
    expect(sentence).toBeUndefined()
  })

  test('what a second order depends on surely is said beside the share of all', async () => {
    const { warehouse, scope } = await brandOf(
      Array.from({ length: 40 }, (_, i) =>
        i % 2 === 0
          ? buys(`c${i}`, ['2025-01-01', 'TEA', { coupon_code: 'HI' }], ['2025-01-11', 'MUG'])
          : buys(`c${i}`, ['2025-01-01', 'TEA'], ['2025-03-11', 'MUG']),
      ).flat(),
    )
    const days = { from: '2025-01-01', to: '2025-04-30', days: 30 }
    const { sentence } = await runMeasure({ warehouse }, scope, secondOrder, days)
    expect(sentence).toEqual({
      en: 'Coupon on the first order “With coupon”: 100% ordered again within 30 days; of all new customers, 50%.',
      zh: '首单是否用券为“用券”的新客 30 天复购率为 100%，全体新客为 50%。',
    })
  })

  test('who bought last as long ago as the product lasts is due, and who bought since is not', async () => {
    const { warehouse, scope } = await brandOf([
      ...buys('ann', ['2025-01-01', 'TEA'], ['2025-01-31', 'TEA'], ['2025-03-02', 'TEA']),
      ...buys('ben', ['2025-01-01', 'TEA'], ['2025-01-31', 'TEA']),
      ...buys('cid', ['2025-03-03', ['TEA', 'MUG']]),
      ...buys('dan', ['2025-03-03', 'TEA'], ['2025-03-30', 'TEA']),
    ])
    const due = async (from: string, to: string) =>
      (await runMeasure({ warehouse }, scope, dueAgain, { from, to, min_orders: 2 })).rows.map(
        ({ customer_id, due_on }) => [customer_id, due_on],
      )
    expect(await due('2025-04-01', '2025-04-02')).toEqual([
      ['ann', '2025-04-01'],
      ['cid', '2025-04-02'],
    ])
    expect(await due('2025-03-01', '2025-03-03')).toEqual([['ben', '2025-03-02']])
    const { rows, orders } = await runMeasure({ warehouse }, scope, dueAgain, {
      from: '2025-04-01',
      to: '2025-04-01',
      min_orders: 2,
    })
    expect(rows).toMatchObject([
      { sku: 'TEA', last_on: '2025-03-02', typical_days: 30, times: 3, country: 'DE', order_id: 'ann-3' },
    ])
    expect(orders).toEqual([{ from: '2025-03-02', to: '2025-03-02', basis: 'order', customer_id: 'ann' }])
    expect(
      await runMeasure({ warehouse }, scope, dueAgain, { from: '2025-04-01', to: '2025-04-02', min_orders: 50 }),
    ).toMatchObject({ rows: [] })
  })
})
