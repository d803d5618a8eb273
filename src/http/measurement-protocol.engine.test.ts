import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brandWithSource, eventsOf } from '../../test/gateway.ts'
import { partsOf } from '../../test/server.ts'
import { sql, str } from '../store/sql.ts'
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
const collect = (key: string, body: object | string | Buffer, path = '/mp/collect') =>
  app.inject({
    method: 'POST',
    url: `${path}?measurement_id=G-1&api_secret=${key}`,
    headers: { 'content-type': 'text/plain', 'user-agent': 'node' },
    payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  })
/** 2 March 2026, 10:00 UTC. */
const micros = 1_772_445_600_000_000
const purchase = {
  client_id: '77.88',
  user_id: 'customer-7',
  timestamp_micros: String(micros),
  ip_override: '198.51.100.77',
  user_agent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1',
  user_location: { country_id: 'DE', region_id: 'DE-BE' },
  user_properties: { plan: { value: 'gold' } },
  consent: { ad_user_data: 'DENIED' },
  events: [
    {
      name: 'page_view',
      params: {
        page_location: 'https://www.shop.example/thanks?utm_source=news&utm_medium=email',
        page_referrer: 'https://pay.example/done',
        page_title: 'Thanks',
        session_id: 1_772_445_000,
        engagement_time_msec: 1500,
        language: 'de-de',
        screen_resolution: '390x844',
      },
    },
    {
      name: 'purchase',
      timestamp_micros: micros + 1_000_000,
      params: {
        transaction_id: 'A1',
        value: 59.9,
        currency: 'eur',
        coupon: 'SPRING',
        tax: 9.56,
        items: [{ item_id: 'MUG', item_name: 'Mug', price: 24.95, quantity: 2 }],
      },
    },
  ],
}

test("what a server tells GA4 of an order is in the gateway's columns, under the same names", async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const answer = await collect(source.write_key, purchase)
  expect([answer.statusCode, answer.body]).toEqual([204, ''])
  expect(await arrived(brand)).toMatchObject([
    { type: 'identify', name: 'identified', user_id: 'customer-7', props: { plan: 'gold' } },
    {
      type: 'page',
      name: 'page_viewed',
      at: '2026-03-02 10:00:00.000',
      anonymous_id: '77.88',
      user_id: 'customer-7',
      session_hint: '1772445000',
      host: 'shop.example',
      path: '/thanks',
      title: 'Thanks',
      utm_source: 'news',
      referrer_host: 'pay.example',
      engaged_seconds: 1.5,
      locale: 'de-de',
      screen_width: 390,
      device: 'mobile',
      country: 'DE',
      region: 'DE-BE',
      bot_reasons: [],
      ip: '',
    },
    {
      type: 'track',
      name: 'order_completed',
      at: '2026-03-02 10:00:01.000',
      order_id: 'A1',
      value_minor: 5990,
      currency: 'EUR',
      coupon: 'SPRING',
      skus: ['MUG'],
      quantities: [2],
      prices: ['24.95'],
      props: { tax: '9.56', ad_user_data: 'DENIED' },
    },
  ])
})

test('a body that comes again counts once where it says when it was, also packed and at the other address', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  await collect(source.write_key, purchase)
  await collect(source.write_key, gzipSync(JSON.stringify(purchase)), '/v1/mp/collect')
  expect(await arrived(brand)).toHaveLength(3)
  const twice = { client_id: '1', events: [purchase.events[1], purchase.events[1]], timestamp_micros: micros }
  await collect(source.write_key, twice)
  expect(await arrived(brand)).toHaveLength(5)
})

test('a bad event of GA4 is set aside with its reason, and the others of its body are taken', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const share = { name: 'share' }
  const events = [
    share,
    'share',
    { params: {} },
    { name: 'share', timestamp_micros: 'now' },
    { name: 'purchase', params: { value: 5, currency: 'ABC' } },
    share,
  ]
  expect((await collect(source.write_key, { client_id: '1', events })).statusCode).toBe(204)
  expect((await collect(source.write_key, { events: [share] })).statusCode).toBe(204)
  expect((await collect(source.write_key, { client_id: '1' })).statusCode).toBe(204)
  expect((await arrived(brand)).map(({ name }) => name)).toEqual(['product_shared', 'product_shared'])
  const faults = await parts.warehouse.query<{ field: string }>(
    sql`SELECT field FROM event_quarantine WHERE brand = ${str(brand)} ORDER BY received_at, place`,
  )
  expect(faults.map(({ field }) => field)).toEqual(['batch', 'event', 'timestamp', 'currency', 'anonymousId', 'batch'])
})

test('an unknown secret and no JSON are refused; a page of any shop may ask', async () => {
  const { source } = await brandWithSource(parts.registry)
  expect((await collect('wk_none', purchase)).statusCode).toBe(401)
  expect((await collect(source.write_key, '{')).statusCode).toBe(400)
  for (const url of ['/mp/collect', '/v1/mp/collect', '/debug/mp/collect']) {
    const asked = await app.inject({
      method: 'OPTIONS',
      url,
      headers: { origin: 'https://shop.example', 'access-control-request-headers': 'content-type' },
    })
    expect([asked.statusCode, asked.headers['access-control-allow-origin']]).toEqual([204, 'https://shop.example'])
  }
})

test('the check answers what is wrong, and takes nothing', async () => {
  const { brand, source } = await brandWithSource(parts.registry)
  const right = await collect(source.write_key, purchase, '/debug/mp/collect')
  expect([right.statusCode, right.json()]).toEqual([200, { validationMessages: [] }])
  const wrong = await collect(source.write_key, { client_id: '1', events: [{ name: '_bad' }] }, '/debug/mp/collect')
  expect(wrong.json()).toEqual({
    validationMessages: [
      {
        fieldPath: 'events[0].name',
        description: '_bad is a name that GA4 keeps.',
        validationCode: 'NAME_RESERVED',
      },
    ],
  })
  expect(await arrived(brand)).toEqual([])
})
