import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { cohortRetention } from './cohort-retention.ts'
import { daysBetweenPurchases } from './days-between-purchases.ts'
import { repeatRate } from './repeat-rate.ts'
import { rfmGrid } from './rfm-grid.ts'

/** A customer's orders, one SHIRT each, at ten o'clock of these days. */
function customer(name: string, days: string[], more: Partial<BookedOrder> = {}): BookedOrder[] {
  const noon = (day: string) => `${day} 10:00:00`
  return days.map((day, i) => ({
    order_id: `${name}-${i + 1}`,
    customer_id: name,
    order_rank: i + 1,
    first_at: noon(days[0] ?? day),
    ...(i > 0 && { previous_at: noon(days[i - 1] ?? day) }),
    ...more,
    entries: [{ at: noon(day), sku: 'SHIRT', units: 1, net_sales: 1000, goods_cost: 400 }],
  }))
}

/** January: ann (back in January and March), ben (never back). February: cid (back in March). */
const three = [
  ...customer('ann', ['2025-01-05', '2025-01-25', '2025-03-10']),
  ...customer('ben', ['2025-01-20'], { sales_channel: 'amazon' }),
  ...customer('cid', ['2025-02-02', '2025-03-04']),
]

describe.each(warehouses)('customers, %s', (_, open) => {
  test('a cohort is followed to the end of the period, and a customer counts once in a step', async () => {
    const { ask } = await brandWith(open, [
      ...three,
      { order_id: 'x', entries: [{ at: '2025-02-11 10:00:00', net_sales: 700 }] },
    ])
    const { rows } = await ask(cohortRetention, { from: '2025-01-01', to: '2025-03-31' })
    expect(
      rows.map((row) => [
        row.cohort,
        row.age,
        row.cohort_customers,
        row.customers,
        row.orders,
        row.net_sales,
        row.cm3,
        row.share,
      ]),
    ).toEqual([
      ['2025-01-01', 0, 2, 2, 3, 3000, 1800, 1],
      ['2025-01-01', 1, 2, 0, 0, 0, 0, 0],
      ['2025-01-01', 2, 2, 1, 1, 1000, 600, 0.5],
      ['2025-02-01', 0, 1, 1, 1, 1000, 600, 1],
      ['2025-02-01', 1, 1, 1, 1, 1000, 600, 1],
      [null, 0, 0, 0, 1, 700, 700, null],
    ])
    expect(rows.every((row) => row.complete === 1)).toBe(true)
  })

  test('a step that is not over is marked', async () => {
    const { ask } = await brandWith(open, three)
    const { rows } = await ask(cohortRetention, { from: '2025-01-01', to: '2025-03-15' })
    expect(rows.map((row) => [row.cohort, row.age, row.complete])).toEqual([
      ['2025-01-01', 0, 1],
      ['2025-01-01', 1, 1],
      ['2025-01-01', 2, 0],
      ['2025-02-01', 0, 1],
      ['2025-02-01', 1, 0],
    ])
  })

  test('weeks begin on Monday, and the share can be of money', async () => {
    const { ask } = await brandWith(open, three)
    const { rows } = await ask(cohortRetention, {
      from: '2025-01-01',
      to: '2025-01-26',
      by: 'week',
      metric: 'net_sales',
    })
    expect(rows.map((row) => [row.cohort, row.age, row.net_sales, row.share])).toEqual([
      ['2024-12-30', 0, 1000, 1],
      ['2024-12-30', 1, 0, 0],
      ['2024-12-30', 2, 0, 0],
      ['2024-12-30', 3, 1000, 1],
      ['2025-01-20', 0, 1000, 1],
    ])
  })

  test('filters choose customers by their first order', async () => {
    const { ask } = await brandWith(open, [
      ...three,
      ...customer('dee', ['2025-01-07', '2025-02-07']).map((order, i) =>
        i === 0 ? { ...order, sales_channel: 'amazon' } : order,
      ),
    ])
    const { rows } = await ask(cohortRetention, { from: '2025-01-01', to: '2025-02-28', sales_channel: 'amazon' })
    expect(rows.map((row) => [row.cohort, row.age, row.customers])).toEqual([
      ['2025-01-01', 0, 2],
      ['2025-01-01', 1, 1],
    ])
  })

  test('days between purchases are counted on the calendar, with their median', async () => {
    const { ask } = await brandWith(open, three)
    const { rows } = await ask(daysBetweenPurchases, { from: '2025-01-01', to: '2025-03-31', max_days: 35 })
    expect(rows).toEqual([
      { from_day: 14, to_day: 20, purchases: 1, share: 1 / 3, share_up_to: 1 / 3, median_days: 30 },
      { from_day: 28, to_day: 34, purchases: 1, share: 1 / 3, share_up_to: 2 / 3, median_days: 30 },
      { from_day: 35, to_day: null, purchases: 1, share: 1 / 3, share_up_to: 1, median_days: 30 },
    ])
  })

  test('the repeat rate counts only customers who have been known long enough', async () => {
    const { ask } = await brandWith(open, three)
    const { rows } = await ask(repeatRate, { from: '2025-01-01', to: '2025-03-31' })
    expect(rows.map((row) => [row.days, row.customers, row.repeated])).toEqual([
      [30, 3, 1],
      [60, 1, 1],
    ])
  })

  test("the interval is Wilson's", async () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      customer(`c${i}`, i < 5 ? ['2025-01-01', '2025-01-09'] : ['2025-01-01']),
    )
    const { ask } = await brandWith(open, [...many.flat(), ...customer('late', ['2025-03-31'])])
    const { rows } = await ask(repeatRate, { from: '2025-01-01', to: '2025-02-28' })
    expect(rows[0]).toMatchObject({ days: 30, customers: 20, repeated: 5, repeat_rate: 0.25 })
    expect(rows[0]?.low).toBeCloseTo(0.1119, 4)
    expect(rows[0]?.high).toBeCloseTo(0.4687, 4)
  })

  test('equal values share a score of the grid', async () => {
    const often = customer('often', ['2025-01-01', '2025-02-01', '2025-03-01'])
    const once = ['a', 'b', 'c'].flatMap((name) => customer(name, ['2025-01-10']))
    const { ask } = await brandWith(open, [...often, ...once, ...customer('twice', ['2025-01-02', '2025-02-20'])])
    const { rows } = await ask(rfmGrid, { from: '2025-01-01', to: '2025-03-31' })
    expect(
      rows.map((row) => [row.recency, row.frequency, row.customers, row.orders, row.net_sales, row.share]),
    ).toEqual([
      [5, 5, 1, 3, 3000, 0.2],
      [4, 4, 1, 2, 2000, 0.2],
      [1, 1, 3, 3, 3000, 0.6],
    ])
    expect(rows[2]).toMatchObject({
      last_order_from: '2025-01-10',
      last_order_to: '2025-01-10',
      orders_from: 1,
      orders_to: 1,
    })
  })
})
