import { type Answered, type Asked, serve } from './serve.ts'

export const metaSecrets = { access_token: 'EAA-0', app_id: '1234567890', app_secret: 'acme-meta-secret' }
export const metaSettings = { instagram: '17841400000000001', page: '615000000000001' }

type Post = {
  id: string
  fields: object
  insights?: Readonly<Record<string, number>> | undefined
  /** Metrics that this kind of post does not have: with one of them the whole question is an error. */
  lacks?: readonly string[]
}

/**
 * The Graph API as it is documented: lists with cursors and a next address, insights of one post a call, tokens that are exchanged
 * for long-lived ones, errors with codes, and usage in headers.
 */
export async function metaServer() {
  const state = { media: [] as Post[], posts: [] as Post[], token: metaSecrets.access_token, tokens: 0, pageSize: 50 }
  const server = await serve((asked) => answerOf(state, asked))
  return { ...server, state }
}

type State = Awaited<ReturnType<typeof metaServer>>['state']

export const metaError = (code: number, message: string, status = 400): Answered => ({
  status,
  body: { error: { message, type: 'OAuthException', code, fbtrace_id: 'AbC' } },
})

const pageToken = 'EAA-page'

function answerOf(state: State, { path, query, headers, body }: Asked): Answered {
  const node = path.replace(/^\/v\d+\.\d+\//, '')
  if (node === 'oauth/access_token') return tokenOf(state, new URLSearchParams(body))
  const isPage = headers.authorization === `Bearer ${pageToken}`
  if (!isPage && headers.authorization !== `Bearer ${state.token}`)
    return metaError(190, 'Error validating access token: Session has expired.', 401)
  const { instagram, page } = metaSettings
  if (node === instagram) return { body: { username: 'acme.lamps', id: instagram } }
  if (node === page) return { body: { name: 'Acme Lamps', access_token: pageToken, id: page } }
  if (node === `${instagram}/media`) return listOf(state.media, state, query, node)
  if (node === `${page}/published_posts`)
    return isPage ? listOf(state.posts, state, query, node) : metaError(210, '(#210) A page access token is required')
  const of = node.replace(/\/insights$/, '')
  const post = [...state.media, ...state.posts].find(({ id }) => id === of)
  if (!post) return metaError(100, `Unsupported get request. Object with ID '${of}' does not exist`)
  return insightsOf(post, query)
}

function tokenOf(state: State, form: URLSearchParams): Answered {
  if (form.get('client_id') !== metaSecrets.app_id || form.get('client_secret') !== metaSecrets.app_secret)
    return metaError(101, 'Error validating application. Cannot get application info due to a system error.')
  if (form.get('grant_type') !== 'fb_exchange_token' || form.get('fb_exchange_token') !== state.token)
    return metaError(190, 'Error validating access token: Session has expired.')
  state.token = `EAA-${++state.tokens}`
  return { body: { access_token: state.token, token_type: 'bearer', expires_in: 5_183_944 } }
}

function listOf(all: readonly Post[], state: State, query: URLSearchParams, node: string): Answered {
  const from = Number(query.get('after') ?? 0)
  const size = Math.min(state.pageSize, Number(query.get('limit') ?? 25))
  const data = all.slice(from, from + size).map(({ id, fields }) => ({ id, ...fields }))
  const to = from + size
  const next = to < all.length ? { next: `https://graph.facebook.com/v24.0/${node}?limit=${size}&after=${to}` } : {}
  return { body: { data, paging: { cursors: { before: String(from), after: String(to) }, ...next } } }
}

function insightsOf({ id, insights, lacks = [] }: Post, query: URLSearchParams): Answered {
  if (!insights) return metaError(10, '(#10) Not enough viewers for the media to show insights')
  const names = (query.get('metric') ?? '').split(',')
  const lacking = names.find((name) => lacks.includes(name))
  if (lacking) return metaError(100, `(#100) The Media Insights API does not support the ${lacking} metric`)
  const data = names.flatMap((name) => {
    const value = insights[name]
    return value === undefined
      ? []
      : [{ name, period: 'lifetime', values: [{ value }], id: `${id}/insights/${name}/lifetime` }]
  })
  return { body: { data } }
}
