import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, view } from '../../../test/stories.ts'
import { runMeasure } from '../../measure/run.ts'
import { productFit } from './product-fit.ts'

const days = { from: '2025-01-01', to: '2025-01-31' }

/** `count` orders of one product somewhere, each of 10 dollars with a cost of 4. */
function sold(count: number, sku: string, where: Partial<BookedOrder>, costs = 400): BookedOrder[] {
  return Array.from({ length: count }, (_, i) => {
    const at = `2025-01-${String((i % 28) + 1).padStart(2, '0')} 12:00:00`
    const order_id = `${sku}-${where.country ?? ''}-${where.sales_channel ?? ''}-${i}`
    return { order_id, ...where, entries: [{ at, sku, units: 1, net_sales: 1000, goods_cost: costs }] }
  })
}

describe.each(warehouses)('products and places, on %s', (_name, open) => {
  test('a market that buys one product more than others do asks for it, and one that loses says so', async () => {
    const { ask } = await brandWith(open, [
      ...sold(40, 'MUG', { country: 'DE' }),
      ...sold(10, 'MUG', { country: 'US' }),
      ...sold(10, 'TEA', { country: 'DE' }),
      ...sold(40, 'TEA', { country: 'US' }, 1200),
    ])
    const { rows, totals, sentence } = await ask(productFit, { ...days, by: 'country' })
    const row = (sku: string, place: string) => rows.find((one) => one.sku === sku && one.key === place)
    expect(row('MUG', 'DE')).toMatchObject({
      verdict: 'asked',
      orders: 40,
      expected_orders: 25,
      net_sales: 40_000,
      cm3: 24_000,
    })
    expect(row('MUG', 'US')).toMatchObject({ verdict: '', orders: 10, expected_orders: 25 })
    expect(row('TEA', 'US')).toMatchObject({ verdict: 'losing', orders: 40, cm3: -8000 })
    expect(row('MUG', 'DE')?.fit).toBeGreaterThan(1.4)
    expect(row('MUG', 'DE')?.fit_low).toBeGreaterThan(1)
    expect(totals).toMatchObject({ net_sales: 100_000 })
    expect(totals).not.toHaveProperty('orders')
    expect(sentence?.en).toMatch(/^1 time a place asks .* 1 time a product loses/)
  })

  test('an order of the own site is of the last channel that led to it, a marketplace stands for itself, and views count', async () => {
    const own = (order_id: string): BookedOrder => ({
      order_id,
      entries: [{ at: '2025-01-10 10:00:00', sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 400 }],
    })
    const { warehouse, scope } = await brandWith(open, [
      own('1'),
      own('2'),
      ...sold(3, 'MUG', { sales_channel: 'amazon' }),
    ])
    const looks = (who: string, at: string): Told => act(who, at, 'Product Viewed', { product_id: 'MUG', sku: 'MUG' })
    await happens(warehouse, scope, [
      view('ann', '2025-01-09T09:00', '/?utm_source=mail&utm_medium=email'),
      looks('ann', '2025-01-09T09:01'),
      view('ann', '2025-01-10T09:50', '/'),
      act('ann', '2025-01-10T10:00', 'Order Completed', { order_id: '1' }),
      view('ben', '2025-01-11T09:50', '/?utm_source=mail&utm_medium=email'),
      looks('ben', '2025-01-11T09:51'),
    ])
    await deriveStories(warehouse, scope)
    const { rows } = await runMeasure({ warehouse }, scope, productFit, days)
    const orders = Object.fromEntries(rows.map((row) => [row.key, row.orders]))
    expect(orders).toMatchObject({ email: 1, amazon: 3, '(no_journey)': 1 })
    expect(rows.find(({ key }) => key === 'email')).toMatchObject({ conversion: 0.5 })
    expect(rows.find(({ key }) => key === 'amazon')).toMatchObject({ conversion: null })
  })

  test('returns and those who came back are of the product and place of the order', async () => {
    const ann = { customer_id: 'ann', country: 'DE' }
    const { ask } = await brandWith(open, [
      {
        ...{ order_id: '1', ...ann, order_rank: 1, first_at: '2025-01-02 10:00:00' },
        entries: [
          { at: '2025-01-02 10:00:00', sku: 'MUG', units: 2, net_sales: 2000, goods_cost: 800 },
          { at: '2025-02-02 10:00:00', entry: 'refund', sku: 'MUG', units: -1, net_sales: -1000, goods_cost: -400 },
        ],
      },
      ...sold(3, 'TEA', { country: 'DE' }),
    ])
    const { rows } = await ask(productFit, { ...days, by: 'country' })
    expect(rows.find(({ sku }) => sku === 'MUG')).toMatchObject({
      orders: 1,
      net_sales: 1000,
      return_rate: 0.5,
      came_back: 0,
    })
    expect(rows.find(({ sku }) => sku === 'TEA')).toMatchObject({ return_rate: 0, came_back: null })
  })

  test('where little is known of costs nothing is said of margins, and a row leads to the orders that it counts', async () => {
    const ads = sold(40, 'MUG', { country: 'DE' }).map((order, i) => ({
      ...order,
      entries: order.entries.map((entry) => ({ ...entry, ads: 100, goods_cost: i === 0 ? 400 : null })),
    }))
    const { ask } = await brandWith(open, [...ads, ...sold(40, 'TEA', { country: 'US' })])
    const { rows, orders } = await ask(productFit, { ...days, by: 'country' })
    const at = rows.findIndex(({ sku, key }) => sku === 'MUG' && key === 'DE')
    expect(rows[at]).toMatchObject({ verdict: '', cm3_per_order: null, cost_known: 0.025 })
    expect(orders?.[at]).toMatchObject({ basis: 'order', sku: 'MUG', country: 'DE' })
  })
})
