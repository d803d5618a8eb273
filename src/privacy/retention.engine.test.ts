import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { closeShops, completed, completedAt, liveShop } from '../../test/live-shop.ts'
import { ordersFile, type Private, privateBrand } from '../../test/privacy.ts'
import { twoLamps } from '../../test/product-test.ts'
import { temporaryDirectory } from '../../test/registries.ts'
import { newId } from '../kernel/ids.ts'
import { createProductTest } from '../manage/product-tests.ts'
import { openRegistry } from '../store/registry/registry.ts'
import { literal, sql, str } from '../store/sql.ts'
import { applyRetention } from './apply-retention.ts'
import { createKeeper } from './daily-retention.ts'
import { expiredRows } from './expired.ts'
import { periodsOf, savePeriods } from './retention.ts'

const now = new Date('2026-03-31T12:00:00Z')
afterEach(closeShops)

const quiet = { info: () => {}, error: () => {} }

/** One event on each of these days. */
async function eventsOn({ warehouse, brand }: Pick<Private, 'warehouse' | 'brand'>, days: readonly string[]) {
  const rows = days.map((day) => ({
    brand,
    at: `${day} 23:59:59`,
    received_at: `${day} 23:59:59`,
    message_id: crypto.randomUUID(),
    anonymous_id: 'a',
  }))
  await insertRows(warehouse, 'events', rows)
  await insertRows(
    warehouse,
    'event_quarantine',
    days.map((day) => ({ brand, received_at: `${day} 00:00:00`, request_id: day, place: 0 })),
  )
}

async function daysIn(
  { warehouse, brand }: Pick<Private, 'warehouse' | 'brand'>,
  table: 'events' | 'event_quarantine',
): Promise<string[]> {
  const of = table === 'events' ? sql`day` : sql`toDate(received_at)`
  const rows = await warehouse.query<{ day: string }>(
    sql`SELECT toString(${of}) AS day FROM ${literal(table)} WHERE brand = ${str(brand)} ORDER BY day`,
  )
  return rows.map(({ day }) => day)
}

const days = ['2026-01-10', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-31']

test('without a period everything is kept', async () => {
  const shop = await privateBrand()
  await eventsOn(shop, days)
  expect(await applyRetention(shop, shop.brand, now)).toEqual([])
  expect(await daysIn(shop, 'events')).toEqual(days)
})

test('a trial says how many rows of which days would go, and takes nothing', async () => {
  const shop = await privateBrand()
  await eventsOn(shop, [...days, '2026-02-28'])
  const trial = await expiredRows(shop, { brand: shop.brand, periods: { events: 30 }, now })
  expect(trial).toEqual([
    {
      kind: 'events',
      keeps_from: '2026-03-01',
      rows: 3,
      days: [
        { day: '2026-01-10', rows: 1 },
        { day: '2026-02-28', rows: 2 },
      ],
    },
  ])
  expect(await daysIn(shop, 'events')).toHaveLength(6)
})

test('what is older than its period goes, to the day, and other tables and brands keep theirs', async () => {
  const [shop, other] = [await privateBrand(), await privateBrand()]
  for (const one of [shop, other]) await eventsOn(one, days)
  await savePeriods(shop.registry, shop, { events: 29 })
  await applyRetention(shop, shop.brand, now)
  expect(await daysIn(shop, 'events')).toEqual(['2026-03-02', '2026-03-31'])
  expect(await daysIn(shop, 'event_quarantine')).toEqual(days)
  expect(await daysIn(other, 'events')).toEqual(days)
  expect(await periodsOf(shop.registry, shop.brand)).toMatchObject({ applied_at: now, removed: { events: 3 } })
  expect(await applyRetention(shop, shop.brand, now)).toMatchObject([{ kind: 'events', rows: 0 }])
})

test('where a brand is alone whole months go as partitions, and the days of the last one row by row', async () => {
  const { warehouse, brand, dataDir } = await privateBrand()
  const registry = await openRegistry({ dataDir: temporaryDirectory(), log: quiet })
  await registry.db
    .insertInto('brands')
    .values({ id: brand, name: 'A', currency: 'GBP', time_zone: 'UTC', markets: [] })
    .execute()
  const old = ['1971-01-10', '1971-02-28', '1971-03-01', '1971-03-02']
  await eventsOn({ warehouse, brand }, old)
  await savePeriods(
    registry,
    { actor: { kind: 'local', id: 'test', name: 'test' }, brand },
    { events: 30, event_quarantine: 30 },
  )
  const told: string[] = []
  const watched = {
    ...warehouse,
    dropPartition: (table: string, partition: string) => {
      told.push(`${table} ${partition}`)
      return warehouse.dropPartition(table, partition)
    },
  }
  await applyRetention({ warehouse: watched, registry, dataDir }, brand, new Date('1971-04-01T00:00:00Z'))
  expect(told).toEqual(['events 197101', 'events 197102', 'event_quarantine 197101', 'event_quarantine 197102'])
  expect(await daysIn({ warehouse, brand }, 'events')).toEqual(['1971-03-02'])
  expect(await daysIn({ warehouse, brand }, 'event_quarantine')).toEqual(['1971-03-02'])
  await registry.close()
})

test('a month that holds an order is not dropped as a whole: all else of it goes', async () => {
  const { warehouse, brand, dataDir } = await privateBrand()
  const registry = await openRegistry({ dataDir: temporaryDirectory(), log: quiet })
  await registry.db
    .insertInto('brands')
    .values({ id: brand, name: 'A', currency: 'GBP', time_zone: 'UTC', markets: [] })
    .execute()
  await eventsOn({ warehouse, brand }, ['1972-01-10', '1972-02-10'])
  const order = { brand, received_at: '1972-01-11 10:00:00', order_id: 'A-1', anonymous_id: 'a' }
  const names = ['order_completed', 'order_updated', 'order_refunded', 'order_cancelled']
  await insertRows(
    warehouse,
    'events',
    names.map((name, i) => ({ ...order, name, at: `1972-01-11 1${i}:00:00`, message_id: crypto.randomUUID() })),
  )
  await savePeriods(registry, { actor: { kind: 'local', id: 'test', name: 'test' }, brand }, { events: 30 })
  const applied = await applyRetention({ warehouse, registry, dataDir }, brand, new Date('1972-06-01T00:00:00Z'))
  expect(applied).toMatchObject([{ kind: 'events', rows: 2 }])
  expect(await daysIn({ warehouse, brand }, 'events')).toEqual(names.map(() => '1972-01-11'))
  await registry.close()
})

test('a shop without imports keeps its sales when events older than 90 days have gone', async () => {
  const shop = await liveShop()
  const actor = { kind: 'local', id: 'test', name: 'test' } as const
  await shop.happened('Order Completed', completed, completedAt)
  await shop.happened('Product Viewed', { product_id: 'MUG' }, { timestamp: '2026-01-05T10:00:00Z' })
  const refund = { order_id: completed.order_id, total: 5, currency: 'GBP' }
  await shop.happened('Order Refunded', refund, { timestamp: '2026-01-20T09:00:00Z' })
  const before = await shop.ledger()
  expect(before).toEqual(['sale 2026-01-05 4299 4129', 'refund 2026-01-20 -521 -500'])
  await savePeriods(shop.registry, { actor, brand: shop.brand }, { events: 90 })
  const applied = await applyRetention(shop, shop.brand, new Date('2026-12-31T12:00:00Z'))
  expect(applied).toMatchObject([{ kind: 'events', rows: 1 }])
  // An order from before and a new one: the figures are made again from the events that are left.
  await shop.happened('Order Completed', { order_id: 'new', value: 9 }, { timestamp: '2026-11-06T09:00:00Z' })
  expect(await shop.ledger()).toEqual([...before, 'sale 2026-11-06 900 900'])
})

test('files and lines of imports go when they are old, orders never do, and what an import waits for stays', async () => {
  const shop = await privateBrand()
  const one = await shop.take('old.csv', ordersFile(['A-1 2026-01-05 a@example.com', 'A-2 someday b@example.com']))
  const [waiting] = await shop.drop('waiting.csv', ordersFile(['A-3 2026-01-05 a@example.com']))
  await savePeriods(shop.registry, shop, { files: 10, import_quarantine: 10 })
  const later = new Date(Date.now() + 12 * 86_400_000)
  expect(await applyRetention(shop, shop.brand, later)).toMatchObject([
    { kind: 'import_quarantine', rows: 1 },
    { kind: 'files', rows: 1 },
  ])
  expect((await shop.look(one.id)).path).toBe('')
  expect(existsSync(join(shop.dataDir, (await shop.look(waiting?.id ?? '')).path))).toBe(true)
  expect(await shop.lines()).toEqual(['A-1 MUG 1 10'])
  const left = sql`SELECT 1 FROM quarantine WHERE brand = ${str(shop.brand)}`
  expect(await shop.warehouse.query(left)).toEqual([])
})

test('periods are applied once a day', async () => {
  const shop = await privateBrand()
  await savePeriods(shop.registry, shop, { events: 30 })
  let clock = new Date('2026-03-31T23:50:00Z')
  const keeper = createKeeper({ ...shop, log: quiet, clock: () => clock })
  await eventsOn(shop, ['2026-02-28'])
  await keeper.tick()
  expect(await daysIn(shop, 'events')).toEqual([])
  await eventsOn(shop, ['2026-02-27'])
  clock = new Date('2026-03-31T23:59:00Z')
  await keeper.tick()
  expect(await daysIn(shop, 'events')).toEqual(['2026-02-27'])
  clock = new Date('2026-04-01T00:10:00Z')
  await keeper.tick()
  expect(await daysIn(shop, 'events')).toEqual([])
  await keeper.close()
})

test('addresses of pre-orders go after their period, and those of other brands stay', async () => {
  const [shop, other] = [await privateBrand(), await privateBrand()]
  const kept = async ({ brand, registry }: Private) => {
    const rows = registry.db.selectFrom('product_test_orders').select('email').where('brand', '=', brand)
    return (await rows.orderBy('email').execute()).map(({ email }) => email)
  }
  for (const one of [shop, other]) {
    const { id: test } = await createProductTest(one.registry, one.actor, one.brand, twoLamps)
    const left = (email: string, at: string) => ({
      ...{ id: newId('pto'), brand: one.brand, test, candidate: 'moon', respondent: email, email, at: new Date(at) },
      ...{ consent: 'Write to me', language: 'en', price_minor: 3000, currency: 'USD', link: '', bot: false },
    })
    const rows = [left('old@example.com', '2026-02-28T23:59:59Z'), left('new@example.com', '2026-03-01T00:00:00Z')]
    await one.registry.db.insertInto('product_test_orders').values(rows).execute()
  }
  await savePeriods(shop.registry, shop, { preorders: 30 })
  expect(await expiredRows(shop, { brand: shop.brand, periods: { preorders: 30 }, now })).toEqual([
    { kind: 'preorders', keeps_from: '2026-03-01', rows: 1, days: [{ day: '2026-02-28', rows: 1 }] },
  ])
  await applyRetention(shop, shop.brand, now)
  expect(await kept(shop)).toEqual(['new@example.com'])
  expect(await kept(other)).toEqual(['new@example.com', 'old@example.com'])
})
