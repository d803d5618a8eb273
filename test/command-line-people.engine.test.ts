import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPromise } from 'yauzl'
import { millpond, type RunningServer, startServer } from './command-line.ts'
import { temporaryDirectory } from './registries.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const ann = 'ann@shop.example'
const dataDir = temporaryDirectory()
/** The header from which the server tells where visitors are. */
const settings = { MILLPOND_TRUST_PROXY: 'yes', MILLPOND_COUNTRY_HEADER: 'CF-IPCountry' }

let server: RunningServer
let writeKey: string
let readKey: string

const run = (...args: string[]) => millpond(dataDir, args)
const asViewer = (...args: string[]) => millpond(dataDir, args, { MILLPOND_KEY: readKey })

/** What a command prints with --json, which is one document. */
async function json(...args: string[]) {
  const { code, out, err } = await run(...args, '--json')
  expect(code, err).toBe(0)
  return JSON.parse(out)
}

/** Sends events from a visitor's browser, one second apart, the last of them now. */
async function send(...events: object[]): Promise<void> {
  const now = Date.now()
  const batch = events.map((event, i) => ({
    messageId: crypto.randomUUID(),
    timestamp: new Date(now - (events.length - 1 - i) * 1000),
    ...event,
  }))
  const answer = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'user-agent': firefox, 'cf-ipcountry': 'DE' },
    body: JSON.stringify({ writeKey, sentAt: new Date(now), batch }),
  })
  expect(answer.status).toBe(200)
}

const pageOf = (url: string) => ({ context: { page: { url: `https://shop.example${url}` } } })

beforeAll(async () => {
  server = await startServer(dataDir, [], settings)
  await run('brands', 'create', 'Acme', '--currency', 'EUR', '--time-zone', 'Europe/Berlin')
  writeKey = (await run('sources', 'create', 'Shop')).out.trim()
  readKey = (await run('keys', 'create', 'Reading')).out.trim()
  const orders = join(dataDir, 'orders.csv')
  const day = new Date().toISOString().slice(0, 10)
  writeFileSync(orders, `order id,date,sku,quantity,price,currency,customer id\n#A1,${day},MUG,2,10.00,EUR,${ann}\n`)
  expect(await run('import', orders, '--yes')).toMatchObject({ code: 0 })
  const visitor = { anonymousId: 'ann-phone' }
  await send(
    { ...visitor, type: 'page', ...pageOf('/?utm_source=news&utm_medium=email&utm_campaign=spring') },
    { ...visitor, type: 'identify', userId: ann },
    { ...visitor, type: 'track', event: 'Product Added', properties: { sku: 'MUG', quantity: 2 } },
    { ...visitor, type: 'track', event: 'Order Completed', properties: { order_id: 'A1' } },
    { ...visitor, type: 'track', event: 'Order Completed', properties: { order_id: 'A2' } },
    { ...visitor, type: 'page', ...pageOf('/thanks') },
    { anonymousId: 'ben', type: 'page', ...pageOf('/mugs') },
  )
  const derived = async () => expect(await json('people', 'list')).toHaveLength(2)
  await vi.waitFor(derived, { timeout: 60_000, interval: 500 })
}, 180_000)

afterAll(async () => {
  expect(await server.stop('SIGTERM')).toBe(0)
})

test('the live view tells who is here, what brought them, from where, and what they did last', async () => {
  const now = await json('live')
  expect(now).toMatchObject({
    ...{ people_now: 2, people: 2, events: 7, carts: 1, orders: 2 },
    pages: [
      { key: '/mugs', people: 1 },
      { key: '/thanks', people: 1 },
    ],
    countries: [{ key: 'DE', people: 2 }],
    devices: [{ key: 'desktop', people: 2 }],
  })
  expect(now.channels).toEqual([
    { key: 'direct', people: 1 },
    { key: 'email', people: 1 },
  ])
  expect(now.minutes.length).toBeGreaterThanOrEqual(30)
  expect(now.latest).toHaveLength(7)

  const { out, err } = await run('live')
  expect(out).toMatch(/people now +people +events +carts +orders\n +2 +2 +7 +1 +2\n/)
  expect(out).toMatch(/page +people\n\/mugs +1\n\/thanks +1\n/)
  expect(out).toMatch(/channel +people\ndirect +1\nemail +1\n/)
  expect(out).toMatch(/country +people\nDE +2\n/)
  expect(out).toMatch(/device +people\ndesktop +2\n/)
  expect(out).toMatch(/at +name +path +sku +country +device +person\n/)
  expect(out).toMatch(/product_added .* MUG +DE +desktop +\d+\n/)
  for (const name of [
    'People within',
    'Minutes of',
    'Pages that',
    'What brought',
    'Countries',
    'Devices',
    'What happened',
  ])
    expect(err).toContain(`\n${name}`)
  expect((await asViewer('live')).out).toContain('email')
})

test('people are listed page by page, found by any id of theirs, and written into a file', async () => {
  const all = await json('people')
  expect(all.map(({ visits }: { visits: number }) => visits)).toEqual([1, 1])
  const [first] = await json('people', 'list', '--limit', '1')
  const [second] = await json('people', 'list', '--limit', '1', '--page', '1')
  expect([first, second]).toEqual(all)
  const byUser = await json('people', 'list', '--id', ann)
  expect(byUser).toMatchObject([
    { user_id: ann, visits: 1, orders: 2, first_channel: 'email', country: 'DE', device: 'desktop' },
  ])
  expect(await json('people', 'list', '--id', 'ann-phone')).toEqual(byUser)
  expect((await run('people', '--id', ann)).out).toMatch(/ann@shop\.example .* 1 +2 +email +email +DE +desktop\n/)
  const file = join(dataDir, 'people.csv')
  expect(await run('people', '--file', file)).toMatchObject({ code: 0, out: '' })
  expect(readFileSync(file, 'utf8').trimEnd().split('\r\n')).toHaveLength(3)
  expect(await run('people', 'list', '--limit', '1000')).toMatchObject({
    code: 1,
    err: expect.stringContaining('limit'),
  })
})

test('one person is shown with each visit, what was done in it, the orders and the ids that were joined', async () => {
  const [{ person }] = await json('people', 'list', '--id', ann)
  const told = await json('people', 'show', person)
  const steps = ['/', 'identified', 'product_added', 'order_completed', '/thanks']
  expect(told).toMatchObject({
    person: { person, user_id: ann, visits: 1, orders: 2 },
    ids: [{ edge: 'identified' }],
    visits: [{ channel: 'email', utm_source: 'news', utm_campaign: 'spring', order_ids: ['A1', 'A2'], steps }],
    orders: [{ told_as: 'A1', order_id: '#A1' }],
  })
  expect(await json('people', 'show', told.ids[0].person)).toEqual(told)

  const { out, err } = await run('people', 'show', person)
  expect(out).toMatch(new RegExp(`\n${person} +ann@shop\\.example .* 1 +2 .* email +email +DE +desktop +false\n`))
  expect(out).toMatch(new RegExp(`person +edge +since +known by\n${told.ids[0].person} +identified +2.* id\n`))
  expect(out).toMatch(/email +news +spring .* desktop +DE .* A1, A2 +id\n/)
  expect(out).toMatch(/ 0\.0 s +\/\n.* 1\.0 s +identified\n.* 2\.0 s +product_added\n/)
  expect(out).toMatch(/visit +order +store +booked as\n.* A1 +#A1\n.* A2 +– +–\n/)
  for (const name of ['Person', 'Ids that were joined', 'Visits', 'What was done', 'Orders of'])
    expect(err).toContain(`\n${name}`)

  expect(told).toMatchObject({ person: { known_by: 'id' }, visits: [{ known_by: 'id' }] })
  const unknown = await run('people', 'show', '12345')
  expect(unknown).toMatchObject({ code: 1, out: '', err: expect.stringContaining('There is no person') })
  expect((await run('people', 'show', 'ann/ben')).err).toContain('a number of a person')
})

test('bots are left out by the live view and by the list of people, and shown with their reasons when asked for', async () => {
  await send({ anonymousId: 'crawler', type: 'page', context: { ...pageOf('/').context, userAgent: 'Googlebot/2.1' } })
  const bots = async () => expect(await json('people', '--bots', 'only')).toHaveLength(1)
  await vi.waitFor(bots, { timeout: 60_000, interval: 500 })
  expect(await json('people')).toHaveLength(2)
  expect((await run('people', '--bots', 'include')).out).toMatch(/bot reasons\n.* user_agent\n/)
  expect(await json('live', '--bots', 'only')).toMatchObject({ people: 1, latest: [{ bot_reasons: ['user_agent'] }] })
  expect((await run('live', '--bots', 'include')).out).toMatch(/person +bot reasons\n.* user_agent\n/)
  expect((await run('live')).out).not.toContain('user_agent')
  expect(await run('live', '--bots', 'some')).toMatchObject({ code: 1, err: expect.stringContaining('bots') })
  // Without consent there is an id for one day, which the list and the page of the person say.
  await send({ type: 'page', context: { ...pageOf('/mugs').context, consent: 'cookieless' } })
  const alike = async () => expect((await run('people')).out).toMatch(/ likeness /)
  await vi.waitFor(alike, { timeout: 60_000, interval: 500 })
  const [{ person }] = await json('people', '--limit', '1')
  expect((await run('people', 'show', person)).out).toMatch(/day-[0-9a-f]{32} +likeness /)
}, 120_000)

test('visits are derived anew from the command line, with the same outcome', async () => {
  const before = await json('people')
  expect(await run('derive', '--traffic')).toMatchObject({
    code: 0,
    err: expect.stringMatching(/Visits are up to date \(20/),
  })
  expect(await json('people')).toEqual(before)
})

test('periods of keeping are set, tried, applied and taken back; a viewer may see them and change nothing', async () => {
  const days = async () => Object.fromEntries((await json('privacy', 'retention')).map(periodOf))
  const others = await json('people')
  await send({
    anonymousId: 'cem',
    type: 'page',
    timestamp: new Date(Date.now() - 50 * 86_400_000),
    ...pageOf('/old'),
  })
  const old = async () => (await json('people', '--id', 'cem')).length
  await expect.poll(old, { timeout: 60_000, interval: 500 }).toBe(1)
  expect((await run('privacy', 'retention', 'set', 'visits', '30')).code).toBe(0)
  expect((await asViewer('privacy', 'retention', 'show')).out).toMatch(/visits +30\n/)
  for (const write of [['set', 'visits', '1'], ['apply']])
    expect(await asViewer('privacy', 'retention', ...write)).toMatchObject({ code: 1, err: refusal })
  const tried = await json('privacy', 'retention', 'apply', '--dry-run')
  // The visit and the person.
  expect(tried).toMatchObject([{ kind: 'visits', rows: 2, days: [{ rows: 2 }] }])
  expect(await old()).toBe(1)
  expect((await run('privacy', 'retention', 'apply')).out).toMatch(
    new RegExp(`visits +${tried[0].keeps_from} +2 +(${tried[0].days[0].day}) +\\1\n`),
  )
  expect(await old()).toBe(0)
  expect(await json('people')).toEqual(others)
  expect(await json('privacy', 'retention', 'apply', '--dry-run')).toMatchObject([{ kind: 'visits', rows: 0 }])
  expect((await run('privacy', 'retention')).err).toMatch(/Last applied: 20/)
  expect((await run('privacy', 'retention', 'set', 'visits', 'ever')).code).toBe(0)
  expect(await days()).toMatchObject({ visits: 'for ever' })
  expect(await run('privacy', 'retention', 'set', 'visits', 'soon')).toMatchObject({
    code: 1,
    err: expect.stringContaining('"soon" is no whole number of days'),
  })
}, 240_000)

const periodOf = ({ kind, days }: { kind: string; days: string | number }) => [kind, days]
const refusal = expect.stringMatching(/Your role \(viewer\) may not do this; it takes (editor|owner)/)

test('one person is found, handed out as a zip and erased; nothing is left, and a viewer may do none of it', async () => {
  const file = join(dataDir, 'ann.zip')
  const named = [ann, '--by', 'user']
  const erase = ['privacy', 'erase', ...named, '--confirm', ann]
  for (const command of [['privacy', 'find', ...named], ['privacy', 'export', ...named, '--out', file], erase])
    expect(await asViewer(...command)).toMatchObject({ code: 1, out: '', err: refusal })

  const found = await json('privacy', 'find', ...named)
  expect(found.person).toMatchObject({ users: [ann], visitors: ['ann-phone'], orders: expect.arrayContaining(['A1']) })
  expect(found.tables).toEqual(
    expect.arrayContaining([
      { table: 'events', rows: 6 },
      { table: 'order_lines', rows: 1 },
    ]),
  )
  const shown = await run('privacy', 'find', ...named)
  expect([shown.out, shown.err]).toEqual([
    expect.stringMatching(/events +6\n/),
    expect.stringContaining('visitors: ann-phone'),
  ])

  expect((await run('privacy', 'export', ...named, '--out', file)).out).toBe(`${file}\n`)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const events = await linesOf(file, 'events.ndjson')
  expect(events.map(({ name }) => name).sort()).toEqual([
    ...['identified', 'order_completed', 'order_completed', 'page_viewed', 'page_viewed', 'product_added'],
  ])

  const mistaken = await run('privacy', 'erase', ...named, '--confirm', 'ben')
  expect(mistaken).toMatchObject({ code: 1, err: expect.stringContaining('confirm') })
  const erased = await run(...erase)
  expect(erased, `${erased.err}\n${server.output()}`).toMatchObject({
    code: 0,
    err: expect.stringContaining('nothing of the person is left, but for those files'),
  })
  expect(erased.out).toMatch(/events +deleted +6 +0\n/)
  const [, kept = ''] = /(imp_\w+) +orders\.csv +kept\n/.exec(erased.out) ?? []
  expect((await run('privacy', 'delete-file', kept)).code).toBe(0)
  const again = await run('privacy', 'export', ...named, '--out', file)
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('There is no person') })
  await expect.poll(() => json('people', '--id', ann), { timeout: 60_000, interval: 500 }).toEqual([])
  expect(await json('people', '--id', 'ben')).toHaveLength(1)
  const [{ id }] = await json('privacy', 'erasures')
  expect((await run('privacy', 'erasures')).out).toMatch(new RegExp(`${id} +done +user +true +20`))
  expect(await asViewer('privacy', 'let-in', id)).toMatchObject({ code: 1, err: refusal })
  expect((await run('privacy', 'let-in', id)).code).toBe(0)
  expect(await json('privacy', 'erasures')).toMatchObject([{ id, keep_out: false }])
}, 120_000)

/** The rows of one file of a zip. */
async function linesOf(path: string, name: string): Promise<Record<string, unknown>[]> {
  const zip = await openPromise(path)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue
    const text = (await buffer(await zip.openReadStreamPromise(entry))).toString()
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
  throw new Error(`There is no ${name} in ${path}.`)
}
