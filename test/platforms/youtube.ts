import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type ChannelVideo = {
  id: string
  publishedAt: string
  title: string
  description?: string
  duration?: string
  views?: number
  likes?: number
  comments?: number
  privacy?: 'public' | 'unlisted' | 'private'
  curve?: readonly (readonly [number, number, number])[]
}

/** An answer given instead of the usual one; `times` of them. */
type Trouble = { path: RegExp; status: number; body?: object | string; headers?: Record<string, string>; times: number }

export const googleSecrets = {
  client_id: 'acme.apps.googleusercontent.com',
  client_secret: 'GOCSPX-acme-client-secret',
  refresh_token: '1//refresh-token-of-acme',
}
export const channelId = 'UCacmeacmeacmeacmeacme01'

/**
 * The YouTube Data API v3, the YouTube Analytics API v2 and the token endpoint of Google as they are documented: pages of
 * uploads, videos by up to 50 ids, counts as texts, access tokens that expire, quota, and errors with their reasons.
 */
export async function youtubeServer() {
  const state = {
    videos: [] as ChannelVideo[],
    /** Videos of a page of uploads. */
    pageSize: 50,
    refreshToken: googleSecrets.refresh_token,
    /** A new refresh token comes with the next access token. */
    rotateTo: undefined as string | undefined,
    apiKey: 'AIza-acme-key',
    accessToken: '',
    /** Units of quota that are left. */
    quota: 10_000,
    delayMs: 0,
    troubles: [] as Trouble[],
    requests: [] as string[],
    tokens: 0,
  }
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return { url, state, close }
}

type State = Awaited<ReturnType<typeof youtubeServer>>['state']

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://youtube.test')
  state.requests.push(`${request.method} ${url.pathname}${url.search}`)
  const send = (status: number, body: object | string, headers: Record<string, string> = {}) => {
    const written = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(written)
  }
  const body = await text(request)
  if (state.delayMs) await new Promise((done) => setTimeout(done, state.delayMs))
  const trouble = state.troubles.find((one) => one.times > 0 && one.path.test(url.pathname))
  if (trouble) {
    trouble.times--
    return send(trouble.status, trouble.body ?? {}, trouble.headers)
  }
  if (url.pathname === '/token') return send(...tokenAnswer(state, new URLSearchParams(body)))
  const { authorization, 'x-goog-api-key': key } = request.headers
  const isOwner = state.accessToken !== '' && authorization === `Bearer ${state.accessToken}`
  if (authorization && !isOwner) return send(401, failure(401, 'authError', 'Invalid Credentials', 'UNAUTHENTICATED'))
  if (!authorization && key !== state.apiKey)
    return send(400, failure(400, 'badRequest', 'API key not valid.', 'INVALID_ARGUMENT', 'API_KEY_INVALID'))
  if (state.quota-- <= 0)
    return send(
      403,
      failure(
        403,
        'quotaExceeded',
        'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
      ),
    )
  const route = routes[url.pathname]
  if (!route) return send(404, failure(404, 'notFound', 'Not Found'))
  if (url.pathname === '/v2/reports' && !isOwner) return send(403, failure(403, 'forbidden', 'Forbidden'))
  return send(...route(state, url.searchParams, isOwner))
}

type Answer = [status: number, body: object]

function tokenAnswer(state: State, form: URLSearchParams): Answer {
  if (form.get('client_id') !== googleSecrets.client_id || form.get('client_secret') !== googleSecrets.client_secret)
    return [401, { error: 'invalid_client', error_description: 'The OAuth client was not found.' }]
  if (form.get('grant_type') !== 'refresh_token' || form.get('refresh_token') !== state.refreshToken)
    return [400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }]
  state.accessToken = `ya29.access-${++state.tokens}`
  const given = { access_token: state.accessToken, expires_in: 3599, token_type: 'Bearer' }
  if (state.rotateTo === undefined) return [200, given]
  state.refreshToken = state.rotateTo
  state.rotateTo = undefined
  return [200, { ...given, refresh_token: state.refreshToken }]
}

const routes: Record<string, (state: State, query: URLSearchParams, isOwner: boolean) => Answer> = {
  '/youtube/v3/channels': (_state, query) => {
    const isThere = query.get('id') === channelId || query.get('forHandle') === '@acme'
    const item = {
      kind: 'youtube#channel',
      id: channelId,
      snippet: { title: 'Acme', customUrl: '@acme' },
      contentDetails: { relatedPlaylists: { likes: '', uploads: 'UUacme' } },
    }
    return [
      200,
      { kind: 'youtube#channelListResponse', pageInfo: { totalResults: 1 }, ...(isThere && { items: [item] }) },
    ]
  },
  '/youtube/v3/playlistItems': (state, query, isOwner) => {
    const listed = state.videos.filter(({ privacy }) => isOwner || (privacy ?? 'public') === 'public')
    const size = Math.min(state.pageSize, Number(query.get('maxResults') ?? 5))
    const token = query.get('pageToken')
    const from = token === null ? 0 : Number(/^CA(\d+)Q$/.exec(token)?.[1] ?? Number.NaN)
    if (query.get('playlistId') !== 'UUacme')
      return [404, failure(404, 'playlistNotFound', 'The playlist cannot be found.')]
    if (Number.isNaN(from))
      return [400, failure(400, 'invalidPageToken', 'The request specifies an invalid page token.')]
    const items = listed.slice(from, from + size).map(({ id, publishedAt }) => ({
      kind: 'youtube#playlistItem',
      contentDetails: { videoId: id, videoPublishedAt: publishedAt },
    }))
    const next = from + size < listed.length ? { nextPageToken: `CA${from + size}Q` } : {}
    return [200, { kind: 'youtube#playlistItemListResponse', ...next, items }]
  },
  '/youtube/v3/videos': (state, query, isOwner) => {
    const ids = (query.get('id') ?? '').split(',')
    if (ids.length > 50) return [400, failure(400, 'invalidFilters', 'Too many ids.')]
    const found = state.videos.filter(({ id, privacy }) => ids.includes(id) && (isOwner || privacy !== 'private'))
    return [200, { kind: 'youtube#videoListResponse', items: found.map(videoResource) }]
  },
  '/v2/reports': (state, query) => {
    const id = /^video==([\w-]+)$/.exec(query.get('filters') ?? '')?.[1]
    const isWhole = query.get('ids') === `channel==${channelId}` && query.get('dimensions') === 'elapsedVideoTimeRatio'
    if (!id || !isWhole || query.get('metrics') !== 'audienceWatchRatio,relativeRetentionPerformance')
      return [400, failure(400, 'badRequest', 'The query is not supported.')]
    const columnHeaders = [
      { name: 'elapsedVideoTimeRatio', columnType: 'DIMENSION', dataType: 'FLOAT' },
      { name: 'audienceWatchRatio', columnType: 'METRIC', dataType: 'FLOAT' },
      { name: 'relativeRetentionPerformance', columnType: 'METRIC', dataType: 'FLOAT' },
    ]
    const rows = state.videos.find((video) => video.id === id)?.curve ?? []
    return [200, { kind: 'youtubeAnalytics#resultTable', columnHeaders, ...(rows.length > 0 && { rows }) }]
  },
}

function videoResource({
  id,
  publishedAt,
  title,
  description,
  duration = 'PT1M20S',
  privacy,
  ...counts
}: ChannelVideo) {
  const statistics = {
    ...(counts.views !== undefined && { viewCount: String(counts.views) }),
    ...(counts.likes !== undefined && { likeCount: String(counts.likes) }),
    favoriteCount: '0',
    ...(counts.comments !== undefined && { commentCount: String(counts.comments) }),
  }
  return {
    kind: 'youtube#video',
    id,
    snippet: { publishedAt, channelId, title, description: description ?? '', liveBroadcastContent: 'none' },
    contentDetails: { duration, dimension: '2d', definition: 'hd' },
    status: { uploadStatus: 'processed', privacyStatus: privacy ?? 'public' },
    statistics,
  }
}

function failure(code: number, reason: string, message: string, status?: string, detail?: string): object {
  const details = detail && { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: detail }] }
  return {
    error: { code, message, errors: [{ message, domain: 'global', reason }], ...(status && { status }), ...details },
  }
}
