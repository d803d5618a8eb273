import { createHmac } from 'node:crypto'
import { type Answered, type Asked, serve } from './serve.ts'

export const tiktokShopSecrets = { app_key: 'acmekey', app_secret: 'acme-app-secret', refresh_token: 'TTS_refresh_0' }

export type ShopOrder = { id: string; create_time: number; skus: readonly object[] }

/**
 * The Open API of TikTok Shop as it is documented: signatures over path, query and body, tokens that are refreshed with a new
 * refresh token each time, pages by token, at most three months a question, and refusals by code whatever the status.
 */
export async function tiktokShopServer() {
  const state = {
    orders: [] as ShopOrder[],
    shops: [{ id: '7495000000000000001', name: 'Lamp shop', region: 'US', cipher: 'ROW_cipher', code: 'USLAMP' }],
    refreshToken: tiktokShopSecrets.refresh_token,
    accessToken: '',
    tokens: 0,
    pageSize: 100,
  }
  const server = await serve((asked) => answerOf(state, asked))
  return { ...server, state }
}

type State = Awaited<ReturnType<typeof tiktokShopServer>>['state']

const refused = (code: number, message: string, status = 200): Answered => ({
  status,
  body: { code, message, data: null, request_id: '2026030106100D1F' },
})
const given = (data: object): Answered => ({
  body: { code: 0, message: 'Success', data, request_id: '2026030106100D1F' },
})

function answerOf(state: State, asked: Asked): Answered {
  const { path, query, headers, body } = asked
  if (path === '/api/v2/token/refresh') return tokenOf(state, query)
  if (query.get('sign') !== signOf(asked))
    return refused(106_001, "Invalid credentials. The 'sign' query parameter is invalid.", 401)
  if (Math.abs(Date.now() / 1000 - Number(query.get('timestamp'))) > 300)
    return refused(106_005, 'Timestamp is expired.', 401)
  if (headers['x-tts-access-token'] !== state.accessToken)
    return refused(105_002, 'Expired credentials. The access_token has expired.', 401)
  if (path === '/authorization/202309/shops') return given({ shops: state.shops })
  if (path !== '/affiliate_seller/202410/orders/search') return refused(36_009_009, 'Invalid path', 404)
  if (query.get('shop_cipher') !== state.shops[0]?.cipher) return refused(106_011, 'Shop cipher is invalid.')
  const { create_time_ge, create_time_lt } = JSON.parse(body) as { create_time_ge: number; create_time_lt: number }
  if (create_time_lt - create_time_ge > 92 * 86_400) return refused(36_009_004, 'The time range is over 3 months.')
  const size = Math.min(state.pageSize, Number(query.get('page_size')))
  const from = Number(query.get('page_token') ?? 0)
  const all = state.orders.filter((one) => one.create_time >= create_time_ge && one.create_time < create_time_lt)
  const next = from + size < all.length ? String(from + size) : ''
  return given({ orders: all.slice(from, from + size), next_page_token: next, total_count: all.length })
}

function tokenOf(state: State, query: URLSearchParams): Answered {
  const { app_key, app_secret } = tiktokShopSecrets
  if (query.get('app_key') !== app_key || query.get('app_secret') !== app_secret)
    return refused(36_004_002, 'app is invalid')
  if (query.get('grant_type') !== 'refresh_token' || query.get('refresh_token') !== state.refreshToken)
    return refused(36_004_004, 'refresh_token is invalid or expired')
  state.tokens++
  state.accessToken = `TTS_access_${state.tokens}`
  state.refreshToken = `TTS_refresh_${state.tokens}`
  return given({
    ...{ access_token: state.accessToken, access_token_expire_in: 1_800_000_000, refresh_token: state.refreshToken },
    ...{ refresh_token_expire_in: 1_900_000_000, open_id: 'open', seller_name: 'Acme', user_type: 0 },
  })
}

function signOf({ path, query, body }: Asked): string {
  const { app_secret } = tiktokShopSecrets
  const names = [...query.keys()].filter((name) => name !== 'sign' && name !== 'access_token').sort()
  const said = `${app_secret}${path}${names.map((name) => `${name}${query.get(name)}`).join('')}${body}${app_secret}`
  return createHmac('sha256', app_secret).update(said).digest('hex')
}
