import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { warehouses } from '../../../test/measuring.ts'
import { scorecardScene as scene } from '../../../test/scorecard-scene.ts'

const booked = (
  order_id: string,
  coupon_code: string,
  customer_id: string,
  more: Partial<BookedOrder> = {},
): BookedOrder => ({
  order_id,
  customer_id,
  order_rank: 1,
  first_at: '2025-01-10 10:00:00',
  ...{ coupon_code },
  entries: [{ at: '2025-01-10 10:00:00', sku: 'LAMP', units: 1, net_sales: 5000, goods_cost: 1000, coupon: 500 }],
  ...more,
})

describe.each(warehouses)('what creators brought, %s', (_, open) => {
  test('orders by coupon are the creator’s of that name in the book, with cost, margin and who came again', async () => {
    const orders = [
      booked('1', 'MIA10', 'ann'),
      booked('2', 'mia10', 'ben'),
      booked('3', '', 'ann', {
        order_rank: 2,
        entries: [{ at: '2025-01-20 10:00:00', sku: 'LAMP', units: 1, net_sales: 3000, goods_cost: 1000 }],
      }),
      booked('4', 'JON', 'cat'),
    ]
    const { warehouse, scope, cards } = await scene(open, [{ id: 'crt_1', handle: 'mia.home' }], {}, { orders })
    const { brand, slice } = scope
    const link = { brand, version: '2025-01-01 00:00:00.000', kind: 'coupon', archived: 0 }
    await insertRows(warehouse, 'link_versions', [
      { ...link, code: 'aaa222', creator: '@Mia.Home', coupon: 'MIA10' },
      { ...link, code: 'bbb222', creator: 'Jon', coupon: 'JON' },
    ])
    await insertRows(warehouse, 'spend', [
      {
        brand,
        load: 1,
        line_no: 1,
        platform: 'other',
        kind: 'creator',
        day: '2025-01-05',
        line_key: 'x',
        ad: 'mia.home',
        currency: 'USD',
        spend_minor: 2000,
        row_key: 1,
        received_at: '2025-02-01 00:00:00',
      },
    ])
    await insertRows(warehouse, 'day_rates', [{ brand, slice, day: '2025-01-05', currency: 'USD', minor_rate: 1 }])
    const customer = { brand, slice, first_at: '2025-01-10 10:00:00', last_at: '2025-01-20 10:00:00' }
    await insertRows(warehouse, 'customers', [
      { ...customer, customer_id: 'ann', orders: 2, cm3: 5500 },
      { ...customer, customer_id: 'ben', orders: 1, cm3: 3500 },
    ])
    const row = (await cards()).get('crt_1')
    expect(row).toMatchObject({
      orders: 2,
      new_customers: 2,
      net_sales: 10_000,

      value_per_customer: 4500,
    })
    expect(row).toMatchObject({
      spend: 3000,
      cost_per_order: 1500,
      cost_per_new_customer: 1500,
      cost_per_visit: null,
      margin: 5000,
    })
    // One of her two came again, and none of Jon's: too little to tell the two apart.
    expect(row?.repeat_rate).toBeCloseTo(1 / 3, 9)
    expect((await cards()).get('link/jon')).toMatchObject({ name: 'Jon', orders: 1 })
  })
})
