import { expect, test } from 'vitest'
import { ask, cast, origin, server } from '../../test/server.ts'

type Case = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  needs: 'viewer' | 'editor' | 'owner'
  body?: object
  bad?: object
}

const rule = { toll: 'payment', percent: '2.9', valid_from: '2026-01-01' }

/** Routes of a brand: what each needs, a request that is right, and one that is not. `ID` is an id that is not there. */
const cases: Case[] = [
  { method: 'GET', path: '', needs: 'viewer' },
  { method: 'PATCH', path: '', needs: 'owner', body: { name: 'Acme Ltd' }, bad: { currency: 5 } },
  { method: 'POST', path: '/derive', needs: 'editor' },
  { method: 'GET', path: '/members', needs: 'viewer' },
  { method: 'PATCH', path: '/members/ID', needs: 'owner', body: { role: 'editor' }, bad: { role: 'king' } },
  { method: 'DELETE', path: '/members/ID', needs: 'owner' },
  { method: 'GET', path: '/invitations', needs: 'owner' },
  {
    method: 'POST',
    path: '/invitations',
    needs: 'owner',
    body: { email: 'bob@example.com', role: 'viewer' },
    bad: { email: 'bob', role: 'viewer' },
  },
  { method: 'DELETE', path: '/invitations/ID', needs: 'owner' },
  { method: 'GET', path: '/keys', needs: 'owner' },
  {
    method: 'POST',
    path: '/keys',
    needs: 'owner',
    body: { name: 'sheet', scopes: ['read'] },
    bad: { name: 'sheet', scopes: ['fly'] },
  },
  { method: 'DELETE', path: '/keys/ID', needs: 'owner' },
  { method: 'GET', path: '/audit', needs: 'owner' },
  { method: 'GET', path: '/resources', needs: 'viewer' },
  { method: 'GET', path: '/toll-rules', needs: 'viewer' },
  { method: 'POST', path: '/toll-rules', needs: 'editor', body: rule, bad: { ...rule, percent: 'much' } },
  { method: 'PATCH', path: '/toll-rules/ID', needs: 'editor', body: { percent: '3' } },
  { method: 'DELETE', path: '/toll-rules/ID', needs: 'editor' },
  { method: 'GET', path: '/spend-rules', needs: 'viewer' },
  {
    method: 'POST',
    path: '/spend-rules',
    needs: 'editor',
    body: { platform: 'bing', sales_channel: 'own_site' },
    bad: { platform: 'bing', sales_channel: 'moon' },
  },
]

const successOf = ({ method, path }: Case) => {
  if (path.endsWith('/ID')) return 404
  if (path === '/derive') return 202
  return method === 'POST' ? 201 : 200
}
const ranks = ['viewer', 'editor', 'owner'] as const

test.each(cases)('$method $path answers those who may: $needs', async (one) => {
  const { app, parts } = await server()
  const people = await cast(parts)
  const url = `/api/v1/brands/${people.brand.id}${one.path}`
  expect((await ask(app, people[one.needs], one.method, url, one.body)).statusCode).toBe(successOf(one))
})

test.each(cases)('$method $path is refused to nobody (401), to strangers and lesser roles (403)', async (one) => {
  const { app, parts } = await server()
  const people = await cast(parts)
  const url = `/api/v1/brands/${people.brand.id}${one.path}`
  expect((await ask(app, people.nobody, one.method, url, one.body)).statusCode).toBe(401)
  expect(
    (await ask(app, { headers: { authorization: 'Bearer mp_unknown' } }, one.method, url, one.body)).statusCode,
  ).toBe(401)
  expect((await ask(app, people.stranger, one.method, url, one.body)).statusCode).toBe(403)
  for (const lesser of ranks.slice(0, ranks.indexOf(one.needs))) {
    expect((await ask(app, people[lesser], one.method, url, one.body)).statusCode).toBe(403)
  }
})

test.each(cases.filter(({ bad }) => bad))(
  '$method $path refuses what it cannot read (400), naming the field',
  async (one) => {
    const { app, parts } = await server()
    const people = await cast(parts)
    const answer = await ask(app, people.owner, one.method, `/api/v1/brands/${people.brand.id}${one.path}`, one.bad)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error).toMatchObject({
      code: 'bad_request',
      field: expect.any(String),
      message_zh: expect.any(String),
    })
  },
)

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
  expect((await ask(app, admin, 'GET', '/api/v1/me')).json().brands.map((brand: { id: string }) => brand.id)).toEqual([
    people.brand.id,
  ])
})

test('what belongs to another brand cannot be reached by its id', async () => {
  const { app, parts } = await server()
  const people = await cast(parts)
  const theirs = `/api/v1/brands/${people.other.id}`
  const mine = `/api/v1/brands/${people.brand.id}`
  const made = await ask(app, people.stranger, 'POST', `${theirs}/toll-rules`, rule)
  const { id } = made.json()
  expect((await ask(app, people.owner, 'PATCH', `${mine}/toll-rules/${id}`, { percent: '0' })).statusCode).toBe(404)
  expect((await ask(app, people.owner, 'DELETE', `${mine}/toll-rules/${id}`)).statusCode).toBe(404)
  expect((await ask(app, people.owner, 'DELETE', `${mine}/members/${people.stranger.user.id}`)).statusCode).toBe(404)
})

test('the command line of the machine acts in every brand', async () => {
  const { app, parts } = await server()
  const people = await cast(parts)
  expect((await ask(app, people.local, 'GET', `/api/v1/brands/${people.brand.id}/keys`)).statusCode).toBe(200)
  const body = { email: people.viewer.user.email, password: 'another long password' }
  expect((await ask(app, people.local, 'POST', '/api/v1/users/password', body)).statusCode).toBe(204)
  expect((await ask(app, people.owner, 'POST', '/api/v1/users/password', body)).statusCode).toBe(403)
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
