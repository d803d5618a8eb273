import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { ask, cast, server } from '../../test/server.ts'
import { eventsCsv } from '../collect/gateway/event-file.ts'
import { eventQuarantineCsv } from '../collect/gateway/event-quarantine-file.ts'
import { dayOf } from '../kernel/time.ts'

/** A brand with a source, and a way to send to it and to ask for what came. */
async function scene() {
  const { app, parts } = await server()
  const people = await cast(parts)
  const theirs = `/api/v1/brands/${people.brand.id}`
  const source = (await ask(app, people.owner, 'POST', `${theirs}/sources`, { name: 'Shop', kind: 'server' })).json()
  return {
    app,
    parts,
    people,
    source,
    async send(...batch: object[]) {
      const answer = await ask(app, { headers: {} }, 'POST', '/v1/batch', { batch, writeKey: source.write_key })
      expect(answer.statusCode).toBe(200)
      await parts.gateway.idle()
    },
    get: async (path: string, brand = people.brand.id, who = people.owner) =>
      (await ask(app, who, 'GET', `/api/v1/brands/${brand}${path}`)).json(),
  }
}

const viewed = (messageId: string, timestamp: string, more: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  messageId,
  timestamp,
  anonymousId: 'visitor-1',
  ...more,
})

test('the latest events come first, page by page, each once, also those of one moment', async () => {
  const { send, get, source } = await scene()
  const moment = new Date(Date.now() - 60_000).toISOString()
  const day = new Date(Date.now() - 86_400_000).toISOString()
  await send(
    viewed('old', day),
    ...['a', 'b', 'c'].map((id) => viewed(id, moment)),
    viewed('late', new Date().toISOString()),
  )
  const ids: string[] = []
  for (let cursor = ''; ; ) {
    const { items, next } = await get(`/events?limit=2${cursor && `&cursor=${cursor}`}`)
    ids.push(...items.map(({ props }: { props: Record<string, string> }) => props.message_id))
    if (!next) break
    cursor = next
  }
  expect([ids[0], ids.at(-1), [...ids].sort()]).toEqual(['late', 'old', ['a', 'b', 'c', 'late', 'old']])
  const { items } = await get('/events?limit=1')
  expect(items).toMatchObject([{ source: source.id, name: 'product_viewed', anonymous_id: 'visitor-1', type: 'track' }])
})

test('events are found by source, by name, and by either id of a person', async () => {
  const { send, get, source } = await scene()
  const now = new Date().toISOString()
  await send(viewed('1', now, { userId: 'ann' }), viewed('2', now, { anonymousId: 'visitor-2' }), {
    type: 'page',
    messageId: '3',
    timestamp: now,
    anonymousId: 'visitor-2',
  })
  const found = async (query: string) => {
    const { items } = await get(`/events?${query}`)
    return items.map(({ props }: { props: Record<string, string> }) => props.message_id).sort()
  }
  expect(await found(`source=${source.id}`)).toEqual(['1', '2', '3'])
  expect(await found('source=src_other')).toEqual([])
  expect(await found('name=page_viewed')).toEqual(['3'])
  expect(await found('person=ann')).toEqual(['1'])
  expect(await found('person=visitor-1')).toEqual(['1'])
  expect(await found('person=visitor-2&name=product_viewed')).toEqual(['2'])
})

test('a name of event says how often on which day, when last, by whom and with what of which types', async () => {
  const { send, get, people } = await scene()
  const now = new Date().toISOString()
  const long = new Date(Date.now() - 40 * 86_400_000).toISOString()
  await send(
    viewed('1', now, { userId: 'ann', properties: { colour: 'red', products: [{ product_id: 'MUG', price: 5 }] } }),
    viewed('2', now, { properties: { size: 'XL' } }),
    viewed('3', long),
    { type: 'page', messageId: '4', timestamp: now, anonymousId: 'visitor-1' },
  )
  const { items } = await get('/events/names')
  expect(items).toMatchObject([
    {
      name: 'product_viewed',
      events: 2,
      known_share: 0.5,
      last_seen: now.slice(0, 23).replace('T', ' '),
      looked_at: 2,
      properties: [
        { name: 'message_id', types: ['number'], share: 1, example: null },
        { name: 'colour', types: ['string'], share: 0.5, example: 'red' },
        { name: 'products', types: ['list'], share: 0.5, example: 'MUG' },
        { name: 'size', types: ['string'], share: 0.5, example: 'XL' },
      ],
    },
    { name: 'page_viewed', events: 1, known_share: 0 },
  ])
  expect(items[1].properties.map((one: { name: string }) => one.name)).not.toContain('currency')
  expect(items[0].by_day).toHaveLength(30)
  expect(items[0].by_day.filter(({ events }: { events: number }) => events > 0)).toEqual([
    { day: dayOf(new Date(now), people.brand.time_zone), events: 2 },
  ])
  const [page, ...others] = (await get('/events/names?days=7&name=page_viewed')).items
  expect([page.name, page.by_day.length, others]).toEqual(['page_viewed', 7, []])
  expect((await get('/events/names?days=60')).items[0].events).toBe(3)
  expect((await get('/events/names?properties=false')).items[0]).toMatchObject({ looked_at: 0, properties: [] })
})

test('what could not be taken is shown as it came, newest first, with reason and remedy in both languages', async () => {
  const { send, get, source } = await scene()
  await send(viewed('1', 'yesterday'), viewed('2', new Date().toISOString()), {
    type: 'jump',
    anonymousId: 'visitor-1',
  })
  const first = await get('/events/quarantine?limit=1')
  const second = await get(`/events/quarantine?limit=1&cursor=${first.next}`)
  expect([...first.items, ...second.items]).toMatchObject([
    {
      source: source.id,
      place: 2,
      field: 'type',
      value: 'jump',
      reason: { en: expect.any(String), zh: '无法识别事件类型。' },
    },
    { place: 0, field: 'timestamp', value: 'yesterday', remedy: { en: expect.stringContaining('ISO 8601') } },
  ])
  expect(JSON.parse(second.items[0].event)).toMatchObject({ messageId: '1', timestamp: 'yesterday' })
  expect(second.next).toBeUndefined()
  expect((await get('/events')).items).toHaveLength(1)
})

test('what could not be taken is a file, too: each event once, however many pages it takes, and those of no other brand', async () => {
  const { app, parts, send, people } = await scene()
  await send(viewed('1', 'yesterday'), { type: '=jump()', anonymousId: 'visitor-1' }, viewed('3', 'tomorrow'))
  const path = (brand: string) => `/api/v1/brands/${brand}/events/quarantine/file`
  const file = await ask(app, people.owner, 'GET', path(people.brand.id))
  expect(file.headers['content-disposition']).toBe('attachment; filename="events-quarantine.csv"')
  const names = 'received_at,source,request_id,place,field,value,reason_en,reason_zh,remedy_en,remedy_zh,event'
  const [first, ...lines] = file.body.trimEnd().split('\r\n')
  expect(first).toBe(`\uFEFF${names}`)
  expect(lines.map((line) => line.split(',').slice(3, 6))).toEqual([
    ['2', 'timestamp', 'tomorrow'],
    ['1', 'type', "'=jump()"],
    ['0', 'timestamp', 'yesterday'],
  ])
  for (const limit of [1, 2, 3])
    expect(`\uFEFF${await text(await eventQuarantineCsv(parts.warehouse, people.brand.id, { limit }))}`).toBe(file.body)
  expect((await ask(app, people.stranger, 'GET', path(people.other.id))).body).toBe(`\uFEFF${names}\r\n`)
})

test('events and their names are files, too: all that is found, newest first, and those of no other brand', async () => {
  const { app, parts, send, people } = await scene()
  const at = (minute: number) => new Date(Date.now() - minute * 60_000).toISOString()
  await send(viewed('1', at(3)), viewed('2', at(2)), {
    ...{ type: 'track', event: 'Quiz Done', anonymousId: 'ben', messageId: '3', timestamp: at(1) },
    properties: { answer: '=1+1, "yes"', products: [{ sku: 'A,B' }] },
  })
  const file = (path: string) => ask(app, people.owner, 'GET', `/api/v1/brands/${people.brand.id}${path}`)
  const whole = await file('/events/file')
  expect(whole.headers['content-disposition']).toBe('attachment; filename="events.csv"')
  const [names, ...rows]: string[][] = parse(whole.body, { bom: true })
  const cell = (row: string[], name: string) => row[names?.indexOf(name) ?? -1]
  expect(rows.map((row) => cell(row, 'name'))).toEqual(['quiz_done', 'product_viewed', 'product_viewed'])
  const [quiz = []] = rows
  expect(JSON.parse(cell(quiz, 'skus') ?? '')).toEqual(['A,B'])
  expect(JSON.parse(cell(quiz, 'props') ?? '')).toMatchObject({ answer: '=1+1, "yes"' })
  const asked = { source: '', name: '', person: '' }
  for (const limit of [1, 2, 3]) {
    const paged = await text(await eventsCsv(parts.warehouse, people.brand.id, { ...asked, limit }))
    expect(`\uFEFF${paged}`).toBe(whole.body)
  }
  expect(parse((await file('/events/file?person=ben')).body, { bom: true })).toEqual([names, quiz])
  const kinds = await file('/events/names/file')
  expect(kinds.headers['content-disposition']).toBe('attachment; filename="event-names.csv"')
  const listed: string[][] = parse(kinds.body, { bom: true })
  expect(listed.map(([name, events]) => [name, events])).toEqual([
    ['name', 'events'],
    ['product_viewed', '2'],
    ['quiz_done', '1'],
  ])
  expect(listed[2]?.[5]).toBe('answer (string, 1.00), message_id (number, 1.00), products (list, 1.00)')
  const others = await ask(app, people.stranger, 'GET', `/api/v1/brands/${people.other.id}/events/file`)
  expect(parse(others.body, { bom: true })).toEqual([names])
})

test('the events of another brand cannot be reached, not even by the id of their source', async () => {
  const { send, get, people, source } = await scene()
  await send(viewed('1', new Date().toISOString()), { type: 'jump', anonymousId: 'visitor-1' })
  const seen = async (path: string) => (await get(path, people.other.id, people.stranger)).items
  const paths = [
    '/events',
    `/events?source=${source.id}`,
    '/events?person=visitor-1',
    '/events/names',
    '/events/quarantine',
  ]
  for (const path of paths) expect([path, await seen(path)]).toEqual([path, []])
})
