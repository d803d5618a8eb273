import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { ask, cast, partsOf, person, server } from '../../test/server.ts'
import { buildApp } from './app.ts'

const password = 'correct horse battery'

test('the description of the API is valid OpenAPI 3.1', async () => {
  const { app, parts } = await server()
  const { nobody } = await cast(parts)
  const document = (await ask(app, nobody, 'GET', '/openapi.json')).json()
  const result = await new Validator().validate(document)
  expect(result.errors).toBeUndefined()
  expect(document.openapi).toMatch(/^3\.1/)
})

test('a person signs in, is known by the cookie, and is not after signing out', async () => {
  const { app, parts } = await server()
  const { nobody } = await cast(parts)
  const { user } = await person(parts)
  const wrong = await ask(app, nobody, 'POST', '/api/v1/auth/sign-in', { email: user.email, password: 'not this one' })
  expect([wrong.statusCode, wrong.json().error.code]).toEqual([401, 'wrong_credentials'])
  const answer = await ask(app, nobody, 'POST', '/api/v1/auth/sign-in', { email: user.email, password })
  expect(answer.json()).toEqual({ user })
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  const signedIn = { headers: { ...nobody.headers, cookie: `${cookie?.name}=${cookie?.value}` } }
  expect((await ask(app, signedIn, 'GET', '/api/v1/me')).json()).toMatchObject({ user, brands: [] })
  expect((await ask(app, signedIn, 'POST', '/api/v1/auth/sign-out')).statusCode).toBe(204)
  expect((await ask(app, signedIn, 'GET', '/api/v1/me')).statusCode).toBe(401)
})

test('a person changes the own name, language and password', async () => {
  const { app, parts } = await server()
  const { nobody } = await cast(parts)
  const me = await person(parts)
  const named = await ask(app, me, 'PATCH', '/api/v1/me', { name: 'Anna', locale: 'zh' })
  expect(named.json()).toMatchObject({ name: 'Anna', locale: 'zh' })
  const next = { password: 'a quite different one', current_password: password }
  expect((await ask(app, me, 'PATCH', '/api/v1/me', { ...next, current_password: 'wrong' })).statusCode).toBe(401)
  expect((await ask(app, me, 'PATCH', '/api/v1/me', next)).statusCode).toBe(200)
  const body = { email: me.user.email, password: next.password }
  expect((await ask(app, nobody, 'POST', '/api/v1/auth/sign-in', body)).statusCode).toBe(200)
})

test('a brand tells the days that its orders cover', async () => {
  const { app, parts } = await server()
  const { owner, brand } = await cast(parts)
  const answer = await ask(app, owner, 'GET', `/api/v1/brands/${brand.id}`)
  expect(answer.json()).toMatchObject({ id: brand.id, first_day: null, last_day: null })
})

test('whoever has the link of an invitation becomes a member, once', async () => {
  const { app, parts } = await server()
  const { owner, nobody, brand } = await cast(parts)
  const invited = await ask(app, owner, 'POST', `/api/v1/brands/${brand.id}/invitations`, {
    email: `new-${brand.id}@example.com`,
    role: 'editor',
  })
  const token = new URL(invited.json().link).searchParams.get('token')
  const body = { token, name: 'Bob', password }
  const accepted = await ask(app, nobody, 'POST', '/api/v1/invitations/accept', body)
  expect(accepted.json()).toMatchObject({ brand: brand.id, user: { name: 'Bob' } })
  const cookie = accepted.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const { brands } = (await ask(app, { headers: { cookie } }, 'GET', '/api/v1/me')).json()
  expect(brands).toMatchObject([{ id: brand.id, role: 'editor' }])
  expect((await ask(app, nobody, 'POST', '/api/v1/invitations/accept', body)).statusCode).toBe(404)
  expect((await ask(app, nobody, 'POST', '/api/v1/invitations/accept', { token: 7 })).statusCode).toBe(400)
})

test('brands and sources are listed for those who are signed in', async () => {
  const { app, parts } = await server()
  const { owner, nobody, brand } = await cast(parts)
  for (const path of ['/brands', '/connectors', '/me']) {
    expect((await ask(app, nobody, 'GET', `/api/v1${path}`)).statusCode).toBe(401)
  }
  const { items } = (await ask(app, owner, 'GET', '/api/v1/brands')).json()
  expect(items).toContainEqual(expect.objectContaining({ id: brand.id, role: 'owner', stale: false }))
  const bad = await ask(app, owner, 'POST', '/api/v1/brands', { name: 'B', currency: 'XXZ', time_zone: 'UTC' })
  expect(bad.json().error.code).toBe('unknown_currency')
  const made = await ask(app, owner, 'POST', '/api/v1/brands', { name: 'B', currency: 'JPY', time_zone: 'Asia/Tokyo' })
  expect(made.statusCode).toBe(201)
})

test('a caller who asks too often is told when to come back', async () => {
  const parts = await partsOf()
  const app = await buildApp({ ...parts, config: { ...parts.config, requestsPerMinute: 2 } })
  const { nobody } = await cast(parts)
  await ask(app, nobody, 'GET', '/api/v1/me')
  await ask(app, nobody, 'GET', '/api/v1/me')
  const answer = await ask(app, nobody, 'GET', '/api/v1/me')
  expect([answer.statusCode, answer.json().error.code]).toEqual([429, 'too_many_requests'])
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask(app, nobody, 'GET', '/healthz')).statusCode).toBe(200)
})

test('what goes wrong on our side is logged under an id, and nothing of it is told', async () => {
  const parts = await partsOf()
  const registry = { ...parts.registry, ping: () => Promise.reject(new Error('password of the database')) }
  const app = await buildApp({
    ...parts,
    registry,
    auth: { ...parts.auth, sessionOf: () => Promise.reject(new Error('a secret')) },
  })
  const { owner, nobody } = await cast(parts)
  const answer = await ask(app, owner, 'GET', '/api/v1/me')
  expect(answer.statusCode).toBe(500)
  expect(answer.json().error).toMatchObject({ code: 'internal', details: { id: expect.stringMatching(/^err_/) } })
  expect(answer.body).not.toContain('secret')
  const ready = await ask(app, nobody, 'GET', '/readyz')
  expect(ready.statusCode).toBe(503)
  expect(ready.json()).toMatchObject({ status: 'not ready', registry: 'Error', warehouse: 'ok' })
})

test('what waits for the warehouse is told in figures that programs watch, to whoever asks, as often as they like', async () => {
  const parts = await partsOf()
  const told = async (lag: ReturnType<typeof parts.gateway.lag>) => {
    const app = await buildApp({ ...parts, gateway: { ...parts.gateway, lag: () => lag } })
    const answer = await app.inject({ url: '/metrics' })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ])
    return Object.fromEntries(
      [...answer.body.matchAll(/^(\w+) (\S+)$/gm)].map(([, name, value]) => [name, Number(value)]),
    )
  }
  expect(await told({ bytes: 0, since: undefined, trouble: undefined })).toEqual({
    millpond_events_waiting_bytes: 0,
    millpond_events_waiting_seconds: 0,
    millpond_events_in_trouble: 0,
  })
  const away = await told({
    bytes: 12_345,
    since: new Date(Date.now() - 90_000),
    trouble: { en: 'The warehouse is away.', zh: '数据仓库无响应。' },
  })
  expect(away).toMatchObject({ millpond_events_waiting_bytes: 12_345, millpond_events_in_trouble: 1 })
  expect(away.millpond_events_waiting_seconds).toBeCloseTo(90, 0)
})

test('an address that is not there, and a body that is no JSON, are answered in the same form', async () => {
  const { app, parts } = await server()
  const { owner } = await cast(parts)
  expect((await ask(app, owner, 'GET', '/api/v1/nowhere')).json().error.code).toBe('not_found')
  const broken = await ask(app, owner, 'POST', '/api/v1/brands', '{"name":', { 'content-type': 'application/json' })
  expect([broken.statusCode, broken.json().error.code]).toEqual([400, 'bad_request'])
  const large = await ask(app, owner, 'POST', '/api/v1/brands', { name: 'x'.repeat(2 ** 21) })
  expect([large.statusCode, large.json().error.code]).toEqual([413, 'too_large'])
})

test('a page that is asked for before the dashboard is built says so', async () => {
  const { app, parts } = await server()
  const { nobody } = await cast(parts)
  const page = await ask(app, nobody, 'GET', '/overview', undefined, { accept: 'text/html' })
  expect([page.statusCode, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
  const policy = page.headers['content-security-policy']
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toMatch(/https?:|wss?:|\*/)
})
