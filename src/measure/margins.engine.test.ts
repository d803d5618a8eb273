import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { BookedOrder } from '../../test/books.ts'
import { brandWith, smallShop, warehouses } from '../../test/measuring.ts'
import { cohortRetention } from './customers/cohort-retention.ts'
import { channelComparison } from './economics/channel-comparison.ts'
import { contribution } from './economics/contribution.ts'
import { waterfall } from './economics/waterfall.ts'
import { ordersBehind } from './orders-behind.ts'
import { productTable } from './products/product-table.ts'
import { marketTable } from './sales/market-table.ts'

const bothMonths = { from: '2025-01-01', to: '2025-02-28' }

/** The small shop with postage taken back on Amazon, whose goods have no known cost. */
const uncosted: BookedOrder[] = [
  ...smallShop,
  {
    order_id: 'adjustment',
    sales_channel: 'amazon',
    country: 'DE',
    entries: [{ at: '2025-01-21 10:00:00', line_kind: 'shipping', sku: 'POST', net_sales: -300 }],
  },
]

describe.each(warehouses)('margins, %s', (_, open) => {
  test('where the cost of nothing that was sold is known, no margin is', async () => {
    const { ask } = await brandWith(open, uncosted)
    const amazon = { ...bothMonths, sales_channel: 'amazon' }
    const kept = await ask(contribution, { ...amazon, by: 'sku' })
    expect(kept.rows.map(({ key, cm1, cm3 }) => [key, cm1, cm3])).toEqual([
      ['MUG', null, null],
      ['', 0, -1000],
      ['POST', -300, -300],
    ])
    expect(kept.totals).toMatchObject({ net_sales: 1200, goods_cost: null, cm1: null, cm3: null, cost_known: 0 })
    const walked = await ask(waterfall, amazon)
    const standing = walked.rows.filter(({ kind }) => kind === 'level').map(({ step, amount }) => [step, amount])
    expect(standing).toEqual([
      ['price_paid', 1485],
      ['net_sales', 1200],
      ['cm1', null],
      ['cm2', null],
      ['cm3', null],
    ])
    const lines = await ask(channelComparison, amazon)
    expect(lines.rows.at(-1)).toMatchObject({ step: 'cm3', amount: null, share: null, per_order: null, cost_known: 0 })
    const { rows } = await ask(marketTable, amazon)
    expect(rows).toMatchObject([
      { country: 'DE', net_sales: 1200, cm1: null, cm3: null, cm3_rate: null, cost_known: 0 },
    ])
  })

  test('nor is that of all products together, where one was no goods that are sold, such as samples', async () => {
    const adjusted = uncosted.map((order) =>
      order.order_id === 'adjustment'
        ? { ...order, entries: order.entries.map((one) => ({ ...one, line_kind: 'sample' as const, sku: 'S' })) }
        : order,
    )
    const { ask } = await brandWith(open, adjusted)
    const amazon = await ask(productTable, { ...bothMonths, sales_channel: 'amazon' })
    expect(amazon.rows.map(({ sku, cm1, cm3 }) => [sku, cm1, cm3])).toEqual(
      expect.arrayContaining([
        ['MUG', null, null],
        ['S', -300, -300],
      ]),
    )
    expect(amazon.totals).toMatchObject({ cm1: null, cm2: null, cm3: null, cm3_rate: null })
    const all = await ask(productTable, bothMonths)
    expect(all.totals.cm3).toBeTypeOf('number')
  })

  test.each([contribution, waterfall, channelComparison, marketTable, productTable])(
    'where little is known of costs, $id says so instead of claiming what is kept',
    async (measure) => {
      const { ask } = await brandWith(open, uncosted)
      const said = await ask<z.ZodObject, z.ZodObject>(measure, { ...bothMonths, sales_channel: 'amazon' })
      expect(said.sentence?.en).toContain(
        'The cost of goods is known for 0% of sales; state costs to see what is kept.',
      )
      expect(said.sentence?.zh).toContain('仅 0% 的销售额有已知的商品成本；录入成本后才能看到留存毛利。')
      const known = await ask<z.ZodObject, z.ZodObject>(measure, { ...bothMonths, sales_channel: 'own_site' })
      expect(known.sentence?.en ?? '').not.toContain('cost of goods')
    },
  )

  test('nor is that of a cohort, where the cost of nothing the brand sold is known', async () => {
    const { ask } = await brandWith(
      open,
      uncosted.filter(({ sales_channel }) => sales_channel === 'amazon'),
    )
    const cohorts = await ask(cohortRetention, { ...bothMonths, metric: 'cm3' })
    expect(cohorts.rows.map(({ net_sales, cm3, share }) => [net_sales, cm3, share])).toEqual([
      [1500, null, null],
      [0, null, null],
      [-300, null, null],
    ])
    const known = await brandWith(open, smallShop)
    const { rows } = await known.ask(cohortRetention, bothMonths)
    expect(rows[0]?.cm3).toBeTypeOf('number')
  })

  test('nor is it behind such a figure, in the list of its orders', async () => {
    const { ask, warehouse, scope } = await brandWith(open, uncosted)
    const { orders = [] } = await ask(contribution, { ...bothMonths, sales_channel: 'amazon' })
    const { items, totals } = await ordersBehind({ warehouse }, scope, orders[0])
    expect(totals).toMatchObject({ net_sales: 1200, cm1: null, cm3: null })
    expect(items.map(({ order_id, cm1 }) => [order_id, cm1])).toEqual([
      ['adjustment', -300],
      ['1002', null],
    ])
  })
})
