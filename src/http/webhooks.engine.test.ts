import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { refundedOrder, shopifyOrder } from '../../test/live-shop.ts'
import { ask, cast, server } from '../../test/server.ts'
import { sql, str } from '../store/sql.ts'

/** A brand with a source that takes webhooks, and ways to send them. */
async function scene(kind: 'shopify' | 'woocommerce' = 'shopify') {
  const { app, parts } = await server()
  const people = await cast(parts)
  const theirs = `/api/v1/brands/${people.brand.id}`
  const source = (await ask(app, people.owner, 'POST', `${theirs}/sources`, { name: 'Shop', kind })).json()
  const mine = `${theirs}/sources/${source.id}`
  const newSecret = async (body: object = {}): Promise<string> =>
    (await ask(app, people.owner, 'POST', `${mine}/webhook-secret`, body)).json().secret
  const send = (body: string, headers: Record<string, string>, to = source.id) =>
    app.inject({
      method: 'POST',
      url: `/v1/webhooks/${kind}/${to}`,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
  const signed = (body: string, secret: string, id: string, topic = 'orders/create') =>
    send(body, {
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': id,
    })
  const state = async () => (await ask(app, people.viewer, 'GET', `${theirs}/webhooks`)).json().items[0]
  const lines = async () => {
    await parts.webhooks.load()
    return parts.warehouse.query<Record<string, unknown>>(
      sql`SELECT * FROM order_lines WHERE brand = ${str(people.brand.id)} ORDER BY line_no`,
    )
  }
  return { app, parts, people, theirs, mine, source, newSecret, send, signed, state, lines }
}

test('a webhook is taken once, with ids beyond 2^53 to the digit and a customer that is null', async () => {
  const { newSecret, signed, lines, state } = await scene()
  const secret = await newSecret()
  expect((await signed(shopifyOrder(), secret, 'd-1')).json()).toEqual({ status: 'taken' })
  const taken = await lines()
  expect(taken).toMatchObject([
    { sku: 'MUG', shop_order_id: '5820982911946154508', customer_id: 'ann@example.com', source: 'shopify-orders' },
    { sku: 'TEA', shop_order_id: '5820982911946154508', campaign: 'spring' },
  ])
  expect((await signed(shopifyOrder(), secret, 'd-1')).json()).toEqual({ status: 'known' })
  expect(await lines()).toEqual(taken)
  expect((await signed(shopifyOrder(), secret, 'd-2')).json()).toEqual({ status: 'taken' })
  expect(await lines()).toEqual(taken)
  expect(await state()).toMatchObject({ has_secret: true, taken: 2, refused: 0, waiting: 0 })
})

test('a signature that is wrong, absent, or over other bytes is refused with 401, and nothing is kept', async () => {
  const { newSecret, signed, send, state } = await scene()
  expect((await signed(shopifyOrder(), 'no secret yet', 'd-0')).statusCode).toBe(401)
  const secret = await newSecret()
  const signature = createHmac('sha256', secret).update(shopifyOrder()).digest('base64')
  const headers = { 'x-shopify-topic': 'orders/create', 'x-shopify-webhook-id': 'd-1' }
  expect((await send(`${shopifyOrder()} `, { ...headers, 'x-shopify-hmac-sha256': signature })).statusCode).toBe(401)
  expect((await send(shopifyOrder(), headers)).statusCode).toBe(401)
  const answer = await signed(shopifyOrder(), 'another secret', 'd-1')
  expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'bad_signature'])
  expect(await state()).toMatchObject({ last_at: null, taken: 0, refused: 0, waiting: 0 })
})

test('after a rotation the old secret signs for an hour, and no longer', async () => {
  const { parts, source, newSecret, signed } = await scene()
  const old = await newSecret()
  const fresh = await newSecret({ secret: 'what the shop shows as its own' })
  expect(fresh).toBe('what the shop shows as its own')
  expect((await signed(shopifyOrder(), old, 'd-1')).statusCode).toBe(200)
  expect((await signed(shopifyOrder(), fresh, 'd-2')).statusCode).toBe(200)
  const mine = parts.registry.db.updateTable('sources').where('id', '=', source.id)
  const row = await mine.set({ old_secret_until: new Date() }).returning(['webhook_secret']).executeTakeFirstOrThrow()
  expect((await signed(shopifyOrder(), old, 'd-3')).statusCode).toBe(401)
  expect((await signed(shopifyOrder(), fresh, 'd-4')).statusCode).toBe(200)
  expect(row.webhook_secret).not.toContain('what the shop')
})

test('a signed body that cannot be read is set aside with reason and remedy, and the shop is not asked to send it again', async () => {
  const { app, people, mine, newSecret, signed, state } = await scene()
  const secret = await newSecret()
  const answer = await signed(shopifyOrder({ currency: 'GOLD' }), secret, 'd-1')
  expect([answer.statusCode, answer.json()]).toMatchObject([200, { status: 'refused', fault: { field: 'currency' } }])
  expect((await signed('<order/>', secret, 'd-2')).json()).toMatchObject({
    status: 'refused',
    fault: { field: 'body' },
  })
  const { items } = (await ask(app, people.viewer, 'GET', `${mine}/refused`)).json()
  expect(items).toMatchObject([
    { id: 'd-2', body: '<order/>', fault: { reason: { zh: '请求体不是 JSON 对象。' } } },
    { id: 'd-1', topic: 'orders/create', fault: { value: 'GOLD' } },
  ])
  expect(await state()).toMatchObject({ taken: 0, refused: 2 })
})

test('test orders and other topics are no orders; a source of another kind is not found', async () => {
  const { app, source, newSecret, signed, send, lines } = await scene()
  const secret = await newSecret()
  expect((await signed(shopifyOrder({ test: true }), secret, 'd-1')).json()).toEqual({ status: 'ignored' })
  expect((await signed('{}', secret, 'd-2', 'products/update')).json()).toEqual({ status: 'ignored' })
  expect(await lines()).toEqual([])
  expect((await send('{}', {}, 'src_unknown')).statusCode).toBe(404)
  const wrong = { method: 'POST', url: `/v1/webhooks/woocommerce/${source.id}`, body: '{}' } as const
  expect((await app.inject(wrong)).statusCode).toBe(404)
})

test('WooCommerce may ask whether the address answers, and orders it sends within a second are all taken', async () => {
  const { newSecret, send, lines } = await scene('woocommerce')
  const secret = await newSecret()
  const ping = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await send('webhook_id=7', ping)).json()).toEqual({ status: 'ignored' })
  for (const id of [727, 728]) {
    const order = {
      id,
      number: String(id),
      status: 'processing',
      currency: 'USD',
      date_created_gmt: '2026-01-05T10:00:00',
      line_items: [{ name: 'Mug', sku: 'MUG', quantity: 1, subtotal: '6.00', total: '6.00', total_tax: '0.45' }],
    }
    const body = JSON.stringify(order)
    const signature = createHmac('sha256', secret).update(body).digest('base64')
    const headers = { 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-delivery-id': 'one of this second' }
    expect((await send(body, { ...headers, 'x-wc-webhook-signature': signature })).json()).toEqual({ status: 'taken' })
  }
  expect((await lines()).map(({ order_id }) => order_id)).toEqual(['727', '728'])
})

test('of which store a source is, is stated by editors, and the stores that are known are offered', async () => {
  const { app, parts, people, theirs, mine, newSecret, signed } = await scene()
  const shop = { store: 'acme.myshopify.com', sales_channel: 'own_site' }
  expect((await ask(app, people.viewer, 'PUT', `${mine}/shop`, shop)).statusCode).toBe(403)
  expect((await ask(app, { headers: {} }, 'PUT', `${mine}/shop`, shop)).statusCode).toBe(401)
  expect((await ask(app, people.editor, 'PUT', `${mine}/shop`, { ...shop, sales_channel: 'moon' })).statusCode).toBe(
    400,
  )
  expect((await ask(app, people.editor, 'PUT', `${mine}/shop`, shop)).json()).toMatchObject(shop)
  expect((await ask(app, people.viewer, 'POST', `${mine}/webhook-secret`, {})).statusCode).toBe(403)
  expect((await ask(app, people.editor, 'POST', `${mine}/webhook-secret`, { secret: 'short' })).statusCode).toBe(400)
  expect((await ask(app, { headers: {} }, 'GET', `${theirs}/webhooks`)).statusCode).toBe(401)
  await signed(refundedOrder(), await newSecret(), 'd-1')
  await parts.webhooks.load()
  await expect
    .poll(async () => (await ask(app, people.viewer, 'GET', `${theirs}/stores`)).json().items, { timeout: 20_000 })
    .toEqual([{ ...shop, orders: 1 }])
})
