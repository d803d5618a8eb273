import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPlatform } from '../../../../test/platforms/reading.ts'
import { type Conversion, shopeeSecrets, shopeeServer, shopeeSettings } from '../../../../test/platforms/shopee.ts'
import { shopee } from './shopee.ts'

let server: Awaited<ReturnType<typeof shopeeServer>>
beforeEach(async () => {
  server = await shopeeServer()
})
afterEach(() => server.close())

const conversion = (
  order_sn: string,
  more: object = {},
  item: object = {},
  at = '2026-03-01T08:36:22Z',
): Conversion => ({
  at: Date.parse(at) / 1000,
  order: {
    ...{ order_sn, order_status: 'Completed', verified_status: 'Valid', place_order_time: '2026/3/1 15:36:22' },
    ...{ order_completed_time: '2026/3/8 13:10:00', conversion_completed_time: '2026/3/9 13:10:00' },
    ...{ affiliate_id: 11_393_990_003, affiliate_name: 'Yiyi', affiliate_username: 'yiyi.home', channel: 'Telegram' },
    ...{ order_brand_commission: '9100', order_type: 'Direct Order', buyer_status: 'New', ...more },
    items: [
      {
        ...{
          item_id: 3_903_624_400,
          item_name: 'Lamp',
          model_id: 1_232_348_722,
          promotion_id: '36262963_0_0',
          price: 91_000,
        },
        ...{ qty: 1, purchase_value: 91_000, refund_amount: '0', item_brand_commission: '9100' },
        ...{ item_brand_commission_to_affiliate: '9100', ...item },
      },
    ],
  },
})
const read = (more: object = {}, going?: { cursors?: Record<string, unknown>; stop?: number }) =>
  readPlatform({ platform: shopee, url: server.url, secrets: shopeeSecrets, settings: shopeeSettings, ...more }, going)
const reports = (from: Awaited<ReturnType<typeof read>>) =>
  from.facts['conversions shopee-affiliate-orders']?.order_reports ?? []
const asked = () => server.requests.filter(({ path }) => path.endsWith('get_conversion_report'))

test('conversions are what a file of them is, at the clock and in the money of the market', async () => {
  server.state.conversions = [
    conversion('250810YSWVY8D7'),
    conversion('B', { order_status: 'Pending', verified_status: 'Unverified', conversion_completed_time: '' }),
    conversion('C', { order_status: 'Cancelled' }),
    conversion('D', {}, { refund_amount: '91000' }),
    conversion('nobody', { affiliate_username: '' }),
  ]
  const found = reports(await read())
  expect(found[0]).toMatchObject({
    ...{ store: 'Toko Lampu', sales_channel: 'shopee', order_id: '250810YSWVY8D7', platform: 'shopee' },
    ...{ handle: 'yiyi.home', content_type: 'telegram', sku: '1232348722', currency: 'IDR', commission_minor: 9100n },
    ...{ placed_at: new Date('2026-03-01T08:36:22Z'), settled_at: new Date('2026-03-09T06:10:00Z'), state: 'settled' },
  })
  expect(found.map(({ order_id, state }) => [order_id, state])).toEqual([
    ['250810YSWVY8D7', 'settled'],
    ['B', 'open'],
    ['C', 'void'],
    ['D', 'void'],
  ])
})

test('pages are read until there are no more, and more rows than Shopee tells are asked for in halves', async () => {
  server.state.pageSize = 2
  server.state.conversions = ['a', 'b', 'c', 'd', 'e'].map((id) => conversion(id))
  expect(reports(await read())).toHaveLength(5)
  expect(asked()).toHaveLength(3)
  server.requests.length = 0
  server.state.count = (start, end) => (end - start > 50 * 86_400 ? 12_000 : 5)
  const secrets = { ...shopeeSecrets, refresh_token: server.state.refreshToken }
  expect(reports(await read({ secrets })).map(({ order_id }) => order_id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  const spans = asked().map(({ query }) => [query.get('place_order_time_start'), query.get('place_order_time_end')])
  expect(new Set(spans.map(String)).size).toBe(3)
})

test('a run that was cut goes on from its page on the same day, and one that ended begins anew', async () => {
  server.state.pageSize = 2
  server.state.conversions = ['a', 'b', 'c', 'd', 'e'].map((id) => conversion(id))
  const cut = await read({}, { stop: 2 })
  const rest = await read({ secrets: { ...shopeeSecrets, refresh_token: server.state.refreshToken } }, cut)
  expect([...reports(cut), ...reports(rest)].map(({ order_id }) => order_id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  const again = await read({ secrets: { ...shopeeSecrets, refresh_token: server.state.refreshToken } }, rest)
  expect(reports(again)).toHaveLength(5)
})

test('an expired token is refreshed in the midst, and the new refresh token is kept', async () => {
  server.state.conversions = [conversion('a')]
  const body = { error: 'invalid_acceess_token', message: 'Invalid access_token, please have a check.' }
  server.troubles.push({ path: /conversion_report/, status: 200, body, times: 1 })
  const found = await read()
  expect(reports(found)).toHaveLength(1)
  expect(found.secrets.get('refresh_token')).toBe('shopee-refresh-2')
})

test.each([
  ['error_rate_limit', 'Too many requests. You have reached the rate limit.', 'busy', /一小时/],
  ['error_limit', 'The total API call number has reached the daily API call limit', 'spent', /额度/],
  ['error_sign', 'Wrong sign.', 'access', /Partner Key/],
  ['source_ip_undeclared', 'Request Source IP (1.2.3.4) is undeclared.', 'access', /白名单/],
  ['error_auth', 'No permission to current api.', 'access', /授权/],
  ['error_param', 'invalid time range', 'refused', /设置/],
])('%s in an answer with status 200 is told in both languages', async (error, message, kind, zh) => {
  server.troubles.push({ path: /conversion_report/, status: 200, body: { error, message }, times: 9 })
  await expect(read()).rejects.toMatchObject({
    ...{ kind, text: { en: expect.stringContaining(error), zh: expect.stringContaining(error) } },
    remedy: { en: expect.stringMatching(/\w/), zh: expect.stringMatching(zh) },
  })
})

test('the day of calls begins anew at midnight in Singapore', async () => {
  server.troubles.push({ path: /report/, status: 200, body: { error: 'error_limit', message: 'daily' }, times: 9 })
  const fault = await read().catch((error: { until?: Date }) => error)
  expect((fault as { until: Date }).until.toISOString()).toMatch(/T16:00:00.000Z$/)
})

test('a grant that has ended waits for a person', async () => {
  server.state.refreshToken = 'another'
  await expect(read()).rejects.toMatchObject({ kind: 'access', text: { en: expect.stringContaining('refresh_token') } })
})
