import { afterEach, expect, test } from 'vitest'
import {
  closeShops,
  completed,
  completedAt,
  exact,
  type LiveShop,
  liveShop,
  orderFile,
  shopifyOrder,
  wooOrder,
} from './live-shop.ts'

afterEach(closeShops)

/** One of the two mugs goes back, with its tax. */
const refundOf = (id: number, created_at: string, amount: string) => ({
  id,
  order_id: 'ID',
  created_at,
  refund_line_items: [
    { line_item_id: 'MUG-ID', quantity: 1, subtotal: amount, total_tax: '0', line_item: { sku: 'MUG', name: 'Mug' } },
  ],
  transactions: [{ kind: 'refund', status: 'success', amount, currency: 'GBP' }],
  order_adjustments: [],
})
const refunds = [refundOf(7, '2026-01-12T09:00:00Z', '4.00'), refundOf(8, '2026-01-20T09:00:00Z', '6.00')]
const [first, second] = refunds.map((one) => exact(JSON.stringify(one)))
const updated = (count: number, updated_at: string) =>
  shopifyOrder({ updated_at, financial_status: 'partially_refunded', refunds: refunds.slice(0, count) })
/** An export of February, which says how much went back and not when. */
const newerFile = `${orderFile
  .replace('Discount Amount,', 'Discount Amount,Refunded Amount,')
  .replace('WELCOME10,3.80,', 'WELCOME10,3.80,10.00,')
  .replace(
    ',,,,,,,,,2026',
    ',,,,,,,,,,2026',
  )}#1002,b@b.c,paid,GBP,9.00,0.00,0.00,9.00,,0.00,0.00,2026-02-01 10:00:00 +0000,1,Tea,9.00,TEA,5820982911946154599
`

const arrivals: Record<string, (shop: LiveShop) => Promise<unknown>> = {
  created: (shop) => shop.told('orders/create', shopifyOrder()),
  one: (shop) => shop.told('orders/updated', updated(1, '2026-01-12T09:00:01Z')),
  both: (shop) => shop.told('orders/updated', updated(2, '2026-01-20T09:00:01Z')),
  later: (shop) => shop.told('orders/updated', updated(2, '2026-01-25T09:00:01Z')),
  first: (shop) => shop.told('refunds/create', String(first)),
  second: (shop) => shop.told('refunds/create', String(second)),
  file: (shop) => shop.take('orders.csv', newerFile),
}

const ledgerOf = async (arrived: readonly string[]) => {
  const shop = await liveShop()
  for (const one of arrived) await arrivals[one]?.(shop)
  const rows = await shop.ledger()
  return rows.filter((row) => row.startsWith('refund'))
}

// Of 31.51 paid for the mugs, with their part of shipping, tax and coupon, ten pounds went back: 4 and 6.
const refundDays = ['refund 2026-01-12 -417 -400', 'refund 2026-01-20 -624 -600']

test.each([
  [['both']],
  [['created', 'both']],
  [['created', 'one', 'both']],
  [['created', 'first', 'second']],
  [['created', 'second', 'first']],
  [['created', 'first', 'both']],
  [['created', 'one', 'second']],
  [['both', 'one', 'created']],
  [['both', 'second', 'first']],
  [['created', 'first', 'second', 'later']],
])(
  'refunds that come as %j stand on their own days with their own amounts, once',
  async (arrived) => {
    expect(await ledgerOf(arrived)).toEqual(refundDays)
  },
  60_000,
)

test.each([
  [['both', 'file']],
  [['file', 'both']],
  [['created', 'first', 'second', 'file']],
  [['created', 'file', 'first', 'second']],
  [['file', 'second', 'first']],
  [['created', 'first', 'file', 'second']],
])(
  'an export that only says how much went back, and webhooks that say when, are one order with the days of the webhooks: %j',
  async (arrived) => {
    const rows = await ledgerOf(arrived)
    expect(rows.map((row) => row.split(' ')[1])).toEqual(['2026-01-12', '2026-01-20'])
    expect(rows.map((row) => row.split(' ')[3])).toEqual(['-400', '-600'])
  },
  60_000,
)

const toldOf = (id: number, created_at: string, amount: string, paid: object = {}) => {
  const of = refundOf(id, created_at, amount)
  return exact(JSON.stringify({ ...of, transactions: of.transactions.map((one) => ({ ...one, ...paid })) }))
}
const inEuro = { amount: '11.70', currency: 'EUR' }
const sets = {
  shop_money: { amount: '10.00', currency_code: 'GBP' },
  presentment_money: { ...inEuro, currency_code: 'EUR' },
}

test.each<[string, string[], string, [string, string][]]>([
  [
    'in the customer’s currency, that an export has, is not added to it',
    ['file'],
    toldOf(9, '2026-01-12T09:00:00Z', '10.00', inEuro),
    [['2026-01-12', '-1000']],
  ],
  [
    'in the customer’s currency alone is not added to an order in another',
    ['created'],
    toldOf(9, '2026-01-12T09:00:00Z', '10.00', inEuro),
    [],
  ],
  [
    'in both currencies counts in that of the shop',
    ['created'],
    toldOf(9, '2026-01-12T09:00:00Z', '10.00', { ...inEuro, amount_set: sets }),
    [['2026-01-12', '-1000']],
  ],
  [
    'of more than a later export has adds what is missing',
    ['file'],
    toldOf(9, '2026-01-12T09:00:00Z', '12.00'),
    [['2026-01-12', '-1200']],
  ],
  [
    'after money without a day leaves that where it stood',
    ['file'],
    toldOf(9, '2026-02-10T09:00:00Z', '2.00'),
    [
      ['2026-01-05', '-1000'],
      ['2026-02-10', '-200'],
    ],
  ],
])(
  'a refund %s',
  async (_, before, told, expected) => {
    const shop = await liveShop()
    for (const one of before) await arrivals[one]?.(shop)
    await shop.told('refunds/create', told)
    const rows = (await shop.ledger()).filter((row) => row.startsWith('refund')).map((row) => row.split(' '))
    expect(rows.map(([, day, , paid]) => [day, paid])).toEqual(expected)
  },
  60_000,
)

test('an export alone has its refund on the day of the order', async () => {
  const rows = await ledgerOf(['file'])
  expect(rows).toEqual([expect.stringMatching(/^refund 2026-01-05 -\d+ -1000$/)])
}, 60_000)

const five = { id: 1, total: '-5.00' }
const three = { id: 2, total: '-3.00' }
const wooTold = (date_modified_gmt: string, ...given: object[]) => ({ ...wooOrder, date_modified_gmt, refunds: given })

test('each refund of WooCommerce stands on the day that it was first told, also where webhooks come late and turned about', async () => {
  const days = ['sale 2026-01-05 1200 1200', 'refund 2026-01-09 -500 -500', 'refund 2026-01-15 -300 -300']
  const told = [
    wooTold('2026-01-09T10:00:00', five),
    wooTold('2026-01-15T10:00:00', five, three),
    wooTold('2026-01-30T10:00:00', five, three),
  ]
  const shop = await liveShop('woocommerce')
  for (const one of told) await shop.told('order.updated', one)
  expect(await shop.ledger()).toEqual(days)
  const late = await liveShop('woocommerce')
  await Promise.all(told.toReversed().map((one) => late.received('order.updated', one)))
  expect(await late.ledger()).toEqual(days)
}, 60_000)

test('each refund that an event tells stands on its own day', async () => {
  const shop = await liveShop()
  const { order_id } = completed
  await shop.happened('Order Completed', completed, completedAt)
  await shop.happened('Order Refunded', { order_id, total: 5, currency: 'GBP' }, { timestamp: '2026-01-12T09:00:00Z' })
  await shop.happened('Order Refunded', { order_id, total: 3, currency: 'GBP' }, { timestamp: '2026-01-20T09:00:00Z' })
  // Together what one refund of eight pounds takes back.
  expect(await shop.ledger()).toEqual([
    'sale 2026-01-05 4299 4129',
    'refund 2026-01-12 -521 -500',
    'refund 2026-01-20 -312 -300',
  ])
}, 60_000)
