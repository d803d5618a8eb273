import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ask, cast, server } from '../../test/server.ts'
import { brandScope } from '../manage/loads.ts'
import { peopleCsv } from '../measure/traffic/people-file.ts'
import { sql, str, u64 } from '../store/sql.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** A brand with a source, and ways to look at a page there and at the visits that it makes. */
async function shop() {
  const { app, parts } = await server()
  const { brand, owner } = await cast(parts)
  const theirs = `/api/v1/brands/${brand.id}`
  const source = (await ask(app, owner, 'POST', `${theirs}/sources`, { name: 'Shop', kind: 'web' })).json()
  const settle = async () => {
    await parts.gateway.idle()
    await parts.traffic.idle()
  }
  const send = async (event: { type: string; context?: object; [more: string]: unknown }) => {
    const batch = [{ messageId: crypto.randomUUID(), ...event, context: { userAgent: firefox, ...event.context } }]
    await ask(app, { headers: {} }, 'POST', '/v1/batch', { batch, writeKey: source.write_key })
    await settle()
  }
  return {
    app,
    settle,
    file: (query = '') => ask(app, owner, 'GET', `${theirs}/people/file${query}`),
    brandOf: async () => ({ warehouse: parts.warehouse, scope: await brandScope(parts.registry, brand.id) }),
    async fileInPages(limit: number) {
      const scope = await brandScope(parts.registry, brand.id)
      return text(await peopleCsv(parts.warehouse, scope, { id: '', bots: 'exclude', limit }))
    },
    call: async (method: 'GET' | 'POST', path: string, body?: object) =>
      (await ask(app, owner, method, `${theirs}${path}`, body)).json(),
    send,
    look: (anonymousId: string, url: string) => send({ type: 'page', anonymousId, context: { page: { url } } }),
    async visits(): Promise<{ channel: string; page_views: number }[]> {
      const { trafficSlice } = await brandScope(parts.registry, brand.id)
      return parts.warehouse.query(sql`
        SELECT channel, page_views FROM visits FINAL
        WHERE brand = ${str(brand.id)} AND slice = ${u64(trafficSlice)} ORDER BY started_at`)
    },
  }
}

test('events that are sent become visits without anybody asking, and go on with the visit under way', async () => {
  const { look, visits, call } = await shop()
  expect(await call('GET', '/traffic')).toMatchObject({ status: 'idle', derived_at: null })
  await look('ann', 'https://shop.example/?utm_source=newsletter&utm_medium=email')
  expect(await visits()).toEqual([{ channel: 'email', page_views: 1 }])
  await look('ann', 'https://shop.example/mugs')
  await look('ben', 'https://shop.example/')
  expect(await visits()).toEqual([
    { channel: 'email', page_views: 2 },
    { channel: 'direct', page_views: 1 },
  ])
  expect(await call('GET', '/traffic')).toMatchObject({ status: 'idle', derived_at: expect.any(String) })
})

test('when channel rules are changed, visits that were are of the new channels, too', async () => {
  const { look, visits, call, settle } = await shop()
  await look('ann', 'https://shop.example/?utm_source=partner')
  const rule = { channel: 'affiliates', conditions: [{ field: 'source', operator: 'is', values: ['partner'] }] }
  expect(await call('POST', '/channel-rules', { rules: [rule] })).toMatchObject({ version: 1 })
  await settle()
  expect(await visits()).toEqual([{ channel: 'affiliates', page_views: 1 }])
  await look('ben', 'https://shop.example/')
  expect(await visits()).toMatchObject([{ channel: 'affiliates' }, { channel: 'unassigned' }])
})

test('rules are tried on the visits that were, and nothing is changed', async () => {
  const { look, visits, call } = await shop()
  await look('ann', 'https://shop.example/?utm_source=partner&utm_medium=email')
  const rule = { channel: 'affiliates', conditions: [{ field: 'source', operator: 'is', values: ['partner'] }] }
  const example = { utm_source: 'partner', host: 'shop.example', path: '/', visits: 1, to_rule: 1 }
  expect(await call('POST', '/channel-rules/try', { rules: [rule] })).toMatchObject({
    visits: 1,
    moved: 1,
    moves: [{ from: 'email', to: 'affiliates', visits: 1, examples: [example] }],
  })
  expect(await visits()).toMatchObject([{ channel: 'email' }])
  expect(await call('POST', '/channel-rules/try', { rules: [rule], days: 0 })).toMatchObject({
    error: { field: 'days' },
  })
})

test('visits can be derived anew at any time, with the same outcome', async () => {
  const { look, visits, call, settle } = await shop()
  await look('ann', 'https://shop.example/?gclid=1')
  const before = await visits()
  const { run } = await call('GET', '/traffic')
  await call('POST', '/traffic/derive')
  await settle()
  expect(await visits()).toEqual(before)
  expect(await call('GET', '/traffic')).toMatchObject({ status: 'idle', run: run + 1, error: null })
})

test('who is here now is counted by page and channel, without bots, and seen by the people of the brand only', async () => {
  const { look, call, send } = await shop()
  await look('ann', 'https://shop.example/?utm_source=newsletter&utm_medium=email')
  await look('ann', 'https://shop.example/mugs')
  await look('ben', 'https://shop.example/mugs')
  await send({
    type: 'page',
    anonymousId: 'bot',
    context: { page: { url: 'https://shop.example/' }, userAgent: 'Googlebot/2.1' },
  })
  const now = await call('GET', '/live')
  expect(now).toMatchObject({
    people_now: 2,
    people: 2,
    events: 3,
    carts: 0,
    orders: 0,
    pages: [{ key: '/mugs', people: 2 }],
  })
  expect(now.channels).toEqual(
    expect.arrayContaining([
      { key: 'email', people: 1 },
      { key: 'direct', people: 1 },
    ]),
  )
  expect(now.minutes.length).toBeGreaterThanOrEqual(30)
  expect(now.latest[0]).toMatchObject({ name: 'page_viewed', path: '/mugs', bot_reasons: [] })
  const all = await call('GET', '/live?bots=include')
  expect(all).toMatchObject({ people_now: 3, people: 3, events: 4 })
  expect(all.latest.filter((one: { bot_reasons: string[] }) => one.bot_reasons.length > 0)).toMatchObject([
    { path: '/', bot_reasons: ['user_agent'] },
  ])
  expect(await call('GET', '/live?bots=only')).toMatchObject({
    ...{ people_now: 1, people: 1, events: 1, pages: [{ key: '/', people: 1 }] },
    ...{ channels: [{ key: 'direct', people: 1 }], latest: [{ bot_reasons: ['user_agent'] }] },
  })
  expect(await call('GET', '/live?bots=some')).toMatchObject({ error: { code: 'bad_request', field: 'bots' } })
})

test('people are shown without bots, with them, or bots alone, each bot with its reasons', async () => {
  const { look, send, call, file } = await shop()
  await look('ann', 'https://shop.example/')
  const page = { url: 'https://shop.example/' }
  const crawler = { type: 'page', anonymousId: 'crawler', context: { page, userAgent: 'Googlebot/2.1' } }
  await send(crawler)
  const shown = async (query: string) =>
    (await call('GET', `/people${query}`)).items.map((one: Record<string, unknown>) => [
      ...[one.anonymous_id, one.is_bot, one.bot_reasons],
    ])
  const [human, bot] = [
    ['ann', false, []],
    ['crawler', true, ['user_agent']],
  ]
  expect(await shown('')).toEqual([human])
  expect(await shown('?bots=include')).toEqual([bot, human])
  expect(await shown('?bots=only')).toEqual([bot])
  expect((await file('?bots=only')).body).toMatch(/,crawler,.*,true,user_agent,id\r\n$/)
  const [{ person }] = (await call('GET', '/people?bots=only')).items
  expect((await call('GET', `/people/${person}`)).person).toMatchObject({ is_bot: true, bot_reasons: ['user_agent'] })
  expect(await call('GET', '/people?bots=some')).toMatchObject({ error: { code: 'bad_request', field: 'bots' } })
})

test('who came without consent is known by likeness, and says so; who states an id is known by it', async () => {
  const { send, look, call } = await shop()
  const page = { url: 'https://shop.example/' }
  await look('day-trip', 'https://shop.example/')
  await send({ type: 'page', context: { page, consent: 'cookieless' } })
  const { items } = await call('GET', '/people')
  expect(items).toMatchObject([
    { anonymous_id: expect.stringMatching(/^day-[0-9a-f]{32}$/), known_by: 'likeness' },
    { anonymous_id: 'day-trip', known_by: 'id' },
  ])
  expect(await call('GET', `/people/${items[0].person}`)).toMatchObject({
    ...{ person: { known_by: 'likeness' }, visits: [{ known_by: 'likeness' }], ids: [] },
  })
  expect(await call('GET', `/people/${items[1].person}`)).toMatchObject({
    ...{ person: { known_by: 'id' }, visits: [{ known_by: 'id' }] },
  })
  // Whoever signs in states who they are; which visits of that browser are theirs stays an estimate.
  await send({ type: 'identify', userId: 'eve', context: { consent: 'cookieless' } })
  await send({ type: 'identify', anonymousId: 'phone', userId: 'eve' })
  const [eve] = (await call('GET', '/people?id=eve')).items
  expect(eve).toMatchObject({ user_id: 'eve', known_by: 'id' })
  const told = await call('GET', `/people/${eve.person}`)
  expect(told.visits).toMatchObject([{ known_by: 'likeness' }])
  expect(told.ids.map((one: { known_by: string }) => one.known_by).sort()).toEqual(['id', 'likeness'])
})

test('who only clicks on a short link is not here yet, and its click is no page', async () => {
  const { app, look, call } = await shop()
  const link = await call('POST', '/links', { target: 'https://shop.example/mugs' })
  const clicked = await app.inject({ url: `/l/${link.code}`, headers: { 'user-agent': firefox } })
  expect(clicked.statusCode).toBe(302)
  await look('ann', 'https://shop.example/mugs')
  await expect.poll(async () => (await call('GET', '/events?name=link_clicked')).items.length).toBe(1)
  expect(await call('GET', '/live')).toMatchObject({
    people_now: 1,
    events: 1,
    pages: [{ key: '/mugs', people: 1 }],
    latest: [{ name: 'page_viewed' }],
  })
})

test('a person is found by any id that was joined, with every visit', async () => {
  const { send, call } = await shop()
  const page = { url: 'https://shop.example/?utm_source=tiktok' }
  await send({ type: 'page', anonymousId: 'phone', context: { page } })
  await send({ type: 'identify', anonymousId: 'phone', userId: 'ann@shop' })
  const [byUser, byDevice] = await Promise.all(
    ['ann@shop', 'phone'].map(async (id) => (await call('GET', `/people?id=${encodeURIComponent(id)}`)).items),
  )
  expect(byUser).toMatchObject([{ user_id: 'ann@shop', visits: 1, first_source: 'tiktok', is_bot: false }])
  expect(byDevice).toEqual(byUser)
  const timeline = await call('GET', `/people/${byUser[0].person}`)
  expect(timeline).toMatchObject({
    ids: [{ edge: 'identified' }],
    visits: [{ utm_source: 'tiktok', steps: ['/', 'identified'] }],
  })
  // The number of an id that belongs to somebody leads there, too.
  expect((await call('GET', `/people/${timeline.ids[0].person}`)).person).toEqual(byUser[0])
})

test('people are a file, too, seen last first as on their page: each once, however many pages it takes; with an id, whom it belongs to', async () => {
  const { look, send, file, fileInPages, call } = await shop()
  for (const one of ['ann', 'ben', 'cem']) await look(one, 'https://shop.example/')
  const page = { url: 'https://shop.example/' }
  await send({ type: 'page', anonymousId: 'crawler', context: { page, userAgent: 'Googlebot/2.1' } })
  const rowsOf = (csv: string) => csv.trimEnd().split('\r\n').slice(1)
  const whole = await file()
  expect(whole.headers['content-disposition']).toBe('attachment; filename="people.csv"')
  expect(whole.body).toMatch(/^\uFEFFperson,user_id,anonymous_id,first_at,last_at,visits,orders,/)
  const { items } = await call('GET', '/people')
  const numbers = items.map(({ person }: { person: string }) => person)
  const inFile = rowsOf(whole.body).map((row) => row.split(',')[0])
  expect(inFile).toHaveLength(3)
  expect(inFile).toEqual(numbers)
  for (const limit of [1, 2, 3, 4]) expect(`\uFEFF${await fileInPages(limit)}`).toBe(whole.body)
  expect(rowsOf((await file('?id=ben')).body).map((row) => row.split(',')[2])).toEqual(['ben'])
  expect(rowsOf((await file('?id=crawler')).body)).toEqual([])
  expect(rowsOf((await file('?id=crawler&bots=include')).body)).toHaveLength(1)
})

test('who comes back while the file of people is written is in it once, though the pages that follow have lost them', async () => {
  const { look, brandOf } = await shop()
  for (const one of ['ann', 'ben', 'cem', 'dan']) await look(one, 'https://shop.example/')
  const { warehouse, scope } = await brandOf()
  const file = await peopleCsv(warehouse, scope, { id: '', bots: 'exclude', limit: 1 })
  const lines: string[] = []
  for await (const piece of file) {
    lines.push(...String(piece).split('\r\n').filter(Boolean))
    // The first page is written; ann is of the last one, and comes back before it.
    if (lines.length === 2) await look('ann', 'https://shop.example/mugs')
  }
  const seen = lines.slice(1).map((line) => line.split(',')[2])
  expect(seen).toEqual(['dan', 'cem', 'ben', 'ann'])
})
