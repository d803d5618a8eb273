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
