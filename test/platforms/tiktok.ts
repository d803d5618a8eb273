import { type Answered, type Asked, serve } from './serve.ts'

export const tiktokSecrets = { client_key: 'awacmekey', client_secret: 'acme-client-secret', refresh_token: 'rft.0' }

/**
 * TikTok's API v2 as it is documented: a cursor in milliseconds and has_more, an error in every answer, whose code is "ok" for a
 * success, and tokens that are refreshed by form.
 */
export async function tiktokServer() {
  const state = {
    videos: [] as { id: string; create_time: number }[],
    refreshToken: tiktokSecrets.refresh_token,
    accessToken: '',
    tokens: 0,
    rotates: true,
  }
  const server = await serve((asked) => answerOf(state, asked))
  return { ...server, state }
}

type State = Awaited<ReturnType<typeof tiktokServer>>['state']

export const tiktokError = (status: number, code: string, message: string): Answered => ({
  status,
  body: { data: {}, error: { code, message, log_id: '202603010610' } },
})
const given = (data: object): Answered => ({
  body: { data, error: { code: 'ok', message: '', log_id: '202603010610' } },
})

function answerOf(state: State, { method, path, query, headers, body }: Asked): Answered {
  if (path === '/v2/oauth/token/') return tokenOf(state, new URLSearchParams(body))
  if (headers.authorization !== `Bearer ${state.accessToken}`)
    return tiktokError(401, 'access_token_invalid', 'The access token is invalid or not found in the request.')
  if (path === '/v2/user/info/') return given({ user: { open_id: 'open', username: 'acme.lamps' } })
  if (path !== '/v2/video/list/' || method !== 'POST') return tiktokError(404, 'invalid_params', 'Unsupported path')
  const { max_count = 10, cursor } = JSON.parse(body) as { max_count?: number; cursor?: number }
  if (max_count > 20) return tiktokError(400, 'invalid_params', 'max_count is above 20')
  const fields = (query.get('fields') ?? '').split(',')
  const latest = state.videos.toSorted((a, b) => b.create_time - a.create_time)
  const rest = latest.filter(({ create_time }) => cursor === undefined || create_time * 1000 < cursor)
  const page = rest.slice(0, max_count)
  const last = page.at(-1)
  const videos = page.map((video) =>
    Object.fromEntries(Object.entries(video).filter(([name]) => fields.includes(name))),
  )
  return given({ videos, cursor: last ? last.create_time * 1000 : Date.now(), has_more: rest.length > page.length })
}

function tokenOf(state: State, form: URLSearchParams): Answered {
  const { client_key, client_secret } = tiktokSecrets
  const refuse = (error: string, error_description: string): Answered => ({
    status: 400,
    body: { error, error_description, log_id: '202603010610' },
  })
  if (form.get('client_key') !== client_key || form.get('client_secret') !== client_secret)
    return refuse('invalid_client', 'Client key or secret is incorrect.')
  if (form.get('grant_type') !== 'refresh_token' || form.get('refresh_token') !== state.refreshToken)
    return refuse('invalid_grant', 'Refresh token is invalid or expired.')
  state.accessToken = `act.${++state.tokens}`
  if (state.rotates) state.refreshToken = `rft.${state.tokens}`
  return {
    body: {
      ...{ access_token: state.accessToken, expires_in: 86_400, open_id: 'open', refresh_token: state.refreshToken },
      ...{ refresh_expires_in: 31_536_000, scope: 'user.info.basic,video.list', token_type: 'Bearer' },
    },
  }
}
