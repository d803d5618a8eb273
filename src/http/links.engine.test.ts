import decodeQR from 'qr/decode.js'
import { beforeAll, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { eventsOf } from '../../test/gateway.ts'
import { ask, cast, origin, server } from '../../test/server.ts'
import type { App, Parts } from './parts.ts'

let app: App
let parts: Parts
beforeAll(async () => {
  ;({ app, parts } = await server())
})

/** A brand, and what its editor asks. */
async function scene() {
  const { brand, editor, nobody } = await cast(parts)
  const call = (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object) =>
    ask(app, editor, method, `/api/v1/brands/${brand.id}${path}`, body)
  const follow = (path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    ask(app, nobody, method, path, undefined, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0)', ...headers })
  return { brand: brand.id, call, follow }
}

const mug = { target: 'https://shop.example/mug', utm_source: 'tiktok' }

test('a link works as soon as it is made, without being kept by browsers, and the page sees where visitors come from', async () => {
  const { brand, call, follow } = await scene()
  const made = await call('POST', '/links', mug)
  const { code, short_url } = made.json()
  expect(short_url).toBe(`${origin}/l/${code}`)
  const answer = await follow(`/l/${code}?gclid=G1&next=//evil.example`, { cookie: 'a=b; millpond_id=visitor-1234' })
  expect(answer.statusCode).toBe(302)
  expect(answer.headers).toMatchObject({
    location: expect.stringMatching(/^https:\/\/shop\.example\/mug\?utm_source=tiktok&gclid=G1&mp=[0-9a-z]{20}&mpc=/),
    'cache-control': 'no-store',
    'referrer-policy': 'strict-origin-when-cross-origin',
  })
  const head = await follow(`/l/${code}`, {}, 'HEAD')
  expect([head.statusCode, head.body]).toEqual([302, ''])
  await expect
    .poll(() => eventsOf(parts.warehouse, brand), { timeout: 20_000 })
    .toMatchObject([
      { name: 'link_clicked', code, anonymous_id: 'visitor-1234', bot_reasons: [] },
      { name: 'link_clicked', code, bot_reasons: ['head'] },
    ])
})

test('a change works at once, and what is over or was never there says so in both languages', async () => {
  const { call, follow } = await scene()
  const { id, code } = (await call('POST', '/links', mug)).json()
  await call('PATCH', `/links/${id}`, { target: 'https://shop.example/杯' })
  expect((await follow(`/l/${code}`)).headers.location).toMatch(
    /^https:\/\/shop\.example\/%E6%9D%AF\?utm_source=tiktok/,
  )
  await call('PATCH', `/links/${id}`, { archived: true })
  const over = await follow(`/l/${code}`)
  expect([over.statusCode, over.body]).toEqual([410, expect.stringMatching(/is over.*已失效/s)])
  await call('PUT', '/link-settings', { fallback: 'https://shop.example/' })
  expect((await follow(`/l/${code}`)).headers.location).toBe('https://shop.example/')
  const unknown = await follow('/l/nobody-made-this')
  expect([unknown.statusCode, unknown.headers['cache-control']]).toEqual([404, 'no-store'])
  const { history } = (await call('GET', `/links/${id}`)).json()
  expect(history.map(({ action }: { action: string }) => action)).toEqual([
    'links.update',
    'links.update',
    'links.create',
  ])
})

test('a post that is to place a link in a video says from which second, or is refused by its field', async () => {
  const { call } = await scene()
  const made = await call('POST', '/links', { ...mug, post: 'v-balcony#t=0:41,1:05' })
  expect(made.statusCode).toBe(201)
  const { id } = made.json()
  for (const refused of [
    await call('POST', '/links', { ...mug, post: 'v-balcony#t=soon' }),
    await call('PATCH', `/links/${id}`, { post: 'v-balcony#t=1:05,0:41' }),
  ]) {
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toMatch(/post.*after #t= takes the second from which the link is shown/s)
  }
  expect((await call('GET', `/links/${id}`)).body).toContain('"v-balcony#t=0:41,1:05"')
})

test('a brand’s own domain stands in its short links, their file and their QR codes', async () => {
  const { call } = await scene()
  await call('PUT', '/link-settings', { base_url: 'https://go.shop.example/any' })
  const { id, code, short_url } = (await call('POST', '/links', mug)).json()
  expect(short_url).toBe(`https://go.shop.example/l/${code}`)
  expect((await call('GET', '/links/file')).body).toContain(`\n${short_url},${code},web,`)
  const svg = await call('GET', `/links/${id}/qr?level=high`)
  expect(svg.headers['content-type']).toBe('image/svg+xml')
  const png = await call('GET', `/links/${id}/qr?format=png&pixels=300`)
  expect([png.headers['content-type'], png.headers['content-disposition']]).toEqual([
    'image/png',
    `attachment; filename="${code}.png"`,
  ])
  expect(decodeQR(pixelsOfSvg(svg.body))).toBe(short_url)
})

/** Four bytes a pixel, four pixels a module. */
function pixelsOfSvg(svg: string) {
  const size = 4 * Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const data = new Uint8Array(size * size * 4).fill(255)
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h/g)) {
    for (let line = 4 * Number(y); line < 4 * Number(y) + 4; line++) {
      for (let place = 4 * Number(x); place < 4 * (Number(x) + Number(run)); place++) {
        data.fill(0, (line * size + place) * 4, (line * size + place) * 4 + 3)
      }
    }
  }
  return { width: size, height: size, data }
}

test('a grid, a list and a file make many links at once', async () => {
  const { call } = await scene()
  const many = async (body: object) => (await call('POST', '/links/many', body)).json()
  const grid = { creators: ['Ann', 'Ben'], posts: [], channels: ['tiktok'], link: { ...mug, coupon: '{creator}10' } }
  const first = await many({ grid })
  expect(first.made.map(({ coupon }: { coupon: string }) => coupon)).toEqual(['Ann10', 'Ben10'])
  const file = (await call('GET', '/links/file')).body
  expect((await many({ csv: file.replace(/h?\w{6},web/g, ',web') })).there).toHaveLength(2)
  expect((await many({ csv: 'creator,target\nCem,https://shop.example' })).made).toHaveLength(1)
  const wrong = await call('POST', '/links/many', { csv: 'creator,target\nCem,shop' })
  expect([wrong.statusCode, wrong.json().error.message]).toEqual([400, expect.stringContaining('target: has to be')])
})

test('what a link would be is shown before it is made', async () => {
  const { call } = await scene()
  const shown = await call('POST', '/links/preview', {
    kind: 'line',
    account: '@acme',
    code: 'my-code',
    coupon: '{code}',
  })
  expect(shown.json()).toEqual({
    code: 'my-code',
    short_url: `${origin}/l/my-code`,
    target: 'https://line.me/R/oaMessage/%40acme/?Hi!%20My%20code%20is%20my-code.',
    coupon: 'MY-CODE',
  })
  expect((await call('GET', '/links')).json().items).toEqual([])
})

test('one code goes into the link, a chat and a coupon, and what was said in the chat is declared, by no sender’s event, and can be taken back', async () => {
  const { brand, call } = await scene()
  const { code, coupon } = (await call('POST', '/links', { ...mug, coupon: '{code}' })).json()
  expect(coupon).toBe(code.toUpperCase())
  const chat = await call('GET', `/codes/${coupon}/chat?app=whatsapp&account=%2B447911123456&language=zh`)
  expect(chat.json()).toMatchObject({ carrier: 'text', text: `你好！我的专属码是 ${code}。` })
  const said = await call('POST', `/codes/${coupon}/declare`, { order_id: '1001', said_in: 'whatsapp' })
  expect([said.statusCode, said.json()]).toMatchObject([
    201,
    { code, order_id: '1001', edge: 'declared', order_missing: true },
  ])
  await parts.gateway.idle()
  const { items } = (await call('GET', `/codes/${code}/declarations`)).json()
  expect(items).toMatchObject([{ id: said.json().id, order_id: '1001', said_in: 'whatsapp', order_missing: true }])
  expect((await call('GET', '/declarations?search=WhatsApp')).json()).toEqual({ items })
  expect((await call('GET', '/declarations?search=line')).json()).toEqual({ items: [] })
  const file = await call('GET', '/declarations/file')
  expect(file.headers['content-disposition']).toBe('attachment; filename="declarations.csv"')
  expect(file.body).toMatch(
    /^\uFEFFid,code,at,order_id,store,customer_id,said_in,by,edge,order_missing\r\ndec_\w+,\w{6},.*,1001,/,
  )
  const forged = { type: 'track', source: 'src_shop', brand, code, at: '2026-01-01 10:00:00', anonymous_id: 'eve' }
  const forgedOnes = [
    { ...forged, name: 'code_declared', order_id: '1002', props: "{'declaration':'dec_forged'}" },
    { ...forged, name: 'code_declaration_withdrawn', props: `{'declaration':'${said.json().id}'}` },
  ]
  await insertRows(parts.warehouse, 'events', forgedOnes)
  expect((await call('GET', `/codes/${code}/declarations`)).json().items).toEqual(items)
  expect((await call('DELETE', `/codes/${code}/declarations/${said.json().id}`)).statusCode).toBe(204)
  await parts.gateway.idle()
  expect((await call('GET', `/codes/${code}/declarations`)).json().items).toEqual([])
})

test('the file of declarations ends with the last of them, not at a hundred thousand', async () => {
  const { brand, call } = await scene()
  const said = 100_001
  const rows = Array.from({ length: said }, (_, i) => ({
    ...{ type: 'track', source: 'links', name: 'code_declared', brand, code: 'aaa222', anonymous_id: 'ann' },
    ...{ at: '2026-01-01 10:00:00', order_id: `${i}`, props: `{'declaration':'dec_${String(i).padStart(6, '0')}'}` },
    message_id: crypto.randomUUID(),
  }))
  await insertRows(parts.warehouse, 'events', rows)
  const { body } = await call('GET', '/declarations/file')
  const lines = body.trimEnd().split('\r\n').slice(1)
  expect(lines).toHaveLength(said)
  expect(lines.at(-1)).toMatch(/^dec_000000,/)
})
