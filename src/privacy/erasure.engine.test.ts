import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import {
  ann,
  annsIds,
  annsOrders,
  askAnn,
  bob,
  ordersFile,
  type Private,
  privateBrand,
  returnsFile,
  tellOfAnn,
} from '../../test/privacy.ts'
import { newId } from '../kernel/ids.ts'
import { createCollaboration } from '../manage/collaborations.ts'
import { creatorFilter, listCreators } from '../manage/creator-list.ts'
import { createCreator, updateCreator } from '../manage/creators.ts'
import { createSample } from '../manage/samples.ts'
import { rowsWithText as inRegistry } from '../store/registry/text-search.ts'
import { sql, str } from '../store/sql.ts'
import { rowsWithText as inWarehouse, tableNames } from '../store/warehouse/text-search.ts'
import { findErasure, listErasures } from './erasures.ts'
import { registryWithoutPeople, registryWithPeople } from './registry-rows.ts'
import { holdings, impersonal } from './tables.ts'

/** Tables of both stores in which any of the ids stands, found by asking the stores for every column of texts. */
async function tablesWith({ warehouse, registry, brand }: Private, ids: readonly string[]): Promise<string[]> {
  const texts = { whole: ids, within: ids }
  const found = [...(await inWarehouse(warehouse, brand, texts)), ...(await inRegistry(registry, brand, texts))]
  return found.map(([table]) => table).sort()
}

async function erase(shop: Private, more: object = {}) {
  const { eraser, brand, actor, registry } = shop
  const request = {
    by: 'customer',
    id: ann.email,
    store: '',
    confirm: ann.email,
    keep_out: true,
    delete_files: false,
  } as const
  const { id } = await eraser.request({ actor, brand }, { ...request, ...more })
  await eraser.idle()
  await Promise.all([shop.deriver.idle(), shop.traffic.idle()])
  return findErasure(registry, brand, id)
}

const linesOf = ({ warehouse, brand }: Private) =>
  warehouse.query<{ order_id: string; customer_id: string; unit_price: string }>(sql`
    SELECT order_id, customer_id, unit_price FROM order_lines WHERE brand = ${str(brand)}
    ORDER BY order_id, as_of DESC, received_at DESC, load DESC LIMIT 1 BY row_key`)

let scene: ReturnType<typeof erasedAnn> | undefined
/** Ann's story, and her erasure; told once. */
const annErased = () => {
  scene ??= erasedAnn()
  return scene
}

async function erasedAnn() {
  const shop = await privateBrand()
  await tellOfAnn(shop)
  const note = { title: 'Call', note: `Write to ${ann.email}`, created_by: JSON.stringify(shop.actor) }
  await shop.registry.db
    .insertInto('tasks')
    .values({ id: newId('tsk'), brand: shop.brand, ...note })
    .execute()
  const made = await createCreator(shop.registry, shop.actor, shop.brand, {
    ...{ name: 'Annie', email: ann.email, address: '1 High Street', notes: 'Sends back what she does not like' },
    accounts: [{ platform: 'tiktok', handle: 'annie' }],
  })
  await updateCreator(shop.registry, shop.actor, shop.brand, made.id, { category: 'home' })
  const work = { creator: made.id, title: 'Spring', notes: `Write to ${ann.email}` }
  const { id: collaboration } = await createCollaboration(shop.registry, shop.actor, shop.brand, work)
  const sample = { collaboration, sku: 'MUG', route: `By mail to ${ann.email}` }
  await createSample(shop.registry, shop.actor, shop.brand, sample)
  await askAnn(shop)
  await shop.drop('waiting.txt', returnsFile(`${comment} again`))
  const before = {
    hers: await tablesWith(shop, [...annsIds, comment.toLowerCase()]),
    his: await tablesWith(shop, bobsIds),
    sales: await salesOf(shop),
  }
  return { shop, before, done: await erase(shop) }
}

const bobsIds = [bob.user, bob.email]
const comment = 'I am Ann, call me'

async function salesOf({ warehouse, brand }: Private): Promise<unknown> {
  const rows = await warehouse.query(sql`
    SELECT count() AS orders, sum(net_sales) AS sales, uniqExact(customer_id) AS customers FROM orders
    WHERE brand = ${str(brand)} AND slice = (SELECT max(slice) FROM orders WHERE brand = ${str(brand)})`)
  return rows[0]
}

test('of an erased person nothing is left in any table of either store', async () => {
  const { shop, before, done } = await annErased()
  expect(before.hers).toEqual([
    'audit',
    'collaborations',
    'creators',
    'creators_before',
    'customers',
    'deliveries',
    'event_quarantine',
    'events',
    'imports',
    'order_economics',
    'order_lines',
    'orders',
    'people',
    'product_test_answers',
    'product_test_inbox',
    'product_test_links',
    'product_test_orders',
    'product_test_quarantine',
    'quarantine',
    'returns',
    'samples',
    'staged_order_lines',
    'staged_returns',
    'tasks',
    'visits',
  ])
  expect(done).toMatchObject({ status: 'done', error: null, report: { remains: {} } })
  expect(done.report?.tables.filter(({ left }) => left > 0)).toEqual([])
  expect(await tablesWith(shop, [...annsIds, comment.toLowerCase()])).toEqual([])
  const traffic = ['visits', 'people', 'journeys', 'person_ids']
  const gone = done.report?.tables.filter(({ table, rows }) => traffic.includes(table) && rows > 0)
  expect(gone?.map(({ table }) => table)).toEqual(traffic)
})

test('of a creator whose address the person has, neither contact nor note is left, also not as they were before', async () => {
  const { shop } = await annErased()
  const [creator] = (await listCreators(shop.registry, shop.brand, creatorFilter.parse({}))).items
  expect(creator).toMatchObject({ name: 'Annie', category: 'home', email: '', phone: '', address: '', notes: '' })
  const left = JSON.stringify(await shop.registry.db.selectFrom('creators_before').select('before').execute())
  expect(left).toContain('Annie')
  expect(left).not.toMatch(/High Street|Sends back/)
})

test('what others did stays, also on a device that the person used', async () => {
  const { shop, before } = await annErased()
  expect(await tablesWith(shop, bobsIds)).toEqual(before.his)
  const events = await shop.warehouse.query<{ user_id: string; anonymous_id: string }>(
    sql`SELECT user_id, anonymous_id FROM events WHERE brand = ${str(shop.brand)} ORDER BY at`,
  )
  expect(events).toEqual([
    { user_id: bob.user, anonymous_id: ann.tablet },
    { user_id: '', anonymous_id: ann.tablet },
    { user_id: bob.user, anonymous_id: '' },
  ])
  const comments = sql`SELECT comment FROM returns WHERE brand = ${str(shop.brand)} AND comment != ''`
  expect(await shop.warehouse.query(comments)).toEqual([{ comment: 'Bob is fine' }])
  expect(await tablesWith(shop, bobsIds)).toContain('deliveries')
})

test('orders stay in the accounts, and all orders of the person have one random customer', async () => {
  const { shop, before } = await annErased()
  expect(await salesOf(shop)).toEqual(before.sales)
  const lines = await linesOf(shop)
  const of = (order: string) => lines.find(({ order_id }) => order_id === order)?.customer_id
  expect(of('A-1001')).toMatch(/^erased-[0-9a-f]{24}$/)
  expect(of('A-1003')).toBe(of('A-1001'))
  expect(of('A-1002')).toBe(bob.email)
})

test('neither the trail nor the erasure names the person', async () => {
  const { shop } = await annErased()
  const trail = await shop.registry.db.selectFrom('audit').selectAll().where('brand', '=', shop.brand).execute()
  expect(trail.map(({ action }) => action)).toContain('privacy.erase')
  const told = JSON.stringify([trail, await listErasures(shop.registry, shop.brand)]).toLowerCase()
  for (const id of annsIds) expect(told).not.toContain(id)
})

test('an erased person does not come back by late events or by files that are imported again', async () => {
  const { shop } = await annErased()
  const lines = await linesOf(shop)
  await shop.send(
    { type: 'page', userId: ann.user, messageId: crypto.randomUUID() },
    { type: 'page', anonymousId: ann.laptop, messageId: crypto.randomUUID() },
    { type: 'identify', anonymousId: 'a new device', traits: { email: ann.email }, messageId: crypto.randomUUID() },
    // As RudderStack sends it.
    {
      type: 'identify',
      anonymousId: 'another device',
      context: { traits: { email: ann.email } },
      messageId: crypto.randomUUID(),
    },
    { type: 'jump', userId: ann.user },
    { type: 'page', userId: bob.user, messageId: crypto.randomUUID() },
  )
  const again = await shop.take('again.csv', ordersFile(annsOrders))
  expect(again.counts).toMatchObject({ imported: 0, already_there: 3 })
  const returned = await shop.take('returned.txt', returnsFile('I am Ann, call me'))
  expect(returned.counts).toMatchObject({ imported: 0, already_there: 2 })
  await shop.take('new.csv', ordersFile(['A-1007 2026-03-01 ann@example.com']))
  await shop.take('odd again.csv', ordersFile(['A-1008 someday ann@example.com']))
  expect(await tablesWith(shop, annsIds)).toEqual([])
  const after = await linesOf(shop)
  expect(after.find(({ order_id }) => order_id === 'A-1007')?.customer_id).toBe(lines[0]?.customer_id)
  expect(await tablesWith(shop, [bob.user])).toContain('events')
})

test('events that wait in the log are erased, too; without the list the person may come again, with nothing of before', async () => {
  const shop = await privateBrand()
  await tellOfAnn(shop)
  const late = 'visitor-ann-new-one'
  await shop.post({ type: 'page', userId: ann.user, anonymousId: late, messageId: crypto.randomUUID() })
  const { report } = await erase(shop, { keep_out: false })
  await shop.gateway.idle()
  expect(await tablesWith(shop, [...annsIds, late])).toEqual([])
  expect(report?.files.map(({ file_name, state }) => [file_name, state])).toEqual([
    ['orders.csv', 'kept'],
    ['odd.csv', 'kept'],
    ['waiting.csv', 'kept'],
  ])
  await shop.send({ type: 'page', userId: ann.user, messageId: crypto.randomUUID() })
  expect(await tablesWith(shop, annsIds)).toEqual(['events'])
})

test('kept files in which the person stands are deleted where that is asked for, and no others', async () => {
  const shop = await privateBrand()
  const [bobs] = await shop.drop('bob.csv', ordersFile(['A-2001 2026-01-09 bob@example.com']))
  await shop.take('ann.csv', ordersFile(['A-2002 2026-01-09 ann@example.com']))
  const archive = await shop.drop('more.csv.gz', gzipSync(ordersFile(['A-2003 2026-01-09 ann@example.com'])))
  const deleted = (await erase(shop, { delete_files: true })).report?.files ?? []
  expect(deleted.map(({ file_name, state }) => [file_name, state])).toEqual([
    ['ann.csv', 'deleted'],
    ['more.csv.gz', 'deleted'],
  ])
  for (const { import_id: id } of deleted) expect((await shop.look(id)).path).toBe('')
  expect(readdirSync(join(shop.dataDir, 'uploads'))).toHaveLength(1)
  expect(existsSync(join(shop.dataDir, (await shop.look(bobs?.id ?? '')).path))).toBe(true)
  await shop.queue.cancel(shop.brand, archive[0]?.id ?? '')
  await shop.queue.retry(shop.brand, archive[0]?.id ?? '')
  await shop.queue.idle()
  expect((await shop.look(archive[0]?.id ?? '')).error?.message).toContain('was deleted')
})

test('an erasure has to be confirmed by the id, and is of somebody who is there', async () => {
  const shop = await privateBrand()
  await expect(erase(shop, { confirm: 'yes' })).rejects.toMatchObject({ code: 'bad_request' })
  await expect(erase(shop)).rejects.toMatchObject({ code: 'not_found' })
})

test('every table of both stores is known to hold people, or to hold none', async () => {
  const { warehouse, registry } = await engines()
  const known = [...holdings.map(({ table }) => table as string), ...Object.keys(impersonal)]
  expect(await tableNames(warehouse)).toEqual([...known].sort())
  const tables = await registry.db.introspection.getTables()
  expect(tables.map(({ name }) => name).sort()).toEqual(
    [...registryWithPeople, ...Object.keys(registryWithoutPeople)].sort(),
  )
})
