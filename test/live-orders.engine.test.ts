import { afterEach, expect, test, vi } from 'vitest'
import { createOrderWatch } from '../src/derive/order-watch.ts'
import { addStatedLoad, nextLoad, statedLoads } from '../src/manage/loads.ts'
import { closeShops, completed, completedAt, liveShop, orderFile, shopifyOrder, wooOrder } from './live-shop.ts'

afterEach(closeShops)

const items = JSON.parse(shopifyOrder()).line_items as object[]
const changed = (updated_at: string, line_items: object[]) => shopifyOrder({ updated_at, line_items })

test('a line that a newer webhook no longer has is taken out, also where the older one comes after it', async () => {
  const [first, second] = [changed('2026-01-06T10:00:00Z', items), changed('2026-01-06T11:00:00Z', items.slice(0, 1))]
  const inOrder = await liveShop()
  await inOrder.told('orders/create', first)
  await inOrder.told('orders/updated', second)
  expect(await inOrder.lines()).toEqual(['#1001 MUG 2 14.5'])
  const turned = await liveShop()
  await turned.told('orders/updated', second)
  await turned.told('orders/create', first)
  expect(await turned.lines()).toEqual(['#1001 MUG 2 14.5'])
})

test('a file that is undone gives the order back to the webhook that came before it, and to the event', async () => {
  const shop = await liveShop()
  const later = orderFile.replaceAll('2026-01-05 10:20:00 -0500,2,Mug,14.50', '2026-01-05 10:20:00 -0500,3,Mug,14.50')
  const late = `${later}#1002,b@b.c,paid,GBP,9.00,0.00,0.00,9.00,,0.00,2026-02-01 10:00:00 +0000,1,Tea,9.00,TEA,5820982911946154599\n`
  await shop.told('orders/create', shopifyOrder())
  await shop.happened('Order Completed', { ...completed, order_id: '5820982911946154599' }, completedAt)
  const one = await shop.take('orders.csv', late)
  expect(await shop.lines()).toEqual(['#1001 MUG 3 14.5', '#1001 TEA 1 9', '#1002 TEA 1 9'])
  await shop.ledger()
  await shop.queue.undo(shop.brand, one.id)
  await shop.queue.idle()
  expect(await shop.orders()).toMatchObject([
    { order_id: '#1001', units: 3 },
    { order_id: '5820982911946154599', shop_order_id: '5820982911946154599', units: 3 },
  ])
})

test('what a shop tells becomes facts by itself', async () => {
  const shop = await liveShop('shopify', 20)
  await shop.received('orders/create', shopifyOrder())
  await vi.waitFor(async () => expect(await shop.lines()).toHaveLength(2), { timeout: 20_000, interval: 100 })
})

test('batches of webhooks are gathered, and what they say stays', async () => {
  const shop = await liveShop()
  await shop.told('orders/create', shopifyOrder())
  for (let i = 0; i < 99; i++) await addStatedLoad(shop.registry, shop.brand, await nextLoad(shop.registry))
  await shop.told('orders/create', shopifyOrder({ id: 700_000_000, name: '#1002' }))
  expect(await statedLoads(shop.registry, shop.brand)).toHaveLength(1)
  expect(await shop.lines()).toHaveLength(4)
  await shop.told('orders/updated', changed('2026-01-06T11:00:00Z', items.slice(0, 1)))
  expect(await shop.lines()).toEqual(['#1001 MUG 2 14.5', '#1002 MUG 2 14.5', '#1002 TEA 1 9'])
})

test('a refund that WooCommerce does not date keeps the day it was first told, and a deleted order is gone', async () => {
  const shop = await liveShop('woocommerce')
  await shop.told('order.created', wooOrder)
  const refunds = [{ id: 1, total: '-5.00' }]
  await shop.told('order.updated', { ...wooOrder, date_modified_gmt: '2026-01-09T10:00:00', refunds })
  await shop.told('order.updated', {
    ...wooOrder,
    date_modified_gmt: '2026-01-30T10:00:00',
    status: 'completed',
    refunds,
  })
  expect(await shop.ledger()).toEqual(['sale 2026-01-05 1200 1200', 'refund 2026-01-09 -500 -500'])
  await shop.told('order.deleted', { id: 727 })
  expect(await shop.ledger()).toEqual([])
})

test('events of an order that nothing else tells are booked: the order, what was given back, and the cancelling', async () => {
  const shop = await liveShop()
  await shop.happened('Order Completed', completed, completedAt)
  await shop.happened(
    'Order Refunded',
    { order_id: completed.order_id, total: 5, currency: 'GBP' },
    { timestamp: '2026-01-20T09:00:00Z' },
  )
  await shop.happened(
    'Order Completed',
    { order_id: 'plain', value: 12.5 },
    { timestamp: '2026-01-06T09:00:00Z', userId: 'Bo@b.c' },
  )
  await shop.happened('Order Completed', { order_id: 'no amount' }, { timestamp: '2026-01-06T09:00:00Z' })
  expect(await shop.ledger()).toEqual([
    'sale 2026-01-05 4299 4129',
    'sale 2026-01-06 1250 1250',
    'refund 2026-01-20 -521 -500',
  ])
  await shop.happened('Order Cancelled', { order_id: 'plain' }, { timestamp: '2026-01-07T09:00:00Z' })
  expect(await shop.ledger()).toContain('cancellation 2026-01-07 -1250 -1250')
  expect(await shop.orders()).toMatchObject([
    { order_id: completed.order_id },
    { order_id: 'plain', customer_id: 'bo@b.c' },
  ])
})

test('events of orders that came meanwhile are seen once, and a rebuild with the same orders writes none anew', async () => {
  const shop = await liveShop()
  const seen: string[] = []
  const onChange = (brand: string) => void (brand === shop.brand && seen.push(brand))
  const watch = createOrderWatch({ ...shop, log: { error: () => {} }, onChange })
  await shop.happened('Order Completed', completed, completedAt)
  await watch.look()
  expect(seen).toEqual([shop.brand])
  await shop.ledger()
  const loadOf = () =>
    shop.registry.db.selectFrom('brands').select('event_load').where('id', '=', shop.brand).executeTakeFirstOrThrow()
  const { event_load } = await loadOf()
  await watch.look()
  expect(seen).toEqual([shop.brand])
  await shop.ledger()
  expect([event_load > 0, (await loadOf()).event_load]).toEqual([true, event_load])
  await watch.close()
})
