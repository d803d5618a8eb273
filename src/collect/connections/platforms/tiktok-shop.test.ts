import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPlatform } from '../../../../test/platforms/reading.ts'
import { type ShopOrder, tiktokShopSecrets, tiktokShopServer } from '../../../../test/platforms/tiktok-shop.ts'
import { tiktokShop } from './tiktok-shop.ts'

let server: Awaited<ReturnType<typeof tiktokShopServer>>
beforeEach(async () => {
  server = await tiktokShopServer()
})
afterEach(() => server.close())

const usd = (amount: string) => ({ amount, currency: 'USD' })
const at = (day: string) => Date.parse(`${day}T10:20:00Z`) / 1000
const order = (id: string, day = '2026-03-01', more: object = {}): ShopOrder => ({
  id,
  create_time: at(day),
  skus: [
    {
      ...{ sku_id: '17290000000000000011', product_id: '1729', quantity: 1, creator_username: 'mia.home' },
      ...{ content_type: 'VIDEO', content_id: '7301000000000000001', commission_rate: '1500', price: usd('25.10') },
      ...{ estimated_commission_base: usd('25.10'), estimated_paid_commission: usd('3.77') },
      ...{ estimated_paid_shop_ads_commission: usd('0.50'), settlement_status: 'UNSETTLED' },
      ...more,
    },
  ],
})
const read = (more: object = {}, going?: { cursors?: Record<string, unknown>; stop?: number }) =>
  readPlatform(
    { platform: tiktokShop, url: server.url, secrets: tiktokShopSecrets, settings: { store: 'Lamp shop' }, ...more },
    going,
  )
const reports = (from: Awaited<ReturnType<typeof read>>) =>
  from.facts['affiliate-orders tiktok-affiliate-orders']?.order_reports ?? []

test('affiliate orders are what a file of them is: order, creator, content and commission, in the store', async () => {
  server.state.orders = [
    order('576460000000000001'),
    order('2', '2026-03-01', { refunded_quantity: 1 }),
    order('3', '2026-03-02', {
      ...{ settlement_status: 'SETTLED', actual_commission_base: usd('20.00'), actual_paid_commission: usd('3.00') },
    }),
    order('4', '2026-03-02', { settlement_status: 'INELIGIBLE' }),
    order('own', '2026-03-02', { creator_username: '' }),
  ]
  const found = reports(await read())
  expect(found[0]).toMatchObject({
    ...{ store: 'Lamp shop', sales_channel: 'tiktok_shop', order_id: '576460000000000001', platform: 'tiktok' },
    ...{ handle: 'mia.home', content_type: 'video', content_id: '7301000000000000001', currency: 'USD' },
    ...{ base_minor: 2510n, commission_minor: 427n, placed_at: new Date('2026-03-01T10:20:00Z') },
    as_of: new Date('2026-03-10T00:00:00Z'),
  })
  expect(found.map(({ order_id, state }) => [order_id, state])).toEqual([
    ['576460000000000001', 'open'],
    ['2', 'void'],
    ['3', 'settled'],
    ['4', 'void'],
  ])
})

test('all pages are read, a year the first time in questions of three months, and then the last one alone', async () => {
  server.state.pageSize = 2
  server.state.orders = [
    ...['a', 'b', 'c', 'd', 'e'].map((id) => order(id)),
    order('old', '2025-06-01'),
    order('older', '2024-06-01'),
  ]
  const first = await read()
  expect(reports(first).map(({ order_id }) => order_id)).toEqual(['old', 'a', 'b', 'c', 'd', 'e'])
  const searches = () => server.requests.filter(({ path }) => path.endsWith('/orders/search'))
  expect(searches()).toHaveLength(6)
  server.requests.length = 0
  const { refresh_token } = Object.fromEntries(first.secrets)
  const next = await read({ day: '2026-03-11', secrets: { ...tiktokShopSecrets, refresh_token } }, first)
  expect(reports(next)).toHaveLength(5)
  expect(searches()).toHaveLength(3)
})

test('a run that was cut goes on from its page on the same day, and tells every order once', async () => {
  server.state.pageSize = 2
  server.state.orders = ['a', 'b', 'c', 'd', 'e'].map((id) => order(id))
  const cut = await read({}, { stop: 4 })
  const { refresh_token } = Object.fromEntries(cut.secrets)
  const rest = await read({ secrets: { ...tiktokShopSecrets, refresh_token } }, cut)
  expect([...reports(cut), ...reports(rest)].map(({ order_id }) => order_id)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('an expired token is refreshed, and the refresh token that came with it is the one that is kept', async () => {
  server.state.orders = [order('a')]
  server.troubles.push({ path: /orders\/search/, status: 200, body: { code: 105_002, message: 'expired' }, times: 1 })
  const { secrets, facts } = await read()
  expect(facts['affiliate-orders tiktok-affiliate-orders']?.order_reports).toHaveLength(1)
  expect(secrets.get('refresh_token')).toBe('TTS_refresh_2')
  expect(server.requests.every(({ query }) => !query.has('access_token'))).toBe(true)
})

test('too many requests are waited for, and each try is signed anew', async () => {
  server.state.orders = [order('a')]
  server.troubles.push({
    path: /orders\/search/,
    status: 200,
    body: { code: 36_009_002, message: 'Too many requests' },
    times: 2,
  })
  expect(reports(await read())).toHaveLength(1)
})

test.each([
  [{ code: 105_005, message: 'Access denied' }, 'access', /105005/, /授权|开通/],
  [{ code: 36_009_004, message: 'Invalid params' }, 'refused', /36009004/, /设置/],
  [{ code: 36_009_002, message: 'Too many requests' }, 'busy', /36009002/, /一小时/],
])('an error in an answer with status 200 is told in both languages: %j', async (body, kind, en, zh) => {
  server.troubles.push({ path: /orders\/search/, status: 200, body, times: 9 })
  await expect(read()).rejects.toMatchObject({
    ...{ kind, text: { en: expect.stringMatching(en), zh: expect.stringMatching(/平台/) } },
    remedy: { zh: expect.stringMatching(zh) },
  })
})

test('a grant that has ended waits for a person, wrong keys as well, and several shops ask for one', async () => {
  server.state.refreshToken = 'another'
  await expect(read()).rejects.toMatchObject({
    kind: 'access',
    remedy: { en: expect.stringContaining('authorisation') },
  })
  server.state.refreshToken = tiktokShopSecrets.refresh_token
  server.state.shops.push({ id: '7495000000000000002', name: 'Other', region: 'GB', cipher: 'GB_x', code: 'GB' })
  await expect(read()).rejects.toMatchObject({ kind: 'access', text: { en: expect.stringContaining('Lamp shop') } })
  const secrets = { ...tiktokShopSecrets, refresh_token: server.state.refreshToken }
  expect(reports(await read({ secrets, settings: { store: 'x', shop: '7495000000000000001' } }))).toEqual([])
})

test('a page token that has ended begins its months anew, the same day', async () => {
  server.state.pageSize = 2
  server.state.orders = ['a', 'b', 'c', 'd', 'e'].map((id) => order(id))
  const cut = await read({}, { stop: 4 })
  const { refresh_token } = Object.fromEntries(cut.secrets)
  const body = { code: 36_009_004, message: 'Invalid page_token' }
  server.troubles.push({ path: /orders\/search/, status: 200, body, times: 1 })
  const rest = await read({ secrets: { ...tiktokShopSecrets, refresh_token } }, cut)
  expect(reports(rest).map(({ order_id }) => order_id)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('after a rest that is longer than a question reaches, the year is read again', async () => {
  server.state.orders = [order('a')]
  const first = await read()
  server.state.orders.push(order('resting', '2026-03-20'))
  const { refresh_token } = Object.fromEntries(first.secrets)
  const later = await read({ day: '2026-08-10', secrets: { ...tiktokShopSecrets, refresh_token } }, first)
  expect(reports(later).map(({ order_id }) => order_id)).toEqual(['a', 'resting'])
})
