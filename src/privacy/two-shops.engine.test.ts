import { expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { type Private, privateBrand } from '../../test/privacy.ts'
import { createSource } from '../manage/sources.ts'
import { sql, str } from '../store/sql.ts'
import { findErasure } from './erasures.ts'
import type { PersonName } from './person.ts'

/** Two shops, A and B, that both have an order #1001: Ann's and Bob's. */
async function twoShops() {
  const shop = await privateBrand()
  const { registry, actor, brand, warehouse } = shop
  const sourceOf = async (store: string) => {
    const { id } = await createSource(registry, actor, brand, { name: store, kind: 'web' })
    await registry.db.updateTable('sources').set({ store }).where('id', '=', id).execute()
    return id
  }
  const sources = { A: await sourceOf('A'), B: await sourceOf('B') }
  const line = {
    brand,
    load: 0,
    order_id: '#1001',
    line_key: '1',
    ordered_at: '2026-01-05 10:00:00.000',
    currency: 'GBP',
  }
  await insertRows(warehouse, 'order_lines', [
    { ...line, store: 'A', customer_id: 'ann@example.com', row_key: '1' },
    { ...line, store: 'B', customer_id: 'bob@example.com', row_key: '2' },
  ])
  await insertRows(warehouse, 'returns', [
    { brand, order_id: '#1001', store: 'A', comment: 'Ann says', row_key: '1' },
    { brand, order_id: '#1001', store: 'B', comment: 'Bob says', row_key: '2' },
  ])
  return { ...shop, sources }
}

const told = (brand: string, source: string, who: { user_id?: string; anonymous_id?: string }) => ({
  brand,
  source,
  at: '2026-01-05 10:00:00.000',
  received_at: '2026-01-05 10:00:01.000',
  message_id: crypto.randomUUID(),
  name: 'order_completed',
  order_id: '#1001',
  ...who,
})

const find = ({ eraser, brand }: Private, name: Partial<PersonName> & { id: string }) =>
  eraser.find(brand, { by: 'order', store: '', ...name })

test('an order that two shops number alike is of whom its own shop names, whoever told the number of the other', async () => {
  const shop = await twoShops()
  const { brand, sources, warehouse, actor, registry } = shop
  await insertRows(warehouse, 'events', [
    told(brand, sources.A, { user_id: 'ann-user' }),
    told(brand, sources.B, { user_id: 'bob-user' }),
  ])
  const anns = { users: ['ann-user'], customers: ['ann@example.com'], orders: ['#1001'], stores: { '#1001': ['A'] } }
  for (const name of [
    { id: '#1001', store: 'A' },
    { by: 'customer', id: 'ann@example.com' },
    { by: 'user', id: 'ann-user' },
  ] as const)
    expect((await find(shop, name)).person).toEqual({ ...anns, visitors: [], shared: [] })
  await expect(find(shop, { id: '#1001' })).rejects.toMatchObject({ code: 'conflict' })

  const request = {
    by: 'order',
    id: '#1001',
    store: 'A',
    confirm: '#1001',
    keep_out: false,
    delete_files: false,
  } as const
  const { id } = await shop.eraser.request({ actor, brand }, request)
  await shop.eraser.idle()
  expect(await findErasure(registry, brand, id)).toMatchObject({ status: 'done', error: null })
  const left = async (column: 'user' | 'comment' | 'customer') => {
    const from = {
      user: sql`user_id AS it FROM events`,
      comment: sql`comment AS it FROM returns`,
      customer: sql`customer_id AS it FROM order_lines`,
    }
    const rows = await warehouse.query<{ it: string }>(
      sql`SELECT ${from[column]} WHERE brand = ${str(brand)} ORDER BY it`,
    )
    return rows.map(({ it }) => it)
  }
  expect(await left('user')).toEqual(['bob-user'])
  expect(await left('comment')).toEqual(['', 'Bob says'])
  expect(await left('customer')).toEqual(['bob@example.com', expect.stringMatching(/^erased-/)])
  await Promise.all([shop.deriver.idle(), shop.traffic.idle()])
})

test('a source that names no shop joins nobody to a number that two shops have', async () => {
  const shop = await twoShops()
  await insertRows(shop.warehouse, 'events', [told(shop.brand, 'unnamed', { user_id: 'bob-user' })])
  expect((await find(shop, { id: '#1001', store: 'A' })).person).toMatchObject({
    users: [],
    customers: ['ann@example.com'],
  })
})

test('a number that a user and an unrelated visitor told is shown as shared, and neither is followed', async () => {
  const shop = await twoShops()
  const { brand, sources, warehouse } = shop
  await insertRows(warehouse, 'events', [
    told(brand, sources.A, { user_id: 'ann-user' }),
    told(brand, sources.A, { anonymous_id: 'somebody else' }),
  ])
  expect((await find(shop, { by: 'customer', id: 'ann@example.com' })).person).toMatchObject({
    users: [],
    visitors: [],
    orders: ['#1001'],
    shared: ['#1001'],
  })
  expect((await find(shop, { by: 'visitor', id: 'somebody else' })).person).toMatchObject({
    users: [],
    customers: [],
    orders: [],
    shared: ['#1001'],
  })
})

test('a visitor who was the user at other times is no other sender', async () => {
  const shop = await twoShops()
  const { brand, sources, warehouse } = shop
  await insertRows(warehouse, 'events', [
    told(brand, sources.A, { anonymous_id: 'phone' }),
    told(brand, sources.A, { user_id: 'ann-user' }),
    { ...told(brand, sources.A, { user_id: 'ann-user', anonymous_id: 'phone' }), name: 'page_viewed', order_id: '' },
  ])
  expect((await find(shop, { id: '#1001', store: 'A' })).person).toMatchObject({
    users: ['ann-user'],
    visitors: ['phone'],
    shared: [],
  })
})
