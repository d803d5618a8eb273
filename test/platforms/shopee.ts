import { createHmac } from 'node:crypto'
import { type Answered, type Asked, serve } from './serve.ts'

export const shopeeSecrets = { partner_key: 'acme-partner-key', refresh_token: 'shopee-refresh-0' }
export const shopeeSettings = { store: 'Toko Lampu', partner_id: '2000123', shop_id: '600000', market: 'ID' }

/** `at` is when the order was placed, in seconds; its texts are what the report says. */
export type Conversion = { at: number; order: object }

/**
 * The Open Platform v2 of Shopee as it is documented: signed requests, refresh tokens that are good once, pages by number of which
 * no more than 10,000 rows are told, three months at most, and errors in answers with status 200.
 */
export async function shopeeServer() {
  const state = {
    conversions: [] as Conversion[],
    refreshToken: shopeeSecrets.refresh_token,
    accessToken: '',
    tokens: 0,
    pageSize: 500,
    /** What is told of how many there are, in place of the number. */
    count: undefined as ((start: number, end: number) => number) | undefined,
  }
  const server = await serve((asked) => answerOf(state, asked))
  return { ...server, state }
}

type State = Awaited<ReturnType<typeof shopeeServer>>['state']

const refused = (error: string, message: string, status = 200): Answered => ({
  status,
  body: { error, message, request_id: 'b937c04e554847789cbf3fe33a0ad5f1' },
})

function answerOf(state: State, { path, query, body }: Asked): Answered {
  const { partner_id, shop_id } = shopeeSettings
  const time = query.get('timestamp') ?? ''
  if (query.get('partner_id') !== partner_id)
    return refused('invalid_partner_id', 'Invalid partner_id, please have a check.')
  const isToken = path === '/api/v2/auth/access_token/get'
  const said = `${partner_id}${path}${time}${isToken ? '' : `${query.get('access_token')}${query.get('shop_id')}`}`
  if (query.get('sign') !== createHmac('sha256', shopeeSecrets.partner_key).update(said).digest('hex'))
    return refused('error_sign', 'Wrong sign.', 403)
  if (Math.abs(Date.now() / 1000 - Number(time)) > 300) return refused('error_param', 'Timestamp is expired.')
  if (isToken) return tokenOf(state, body)
  if (query.get('shop_id') !== shop_id) return refused('shop_no_linked', 'Partner and shop has no linked.', 403)
  if (query.get('access_token') !== state.accessToken)
    return refused('invalid_acceess_token', 'Invalid access_token, please have a check.', 403)
  if (path !== '/api/v2/ams/get_conversion_report') return refused('error_param', 'Permission denied.', 404)
  return reportOf(state, query)
}

function tokenOf(state: State, body: string): Answered {
  const { refresh_token, shop_id } = JSON.parse(body) as { refresh_token: string; shop_id: number }
  if (refresh_token !== state.refreshToken || String(shop_id) !== shopeeSettings.shop_id)
    return refused('error_param', 'Invalid refresh_token.', 403)
  state.tokens++
  state.accessToken = `shopee-access-${state.tokens}`
  state.refreshToken = `shopee-refresh-${state.tokens}`
  const { accessToken: access_token, refreshToken } = state
  return {
    body: { access_token, refresh_token: refreshToken, expire_in: 14_400, error: '', message: '', request_id: 'x' },
  }
}

function reportOf(state: State, query: URLSearchParams): Answered {
  const number = (name: string) => Number(query.get(name))
  const [page, size] = [number('page_no'), number('page_size')]
  const [start, end] = [number('place_order_time_start'), number('place_order_time_end')]
  if (size > 500 || page * size > 10_000) return refused('error_param', 'invalid page_size')
  if (end - start > 92 * 86_400) return refused('error_param', 'invalid time range, detail:more than 3 months')
  const all = state.conversions.filter(({ at }) => at >= start && at <= end)
  const told = Math.min(size, state.pageSize)
  const list = all.slice((page - 1) * told, page * told).map(({ order }) => order)
  const response = { list, total_count: state.count?.(start, end) ?? all.length, has_more: page * told < all.length }
  return { body: { error: '', message: '', request_id: 'b937', response } }
}
