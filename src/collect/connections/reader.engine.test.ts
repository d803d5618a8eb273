import { afterEach, beforeEach, expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { type Importing, importing } from '../../../test/imports.ts'
import { type ChannelVideo, channelId, googleSecrets, youtubeServer } from '../../../test/platforms/youtube.ts'
import type { Actor } from '../../manage/access.ts'
import { liveLoads } from '../../manage/loads.ts'
import { createSeal } from '../../manage/seal.ts'
import { sql, str, u64s } from '../../store/sql.ts'
import { askForRead, createConnection, getConnection, updateConnection } from './connections.ts'
import { type ConnectionReader, createConnectionReader } from './reader.ts'
import { listRuns } from './runs.ts'

const actor: Actor = { kind: 'local', id: 'test', name: 'test' }
const seal = createSeal('a secret of at least thirty-two characters')
const morning = new Date('2026-03-10T08:00:00Z')
const hour = 3_600_000

let youtube: Awaited<ReturnType<typeof youtubeServer>>
let shop: Importing
let now = morning
let readers: ConnectionReader[] = []

beforeEach(async () => {
  await engines()
  youtube = await youtubeServer()
  shop = await importing()
  now = morning
})
afterEach(async () => {
  for (const reader of readers) await reader.close()
  readers = []
  await youtube.close()
})

function reader(): ConnectionReader {
  const made = createConnectionReader({
    registry: shop.registry,
    queue: shop.queue,
    seal,
    log: { info: () => {}, error: () => {} },
    urls: { youtube: youtube.url },
    everyMs: 2 ** 30,
    patience: { tries: 3, firstWaitMs: 5, longestWaitMs: 2000 },
    clock: () => now,
  })
  readers.push(made)
  return made
}

async function connect(secrets: Record<string, string> = googleSecrets, settings = { channel: channelId }) {
  const input = { platform: 'youtube', name: 'Acme', settings, secrets }
  const made = await createConnection(shop.registry, { actor, brand: shop.brand, seal }, input)
  await dueAt(made.id, morning)
  return made.id
}

/** The clock of these tests is their own. */
const dueAt = (id: string, at: Date) =>
  shop.registry.db.updateTable('connections').set({ next_run_at: at }).where('id', '=', id).execute()

async function read(id: string, by = reader()) {
  await dueAt(id, now)
  await by.tick()
  await shop.queue.idle()
  return lastRun(id)
}

async function lastRun(id: string) {
  const run = (await getConnection(shop.registry, shop.brand, id)).last_run
  if (!run) throw new Error('The connection was not read.')
  return run
}

async function countsOf(ids: readonly string[]) {
  const imports = await Promise.all(ids.map(shop.look))
  return imports.map(({ connector, status, counts }) => ({
    ...{ connector, status, rows: counts?.rows_in, imported: counts?.imported, quarantined: counts?.quarantined },
  }))
}

const curve = [
  [0.01, 1.04, 0.61],
  [0.02, 0.93, 0.55],
] as const
const video = (n: number, more: Partial<ChannelVideo> = {}): ChannelVideo => ({
  id: `video-${String(n).padStart(4, '0')}`,
  publishedAt: '2026-02-01T09:00:00Z',
  title: `Lamp ${n}`,
  views: 1000 + n,
  likes: n,
  comments: 0,
  ...more,
})
const videos = (count: number) => Array.from({ length: count }, (_, n) => video(n))

async function posts() {
  return shop.warehouse.query<{ post_id: string; looks: number; views: number | null; deleted: number }>(sql`
    SELECT post_id, count() AS looks, argMax(views, observed_at) AS views, argMax(deleted, observed_at) AS deleted FROM (
      SELECT * FROM creator_posts WHERE brand = ${str(shop.brand)} AND load IN ${u64s(await liveLoads(shop.registry, shop.brand))}
      ORDER BY row_key, as_of DESC, received_at DESC, load DESC LIMIT 1 BY row_key
    ) GROUP BY post_id ORDER BY post_id`)
}

test('a channel is read with its counts, lengths and curves, through the imports', async () => {
  youtube.state.videos = [video(1, { curve }), video(2, { comments: undefined, title: '=Lamp, "two"' })]
  const run = await read(await connect())
  expect(run).toMatchObject({ state: 'done', rows: 6, error: null })
  expect(await countsOf(run.imports)).toEqual([
    { connector: 'creator-posts', status: 'committed', rows: 2, imported: 2, quarantined: 0 },
    { connector: 'videos-table', status: 'committed', rows: 2, imported: 2, quarantined: 0 },
    { connector: 'video-retention', status: 'committed', rows: 2, imported: 2, quarantined: 0 },
  ])
  expect(await posts()).toMatchObject([
    { post_id: 'video-0001', looks: 1, views: 1001, deleted: 0 },
    { post_id: 'video-0002', looks: 1, views: 1002, deleted: 0 },
  ])
})

test('what is read twice on a day changes nothing; what has changed replaces it, and the next day is another look', async () => {
  youtube.state.videos = [video(1, { curve })]
  const id = await connect()
  await read(id)
  now = new Date(morning.getTime() + hour)
  const again = await read(id)
  expect((await countsOf(again.imports)).map(({ imported }) => imported)).toEqual([0, 0, 0])
  youtube.state.videos = [video(1, { curve, views: 2000 })]
  const third = await read(id)
  expect((await countsOf(third.imports)).map(({ imported }) => imported)).toEqual([1, 1, 0])
  expect(await posts()).toMatchObject([{ looks: 1, views: 2000 }])
  now = new Date(morning.getTime() + 24 * hour)
  await read(id)
  expect(await posts()).toMatchObject([{ looks: 2, views: 2000 }])
})

test('a channel of many pages is read whole, fifty videos a request', async () => {
  youtube.state.videos = videos(120)
  const run = await read(await connect({ api_key: 'AIza-acme-key' }))
  expect(run).toMatchObject({ state: 'done', rows: 240, calls: 7 })
  expect(await posts()).toHaveLength(120)
})

test('with an API key alone nothing is asked that takes the owner of the channel', async () => {
  youtube.state.videos = [video(1, { curve })]
  const run = await read(await connect({ api_key: 'AIza-acme-key' }, { channel: '@acme' }))
  expect(run).toMatchObject({ state: 'done', rows: 2 })
  expect(youtube.state.requests.some((one) => /token|reports|AIza/.test(one))).toBe(false)
})

test('where the quota ends the read stops, keeps what it has, and goes on from there when there is more', async () => {
  youtube.state.videos = videos(120)
  youtube.state.quota = 4
  const id = await connect({ api_key: 'AIza-acme-key' })
  const run = await read(id)
  expect(run).toMatchObject({ state: 'waiting', rows: 100 })
  expect(run.error?.text.en).toContain('quotaExceeded')
  expect(run.error?.text.en).not.toContain('<a')
  expect(await posts()).toHaveLength(50)
  const { next_run_at, state } = await getConnection(shop.registry, shop.brand, id)
  expect(state).toBe('active')
  expect(next_run_at?.getTime()).toBeGreaterThan(morning.getTime())
  youtube.state.quota = 100
  youtube.state.requests = []
  expect(await read(id)).toMatchObject({ state: 'done', rows: 140 })
  expect(youtube.state.requests.filter((one) => one.includes('playlistItems'))).toHaveLength(2)
  expect(await posts()).toHaveLength(120)
})

test('a token that expires in the midst is fetched anew once, and the request is asked again', async () => {
  youtube.state.videos = videos(60)
  youtube.state.pageSize = 20
  youtube.state.troubles = [
    { path: /playlistItems/, status: 401, body: { error: { code: 401, message: 'expired' } }, times: 1 },
  ]
  expect(await read(await connect())).toMatchObject({ state: 'done' })
  expect(youtube.state.tokens).toBe(2)
  expect(await posts()).toHaveLength(60)
})

test('a grant that has ended waits for a person, with what to do; new secrets let it go on', async () => {
  youtube.state.videos = [video(1)]
  youtube.state.refreshToken = 'another'
  const id = await connect()
  const run = await read(id)
  expect(run).toMatchObject({ state: 'failed', rows: 0 })
  expect(run.error?.text.en).toContain('invalid_grant')
  expect(run.error?.remedy.zh).toContain('重新授权')
  expect(await getConnection(shop.registry, shop.brand, id)).toMatchObject({ state: 'attention', next_run_at: null })
  await updateConnection(shop.registry, { actor, brand: shop.brand, seal }, id, {
    secrets: { refresh_token: 'another' },
  })
  expect(await read(id)).toMatchObject({ state: 'done' })
})

test('a refresh token that the platform changes is kept, and is the one asked with next time', async () => {
  youtube.state.videos = [video(1)]
  youtube.state.rotateTo = 'rotated-token'
  const id = await connect()
  expect(await read(id)).toMatchObject({ state: 'done' })
  expect(await read(id)).toMatchObject({ state: 'done' })
  const row = await shop.registry.db
    .selectFrom('connections')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(seal.open(row.secrets.refresh_token?.sealed ?? '')).toBe('rotated-token')
})

test('busy answers are waited for as long as they say, broken ones are asked again', async () => {
  youtube.state.videos = [video(1)]
  youtube.state.troubles = [
    { path: /channels/, status: 429, headers: { 'retry-after': '1' }, times: 1 },
    { path: /videos/, status: 503, body: 'upstream', times: 1 },
    { path: /playlistItems/, status: 200, body: '<html>', times: 1 },
  ]
  const began = Date.now()
  expect(await read(await connect({ api_key: 'AIza-acme-key' }))).toMatchObject({ state: 'done', rows: 2, calls: 6 })
  expect(Date.now() - began).toBeGreaterThanOrEqual(900)
})

test('a platform that stays broken is left alone for an hour, and its own reason is told', async () => {
  youtube.state.troubles = [
    {
      path: /channels/,
      status: 500,
      body: { error: { message: 'Backend Error', errors: [{ reason: 'backendError' }] } },
      times: 99,
    },
  ]
  const id = await connect({ api_key: 'AIza-acme-key' })
  const run = await read(id)
  expect(run).toMatchObject({ state: 'waiting', calls: 3 })
  expect(run.error?.text.en).toContain('backendError: Backend Error')
  const { next_run_at } = await getConnection(shop.registry, shop.brand, id)
  expect(next_run_at).toEqual(new Date(morning.getTime() + hour))
})

test('a report that is not switched on keeps nothing else from being read', async () => {
  youtube.state.videos = [video(1, { curve })]
  youtube.state.troubles = [
    {
      path: /reports/,
      status: 403,
      body: { error: { message: 'not enabled', errors: [{ reason: 'accessNotConfigured' }] } },
      times: 99,
    },
  ]
  const run = await read(await connect())
  expect(run).toMatchObject({ state: 'failed', rows: 2 })
  expect(run.error?.remedy.en).toContain('Switch the API on')
  expect(await posts()).toHaveLength(1)
})

test('a video that is gone is a deleted post, and keeps what was known of it', async () => {
  youtube.state.videos = [video(1), video(2), video(3)]
  const id = await connect()
  await read(id)
  now = new Date(morning.getTime() + 24 * hour)
  youtube.state.videos = [video(1), video(3, { privacy: 'private' })]
  await read(id)
  expect((await posts()).map(({ post_id, deleted }) => [post_id, deleted])).toEqual([
    ['video-0001', 0],
    ['video-0002', 1],
    ['video-0003', 1],
  ])
  now = new Date(morning.getTime() + 48 * hour)
  expect((await read(id)).rows).toBe(2)
})

test('an answer that names no videos at all takes none down', async () => {
  youtube.state.videos = [video(1), video(2)]
  const id = await connect()
  await read(id)
  now = new Date(morning.getTime() + 24 * hour)
  youtube.state.videos = []
  youtube.state.troubles = [{ path: /\/videos$/, status: 200, body: { kind: 'youtube#videoListResponse' }, times: 9 }]
  const run = await read(id)
  expect(run).toMatchObject({ state: 'failed', rows: 0 })
  expect(run.error?.text.en).toContain('not as documented (items)')
  expect((await posts()).map(({ deleted }) => deleted)).toEqual([0, 0])
})

test('a secret that somebody enters while a run receives another one stays', async () => {
  youtube.state.videos = [video(1)]
  youtube.state.rotateTo = 'rotated-token'
  youtube.state.delayMs = 300
  const id = await connect()
  const reading = read(id)
  await expect.poll(() => youtube.state.requests.length).toBe(1)
  const secrets = { refresh_token: 'entered-token' }
  await updateConnection(shop.registry, { actor, brand: shop.brand, seal }, id, { secrets })
  youtube.state.delayMs = 0
  await reading
  const row = await shop.registry.db
    .selectFrom('connections')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(seal.open(row.secrets.refresh_token?.sealed ?? '')).toBe('entered-token')
})

test('a token that was asked for when the run is broken off is kept, since the one before is no longer good', async () => {
  youtube.state.videos = [video(1)]
  youtube.state.rotateTo = 'rotated-token'
  youtube.state.delayMs = 300
  const id = await connect()
  const first = reader()
  const ticking = first.tick()
  await expect.poll(() => youtube.state.requests.length).toBe(1)
  await first.close()
  await ticking
  youtube.state.delayMs = 0
  const second = reader()
  await second.resume()
  expect(await read(id, second)).toMatchObject({ state: 'done' })
})

test('a curve that is refused is left behind, and the next run goes on after it', async () => {
  youtube.state.videos = [video(1, { curve }), video(2, { curve })]
  youtube.state.troubles = [{ path: /reports/, status: 400, body: { error: { message: 'bad video' } }, times: 1 }]
  const id = await connect()
  expect(await read(id)).toMatchObject({ state: 'failed', rows: 4 })
  youtube.state.requests = []
  expect(await read(id)).toMatchObject({ state: 'done', rows: 6 })
  expect(youtube.state.requests.filter((one) => one.includes('reports')).join()).toContain('video-0002')
})

test('a connection of a platform that is read no more waits for somebody, and says why', async () => {
  const id = await connect()
  await shop.registry.db.updateTable('connections').set({ platform: 'vine' }).where('id', '=', id).execute()
  const run = await read(id)
  expect(run).toMatchObject({ state: 'failed', calls: 0 })
  expect(run.error?.text.en).toContain('vine')
  expect(await getConnection(shop.registry, shop.brand, id)).toMatchObject({ state: 'attention', next_run_at: null })
  const change = { name: 'Old', paused: true }
  const renamed = await updateConnection(shop.registry, { actor, brand: shop.brand, seal }, id, change)
  expect(renamed).toMatchObject({ name: 'Old', state: 'paused' })
})

test('a read that is cut off begins again at the next start from where it was, and adds nothing twice', async () => {
  youtube.state.videos = videos(120)
  youtube.state.delayMs = 50
  const id = await connect({ api_key: 'AIza-acme-key' })
  const first = reader()
  const ticking = first.tick()
  await expect
    .poll(async () => (await getConnection(shop.registry, shop.brand, id)).last_run?.rows ?? 0)
    .toBeGreaterThan(0)
  await first.close()
  await ticking
  expect(await lastRun(id)).toMatchObject({ state: 'running' })
  youtube.state.delayMs = 0
  const second = reader()
  await second.resume()
  expect(await lastRun(id)).toMatchObject({ state: 'cut' })
  expect(await read(id, second)).toMatchObject({ state: 'done', rows: 240 })
  expect(await posts()).toHaveLength(120)
  const { items } = await listRuns(shop.registry, shop.brand, id, { limit: 10 })
  expect(items.map(({ state }) => state)).toEqual(['done', 'cut'])
})

test('nothing that is secret stands in the registry in clear, in the trail, or in what is shown', async () => {
  youtube.state.refreshToken = 'another'
  const id = await connect({ ...googleSecrets, api_key: 'AIza-acme-key' })
  await read(id)
  const shown = JSON.stringify([
    await getConnection(shop.registry, shop.brand, id),
    await shop.registry.db.selectFrom('connections').selectAll().where('brand', '=', shop.brand).execute(),
    await shop.registry.db.selectFrom('connection_runs').selectAll().where('brand', '=', shop.brand).execute(),
    await shop.registry.db.selectFrom('audit').selectAll().where('brand', '=', shop.brand).execute(),
  ])
  for (const secret of [...Object.values(googleSecrets), 'AIza-acme-key']) expect(shown).not.toContain(secret)
  expect(shown).toContain('secrets_set_at')
})

test('a server with another secret says so, and does not ask the platform', async () => {
  const id = await connect()
  await shop.registry.db
    .updateTable('connections')
    .set({ secrets: JSON.stringify({ api_key: { sealed: createSeal('another secret').close('x'), set_at: '' } }) })
    .where('id', '=', id)
    .execute()
  const run = await read(id)
  expect(run.error?.text.en).toContain('MILLPOND_SECRET')
  expect(youtube.state.requests).toEqual([])
})

test('what a platform repeats of its secrets is not told', async () => {
  const message = `no access with ${googleSecrets.client_secret} and ya29.access-1`
  youtube.state.troubles = [{ path: /channels/, status: 403, body: { error: { message } }, times: 9 }]
  const run = await read(await connect())
  expect(run.error?.text.en).toBe('The platform refused: no access with … and …')
})

test('rows that an import cannot take by itself are said to wait', async () => {
  youtube.state.videos = [video(1), video(2, { publishedAt: 'yesterday' })]
  const run = await read(await connect({ api_key: 'AIza-acme-key' }))
  const imports = await countsOf(run.imports)
  expect(imports.map(({ rows, quarantined }) => [rows, quarantined])).toEqual([
    [2, 1],
    [2, 1],
  ])
  expect(run.waiting).toBe(imports.filter(({ status }) => status === 'ready').length)
})

test('a connection that is paused is not read, also when it is asked for', async () => {
  const id = await connect()
  await updateConnection(shop.registry, { actor, brand: shop.brand, seal }, id, { paused: true })
  await reader().tick()
  expect((await getConnection(shop.registry, shop.brand, id)).last_run).toBeNull()
  await expect(askForRead(shop.registry, { actor, brand: shop.brand }, id)).rejects.toThrow('paused')
})
