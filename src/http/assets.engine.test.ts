import { expect, test } from 'vitest'
import { type Asker, ask, cast, server } from '../../test/server.ts'
import { addDays, dayOf } from '../kernel/time.ts'

const today = () => dayOf(new Date(), 'America/New_York')

async function stand() {
  const { app, parts } = await server()
  const people = await cast(parts)
  const base = `/api/v1/brands/${people.brand.id}`
  const as =
    (who: Asker) =>
    (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object | string, headers = {}) =>
      ask(app, who, method, base + path, body, headers)
  const editor = as(people.editor)
  const upload = async (name: string, body: string) => {
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await editor('POST', `/assets?name=${encodeURIComponent(name)}`, body, headers)
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json() as { id: string; updated_at: string }
  }
  return { app, people, base, editor, viewer: as(people.viewer), stranger: as(people.stranger), upload }
}

test('a file is served whole, in ranges, and not again where it is there', async () => {
  const { viewer, stranger, upload } = await stand()
  const { id } = await upload('script.txt', '0123456789')
  const whole = await viewer('GET', `/assets/${id}/file`)
  expect(whole.body).toBe('0123456789')
  expect(whole.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': '10',
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  })
  const etag = String(whole.headers.etag)
  const ranged = (headers: object) => viewer('GET', `/assets/${id}/file`, undefined, headers)
  const part = await ranged({ range: 'bytes=2-4' })
  expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
  const none = await ranged({ range: 'bytes=10-' })
  expect([none.statusCode, none.headers['content-range']]).toEqual([416, 'bytes */10'])
  expect((await ranged({ range: 'bytes=2-4', 'if-range': '"other"' })).body).toBe('0123456789')
  expect((await ranged({ 'if-none-match': etag })).statusCode).toBe(304)
  expect((await stranger('GET', `/assets/${id}/file`)).statusCode).toBe(403)
})

test('what may hold scripts is handed out to be saved, whatever its name says', async () => {
  const { viewer, upload } = await stand()
  for (const [name, body] of [
    ['logo.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['页面.txt', '<!doctype html><script>alert(1)</script>'],
  ] as const) {
    const { id } = await upload(name, body)
    const { headers } = await viewer('GET', `/assets/${id}/file`)
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`)
  }
})

test('rights end on their day, what is in use without one comes first, and warnings say which', async () => {
  const { editor, viewer, upload } = await stand()
  const fine = await upload('fine.txt', 'fine')
  const soon = await upload('soon.txt', 'soon')
  const over = await upload('over.txt', 'over')
  const newest = await upload('newest.txt', 'newest')
  const rights = (id: string, until: string | null) =>
    editor('PATCH', `/assets/${id}`, { rights: [{ channel: 'ad', until }] })
  await rights(fine.id, null)
  await rights(soon.id, addDays(today(), 10))
  await rights(over.id, addDays(today(), -1))
  const shownIn = (id: string, channel: string) =>
    editor('POST', `/assets/${id}/placements`, { channel, reference: 'umbrella-1', from_day: '2026-01-01' })
  const [ad, ,] = [await shownIn(over.id, 'ad'), await shownIn(fine.id, 'ad'), await shownIn(soon.id, 'email')]
  expect((await shownIn(over.id, 'ad')).statusCode).toBe(409)

  const listed = async (query = '') => (await viewer('GET', `/assets${query}`)).json()
  type Item = { id: string; breached: string[]; rights: { channel: string; state: string }[] }
  const all = await listed()
  expect(all.items.map(({ id }: Item) => id)).toEqual(
    [over.id, soon.id, newest.id, fine.id].sort((a, b) => {
      const rank = (id: string) => (id === over.id || id === soon.id ? 0 : 1)
      return rank(a) - rank(b) || (a < b ? 1 : -1)
    }),
  )
  expect(all.items.find(({ id }: Item) => id === over.id)).toMatchObject({ in_use: ['ad'], breached: ['ad'] })
  const first = await listed('?limit=1')
  const second = await listed(`?limit=1&cursor=${first.next}`)
  expect([first.items[0].id, second.items[0].id]).toEqual(all.items.slice(0, 2).map(({ id }: Item) => id))
  expect(first.total).toBe(4)
  for (const [query, ids] of [
    ['right=breached', [over.id, soon.id]],
    ['right=expired&channel=ad', [over.id]],
    ['right=expiring', [soon.id]],
    ['right=allowed&channel=ad', [fine.id]],
    ['right=unknown&channel=ad', [newest.id]],
    ['search=NEWEST', [newest.id]],
    ['kind=video', []],
  ] as const) {
    const found = (await listed(`?${query}`)).items.map(({ id }: Item) => id)
    expect(found.sort(), query).toEqual([...ids].sort())
  }

  const warned = (await viewer('GET', '/assets/warnings')).json().items
  expect(warned).toMatchObject([
    { asset: { id: soon.id }, channel: 'email', state: 'unknown', in_use: true },
    { asset: { id: over.id }, channel: 'ad', state: 'expired', in_use: true },
    { asset: { id: soon.id }, channel: 'ad', state: 'expiring', in_use: false },
  ])

  expect((await editor('DELETE', `/assets/${over.id}`)).statusCode).toBe(409)
  expect((await editor('PATCH', `/placements/${ad.json().id}`, { to_day: '2025-12-31' })).statusCode).toBe(400)
  await editor('PATCH', `/placements/${ad.json().id}`, { to_day: '2026-02-01' })
  expect((await listed('?right=breached')).items.map(({ id }: Item) => id)).toEqual([soon.id])
  expect((await editor('DELETE', `/assets/${over.id}`)).statusCode).toBe(204)
  expect((await viewer('GET', `/assets/${over.id}`)).statusCode).toBe(404)
})

test('an asset that somebody changed meanwhile, or a creator of others, is refused', async () => {
  const { editor, upload } = await stand()
  const { id, updated_at } = await upload('a.txt', 'a')
  expect((await editor('PATCH', `/assets/${id}?seen=${updated_at}`, { title: 'B' })).statusCode).toBe(200)
  expect((await editor('PATCH', `/assets/${id}?seen=${updated_at}`, { title: 'C' })).statusCode).toBe(409)
  expect((await editor('PATCH', `/assets/${id}`, { creator: 'crt_0' })).statusCode).toBe(400)
  const twice = { rights: [{ channel: 'ad' }, { channel: 'ad' }] }
  expect((await editor('PATCH', `/assets/${id}`, twice)).statusCode).toBe(400)
})

const png = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'

test('a published gallery shows anybody what may be shown today, and nothing else', async () => {
  const { app, editor, base, people } = await stand()
  const upload = async (bytes: string) => {
    const headers = { host: 'millpond.test', ...people.editor.headers, 'content-type': 'application/octet-stream' }
    const url = `${base}/assets?name=a.png`
    const made = await app.inject({ method: 'POST', url, headers, payload: Buffer.from(png + bytes, 'latin1') })
    return (made.json() as { id: string }).id
  }
  const ids = [
    await upload('open'),
    await upload('until'),
    await upload('over'),
    await upload('none'),
    await upload('old'),
  ]
  const [open = '', until = '', over = '', none = '', old = ''] = ids
  const right = (id: string, day: string | null, more = {}) =>
    editor('PATCH', `/assets/${id}`, { rights: [{ channel: 'gallery', until: day }], ...more })
  await right(open, null, { alt: 'A blue umbrella' })
  await right(until, today())
  await right(over, addDays(today(), -1))
  await right(old, null, { archived: true })
  const { id, key } = (
    await editor('POST', '/galleries', { name: 'Home', heading: 'Seen on you', code: 'mia7' })
  ).json()
  const items = ids.map((asset) => ({
    asset,
    product_title: 'Umbrella',
    product_url: 'https://shop.example/p?a=1#top',
  }))
  expect(
    (await editor('PATCH', `/galleries/${id}`, { items })).json().items.map((one: { shown: boolean }) => one.shown),
  ).toEqual([...[true, true, false, false, false]])
  const anybody = (path: string, headers = {}) =>
    app.inject({ method: 'GET', url: `/v1/galleries/${path}`, headers: { origin: 'https://shop.example', ...headers } })
  expect((await anybody(key)).statusCode).toBe(404)
  await editor('PATCH', `/galleries/${id}`, { published: true })
  const shown = await anybody(key)
  expect(shown.headers).toMatchObject({
    'access-control-allow-origin': 'https://shop.example',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': expect.stringMatching(/^public, max-age=\d+$/),
  })
  expect(shown.json()).toMatchObject({ id, heading: 'Seen on you', ratio: '4:5' })
  expect(shown.json().items).toEqual([
    {
      ...{ id: open, kind: 'picture', src: open, alt: 'A blue umbrella', product: 'Umbrella', sku: '' },
      href: `https://shop.example/p?a=1&mp_asset=${open}&mpc=mia7#top`,
    },
    expect.objectContaining({ id: until, alt: 'a' }),
  ])
  const bytes = await anybody(`${key}/${open}`, { range: 'bytes=1-3' })
  expect([bytes.statusCode, bytes.body, bytes.headers['content-type']]).toEqual([206, 'PNG', 'image/png'])
  expect(bytes.headers['cache-control']).toBe('public, max-age=3600')
  for (const id of [over, none, old]) expect((await anybody(`${key}/${id}`)).statusCode).toBe(404)
  await editor('PATCH', `/galleries/${id}`, { published: false })
  expect((await anybody(`${key}/${open}`)).statusCode).toBe(404)
})

test('a gallery holds pictures and videos of its own brand, each once', async () => {
  const { editor, upload } = await stand()
  const text = await upload('a.txt', 'words')
  const { id } = (await editor('POST', '/galleries', { name: 'Home' })).json()
  const refused = async (...assets: string[]) => {
    const items = assets.map((asset) => ({ asset, product_url: 'https://shop.example/' }))
    return (await editor('PATCH', `/galleries/${id}`, { items })).json().error
  }
  expect(await refused(text.id)).toMatchObject({ code: 'bad_request', field: 'items.0.asset' })
  expect(await refused('ast_0')).toMatchObject({ code: 'bad_request' })
  expect(await refused('ast_0', 'ast_0')).toMatchObject({ code: 'bad_request' })
})
