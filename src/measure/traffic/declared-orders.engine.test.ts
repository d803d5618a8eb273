import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { type BookedOrder, book, insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { declarationFilter, listDeclarations } from '../../collect/links/declaration-list.ts'
import { declarationsCsv } from './declaration-file.ts'
import { withOrder, withOrders } from './declared-orders.ts'
import { linkPerformance } from './link-performance.ts'

type Said = { id: string; order?: string; store?: string; customer?: string }
const january = { from: '2025-01-01', to: '2025-01-31' }

function order(id: string, store: string): BookedOrder {
  const entries = [{ at: '2025-01-20 10:00:00', sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 100 }]
  return { order_id: id, store, entries }
}

async function scene(open: (typeof warehouses)[number][1], said: readonly Said[], booked: BookedOrder[] = []) {
  const { warehouse, scope, ask } = await brandWith(open, booked)
  const { brand } = scope
  const link = { brand, version: '2025-01-01 00:00:00.000', kind: 'web', archived: 0, code: 'aaa222' }
  await insertRows(warehouse, 'link_versions', [link])
  const at = '2025-01-15 10:00:00'
  const rows = said.map(({ id, order: order_id = '', store = '', customer = '' }) => ({
    ...{ brand, source: 'links', name: 'code_declared', type: 'track', at, received_at: at, code: 'aaa222', order_id },
    ...(customer ? { user_id: customer } : { anonymous_id: id }),
    message_id: crypto.randomUUID(),
    props: `{'declaration':'${id}','store':'${store}'}`,
  }))
  await insertRows(warehouse, 'events', rows)
  const list = async () => (await listDeclarations(warehouse, brand, declarationFilter.parse({}))).items
  const missing = async () => {
    const told = await withOrders(warehouse, scope, await list())
    return told.filter(({ order_missing }) => order_missing).map(({ id }) => id)
  }
  const counted = async () => (await ask(linkPerformance, january)).rows.map(({ orders, edge }) => [orders, edge])
  return { warehouse, scope, list, missing, counted }
}

describe.each(warehouses)('orders for which codes were said, %s', (_, open) => {
  test('a code that was said for an order before it came says so, and counts once the order comes', async () => {
    const { warehouse, scope, list, missing, counted } = await scene(open, [{ id: 'dec_1', order: '1001' }])
    expect(await missing()).toEqual(['dec_1'])
    expect(await counted()).toEqual([[0, '']])
    await book(warehouse, scope, [order('1001', 'us')])
    expect(await missing()).toEqual([])
    expect(await counted()).toEqual([[1, 'declared']])
    const [one] = await list()
    expect(one && (await withOrder(warehouse, scope, one))).toMatchObject({ id: 'dec_1', order_missing: false })
  })

  test('an order of another store is none of the one that was named, and a customer needs no order', async () => {
    const said = [
      { id: 'dec_1', order: '1001', store: 'us' },
      { id: 'dec_2', order: '1001', store: 'de' },
      { id: 'dec_3', order: '1001' },
      { id: 'dec_4', customer: 'cus_1' },
      { id: 'dec_5', order: '#1001' },
    ]
    const { missing } = await scene(open, said, [order('1001', 'us')])
    expect(await missing()).toEqual(['dec_5', 'dec_2'])
  })

  test('a file has every line once, however many pages it takes, and says which orders are not there', async () => {
    const said = Array.from({ length: 5 }, (_, i) => ({ id: `dec_${i}`, order: `${i}` }))
    const { warehouse, scope } = await scene(open, said, [order('3', 'us')])
    const lines = async (search: string, limit?: number) => {
      const file = await declarationsCsv(warehouse, scope, { search, ...(limit && { limit }) })
      return (await text(file)).split('\r\n').map((line) => [line.split(',')[0], line.split(',').at(-1)])
    }
    const heading = ['id', 'order_missing']
    const all = [4, 3, 2, 1, 0].map((i) => [`dec_${i}`, String(i !== 3)])
    for (const limit of [1, 2, 5, undefined]) expect(await lines('', limit)).toEqual([heading, ...all, ['', '']])
    expect(await lines('nobody')).toEqual([heading, ['', '']])
  })
})
