import { expect, test } from 'vitest'
import { twoLamps } from '../../test/product-test.ts'
import type { RouteCase } from '../../test/route-case.ts'
import { connected, routeCases } from '../../test/routes.ts'
import { type Asker, ask, cast, origin, person, server } from '../../test/server.ts'
import { placement } from '../../test/traffic-routes.ts'
import { newId } from '../kernel/ids.ts'

const rule = { toll: 'payment', percent: '2.9', valid_from: '2026-01-01' }
const ranks = ['viewer', 'editor', 'owner'] as const

/** A scene in which to ask one route as anybody. */
async function scene(one: RouteCase) {
  const { app, parts } = await server()
  const people = await cast(parts)
  const at = (path: string) => `/api/v1/brands/${people.brand.id}${path}`
  const status = async (who: Asker) => (await ask(app, who, one.method, at(one.path), one.body)).statusCode
  return { app, people, at, status }
}

test.each(routeCases)('$method $path answers those who may: $needs', async (one) => {
  const { people, status } = await scene(one)
  expect(await status(people[one.needs])).toBe(one.status)
})

test.each(routeCases)('$method $path is refused to nobody (401), to strangers and lesser roles (403)', async (one) => {
  const { people, status } = await scene(one)
  expect(await status(people.nobody)).toBe(401)
  expect(await status({ headers: { authorization: 'Bearer mp_unknown' } })).toBe(401)
  expect(await status(people.stranger)).toBe(403)
  for (const lesser of ranks.slice(0, ranks.indexOf(one.needs))) expect(await status(people[lesser])).toBe(403)
})

const refusing = routeCases.filter(({ bad, badPath }) => bad || badPath)

test.each(refusing)('$method $path refuses what it cannot read (400), in both languages', async (one) => {
  const { app, people, at } = await scene(one)
  const answer = await ask(app, people.owner, one.method, at(one.badPath ?? one.path), one.badPath ? one.body : one.bad)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().error).toMatchObject({
    code: 'bad_request',
    message: expect.any(String),
    message_zh: expect.any(String),
  })
})

test('no route of a brand is left out of these tests', async () => {
  const { app } = await server()
  await app.ready()
  const { paths = {} } = app.swagger()
  const described = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/brands/{brand}'))
    .flatMap(([path, methods]) => Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`))
  const tested = routeCases.map(({ method, path }) => {
    const named = path
      .replace(/\?.*/, '')
      .replace('/orders/ID', '/orders/{order_id}')
      .replace('/codes/ID', '/codes/{code}')
      .replace('/people/1', '/people/{person}')
      .replace('/candidates/moon', '/candidates/{candidate}')
      .replace('/product-tests/ID/links/ID', '/product-tests/ID/links/{link}')
      .replace('/ID', '/{id}')
    return `${method} /api/v1/brands/{brand}${named}`
  })
  expect(described.sort()).toEqual(tested.sort())
})

test('a key does what its scope says, in its own brand only', async () => {
  const { app, parts } = await server()
  const people = await cast(parts)
  const url = `/api/v1/brands/${people.brand.id}`
  const [read, write, admin] = [await people.key('read'), await people.key('write'), await people.key('admin')]
  expect((await ask(app, read, 'GET', url)).statusCode).toBe(200)
  expect((await ask(app, read, 'POST', `${url}/toll-rules`, rule)).statusCode).toBe(403)
  expect((await ask(app, write, 'POST', `${url}/toll-rules`, rule)).statusCode).toBe(201)
  expect((await ask(app, write, 'GET', `${url}/keys`)).statusCode).toBe(403)
  expect((await ask(app, admin, 'GET', `${url}/keys`)).statusCode).toBe(200)
  expect((await ask(app, admin, 'GET', `/api/v1/brands/${people.other.id}`)).statusCode).toBe(403)
  const { brands } = (await ask(app, admin, 'GET', '/api/v1/me')).json()
  expect(brands.map((brand: { id: string }) => brand.id)).toEqual([people.brand.id])
})

test('a key that was revoked opens nothing', async () => {
  const { app, parts } = await server()
  const people = await cast(parts)
  const url = `/api/v1/brands/${people.brand.id}`
  const made = (await ask(app, people.owner, 'POST', `${url}/keys`, { name: 'sheet', scopes: ['read'] })).json()
  const bearer = { headers: { authorization: `Bearer ${made.key}` } }
  expect((await ask(app, bearer, 'GET', url)).statusCode).toBe(200)
  expect((await ask(app, people.owner, 'DELETE', `${url}/keys/${made.id}`)).statusCode).toBe(204)
  expect((await ask(app, bearer, 'GET', url)).statusCode).toBe(401)
})

const orders = 'order_id,order_date,sku,quantity,unit_price,currency\n1001,2026-01-05,MUG,1,5.00,USD\n'

/** One of everything that has an id, in the brand of the stranger, by the part of its routes before the id. */
async function belongings(
  { app, parts }: Awaited<ReturnType<typeof server>>,
  people: Awaited<ReturnType<typeof cast>>,
) {
  const url = `/api/v1/brands/${people.other.id}`
  const made = async (path: string, body: object | string) => {
    const answer = await ask(app, people.stranger, 'POST', url + path, body)
    expect([path, answer.statusCode]).toEqual([path, expect.toSatisfy((status) => status === 201 || status === 202)])
    return answer.json()
  }
  const { items } = await made('/imports?name=orders.csv&commit=true', orders)
  await parts.queue.idle()
  await parts.deriver.idle()
  const spendRules = (await ask(app, people.stranger, 'GET', `${url}/spend-rules`)).json().items
  const period = { last_days: 90 }
  const audience = { name: 'Asleep', measure: 'lifecycle-people', params: {}, period }
  const link = await made('/links', { target: 'https://shop.example' })
  const creator = await made('/creators', { name: 'Mia' })
  const changes = (await ask(app, people.stranger, 'GET', `${url}/creators/changes`)).json().items
  const collaboration = (await made('/collaborations', { creator: creator.id, title: 'Spring' })).id
  const payout = newId('pay')
  const by = JSON.stringify({ kind: 'user', id: '1', name: 'Ann' })
  await parts.registry.db
    .insertInto('payouts')
    .values({
      ...{ id: payout, brand: people.other.id, creator: creator.id, currency: 'EUR', amount_minor: 100 },
      ...{ period_from: '2026-01-01', period_to: '2026-01-31', approved_by: by },
    })
    .execute()
  const asset = (await made('/assets?name=text.txt', 'Three sentences.')).id
  const test = (await made('/product-tests', twoLamps)).id
  const picture = { base64: 'iVBORw0KGgoAAAAN' }
  await ask(app, people.stranger, 'PUT', `${url}/product-tests/${test}/candidates/moon/picture`, picture)
  const erasure = newId('ers')
  await parts.registry.db
    .insertInto('erasures')
    .values({
      ...{ id: erasure, brand: people.other.id, status: 'done', named_by: 'customer', token: 'erased' },
      ...{ keep_out: true, delete_files: false, requested_by: by },
    })
    .execute()
  return new Map<string, string>([
    ['toll-rules', (await made('/toll-rules', rule)).id],
    ['spend-rules', spendRules[0].id],
    ['keys', (await made('/keys', { name: 'sheet', scopes: ['read'] })).id],
    ['invitations', (await made('/invitations', { email: 'bob@example.com', role: 'viewer' })).id],
    ['members', people.stranger.user.id],
    ['imports', items[0].id],
    ['orders', '1001'],
    ['connections', (await made('/connections', connected)).id],
    ['sources', (await made('/sources', { name: 'Shop', kind: 'web' })).id],
    ['links', link.id],
    ['audiences', (await made('/audiences', audience)).id],
    ['tasks', (await made('/tasks', { title: 'Mend the cart' })).id],
    ['codes', link.code],
    ['creators', creator.id],
    ['changes', changes[0].id],
    ['collaborations', collaboration],
    ['samples', (await made('/samples', { collaboration, sku: 'MUG' })).id],
    ['payouts', payout],
    ['assets', asset],
    ['placements', (await made(`/assets/${asset}/placements`, placement)).id],
    ['galleries', (await made('/galleries', { name: 'Home' })).id],
    ['product-tests', test],
    ['erasures', erasure],
    ['files', items[0].id],
    [
      'collaboration-files',
      (await made(`/collaborations/${collaboration}/files?name=contract.txt&kind=contract`, 'Two pages.')).id,
    ],
  ])
}

test('what belongs to another brand cannot be reached by its id, on any route that takes one', async () => {
  const scene = await server()
  const people = await cast(scene.parts)
  const theirs = await belongings(scene, people)
  // A declaration is one of a code: the test after this one has both.
  const withIds = routeCases.filter(({ path }) => path.split('/ID').length === 2)
  expect(withIds.length).toBeGreaterThan(30)
  for (const { method, path, body, status } of withIds) {
    const [, kind = ''] = /([a-z-]+)\/ID/.exec(path) ?? []
    const id = theirs.get(kind) ?? ''
    expect([path, id]).toEqual([path, expect.stringMatching(/./)])
    const named = path.replaceAll('/ID', `/${id}`)
    const there = `/api/v1/brands/${people.other.id}${named}`
    // It is there for those whose it is, so that the refusal means something.
    if (method === 'GET')
      expect([path, (await ask(scene.app, people.stranger, method, there)).statusCode]).toEqual([path, 200])
    const here = await ask(scene.app, people.owner, method, `/api/v1/brands/${people.brand.id}${named}`, body)
    expect([method, path, here.statusCode]).toEqual([method, path, status])
    if (status === 200) expect(here.json().items).toEqual([])
  }
})

test('a declaration is taken back by its own code in its own brand, by no other', async () => {
  const { app, parts } = await server()
  const people = await cast(parts)
  const asks = (who: Asker, brand: string) => async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
    ask(app, who, method, `/api/v1/brands/${brand}${path}`, body)
  const [own, others] = [asks(people.owner, people.brand.id), asks(people.stranger, people.other.id)]
  const declared = async (call: typeof own) => {
    const { code } = (await call('POST', '/links', { target: 'https://shop.example' })).json()
    const said = await call('POST', `/codes/${code}/declare`, { order_id: '1001' })
    expect([said.statusCode, said.json()]).toMatchObject([201, { id: expect.stringMatching(/^dec_/) }])
    return { code, id: said.json().id }
  }
  const [mine, second, theirs] = [await declared(own), await declared(own), await declared(others)]
  await parts.gateway.idle()
  for (const { id } of [second, theirs]) {
    expect((await own('DELETE', `/codes/${mine.code}/declarations/${id}`)).statusCode).toBe(404)
  }
  expect((await own('DELETE', `/codes/${theirs.code}/declarations/${theirs.id}`)).statusCode).toBe(404)
  await parts.gateway.idle()
  const there = async (call: typeof own) => (await call('GET', '/declarations')).json().items.map(idOf).sort()
  expect(await there(own)).toEqual([mine.id, second.id].sort())
  expect(await there(others)).toEqual([theirs.id])
  expect((await own('DELETE', `/codes/${mine.code}/declarations/${mine.id}`)).statusCode).toBe(204)
  await parts.gateway.idle()
  expect(await there(own)).toEqual([second.id])
})

const idOf = ({ id }: { id: string }) => id

test('the command line of the machine acts in every brand, and only it sets the passwords of others', async () => {
  const { app, parts } = await server()
  const people = await cast(parts)
  expect((await ask(app, people.local, 'GET', `/api/v1/brands/${people.brand.id}/keys`)).statusCode).toBe(200)
  const { user } = await person(parts)
  const body = { email: user.email, password: 'another long password' }
  expect((await ask(app, people.owner, 'POST', '/api/v1/users/password', body)).statusCode).toBe(403)
  expect((await ask(app, people.local, 'POST', '/api/v1/users/password', body)).statusCode).toBe(204)
  expect((await ask(app, people.nobody, 'POST', '/api/v1/auth/sign-in', body)).statusCode).toBe(200)
})

test('another site cannot make a visitor’s browser change anything', async () => {
  const { app, parts } = await server()
  const people = await cast(parts)
  const url = `/api/v1/brands/${people.brand.id}/toll-rules`
  const { cookie = '' } = people.owner.headers
  const from = (headers: Record<string, string>) => ask(app, { headers }, 'POST', url, rule)
  expect((await from({ cookie, origin: 'http://evil.test' })).json().error.code).toBe('wrong_origin')
  expect((await from({ cookie })).json().error.code).toBe('wrong_origin')
  expect((await from({ cookie, origin: 'null' })).json().error.code).toBe('wrong_origin')
  expect((await from({ cookie, origin })).statusCode).toBe(201)
  expect((await from((await people.key('write')).headers)).statusCode).toBe(201)
})
