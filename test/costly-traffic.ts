import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { insertRows } from './books.ts'
import { state } from './facts.ts'
import { brandWith } from './measuring.ts'
import { act, deriveStories, happens, saidFrom, type Told, view } from './stories.ts'

const instagram =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0'
const engaged = (who: string, at: string, engaged_seconds: number) => act(who, at, 'page_left', { engaged_seconds })
const ordered = (who: string, at: string, order_id: string) => act(who, at, 'Order Completed', { order_id })
const inUs = (...told: Told[]) => told.map((one) => saidFrom(one, { country: 'US', locale: 'en-US' }))
const inDe = (...told: Told[]) =>
  told.map((one) => saidFrom(one, { country: 'DE', locale: 'de-DE', userAgent: instagram }))
const brand = 'gclid=1&utm_source=google&utm_medium=cpc&utm_campaign=brand'
const spring = 'utm_source=instagram&utm_medium=paid_social&utm_campaign=spring'

/** Three visits by paid search, all of which order; two by paid social, of which one does; and one by a mail that names the campaign of the ads. */
const story: Told[] = [
  ...inUs(
    view('ann', '2025-01-10T09:50', `/?${brand}&utm_term=lamp`),
    view('ann', '2025-01-10T09:52', '/mugs'),
    engaged('ann', '2025-01-10T09:55', 90),
    ordered('ann', '2025-01-10T10:00', '1001'),
    view('ben', '2025-01-12T10:00', `/?${brand}`),
    engaged('ben', '2025-01-12T10:01', 30),
    ordered('ben', '2025-01-12T10:02', '1002'),
    view('cat', '2025-01-12T11:00', `/?${brand}`),
    ordered('cat', '2025-01-12T11:02', '1003'),
    view('fay', '2025-01-20T10:00', '/?utm_source=mail&utm_medium=email&utm_campaign=spring&mpc=letter'),
  ),
  ...inDe(
    view('dan', '2025-01-10T12:00', `/mugs?${spring}&utm_content=video-a`),
    engaged('dan', '2025-01-10T12:01', 45),
    ordered('dan', '2025-01-10T12:02', '1004'),
    view('eve', '2025-01-11T12:00', `/mugs?${spring}&utm_content=video-b`),
  ),
]

const known = (customer_id: string, order_rank: number) => ({
  customer_id,
  order_rank,
  first_at: '2025-01-01 00:00:00',
})
const orders = [
  {
    // cm2 10000 − 4000 − 300 = 5700, and a quarter sent back: −2500 + 1000 − 350 = −1850. Left: 3850; less ads of 400: 3450.
    ...{ order_id: '1001', ...known('ann', 1) },
    entries: [
      { at: '2025-01-10 10:00:00', sku: 'LAMP', units: 4, net_sales: 10_000, goods_cost: 4000, payment: 300, ads: 400 },
      {
        ...{ at: '2025-02-03 10:00:00', entry: 'refund' as const, sku: 'LAMP', units: -1 },
        ...{ net_sales: -2500, goods_cost: -1000, return_cost: 350 },
      },
    ],
  },
  {
    // Cancelled: the fee of the payment, 200, stays, and so do ads of 100. No order, and nobody's first.
    order_id: '1002',
    entries: [
      { at: '2025-01-12 10:02:00', sku: 'LAMP', units: 1, net_sales: 6000, goods_cost: 2000, payment: 200, ads: 100 },
      {
        ...{ at: '2025-01-13 10:00:00', entry: 'cancellation' as const, sku: 'LAMP', units: -1 },
        ...{ net_sales: -6000, goods_cost: -2000 },
      },
    ],
  },
  {
    // 5000 − 1500 − 100 = 3400; less ads of 100: 3300.
    ...{ order_id: '1003', ...known('cat', 1) },
    entries: [
      { at: '2025-01-12 11:02:00', sku: 'MUG', units: 1, net_sales: 5000, goods_cost: 1500, payment: 100, ads: 100 },
    ],
  },
  {
    // Sent back whole: its way back cost 500. An order, of somebody who had bought before.
    ...{ order_id: '1004', country: 'DE', ...known('dan', 2) },
    entries: [
      { at: '2025-01-10 12:02:00', sku: 'MUG', units: 1, net_sales: 3000, goods_cost: 1000 },
      {
        ...{ at: '2025-01-25 10:00:00', entry: 'refund' as const, sku: 'MUG', units: -1 },
        ...{ net_sales: -3000, goods_cost: -1000, return_cost: 500 },
      },
    ],
  },
]

/** A euro was 1.05 dollars on the tenth, and 1.10 on the twelfth. */
const rates = [
  ...['2025-01-10', '2025-01-11', '2025-01-12', '2025-01-15', '2025-02-01'].map((day) => ({
    day,
    currency: 'USD',
    rate: 1,
  })),
  { day: '2025-01-10', currency: 'EUR', rate: 1.05 },
  { day: '2025-01-12', currency: 'EUR', rate: 1.1 },
]
const spend = [
  // Paid search: 30.00 + 10.01 × 1.10 = 11.01, so 41.01.
  ['google_ads', 'brand', '2025-01-10', 'USD', 3000n, 'US'],
  ['google_ads', 'brand', '2025-01-12', 'EUR', 1001n, 'US'],
  // Paid social: 20.00 × 1.05 = 21.00, and 5.00 for a campaign by which nobody came.
  ['meta_ads', 'spring', '2025-01-10', 'EUR', 2000n, 'DE'],
  ['meta_ads', 'unseen', '2025-01-11', 'USD', 500n, 'DE'],
  ['agency', 'fans', '2025-01-15', 'USD', 700n, ''],
  // Bring nobody to the shop, and is not of January.
  ['amazon_ads', 'asin', '2025-01-10', 'USD', 9999n, 'US'],
  ['tiktok_shop_ads', 'gmv-max', '2025-01-10', 'USD', 8888n, 'US'],
  ['google_ads', 'brand', '2025-02-01', 'USD', 7777n, 'US'],
].map(([platform, campaign, day, currency, spend_minor, country]) => ({
  ...{ platform, campaign, day, currency, spend_minor, country, kind: platform === 'agency' ? 'creator' : 'ads' },
}))
/** A brand with these visits, orders, rates and spend, in January 2025. */
export async function costlyTraffic(open: () => Promise<Warehouse>) {
  const made = await brandWith(open, orders)
  const { warehouse, scope } = made
  const of = { brand: scope.brand, slice: scope.slice }
  const converting = rates.map((rate) => ({ ...of, ...rate, minor_rate: rate.rate }))
  await insertRows(warehouse, 'day_rates', converting)
  await state(warehouse, scope.brand, 1, 'spend', spend as never)
  await happens(warehouse, scope, story)
  await deriveStories(warehouse, scope)
  return made
}
