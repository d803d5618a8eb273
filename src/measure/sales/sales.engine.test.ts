import { describe, expect, test } from 'vitest'
import { brandWith, smallShop, warehouses } from '../../../test/measuring.ts'
import { lineKinds } from './line-kinds.ts'
import { marketTable } from './market-table.ts'
import { salesOverTime } from './sales-over-time.ts'
import { salesSummary } from './sales-summary.ts'

const bothMonths = { from: '2025-01-01', to: '2025-02-28' }

describe.each(warehouses)('sales, %s', (_, open) => {
  test('refunds and cancellations count on their own day', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows, totals } = await ask(salesOverTime, { ...bothMonths, by: 'month' })
    expect(rows).toEqual([
      {
        bucket: '2025-01-01',
        net_sales: 8500,
        booked_sales: 8500,
        refunds: 0,
        cancellations: 0,
        refund_rate: 0,
        orders: 2,
        average_order: 4250,
        units: 4,
        new_customers: 2,
        new_sales: 5500,
        returning_sales: 0,
        orders_without_customer: 0,
      },
      {
        bucket: '2025-02-01',
        net_sales: -1500,
        booked_sales: 3500,
        refunds: 2000,
        cancellations: 3000,
        refund_rate: 2000 / 3500,
        orders: 1,
        average_order: -1500,
        units: 1,
        new_customers: 0,
        new_sales: -2000,
        returning_sales: 3500,
        orders_without_customer: 0,
      },
    ])
    expect(totals).toMatchObject({ net_sales: 7000, orders: 3, average_order: 2333, refund_rate: 2000 / 12000 })
  })

  test('by basis order, what came back counts on the day of its order', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows } = await ask(salesOverTime, { from: '2025-01-01', to: '2025-01-31', by: 'month', basis: 'order' })
    expect(rows).toMatchObject([
      { net_sales: 3500, refunds: 2000, cancellations: 3000, orders: 2, average_order: 1750, units: 3 },
    ])
  })

  test('the period before, and the same days a year earlier, are asked the same question', async () => {
    const opening = { order_id: '1000', entries: [{ at: '2024-12-31 10:00:00', net_sales: 100 }] }
    const { ask } = await brandWith(open, [opening, ...smallShop])
    const february = await ask(salesSummary, { from: '2025-02-01', to: '2025-02-28', compare: 'previous' })
    expect(february.before).toMatchObject({
      from: '2025-01-04',
      to: '2025-01-31',
      rows: [{ net_sales: 8500, customers: 2 }],
    })
    const next = await ask(salesOverTime, { from: '2026-01-01', to: '2026-01-31', by: 'month', compare: 'year' })
    expect(next.rows).toEqual([])
    expect(next.before?.rows).toMatchObject([{ bucket: '2025-01-01', net_sales: 8500 }])
  })

  test('a period in which the data only begin is compared with nothing, and the answer says so', async () => {
    const { ask } = await brandWith(open, smallShop)
    const february = { from: '2025-02-01', to: '2025-02-28', compare: 'previous' as const }
    const { sentence, ...answer } = await ask(salesSummary, february)
    expect(answer).not.toHaveProperty('before')
    expect(answer.not_compared).toEqual({ from: '2025-01-04', to: '2025-01-31', first_day: '2025-01-10' })
    expect(sentence?.en).toContain(', with no data before Jan 10, 2025 to compare with')
    expect(sentence?.zh).toContain('，2025年1月10日之前没有数据可比')
    const covered = await ask(salesSummary, { from: '2025-01-11', to: '2025-01-11', compare: 'previous' })
    expect([covered.before?.from, covered.not_compared]).toEqual(['2025-01-10', undefined])
    expect(await ask(salesSummary, { ...february, compare: 'none' })).not.toHaveProperty('not_compared')
  })

  test('the sentence states the figures and what changed', async () => {
    const december = ['2024-12-01', '2024-12-31'].map((day) => {
      return { order_id: day, entries: [{ at: `${day} 10:00:00`, net_sales: 8000 }] }
    })
    const { ask } = await brandWith(open, [...december, ...smallShop])
    const { sentence } = await ask(salesSummary, { from: '2025-01-04', to: '2025-01-31', compare: 'previous' })
    expect(sentence).toEqual({
      en: 'Net sales were $85, 6.3% more than the period before; 64.7% of them came from first orders.',
      zh: '净销售额 $85，环比增长 6.3%；其中 64.7% 来自首单。',
    })
  })

  test('where no customer is known, the sentence says nothing about first orders', async () => {
    const entries = [{ at: '2025-01-05 10:00:00', sku: 'MUG', net_sales: 1000 }]
    const { ask } = await brandWith(open, [{ order_id: '1', entries }])
    const { sentence } = await ask(salesSummary, bothMonths)
    expect(sentence).toEqual({ en: 'Net sales were $10.', zh: '净销售额 $10。' })
  })

  test('known customers are counted once, orders without one are stated beside them', async () => {
    const { ask } = await brandWith(open, [
      ...smallShop,
      { order_id: '1005', entries: [{ at: '2025-01-05 10:00:00', sku: 'MUG', net_sales: 100 }] },
    ])
    const { rows } = await ask(salesSummary, bothMonths)
    expect(rows).toMatchObject([{ customers: 2, orders: 4, orders_without_customer: 1 }])
  })

  test.each([
    [{ sales_channel: 'amazon' }, 1500, 1],
    [{ country: 'DE,FR' }, 1500, 1],
    [{ store: 'Elsewhere' }, undefined, undefined],
    [{ campaign: 'spring' }, 2000, 1],
    [{ campaign: '(none)' }, 5000, 2],
    [{ sku: 'MUG' }, 3000, 2],
    [{ sku: ['MUG', 'SHIRT'] }, 7000, 3],
    [{ customer: 'new' as const }, 3500, 2],
    [{ customer: 'returning' as const }, 3500, 1],
    [{ customer: 'unknown' as const }, 0, 0],
  ])('a filter leaves the orders and amounts that match: %j', async (filter, net, orders) => {
    const { ask } = await brandWith(open, smallShop)
    const { rows } = await ask(salesSummary, { ...bothMonths, ...filter })
    expect([rows[0]?.net_sales, rows[0]?.orders]).toEqual([net, orders])
  })

  test('markets stand side by side with what they keep', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows } = await ask(marketTable, bothMonths)
    expect(rows).toMatchObject([
      {
        country: 'US',
        net_sales: 5500,
        orders: 2,
        share: 5500 / 7000,
        cm1: 3800,
        cm2: 2584,
        cm3: 1384,
        cm3_rate: 1384 / 5500,
      },
      { country: 'DE', net_sales: 1500, orders: 1, cm1: null, cm2: null, cm3: null, cm3_rate: null, cost_known: 0 },
    ])
  })

  test('every entry is in one kind of line, with what it lacks', async () => {
    const { ask } = await brandWith(open, smallShop)
    const { rows, totals } = await ask(lineKinds, bothMonths)
    expect(rows).toContainEqual(
      expect.objectContaining({
        line_kind: 'product',
        entry: 'sale',
        lines: 5,
        units: 6,
        net_sales: 12000,
        without_customer: 1,
        without_cost: 1,
        without_cost_sales: 1500,
      }),
    )
    expect(rows).toContainEqual(
      expect.objectContaining({ line_kind: 'fee', entry: 'fee', lines: 1, without_product: 1 }),
    )
    expect(totals).toMatchObject({ lines: 10, net_sales: 7000 })
  })

  test('one brand never sees the rows of another, nor of another rebuild', async () => {
    const first = await brandWith(open, smallShop)
    const other = await brandWith(open, smallShop.slice(0, 1), { slice: 2 })
    const sums = await Promise.all([first, other].map(({ ask }) => ask(salesSummary, bothMonths)))
    expect(sums.map(({ rows }) => rows[0]?.net_sales)).toEqual([7000, 2000])
  })
})
