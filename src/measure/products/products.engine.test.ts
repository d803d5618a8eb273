import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { brandWith, smallShop, warehouses } from '../../../test/measuring.ts'
import { searchTerms } from '../traffic/search-terms.ts'
import { boughtTogether } from './bought-together.ts'
import { concentration } from './concentration.ts'
import { productTable } from './product-table.ts'

const bothMonths = { from: '2025-01-01', to: '2025-02-28' }

function basket(id: string, skus: string[], net = 1000, more: Partial<BookedOrder> = {}): BookedOrder {
  return {
    order_id: id,
    ...more,
    entries: skus.map((sku) => ({ at: '2025-01-10 10:00:00', sku, units: 1, net_sales: net })),
  }
}

describe.each(warehouses)('products, %s', (_, open) => {
  test('a product has its sales, returns, margins and buyers', async () => {
    const { ask, warehouse, scope } = await brandWith(open, smallShop)
    await insertRows(warehouse, 'products', [
      { brand: scope.brand, load: 0, sku: 'SHIRT', title: 'Shirt', category: 'Clothes', row_key: 1 },
    ])
    const { rows } = await ask(productTable, bothMonths)
    expect(rows).toEqual([
      {
        sku: 'SHIRT',
        title: 'Shirt',
        category: 'Clothes',
        units: 3,
        net_sales: 4000,
        booked_sales: 9000,
        refunds: 2000,
        refund_rate: 2000 / 9000,
        returned_units: 1,
        return_rate: 1 / 3,
        cm1: 2800,
        cm2: 1584,
        cm3: 1084,
        cm3_rate: 0.271,
        cost_known: 1,
        orders: 2,
        customers: 1,
        returning_share: 0.5,
      },
      expect.objectContaining({ sku: 'MUG', title: '', units: 2, net_sales: 3000, cm1: 1000, orders: 2, customers: 2 }),
    ])
  })

  test.each([
    ['2025-01-01', '2025-03-31', {}, 4, 2],
    ['2025-01-01', '2025-03-31', { sku: 'SHIRT' }, 4, 2],
    ['2025-01-01', '2025-03-31', { sales_channel: 'own_site' }, 3, 2],
    ['2025-01-01', '2025-03-31', { customer: 'returning' as const }, 2, 1],
    ['2025-02-01', '2025-03-31', {}, 2, 1],
    ['2025-03-01', '2025-03-31', {}, 1, 1],
  ])(
    'who buys a product again in a period is one customer: %s to %s, %j',
    async (from, to, filter, orders, customers) => {
      const shirt = (order_id: string, day: string, order_rank: number, more: Partial<BookedOrder> = {}) => {
        const entries = [{ at: `${day} 10:00:00`, sku: 'SHIRT', units: 1, net_sales: 1000 }]
        return { order_id, customer_id: 'ann', order_rank, ...more, entries }
      }
      const { ask } = await brandWith(open, [
        shirt('1', '2025-01-10', 1),
        shirt('2', '2025-02-10', 2),
        shirt('3', '2025-03-10', 3, { sales_channel: 'amazon' }),
        shirt('4', '2025-01-11', 1, { customer_id: 'ben' }),
      ])
      const { rows } = await ask(productTable, { from, to, ...filter })
      expect(rows).toMatchObject([{ sku: 'SHIRT', orders, customers }])
    },
  )

  test('pairs have confidence and lift', async () => {
    const baskets = [
      ...Array.from({ length: 4 }, (_, i) => basket(`ab${i}`, ['A', 'B'])),
      basket('a', ['A']),
      basket('bc', ['B', 'C']),
      ...Array.from({ length: 4 }, (_, i) => basket(`d${i}`, ['D'])),
    ]
    const { ask } = await brandWith(open, baskets)
    const { rows } = await ask(boughtTogether, { ...bothMonths, min_orders: 1 })
    expect(rows).toMatchObject([
      { sku: 'A', other_sku: 'B', orders: 4, sku_orders: 5, other_orders: 5, confidence: 0.8, lift: 1.6 },
      { sku: 'B', other_sku: 'C', orders: 1, sku_orders: 5, other_orders: 1, confidence: 0.2, lift: 2 },
    ])
    const withB = await ask(boughtTogether, { ...bothMonths, min_orders: 2, with: 'B' })
    expect(withB.rows).toMatchObject([{ sku: 'B', other_sku: 'A', orders: 4, confidence: 0.8 }])
  })

  test('concentration states what the largest bring, Gini and HHI, and what belongs to nobody', async () => {
    const buyers = [6000, 2000, 1000, 1000].map((net, i) =>
      basket(`${i}`, [`P${i}`], net, { customer_id: `c${i}`, order_rank: 1 }),
    )
    const { ask } = await brandWith(open, [...buyers, basket('anonymous', ['P0'], 500, { country: 'FR' })])
    const customers = await ask(concentration, bothMonths)
    expect(customers.rows.map((row) => [row.top_share, row.holders, row.net_sales, row.share])).toEqual([
      [0.01, 1, 6000, 0.6],
      [0.05, 1, 6000, 0.6],
      [0.1, 1, 6000, 0.6],
      [0.2, 1, 6000, 0.6],
      [0.5, 2, 8000, 0.8],
      [1, 4, 10000, 1],
    ])
    expect(customers.rows[0]?.gini).toBeCloseTo(0.4, 12)
    expect(customers.rows[0]?.hhi).toBeCloseTo(0.42, 12)
    expect(customers.rows[0]?.left_out).toBe(500)
    const products = await ask(concentration, { ...bothMonths, of: 'products' })
    expect(products.rows.at(-1)).toMatchObject({ holders: 4, net_sales: 10500, left_out: 0 })
    const markets = await ask(concentration, { ...bothMonths, of: 'markets' })
    expect(markets.rows[0]).toMatchObject({ holders: 1, net_sales: 10000 })
  })

  test('search terms weigh positions by impressions, and leave money empty where a rate is missing', async () => {
    const { ask, warehouse, scope } = await brandWith(open, [])
    const of = { brand: scope.brand, load: 1, platform: 'google', day_from: '2025-01-10', day_to: '2025-01-10' }
    await insertRows(warehouse, 'search_terms', [
      { ...of, row_key: 1, term: 'mug', impressions: 100, clicks: 10, position: '2.00' },
      { ...of, row_key: 2, term: 'mug', impressions: 300, clicks: 10, position: '4.00' },
      {
        ...of,
        row_key: 3,
        term: 'shirt',
        impressions: 10,
        clicks: 4,
        spend_minor: 800,
        currency: 'USD',
        orders: 1,
        sales_minor: 2400,
      },
      { ...of, row_key: 4, term: 'tee', impressions: 5, clicks: 1, spend_minor: 500, currency: 'EUR' },
      { ...of, row_key: 5, term: 'outside', day_to: '2025-03-10', impressions: 5, clicks: 1 },
    ])
    await insertRows(warehouse, 'day_rates', [
      { brand: scope.brand, slice: 1, day: '2025-01-10', currency: 'USD', rate: '1', minor_rate: '1' },
    ])
    const { rows } = await ask(searchTerms, bothMonths)
    expect(rows).toMatchObject([
      { term: 'mug', impressions: 400, clicks: 20, click_rate: 0.05, position: 3.5, spend: null },
      { term: 'shirt', position: null, spend: 800, cost_per_click: 200, orders: 1, stated_sales: 2400, roas: 3 },
      { term: 'tee', spend: null },
    ])
  })
})
