import { afterEach, beforeEach, expect, test } from 'vitest'
import { metaError, metaSecrets, metaServer, metaSettings } from '../../../../test/platforms/meta.ts'
import { pagesOf, readPlatform } from '../../../../test/platforms/reading.ts'
import { meta } from './meta.ts'

let server: Awaited<ReturnType<typeof metaServer>>
beforeEach(async () => {
  server = await metaServer()
})
afterEach(() => server.close())

const media = (
  id: string,
  more: object = {},
  insights: Record<string, number> | null = { views: 900, reach: 700, saved: 12 },
) => ({
  id,
  fields: {
    ...{ caption: 'Evening\nlight #ad', media_type: 'VIDEO', media_product_type: 'REELS', like_count: 40 },
    ...{ comments_count: 3, timestamp: '2026-03-01T18:00:00+0000', permalink: `https://www.instagram.com/reel/${id}/` },
    ...more,
  },
  ...(insights && { insights }),
})
const read = (more: object = {}, going?: { cursors?: Record<string, unknown>; stop?: number }) =>
  readPlatform({ platform: meta, url: server.url, secrets: metaSecrets, settings: metaSettings, ...more }, going)
type Found = Awaited<ReturnType<typeof read>>
const posts = (found: Found, of: 'instagram' | 'page') => found.facts[`${of} creator-posts`]?.creator_posts ?? []

test('posts of Instagram have the insights that are told; what is not told is not zero', async () => {
  server.state.media = [
    media('1801', {}, { views: 900, reach: 700, likes: 41, comments: 4, shares: 6, saved: 12 }),
    media('1802', { media_product_type: 'FEED', media_type: 'CAROUSEL_ALBUM' }, null),
    media('1803', { timestamp: '2025-03-01T18:00:00+0000' }),
  ]
  const found = posts(await read(), 'instagram')
  expect(found).toMatchObject([
    {
      ...{ platform: 'instagram', post_id: '1801', handle: 'acme.lamps', kind: 'reel', caption: 'Evening light #ad' },
      ...{ views: 900, reach: 700, likes: 41, comments: 4, shares: 6, saves: 12, sponsored: 'marked' },
      observed_at: new Date('2026-03-10T00:00:00Z'),
    },
    { post_id: '1802', kind: 'carousel_album', views: undefined, reach: undefined, likes: 40, comments: 3 },
    { post_id: '1803', reach: undefined, likes: 40 },
  ])
  expect(server.requests.filter(({ path }) => path.endsWith('/insights'))).toHaveLength(2)
})

test('posts of a page are asked with its own token, and have views and reach', async () => {
  server.state.posts = [
    {
      id: '615000000000001_122',
      fields: {
        ...{
          message: 'New lamp',
          created_time: '2026-03-02T18:00:00+0000',
          permalink_url: 'https://www.facebook.com/x/posts/122',
        },
        ...{
          reactions: { summary: { total_count: 44 } },
          comments: { summary: { total_count: 5 } },
          shares: { count: 6 },
        },
      },
      insights: { post_media_view: 900, post_total_media_view_unique: 700 },
    },
  ]
  expect(posts(await read(), 'page')).toMatchObject([
    {
      ...{ platform: 'facebook', post_id: '122', handle: 'Acme Lamps', views: 900, reach: 700 },
      ...{ likes: 44, comments: 5, shares: 6 },
    },
  ])
})

test('lists are read to their end, and a run that was cut goes on from there', async () => {
  server.state.pageSize = 2
  server.state.media = ['1', '2', '3', '4', '5'].map((id) => media(id))
  const settings = { instagram: metaSettings.instagram }
  const cut = await read({ settings }, { stop: 2 })
  const secrets = { ...metaSecrets, access_token: server.state.token }
  const rest = await read({ settings, secrets }, cut)
  expect([...posts(cut, 'instagram'), ...posts(rest, 'instagram')].map(({ post_id }) => post_id)).toEqual([...'12345'])
})

test('a token of a person is exchanged and kept, also in the midst; without an app it stays as it is', async () => {
  server.state.media = [media('1')]
  server.troubles.push({ path: /\/media$/, ...metaError(190, 'Session has expired', 400), times: 1 })
  const found = await read()
  expect(posts(found, 'instagram')).toHaveLength(1)
  expect(found.secrets.get('access_token')).toBe('EAA-2')
  const alone = await read({ secrets: { access_token: 'EAA-2' } })
  expect(alone.secrets.get('access_token')).toBe('EAA-2')
  await expect(read({ secrets: { access_token: 'gone' } })).rejects.toMatchObject({ kind: 'access' })
  await expect(read({ secrets: { ...metaSecrets, app_secret: 'wrong' } })).rejects.toMatchObject({
    ...{ kind: 'access', remedy: { zh: expect.stringContaining('app secret') } },
  })
})

test.each([4, 17, 32, 613, 80_002])('the limit %i ends the run until calls are taken again', async (code) => {
  const used = { '17841400000000001': [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: 19 }] }
  const headers = { 'x-business-use-case-usage': JSON.stringify(used), 'x-app-usage': '{"call_count":100}' }
  server.troubles.push({ path: /\/media$/, ...metaError(code, 'limit reached'), headers, times: 9 })
  const fault = (await read().catch((error: unknown) => error)) as { kind: string; until: Date; text: { zh: string } }
  expect(fault.kind).toBe('spent')
  expect(fault.text.zh).toContain('额度')
  expect(Math.round((fault.until.getTime() - Date.now()) / 60_000)).toBe(19)
})

test('what breaks is asked again, and what may not be read says what to grant', async () => {
  server.state.media = [media('1')]
  server.troubles.push({ path: /\/media$/, ...metaError(2, 'Service temporarily unavailable', 500), times: 2 })
  expect(posts(await read(), 'instagram')).toHaveLength(1)
  server.troubles.push({ path: /\/media$/, ...metaError(10, 'Application does not have permission', 403), times: 1 })
  const secrets = { ...metaSecrets, access_token: server.state.token }
  await expect(read({ secrets })).rejects.toMatchObject({
    ...{ kind: 'refused', remedy: { en: expect.stringContaining('instagram_manage_insights') } },
  })
})

const instagramAlone = { settings: { instagram: metaSettings.instagram } }
const insightsAsked = () => server.requests.filter(({ path }) => path.endsWith('/insights'))

test('what a kind of media does not have is not asked of it', async () => {
  server.state.media = [
    { ...media('1', { media_product_type: 'STORY' }), lacks: ['likes', 'comments', 'saved'] },
    { ...media('2', { media_product_type: 'AD' }), lacks: ['views'] },
  ]
  expect(posts(await read(instagramAlone), 'instagram')).toMatchObject([
    { post_id: '1', views: 900, reach: 700, saves: undefined },
    { post_id: '2', views: undefined, reach: undefined, likes: 40 },
  ])
  expect(insightsAsked()).toHaveLength(1)
})

test('one metric that a post lacks takes no other away', async () => {
  const insights = { views: 900, reach: 700, likes: 41, comments: 4, saved: 12 }
  server.state.media = [{ ...media('1', {}, insights), lacks: ['shares'] }]
  expect(posts(await read(instagramAlone), 'instagram')).toMatchObject([
    { views: 900, reach: 700, likes: 41, comments: 4, shares: undefined, saves: 12 },
  ])
  expect(insightsAsked()).toHaveLength(7)
})

test('insights that may not be read are said to be refused, after all posts have come with what else is told', async () => {
  server.state.pageSize = 1
  server.state.media = [media('1'), media('2')]
  server.troubles.push({ path: /insights$/, ...metaError(10, '(#10) Application does not have permission'), times: 9 })
  const rows: unknown[] = []
  const reading = async () => {
    for await (const page of pagesOf(meta, server.url, metaSecrets, instagramAlone.settings))
      rows.push(...(page.rows['creator-posts'] ?? []))
  }
  await expect(reading()).rejects.toMatchObject({
    ...{ kind: 'refused', remedy: { en: expect.stringContaining('instagram_manage_insights') } },
  })
  expect(rows).toMatchObject([{ post_id: '1', likes: 40 }, { post_id: '2' }])
  expect(insightsAsked()).toHaveLength(1)
})

test('a place in a list that is no longer known begins the list anew', async () => {
  server.state.pageSize = 2
  server.state.media = ['1', '2', '3'].map((id) => media(id))
  const cut = await read(instagramAlone, { stop: 1 })
  server.troubles.push({ path: /\/media$/, ...metaError(100, '(#100) Invalid cursor'), times: 1 })
  const secrets = { ...metaSecrets, access_token: server.state.token }
  const again = await read({ ...instagramAlone, secrets }, cut)
  expect(posts(again, 'instagram').map(({ post_id }) => post_id)).toEqual(['1', '2', '3'])
})

test('a connection that names nothing to read says so', async () => {
  await expect(read({ settings: {} })).rejects.toMatchObject({ kind: 'access', remedy: { zh: expect.any(String) } })
})
