import { afterAll, beforeAll, expect, test } from 'vitest'
import { brandWithSource, eventsOf } from '../../test/gateway.ts'
import { partsOf } from '../../test/server.ts'
import { buildApp } from './app.ts'
import type { App, Parts } from './parts.ts'

let app: App
let parts: Parts

beforeAll(async () => {
  parts = await partsOf()
  app = await buildApp(parts)
})
afterAll(async () => {
  await app.close()
  await parts.gateway.close()
})

const arrived = async (brand: string) => {
  await parts.gateway.idle()
  return eventsOf(parts.warehouse, brand)
}
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1'
const look = (path: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'GET',
    url: `${path}?${new URLSearchParams(query)}`,
    headers: { 'user-agent': safari, ...headers },
  })
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64')

test('an image in a mail tells its event, and is never kept by a cache', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const data = base64({
    writeKey: source.write_key,
    userId: 'customer-7',
    event: 'Email Opened',
    properties: { campaign: '>>>> spring' },
  })
  const answer = await look('/v1/pixel.gif', { data })
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    'image/gif',
    'no-store',
  ])
  expect(answer.rawPayload.subarray(0, 6).toString()).toBe('GIF89a')
  expect(data).toContain('+')
  // Written into an address as it is, base64 has a plus where others read a space.
  await app.inject({ url: `/v1/pixel/track?data=${data}`, headers: { 'user-agent': safari } })
  expect(await arrived(brand)).toMatchObject(
    Array(2).fill({
      name: 'email_opened',
      user_id: 'customer-7',
      props: { campaign: '>>>> spring' },
      device: 'mobile',
      bot_reasons: [],
    }),
  )
})

test("RudderStack's image says its event field by field", async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const keyed = { writeKey: source.write_key, anonymousId: 'ann' }
  const page = {
    ...keyed,
    name: 'Lamp',
    context: '{"page":{"url":"https://shop.example/lamp"}}',
    'context.locale': 'de',
  }
  const track = { ...keyed, event: 'Product Viewed', 'properties.sku': 'L-1', properties: '{"price":"19.90"}' }
  expect((await look('/pixel/v1/page', page)).statusCode).toBe(200)
  expect((await look('/pixel/v1/track', { ...track, '__proto__.polluted': 'yes' })).statusCode).toBe(200)
  expect(await arrived(brand)).toMatchObject([
    { name: 'page_viewed', host: 'shop.example', path: '/lamp', locale: 'de', props: { name: 'Lamp' } },
    { name: 'product_viewed', anonymous_id: 'ann', skus: ['L-1'], prices: ['19.9'] },
  ])
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

test('an image that names nobody is seen by somebody of the day, on the page that shows it', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  for (let i = 0; i < 2; i++) {
    await look('/v1/pixel.gif', { writeKey: source.write_key }, { referer: 'https://market.example/lamp' })
  }
  const rows = await arrived(brand)
  expect(rows).toMatchObject(
    Array(2).fill({ name: 'page_viewed', host: 'market.example', path: '/lamp', consent: 'cookieless' }),
  )
  expect(rows[0]?.anonymous_id).toMatch(/^day-/)
  expect(rows[1]?.anonymous_id).toBe(rows[0]?.anonymous_id)
})

test('bots and browsers that only prepare a page are marked; HEAD is no look', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const seen = { writeKey: source.write_key, userId: 'u', event: 'Email Opened' }
  await look('/v1/pixel.gif', { ...seen, 'properties.n': '1' }, { 'sec-purpose': 'prefetch;prerender' })
  await look('/v1/pixel.gif', { ...seen, 'properties.n': '2' }, { 'user-agent': 'Googlebot/2.1' })
  const head = await app.inject({ method: 'HEAD', url: `/v1/pixel.gif?${new URLSearchParams(seen)}` })
  expect(head.statusCode).toBe(404)
  expect((await arrived(brand)).map(({ bot_reasons }) => bot_reasons)).toEqual([['prefetch'], ['user_agent']])
})

test('whatever is wrong, an image comes back with the status that says so', async () => {
  const { source } = await brandWithSource(parts.registry)
  const wrong = [
    await look('/v1/pixel.gif', { writeKey: 'wk_none', event: 'x' }),
    await look('/v1/pixel.gif', { data: 'bm90IGpzb24=', writeKey: source.write_key }),
    await look('/pixel/v1/track', { writeKey: source.write_key, properties: '{' }),
  ]
  expect(wrong.map(({ statusCode }) => statusCode)).toEqual([401, 400, 400])
  for (const { headers, rawPayload } of wrong) {
    expect([headers['content-type'], rawPayload.subarray(0, 3).toString()]).toEqual(['image/gif', 'GIF'])
  }
  expect((await look('/v1/pixel/dance', {})).statusCode).toBe(400)
})
