import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brandWithSource, eventsOf } from '../../test/gateway.ts'
import { acting, newPerson } from '../../test/people.ts'
import { partsOf } from '../../test/server.ts'
import { createBrand } from '../manage/brands.ts'
import { createSource } from '../manage/sources.ts'
import { buildApp } from './app.ts'
import type { App, Parts } from './parts.ts'

let app: App
let parts: Parts
let url: string

beforeAll(async () => {
  parts = await partsOf()
  app = await buildApp(parts)
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await parts.gateway.close()
})

const arrived = async (brand: string) => {
  await parts.gateway.idle()
  return eventsOf(parts.warehouse, brand)
}
const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(key).toString('base64')}` })
const track = (more: object = {}) => ({
  event: 'Signed Up',
  anonymousId: 'ann',
  messageId: crypto.randomUUID(),
  ...more,
})

test("Segment's library for Node sends as it is", async () => {
  const { brand, source } = await brandWithSource(parts.registry, 'server')
  const analytics = new Analytics({ writeKey: source.write_key, host: url, flushAt: 2 })
  analytics.identify({ userId: 'u1', traits: { plan: 'pro' } })
  analytics.track({
    userId: 'u1',
    event: 'Order Completed',
    properties: { order_id: '7', total: 12.5, currency: 'USD' },
  })
  await analytics.closeAndFlush()
  expect(await arrived(brand)).toMatchObject([
    { name: 'identified', user_id: 'u1', props: { plan: 'pro' }, bot_reasons: [], ip: '' },
    { name: 'order_completed', user_id: 'u1', order_id: '7', value_minor: 1250, currency: 'USD', bot_reasons: [] },
  ])
})

test("RudderStack's library for Node sends as it is, packed and labelled as something else", async () => {
  const { brand, source } = await brandWithSource(parts.registry, 'server')
  const client = new RudderAnalytics(source.write_key, { dataPlaneUrl: url, flushAt: 1, gzip: true, logLevel: 'error' })
  client.track({ userId: 'u2', event: 'Product Added', properties: { sku: 'MUG', price: 5, quantity: 3 } })
  await new Promise<void>((resolve) => client.flush(() => resolve()))
  await expect.poll(async () => (await arrived(brand)).length, { timeout: 20_000 }).toBe(1)
  expect(await arrived(brand)).toMatchObject([{ name: 'product_added', user_id: 'u2', skus: ['MUG'], quantities: [3] }])
})

test('a call is what its address says, in full or by its first letter, whatever its content type', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const send = (path: string, body: object, type: string) =>
    fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) })
  const keyed = { writeKey: source.write_key }
  const answers = await Promise.all([
    send('/v1/t', track(keyed), 'text/plain'),
    send('/v1/page', { ...track(keyed), event: undefined }, 'application/json'),
    send(
      `/beacon/v1/batch?writeKey=${source.write_key}`,
      { batch: [{ type: 'track', ...track() }] },
      'text/plain;charset=UTF-8',
    ),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await arrived(brand)).map(({ name }) => name).sort()).toEqual(['page_viewed', 'signed_up', 'signed_up'])
})

test('the key may come as Basic with or without its colon, and as Bearer; without one nothing is taken', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const send = (headers: Record<string, string>) =>
    fetch(`${url}/v1/track`, { method: 'POST', headers, body: JSON.stringify(track()) })
  const keys = [basic(`${source.write_key}:`), basic(source.write_key), { authorization: `Bearer ${source.write_key}` }]
  for (const headers of keys) expect((await send(headers)).status).toBe(200)
  expect((await send({})).status).toBe(401)
  expect((await send(basic('wk_guessed:'))).status).toBe(401)
  expect(await arrived(brand)).toHaveLength(3)
})

test('what is no JSON, no whole gzip or too large is refused with 400 and a sentence', async () => {
  const { source } = await brandWithSource(parts.registry)
  const send = (body: string | Buffer) =>
    fetch(`${url}/v1/batch`, { method: 'POST', headers: basic(source.write_key), body: Buffer.from(body) })
  const large = JSON.stringify({ batch: [track({ properties: { text: 'x'.repeat(520_000) } })] })
  for (const body of ['{', gzipSync(JSON.stringify({ batch: [] })).subarray(0, 12), large, gzipSync(large)]) {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: { code: 'bad_request', message: expect.stringContaining('body') },
    })
  }
})

test('a page of any shop may send, with the headers that its library adds', async () => {
  const origin = 'https://shop.example'
  const asked = await fetch(`${url}/v1/t`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'anonymousid, sentat',
    },
  })
  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-headers')).toBe('anonymousid, sentat')
  const { source } = await brandWithSource(parts.registry)
  const sent = await fetch(`${url}/v1/t`, {
    method: 'POST',
    headers: { origin, cookie: 'any=thing' },
    body: JSON.stringify(track({ writeKey: source.write_key })),
  })
  expect(sent.status).toBe(200)
  expect(sent.headers.get('access-control-allow-origin')).toBe(origin)
})

test('libraries in browsers get settings that keep them here', async () => {
  const { source } = await brandWithSource(parts.registry)
  const settings = await fetch(`${url}/v1/projects/${source.write_key}/settings`)
  expect(await settings.json()).toEqual({
    integrations: { 'Segment.io': { apiKey: source.write_key, apiHost: 'millpond.test/v1', protocol: 'http' } },
  })
  const config = await fetch(`${url}/sourceConfig/?writeKey=${source.write_key}`)
  expect(await config.json()).toMatchObject({ source: { writeKey: source.write_key, enabled: true, destinations: [] } })
  expect((await fetch(`${url}/v1/projects/wk_none/settings`)).status).toBe(404)
})

test('a visitor keeps the id of the cookie, then that of the page, and loses it when asked to, or by Global Privacy Control', async () => {
  const { source } = await brandWithSource(parts.registry)
  const visit = async (body: object, cookie = '', more: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/v1/visitor`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: 'https://shop.example', ...(cookie && { cookie }), ...more },
      body: JSON.stringify({ writeKey: source.write_key, ...body }),
    })
    return { status: answer.status, cookie: answer.headers.get('set-cookie') ?? '', body: await answer.json() }
  }
  const first = await visit({})
  expect(first.cookie).toMatch(/^millpond_id=[\w-]{36}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/)
  const { anonymousId } = first.body as { anonymousId: string }
  expect((await visit({}, `millpond_id=${anonymousId}`)).body).toEqual({ anonymousId })
  expect((await visit({ anonymousId: 'of-the-page' })).body).toEqual({ anonymousId: 'of-the-page' })
  expect((await visit({ anonymousId: 'of-the-page' }, `a=1; millpond_id=${anonymousId}`)).body).toEqual({ anonymousId })
  const withControl = await visit({}, `millpond_id=${anonymousId}`, { 'sec-gpc': '1' })
  expect(withControl).toMatchObject({ body: { anonymousId: null }, cookie: expect.stringContaining('Max-Age=0') })
  expect((await visit({ forget: true }, `millpond_id=${anonymousId}`)).cookie).toContain(
    'millpond_id=; Path=/; Max-Age=0',
  )
  expect((await visit({ writeKey: 'wk_none' })).status).toBe(401)
  expect((await visit({ writeKey: 7 })).status).toBe(400)
})

test('without consent a visitor is somebody for the day, and nothing else is known', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const view = {
    type: 'page',
    context: { consent: 'cookieless', page: { url: 'https://shop.example/?key=wc_order_a1&a=b' } },
  }
  const batch = [view, { ...view, messageId: crypto.randomUUID() }, { ...view, context: {} }]
  await fetch(`${url}/v1/batch`, { method: 'POST', headers: basic(source.write_key), body: JSON.stringify({ batch }) })
  const rows = await arrived(brand)
  expect(rows).toMatchObject([
    { consent: 'cookieless', ip: '127.0.0.0', query: 'a=b' },
    { consent: 'cookieless', ip: '127.0.0.0' },
  ])
  const [one, other] = rows.map(({ anonymous_id }) => anonymous_id)
  expect(one).toMatch(/^day-[0-9a-f]{32}$/)
  expect(other).toBe(one)
})

test('where hosts are named, other pages can neither send nor get an id; servers still send', async () => {
  const owner = acting(await newPerson(parts.registry))
  const brand = await createBrand(parts.registry, owner, { name: 'Acme', currency: 'EUR', time_zone: 'UTC' })
  const hosts = ['shop.example']
  const { write_key: key } = await createSource(parts.registry, owner, brand.id, { name: 'Shop', hosts })
  const ask = (path: string, body: object, origin?: string) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', ...(origin && { origin }) },
      body: JSON.stringify({ ...body, writeKey: key }),
    })
  const statuses = async (path: string, body: object) => {
    const origins = ['https://www.shop.example', 'https://evil.example', 'null', undefined]
    return Promise.all(origins.map(async (origin) => (await ask(path, body, origin)).status))
  }
  expect(await statuses('/v1/track', track())).toEqual([200, 403, 403, 200])
  expect(await statuses('/v1/visitor', {})).toEqual([200, 403, 403, 403])
  const refused = await ask('/v1/visitor', {}, 'https://evil.example')
  expect([refused.headers.get('set-cookie'), await refused.json()]).toMatchObject([
    null,
    { error: { code: 'foreign_page', details: { origin: 'https://evil.example' } } },
  ])
  expect(await arrived(brand.id)).toHaveLength(1)
})

test('shops load the scripts from here', async () => {
  for (const name of ['millpond.js', 'shopify-pixel.js', 'data-layer.js']) {
    const answer = await fetch(`${url}/${name}`)
    expect([answer.status, answer.headers.get('cross-origin-resource-policy')]).toEqual([200, 'cross-origin'])
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(answer.headers.get('content-disposition')).toBeNull()
  }
})

test('the file for WooCommerce is saved from here as it is, and nothing that stands beside it', async () => {
  const answer = await fetch(`${url}/millpond.php`)
  const headers = ['content-type', 'content-disposition', 'x-content-type-options'].map((name) =>
    answer.headers.get(name),
  )
  expect([answer.status, ...headers]).toEqual([
    200,
    'application/octet-stream',
    'attachment; filename="millpond.php"',
    'nosniff',
  ])
  const kept = join(import.meta.dirname, '..', '..', 'tracker', 'woocommerce', 'millpond.php')
  expect(await answer.text()).toBe(readFileSync(kept, 'utf8'))
  for (const path of ['/stand.php', '/woocommerce/millpond.php', '/..%2fwoocommerce%2fmillpond.php', '/other.php']) {
    expect((await fetch(`${url}${path}`)).status).toBe(404)
  }
})
