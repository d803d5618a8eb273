import { createGateway } from '../src/collect/gateway/gateway.ts'
import { createDeriver, type Deriver } from '../src/derive/deriver.ts'
import { createTrafficDeriver, type TrafficDeriver } from '../src/derive/traffic/traffic-deriver.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Actor } from '../src/manage/access.ts'
import { createSource } from '../src/manage/sources.ts'
import { createEraser, type Eraser } from '../src/privacy/eraser.ts'
import { insertRows } from './books.ts'
import { type Importing, importing } from './imports.ts'

const log = { info: () => {}, error: () => {} }
const actor: Actor = { kind: 'local', id: 'test', name: 'test' }

/** A brand with events, orders and an eraser, on one data directory. */
export type Private = Importing & {
  actor: Actor
  deriver: Deriver
  traffic: TrafficDeriver
  eraser: Eraser
  /** Sends events and waits until they are in the warehouse. */
  send(...events: object[]): Promise<void>
  /** Sends events that wait in the log. */
  post(...events: object[]): Promise<void>
  /** Keeps a webhook that was set aside. */
  refuse(body: object): Promise<void>
  gateway: Awaited<ReturnType<typeof createGateway>>
}

export async function privateBrand(given: Parameters<typeof importing>[0] = {}): Promise<Private> {
  const shop = await importing(given)
  const { brand, dataDir, registry, warehouse } = shop
  const gateway = await createGateway({ warehouse, registry, dataDir, spoolBytes: 2 ** 26, log })
  const deriver = createDeriver({ warehouse, registry, log })
  const traffic = createTrafficDeriver({ warehouse, registry, log, gatherMs: 100, since: Date.now() })
  const { id: source, write_key: writeKey } = await createSource(registry, actor, brand, { name: 'Shop', kind: 'web' })
  const post = (...batch: object[]) =>
    gateway.accept({
      call: '',
      body: Buffer.from(JSON.stringify({ batch })),
      writeKey,
      requestId: `req-${crypto.randomUUID()}`,
      ip: '203.0.113.9',
      userAgent: 'Mozilla/5.0',
    })
  return {
    ...shop,
    actor,
    deriver,
    traffic,
    gateway,
    eraser: createEraser({ warehouse, registry, dataDir, gateway, deriver, traffic, log }),
    post,
    async refuse(body) {
      const row = { source, id: crypto.randomUUID(), brand, topic: 'orders/create', status: 'refused' as const }
      await registry.db
        .insertInto('deliveries')
        .values({ ...row, body: JSON.stringify(body) })
        .execute()
    },
    async send(...events) {
      await post(...events)
      await gateway.idle()
    },
  }
}

/** Ann's ids: two devices of her own, and a tablet that Bob uses, too. */
export const ann = {
  user: 'user-ann-0001',
  phone: 'visitor-ann-phone',
  laptop: 'visitor-ann-laptop',
  tablet: 'visitor-of-the-tablet',
  email: 'ann@example.com',
}
export const bob = { user: 'user-bob-0002', email: 'bob@example.com' }
/** Ids that are nobody's but Ann's. */
export const annsIds = [ann.user, ann.phone, ann.laptop, ann.email]

const viewed = (who: object, at: string) => ({
  type: 'track',
  event: 'Product Viewed',
  messageId: crypto.randomUUID(),
  timestamp: at,
  properties: { products: [{ product_id: 'MUG', price: 5 }] },
  ...who,
})

const header = 'order_id,order_date,sku,quantity,unit_price,currency,status,customer_id\n'
/** "order day customer" a line: one mug at ten pounds. */
export function ordersFile(lines: readonly string[]): string {
  return (
    header +
    lines
      .map((line) => {
        const [order, day, customer] = line.split(' ')
        return `${order},${day} 10:00:00,MUG,1,10.00,GBP,paid,${customer}\n`
      })
      .join('')
  )
}
export const annsOrders = [
  'A-1001 2026-01-05 Ann@Example.com',
  'A-1002 2026-01-06 bob@example.com',
  'A-1003 2026-01-07 ann@example.com',
]

export const returnsFile = (comment: string) =>
  `return-date\torder-id\tsku\tquantity\tdetailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments
2026-01-20T10:00:00+00:00\tA-1001\tMUG\t1\tSELLABLE\tDEFECTIVE\tdone\tLPN1\t${comment}
2026-01-20T10:00:00+00:00\tA-1002\tMUG\t1\tSELLABLE\tDEFECTIVE\tdone\tLPN2\tBob is fine
`

/** Tells what Ann and Bob did, in every table that can hold somebody. */
export async function tellOfAnn(shop: Private): Promise<void> {
  const { send, take, drop, deriver, traffic, brand } = shop
  await send(
    viewed({ anonymousId: ann.phone }, '2026-01-04T10:00:00Z'),
    {
      type: 'identify',
      userId: ann.user,
      anonymousId: ann.phone,
      messageId: crypto.randomUUID(),
      traits: { email: 'Ann@Example.com' },
    },
    { type: 'alias', userId: ann.user, previousId: ann.laptop, messageId: crypto.randomUUID() },
    viewed({ anonymousId: ann.laptop }, '2026-02-04T10:00:00Z'),
    viewed({ anonymousId: ann.tablet, userId: ann.user }, '2026-02-05T10:00:00Z'),
    viewed({ anonymousId: ann.tablet, userId: bob.user }, '2026-02-05T11:00:00Z'),
    viewed({ anonymousId: ann.tablet }, '2026-02-05T12:00:00Z'),
    {
      type: 'page',
      userId: ann.user,
      messageId: crypto.randomUUID(),
      timestamp: '2026-01-05T09:50:00Z',
      context: { page: { url: 'https://shop.example/mugs' } },
    },
    {
      ...viewed({ userId: ann.user }, '2026-01-05T10:00:00Z'),
      event: 'Order Completed',
      properties: { order_id: 'A-1001' },
    },
    { type: 'identify', userId: bob.user, messageId: crypto.randomUUID(), traits: { email: bob.email } },
    { type: 'jump', userId: ann.user },
    { type: 'track', event: 'Told', userId: ann.user, timestamp: 'yesterday' },
    { type: 'jump', userId: bob.user },
  )
  await shop.refuse({ id: 7, email: ann.email, customer: { first_name: 'Ann' } })
  await shop.refuse({ id: 8, email: bob.email })
  await take('orders.csv', ordersFile(annsOrders))
  await take('returns.txt', returnsFile('I am Ann, call me'))
  await take('odd.csv', ordersFile(['A-1004 someday ann@example.com', 'A-1005 2026-01-09 bob@example.com']))
  await drop('waiting.csv', ordersFile(['A-1006 2026-01-10 ann@example.com']))
  deriver.request(brand)
  traffic.request(brand)
  await Promise.all([deriver.idle(), traffic.idle()])
}

/** Ann was invited to a test of products: her answers, one that waits, one that was set aside, and what she wants to buy. */
export async function askAnn({ registry, warehouse, brand, actor }: Private): Promise<void> {
  const by = JSON.stringify(actor)
  const [test, link] = [newId('ptt'), newId('ptl')]
  const { db } = registry
  await db.insertInto('product_tests').values({ id: test, brand, definition: '{}', created_by: by }).execute()
  await db
    .insertInto('product_test_links')
    .values({
      ...{ id: link, brand, test, page: 'questions', audience: 'customers', person: ann.email, created_by: by },
      ...{ market: '', candidate: '', label: '' },
    })
    .execute()
  await db
    .insertInto('product_test_inbox')
    .values({ brand, test, customer_id: ann.email, body: JSON.stringify({ text: 'Green' }) })
    .execute()
  const wanted = { candidate: 'MUG', respondent: 'r1', email: ann.email, consent: 'yes', language: 'en', link }
  await db
    .insertInto('product_test_orders')
    .values({ id: newId('pto'), brand, test, ...wanted, price_minor: 1000, currency: 'GBP', bot: false })
    .execute()
  const refused = { link, field: 'text', value: ann.email, reason: '{}', remedy: '{}', body: ann.email }
  await db
    .insertInto('product_test_quarantine')
    .values({ id: newId('ptq'), brand, test, ...refused })
    .execute()
  const told = { audience: 'customers', respondent: 'r1', kind: 'answer', question: 'colour', answered: 1 }
  await insertRows(warehouse, 'product_test_answers', [
    { brand, test, link, ...told, customer_id: ann.email, entry: 1, at: '2026-02-01 10:00:00.000', text: 'Green' },
    { brand, test, link, ...told, customer_id: '', entry: 2, at: '2026-02-02 10:00:00.000', text: 'Blue' },
  ])
}
