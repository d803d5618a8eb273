import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brandWithSource, eventsOf } from '../../test/gateway.ts'
import { partsOf } from '../../test/server.ts'
import { buildApp } from './app.ts'
import type { App, Parts } from './parts.ts'

let app: App
let parts: Parts
let key: string
let brand: string

beforeAll(async () => {
  parts = await partsOf()
  app = await buildApp(parts)
  const made = await brandWithSource(parts.registry)
  brand = made.brand
  key = made.source.write_key
})
afterAll(async () => {
  await app.close()
  await parts.gateway.close()
})

const post = (payload: string | Buffer, headers: Record<string, string>, url = '/v1/batch') =>
  app.inject({ method: 'POST', url, headers, payload })
const bodyOf = (name: string) =>
  JSON.stringify({
    writeKey: key,
    batch: [{ type: 'track', event: name, userId: 'u', properties: { text: 'Käse 茶' } }],
  })
const kept = async (name: string) => {
  await parts.gateway.idle()
  return (await eventsOf(parts.warehouse, brand)).filter((event) => event.name === name).map(({ props }) => props)
}

test.each([
  ['no type at all', {}],
  ['text', { 'content-type': 'text/plain' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['JSON in upper case', { 'content-type': 'Application/JSON; Charset=UTF-8' }],
  ['a charset that it is not', { 'content-type': 'application/json; charset=iso-8859-1' }],
  ['a charset that there is none', { 'content-type': 'text/plain; charset=nonsense' }],
  ['bytes', { 'content-type': 'application/octet-stream' }],
])('JSON is taken as UTF-8, labelled as %s', async (label, headers: Record<string, string>) => {
  const name = label.toLowerCase().replaceAll(' ', '_')
  expect((await post(bodyOf(name), headers)).statusCode).toBe(200)
  expect(await kept(name)).toEqual([{ text: 'Käse 茶' }])
})

test.each([
  ['plain_gzip', {}],
  ['said_gzip', { 'content-encoding': 'gzip', 'content-type': 'application/json' }],
  ['form_gzip', { 'content-type': 'application/x-www-form-urlencoded' }],
])('gzip is unpacked, told or not: %s', async (name, headers: Record<string, string>) => {
  expect((await post(gzipSync(bodyOf(name)), headers)).statusCode).toBe(200)
  expect(await kept(name)).toHaveLength(1)
})

test('a form may carry its JSON as data, as it is or in base64', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }
  const base64 = Buffer.from(bodyOf('in_form')).toString('base64')
  for (const payload of [`data=${encodeURIComponent(bodyOf('in_form'))}&v=1`, `data=${base64}`]) {
    expect((await post(payload, headers)).statusCode).toBe(200)
  }
  expect(await kept('in_form')).toHaveLength(2)
  expect((await post('data=nothing', headers)).statusCode).toBe(400)
})

test('a mark of the byte order, and bytes that are no UTF-8, keep no event away', async () => {
  await post(`\ufeff${bodyOf('marked')}`, { 'content-type': 'application/json' })
  expect(await kept('marked')).toHaveLength(1)
  const latin = Buffer.from(bodyOf('latin').replace(' 茶', ''), 'latin1')
  expect((await post(latin, { 'content-type': 'application/json; charset=latin1' })).statusCode).toBe(200)
  expect(await kept('latin')).toEqual([{ text: 'K\ufffdse' }])
})

test('nothing, other packings and too many bytes are refused', async () => {
  const large = { text: 'x'.repeat(1_100_000) }
  expect((await post('', {})).statusCode).toBe(400)
  expect((await post(deflateSync(bodyOf('deflated')), { 'content-encoding': 'deflate' })).statusCode).toBe(400)
  expect((await post(JSON.stringify(large), {})).statusCode).toBe(413)
  expect((await post(gzipSync(Buffer.alloc(50_000_000)), {})).statusCode).toBe(400)
})

const addresses = [
  ...['track', 'page', 'screen', 'identify', 'group', 'alias', 'batch', 'import', 'merge', 'visitor', 'm'],
  ...['t', 'p', 's', 'i', 'g', 'a', 'b'],
]
test.each([
  ...addresses.map((name) => `/v1/${name}`),
  '/beacon/v1/batch',
  '/mp/collect',
  '/v1/mp/collect',
  '/debug/mp/collect',
])('a page of another site is told that it may send, and reads the answer: %s', async (url) => {
  const origin = 'https://shop.example'
  const asked = await app.inject({
    method: 'OPTIONS',
    url,
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type, sentat',
    },
  })
  expect([asked.statusCode, asked.headers['access-control-allow-origin']]).toEqual([204, origin])
  expect(asked.headers).toMatchObject({
    'access-control-allow-headers': 'content-type, sentat',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-credentials': 'true',
  })
  const answer = await post('{', { origin, 'content-type': 'text/plain' }, url)
  expect(answer.headers['access-control-allow-origin']).toBe(origin)
  expect(answer.statusCode).toBe(url === '/v1/m' ? 200 : 400)
})
