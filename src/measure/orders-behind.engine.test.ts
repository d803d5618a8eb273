import { describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { brandScope, brandWith, smallShop, warehouses } from '../../test/measuring.ts'
import { measures } from './catalogue.ts'
import { cohortRetention } from './customers/cohort-retention.ts'
import { rfmGrid } from './customers/rfm-grid.ts'
import { orderEntries } from './order-entries.ts'
import { ordersBehind } from './orders-behind.ts'
import { boughtTogether } from './products/bought-together.ts'
import { runMeasure } from './run.ts'

const asCursor = (place: string) => (place === 'x' ? place : Buffer.from(place).toString('base64url'))
const bothMonths = { from: '2025-01-01', to: '2025-02-28' }

describe.each(warehouses)('the way down, %s', (_, open) => {
  test('orders come newest first, with totals that are the figure', async () => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const answer = await ordersBehind({ warehouse }, scope, bothMonths)
    expect(answer.items.map((order) => [order.order_id, order.net_sales, order.cm3, order.entries])).toEqual([
      ['1003', 3500, 2400, 2],
      ['1004', 0, 0, 2],
      ['1002', 1500, null, 1],
      ['1001', 2000, -316, 3],
    ])
    expect(answer.totals).toEqual({
      units: 4,
      price_paid: 7285,
      net_sales: 7000,
      refunds: 2000,
      cm1: 3800,
      cm2: 1584,
      cm3: 384,
      entries: 10,
      orders: 3,
      without_order: { other_fees: 1000, marketing: 700 },
    })
  })

  test('an order of which only a part belongs to the figure shows that part', async () => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const { items } = await ordersBehind({ warehouse }, scope, {
      from: '2025-02-01',
      to: '2025-02-28',
      entry: 'refund,cancellation',
    })
    expect(items.map((order) => [order.order_id, order.net_sales, order.entries])).toEqual([
      ['1004', -3000, 1],
      ['1001', -2000, 1],
    ])
  })

  test('pages follow each other without a gap or a repeat, also at one instant', async () => {
    const same = Array.from({ length: 7 }, (_, i) => ({
      order_id: `o${i}`,
      entries: [{ at: '2025-01-10 10:00:00', net_sales: 100 }],
    }))
    const { warehouse, scope } = await brandWith(open, same)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const answer = await ordersBehind({ warehouse }, scope, { ...bothMonths, limit: 3, ...(cursor && { cursor }) })
      seen.push(...answer.items.map((order) => order.order_id))
      cursor = answer.next
    } while (cursor)
    expect(seen).toEqual(['o6', 'o5', 'o4', 'o3', 'o2', 'o1', 'o0'])
  })

  const money = measures.filter(
    (one) =>
      one.orders && one.columns.net_sales && one.example.compare === undefined && one.id !== 'marketing-efficiency',
  )
  test.each(money)('the orders behind a row of $id add up to its net sales', async (measure) => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const answer = await runMeasure({ warehouse }, scope, measure, { ...bothMonths })
    expect(answer.rows.length).toBeGreaterThan(0)
    for (const [i, row] of answer.rows.entries()) {
      const { totals } = await ordersBehind({ warehouse }, scope, answer.orders?.[i])
      expect([i, totals?.net_sales]).toEqual([i, row.net_sales])
    }
  })

  test('a cell of the cohorts, of the grid, and a pair lead to their orders', async () => {
    const { warehouse, scope, ask } = await brandWith(open, smallShop)
    const behind = async (params: Record<string, string> | null | undefined) =>
      (await ordersBehind({ warehouse }, scope, params ?? {})).items.map((order) => order.order_id)
    const cohorts = await ask(cohortRetention, bothMonths)
    expect(await behind(cohorts.orders?.[1])).toEqual(['1003'])
    const amazon = await ask(cohortRetention, { ...bothMonths, sales_channel: 'amazon' })
    expect(await behind(amazon.orders?.[0])).toEqual(['1002'])
    const grid = await ask(rfmGrid, bothMonths)
    expect(await behind(grid.orders?.[0])).toEqual(['1003', '1001'])
    const pairs = await ask(boughtTogether, { ...bothMonths, min_orders: 1 })
    expect(await behind(pairs.orders?.[0])).toEqual(['1003'])
  })

  test('an order shows its entries with the basis of every amount, and the lines it was read from', async () => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const line = { brand: scope.brand, store: 'Shop', order_id: '1001', source: 'shopify-orders', row_key: 1 }
    await insertRows(warehouse, 'order_lines', [
      { ...line, load: 1, line_no: 4, title: 'Shirt', quantity: 2 },
      { ...line, load: 77, line_no: 9, title: 'Undone', quantity: 1 },
      { ...line, load: 1, line_no: 8, row_key: 2, title: 'Hat', quantity: 1, status: 'removed' },
    ])
    const order = await orderEntries({ warehouse }, scope, { store: 'Shop', order_id: '1001' })
    expect(order).toMatchObject({ customer_id: 'ann', customer_rank: 1, ordered_at: '2025-01-10 10:00:00.000' })
    expect(order.entries.map((entry) => entry.entry)).toEqual(['sale', 'spend', 'refund'])
    expect(order.entries[0]?.amounts).toContainEqual({ name: 'logistics', amount: 500, basis: 'estimated' })
    expect(order.sources).toMatchObject([
      { fact: 'order_lines', load: 1, line_no: 4, source: 'shopify-orders', says: 'Shirt × 2', removed: false },
      { fact: 'order_lines', load: 1, line_no: 8, source: 'shopify-orders', says: 'Hat × 1', removed: true },
    ])
    await expect(orderEntries({ warehouse }, scope, { store: 'Shop', order_id: '9999' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(orderEntries({ warehouse }, brandScope(), { store: 'Shop', order_id: '1001' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('returns and fees from elsewhere stand among the lines of the order that the books match them to', async () => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const line = { brand: scope.brand, order_id: '1001', row_key: 1, load: 1 }
    await insertRows(warehouse, 'order_lines', [{ ...line, store: 'Shop', line_no: 4, title: 'Shirt', quantity: 2 }])
    const settled = { ...line, store: 'Settlements', sales_channel: 'own_site', transaction: 'order' }
    await insertRows(warehouse, 'fees', [
      { ...settled, line_no: 7, description: 'Commission' },
      { ...settled, line_no: 8, description: 'Of another channel', sales_channel: 'amazon' },
      { ...settled, line_no: 9, description: 'Undone', load: 77 },
    ])
    const returned = { ...line, store: 'Warehouse', sales_channel: 'own_site', line_no: 9 }
    await insertRows(warehouse, 'returns', [{ ...returned, disposition: 'SELLABLE', reason: 'TOO_SMALL' }])
    const { sources } = await orderEntries({ warehouse }, scope, { store: 'Shop', order_id: '1001' })
    expect(sources.map(({ fact, line_no, says }) => [fact, line_no, says])).toEqual([
      ['order_lines', 4, 'Shirt × 2'],
      ['fees', 7, 'order Commission'],
      ['returns', 9, 'SELLABLE TOO_SMALL'],
    ])
  })

  test('an order whose number another store has, too, shows only what names its own store', async () => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const line = { brand: scope.brand, order_id: '1001', sales_channel: 'own_site', status: 'placed', load: 1 }
    await insertRows(warehouse, 'order_lines', [
      { ...line, row_key: 1, store: 'Shop', line_no: 4, title: 'Shirt', quantity: 2 },
      { ...line, row_key: 2, store: 'Outlet', line_no: 5, title: 'Hat', quantity: 1 },
    ])
    const fee = { brand: scope.brand, order_id: '1001', sales_channel: 'own_site', transaction: 'order', load: 1 }
    await insertRows(warehouse, 'fees', [
      { ...fee, row_key: 3, store: 'Shop', line_no: 7, description: 'Commission' },
      { ...fee, row_key: 4, store: 'Outlet', line_no: 8, description: 'Commission' },
      { ...fee, row_key: 5, store: '', line_no: 9, description: 'Commission' },
    ])
    const { sources } = await orderEntries({ warehouse }, scope, { store: 'Shop', order_id: '1001' })
    expect(sources.map(({ fact, line_no }) => [fact, line_no])).toEqual([
      ['order_lines', 4],
      ['fees', 7],
    ])
  })

  test.each(['x', '["1","2"]', '["2026-99-99 99:99:99.999","Shop","1001"]'].map(asCursor))(
    'a cursor that was never given out is refused: %s',
    async (cursor) => {
      const { warehouse, scope } = await brandWith(open, [])
      await expect(ordersBehind({ warehouse }, scope, { ...bothMonths, cursor })).rejects.toMatchObject({
        code: 'bad_request',
      })
    },
  )
})
