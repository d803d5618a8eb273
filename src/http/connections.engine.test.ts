import { expect, test } from 'vitest'
import { channelId, googleSecrets, youtubeServer } from '../../test/platforms/youtube.ts'
import { ask, cast, partsOf } from '../../test/server.ts'
import { createConnectionReader } from '../collect/connections/reader.ts'
import { buildApp } from './app.ts'

/** A server whose connections ask a YouTube of its own. */
async function scene() {
  const youtube = await youtubeServer()
  const parts = await partsOf()
  const { registry, queue, seal, log } = parts
  const connectionReader = createConnectionReader({ registry, queue, seal, log, urls: { youtube: youtube.url } })
  const app = await buildApp({ ...parts, connectionReader })
  const all = await cast(parts)
  const base = `/api/v1/brands/${all.brand.id}/connections`
  const close = async () => {
    await connectionReader.close()
    await queue.idle()
    await parts.deriver.idle()
    await app.close()
    await youtube.close()
  }
  return { ...all, app, parts, base, youtube, reader: connectionReader, close }
}

const input = { platform: 'youtube', name: 'Acme', settings: { channel: channelId }, secrets: googleSecrets }

test('a connection is made, read at once, paused, changed and forgotten; its secrets never come back', async () => {
  const { app, parts, base, owner, viewer, youtube, reader, close } = await scene()
  youtube.state.videos = [
    { id: 'video-a', publishedAt: '2026-01-06T09:00:00Z', title: 'Lamp', views: 10, curve: [[0.5, 0.4, 0.5]] },
  ]
  const answers: string[] = []
  const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object, who = owner) => {
    const answer = await ask(app, who, method, base + path, body)
    answers.push(answer.body)
    return answer
  }
  const made = (await call('POST', '', input)).json()
  expect(Object.keys(made.secrets_set_at).sort()).toEqual(Object.keys(googleSecrets).sort())
  await reader.tick()
  await reader.idle()
  await parts.queue.idle()
  const shown = (await call('GET', `/${made.id}`, undefined, viewer)).json()
  expect(shown).toMatchObject({ state: 'active', last_run: { state: 'done', rows: 3, error: null } })
  const { items } = (await call('GET', `/${made.id}/runs`, undefined, viewer)).json()
  expect(items).toHaveLength(1)
  const imported = (await ask(app, viewer, 'GET', base.replace('connections', `imports/${items[0].imports[0]}`))).json()
  expect(imported).toMatchObject({ status: 'committed', created_by: { id: made.id, name: 'Acme' }, live: true })
  expect((await call('PATCH', `/${made.id}`, { paused: true })).json()).toMatchObject({
    state: 'paused',
    next_run_at: null,
  })
  expect((await call('POST', `/${made.id}/read`)).statusCode).toBe(409)
  const woken = await call('PATCH', `/${made.id}`, { paused: false, secrets: { api_key: 'AIza-acme-key' } })
  expect(Object.keys(woken.json().secrets_set_at)).toContain('api_key')
  await reader.idle()
  expect((await call('DELETE', `/${made.id}`)).statusCode).toBe(204)
  expect((await call('GET', `/${made.id}`)).statusCode).toBe(404)
  await reader.idle()
  const trail = (await ask(app, owner, 'GET', base.replace('connections', 'audit'))).body
  for (const secret of [...Object.values(googleSecrets), 'AIza-acme-key'])
    expect([...answers, trail].filter((text) => text.includes(secret))).toEqual([])
  await close()
})

test.each([
  ['a platform that is not there', { ...input, platform: 'moon' }, 'there is no platform moon'],
  ['a setting that is not there', { ...input, settings: { channel: '@acme', url: 'https://a' } }, 'there is no url'],
  ['a channel that is none', { ...input, settings: { channel: 'https://youtube.com' } }, 'Channel: its id'],
  ['no channel', { ...input, settings: { channel: ' ' } }, 'Channel: this has to be given'],
  ['half of a grant', { ...input, secrets: { client_id: 'a', client_secret: 'b' } }, 'it takes one of: API key'],
  ['a secret that is not there', { ...input, secrets: { ...googleSecrets, token: 'x' } }, 'there is no token'],
])('%s is refused, and it is said what to write', async (_what, body, words) => {
  const { app, base, owner, close } = await scene()
  const answer = await ask(app, owner, 'POST', base, body)
  expect([answer.statusCode, answer.json().message ?? answer.body]).toEqual([400, expect.stringContaining(words)])
  await close()
})

test('one asks for a read as an editor, and changes a connection as an owner alone', async () => {
  const { app, base, owner, editor, close } = await scene()
  const { id } = (await ask(app, owner, 'POST', base, { ...input, secrets: { api_key: 'AIza-acme-key' } })).json()
  expect((await ask(app, editor, 'POST', `${base}/${id}/read`)).statusCode).toBe(202)
  expect((await ask(app, editor, 'PATCH', `${base}/${id}`, { name: 'Mine' })).statusCode).toBe(403)
  expect((await ask(app, editor, 'DELETE', `${base}/${id}`)).statusCode).toBe(403)
  const platforms = (await ask(app, editor, 'GET', '/api/v1/platforms')).json().items
  expect(platforms.map((one: { id: string }) => one.id)).toContain('youtube')
  await close()
})
