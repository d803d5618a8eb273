import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPlatform } from '../../../../test/platforms/reading.ts'
import { tiktokError, tiktokSecrets, tiktokServer } from '../../../../test/platforms/tiktok.ts'
import { tiktok } from './tiktok.ts'

let server: Awaited<ReturnType<typeof tiktokServer>>
beforeEach(async () => {
  server = await tiktokServer()
})
afterEach(() => server.close())

const video = (n: number, more: object = {}) => ({
  ...{ id: `74123456789012345${n}`, create_time: Date.parse('2026-03-01T18:00:00Z') / 1000 - n, title: `Lamp ${n}` },
  ...{ video_description: `Lamp ${n} #ad`, duration: 32, share_url: 'https://www.tiktok.com/x' },
  ...{ view_count: 1000 + n, like_count: n, comment_count: 0, share_count: 2, ...more },
})
const read = (more: object = {}, going?: { cursors?: Record<string, unknown>; stop?: number }) =>
  readPlatform({ platform: tiktok, url: server.url, secrets: tiktokSecrets, ...more }, going)
type Found = Awaited<ReturnType<typeof read>>
const posts = (found: Found) => found.facts['videos creator-posts']?.creator_posts ?? []

test('videos have their counts, and a count that is not told is not zero', async () => {
  server.state.videos = [video(10), video(11, { view_count: undefined, duration: 0 })]
  const found = await read()
  expect(posts(found)).toMatchObject([
    {
      ...{
        platform: 'tiktok',
        post_id: '7412345678901234510',
        handle: 'acme.lamps',
        views: 1010,
        likes: 10,
        shares: 2,
      },
      ...{ comments: 0, reach: undefined, sponsored: 'marked', observed_at: new Date('2026-03-10T00:00:00Z') },
    },
    { views: undefined },
  ])
  expect(found.facts['videos videos-table']?.videos).toMatchObject([{ seconds: 32, title: 'Lamp 10' }])
})

test('pages are read to their end, and a run that was cut goes on from there on the same day', async () => {
  server.state.videos = Array.from({ length: 45 }, (_, n) => video(n + 10))
  expect(posts(await read())).toHaveLength(45)
  const secrets = () => ({ ...tiktokSecrets, refresh_token: server.state.refreshToken })
  const cut = await read({ secrets: secrets() }, { stop: 2 })
  const rest = await read({ secrets: secrets() }, cut)
  expect(new Set([...posts(cut), ...posts(rest)].map(({ post_id }) => post_id)).size).toBe(45)
  expect([...posts(cut), ...posts(rest)]).toHaveLength(45)
})

test('an expired token is refreshed in the midst; a refresh token that changes is kept, one that does not stays', async () => {
  server.state.videos = [video(10)]
  server.troubles.push({ path: /video\/list/, ...tiktokError(401, 'access_token_invalid', 'expired'), times: 1 })
  const found = await read()
  expect(posts(found)).toHaveLength(1)
  expect(found.secrets.get('refresh_token')).toBe('rft.2')
  server.state.rotates = false
  const next = await read({ secrets: { ...tiktokSecrets, refresh_token: 'rft.2' } })
  expect(next.secrets.get('refresh_token')).toBe('rft.2')
})

test('limits and broken answers are waited for', async () => {
  server.state.videos = [video(10)]
  server.troubles.push(
    { path: /video\/list/, ...tiktokError(429, 'rate_limit_exceeded', 'try later'), times: 1 },
    { path: /video\/list/, ...tiktokError(500, 'internal_error', 'sorry'), times: 1 },
  )
  expect(posts(await read())).toHaveLength(1)
})

test.each([
  [tiktokError(200, 'scope_not_authorized', 'video.list'), 'access', /video.list/],
  [tiktokError(401, 'scope_not_authorized', 'video.list'), 'access', /video.list/],
  [tiktokError(200, 'invalid_params', 'cursor'), 'refused', /设置/],
  [tiktokError(200, 'rate_limit_exceeded', 'try later'), 'busy', /一小时/],
])('an error, also with status 200, is told in both languages: %j', async (answer, kind, zh) => {
  server.troubles.push({ path: /video\/list/, ...answer, times: 9 })
  await expect(read()).rejects.toMatchObject({
    ...{ kind, text: { en: expect.stringContaining('platform'), zh: expect.stringContaining('平台') } },
    remedy: { zh: expect.stringMatching(zh) },
  })
})

test('a grant that has ended waits for a person', async () => {
  server.state.refreshToken = 'another'
  await expect(read()).rejects.toMatchObject({ kind: 'access', text: { en: expect.stringContaining('invalid_grant') } })
})

test('where tokens are not given for now, nobody has to do anything', async () => {
  const body = { error: 'server_error', error_description: 'try later' }
  server.troubles.push({ path: /oauth\/token/, status: 500, body, times: 9 })
  await expect(read()).rejects.toMatchObject({ kind: 'busy' })
})

test('a list that does not say where it goes on is not read for ever', async () => {
  server.state.videos = [video(10)]
  const body = { data: { videos: [], has_more: true }, error: { code: 'ok', message: '' } }
  server.troubles.push({ path: /video\/list/, status: 200, body, times: 2 })
  expect(posts(await read())).toEqual([])
})
