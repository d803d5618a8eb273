import { expect, test } from 'vitest'
import { Problem } from '../../src/kernel/errors.ts'
import { scenarioTollRules } from '../brand/toll-rules.ts'
import type { StatedSpend } from '../statements.ts'
import { entriesOf } from './day.ts'
import type { Amounts, Entry } from './entry.ts'
import { books, fee, line, noon, order } from './hand-made.ts'
import { bookFees, bookSpend } from './overheads.ts'
import type { TollRule } from './toll-rules.ts'

const twoLines = { coupon: 300, shipping: 600, tax: 200 }
const amounts = (entries: readonly Entry[], ...names: (keyof Amounts)[]) =>
  entries.map((entry) => names.map((name) => entry.amounts[name]))

test('amounts of the whole order are shared by goods value, and the shares add up', () => {
  const entries = entriesOf(books(), order([line('A', 1000), line('B', 2000)], twoLines))
  expect(amounts(entries, 'net_sales', 'tax', 'coupon', 'price_paid')).toEqual([
    [1200, 67, 100, 1167],
    [2400, 133, 200, 2333],
  ])
})

test('tolls come from the most specific rule: a share of what was paid, and a part of the fixed fee', () => {
  const entries = entriesOf(books(scenarioTollRules), order([line('A', 1000), line('B', 2000)], twoLines))
  expect(amounts(entries, 'payment', 'logistics', 'goods_cost')).toEqual([
    [34 + 10, 180, 400],
    [68 + 20, 360, 750],
  ])
  expect(entries[0]?.bases).toMatchObject({ payment: 'default', logistics: 'estimated', goods_cost: 'actual' })
  expect(amounts(entries, 'cm1', 'cm2', 'cm3')[0]).toEqual([800, 800 - 44 - 180, 800 - 44 - 180 - 100])
})

test('tax inside the price is no sale, and amounts are converted one by one at the rate of the day', () => {
  const entries = entriesOf(books(), order([line('A', 1200, { tax: 200 })], { currency: 'GBP', taxIncluded: true }))
  expect(amounts(entries, 'net_sales', 'tax', 'price_paid')).toEqual([[1250, 250, 1500]])
  const yen = entriesOf(books(), order([line('A', 7380)], { currency: 'JPY' }))
  expect(amounts(yen, 'net_sales')).toEqual([[4613]])
})

test('a rate holds for seven days and no longer', () => {
  const pounds = (day: string) => order([line('A', 1000)], { currency: 'GBP', orderedAt: noon(day) })
  expect(amounts(entriesOf(books(), pounds('2026-03-09')), 'net_sales')).toEqual([[1250]])
  expect(() => entriesOf(books(), pounds('2026-03-10'))).toThrow(Problem)
})

test('a cancelled order is booked on its day and taken back on the day it was cancelled', () => {
  const cancelled = { status: 'cancelled', cancelledAt: noon('2026-03-04') } as const
  const entries = entriesOf(books(scenarioTollRules), order([line('A', 1000)], cancelled))
  expect(entries.map(({ entry, day }) => [entry, day])).toEqual([
    ['sale', '2026-03-02'],
    ['cancellation', '2026-03-04'],
  ])
  expect(entries.map((entry) => entry.amounts.cm3).reduce((a, b) => a + b)).toBe(0)
})

test('samples and pending orders make no entries', () => {
  for (const status of ['sample', 'pending'] as const)
    expect(entriesOf(books(), order([line('A', 0)], { status }))).toEqual([])
})

test('a refund gives back net sales, tax and coupon in proportion, at most what was paid', () => {
  const refunded = (refund: number) =>
    entriesOf(books(), order([line('A', 1000, { coupon: 100, tax: 90 })], { refund }))[1]
  expect(refunded(495)?.amounts).toMatchObject({ net_sales: -500, tax: -45, coupon: -50, price_paid: -495 })
  expect(refunded(5000)?.amounts).toMatchObject({ net_sales: -1000, tax: -90, coupon: -100, price_paid: -990 })
})

test('a settled refund counts instead of the one that the order states, with the tolls given back', () => {
  const refund = { transaction: 'refund', sku: 'A', postedAt: noon('2026-03-08') } as const
  const fees = [
    fee('commission', -150, { sku: 'A' }),
    fee('principal', -1000, refund),
    fee('tax', -90, refund),
    fee('commission', 120, refund),
  ]
  const entries = entriesOf(
    books(scenarioTollRules),
    order([line('A', 1000, { tax: 90 })], { channel: 'amazon', refund: 1090, fees }),
  )
  expect(entries.map(({ entry, day }) => [entry, day])).toEqual([
    ['sale', '2026-03-02'],
    ['refund', '2026-03-08'],
  ])
  expect(amounts(entries, 'net_sales', 'tax', 'commission')).toEqual([
    [1000, 90, 150],
    [-1000, -90, -120],
  ])
  expect(entries[0]?.bases.commission).toBe('actual')
})

test('settled amounts without a product are shared over the lines of the order', () => {
  const fees = [fee('fulfilment', -500), fee('fulfilment', -100, { sku: 'B' })]
  const entries = entriesOf(books(), order([line('A', 1000), line('B', 3000)], { channel: 'amazon', fees }))
  expect(amounts(entries, 'fulfilment')).toEqual([[125], [375 + 100]])
})

test('goods that come back leave the cost of goods, and what cannot be sold again is a cost of returns', () => {
  const back = {
    channel: 'amazon',
    store: 'shop',
    orderId: '#1',
    quantity: 1,
    detail: '',
    reason: '',
    comment: '',
  } as const
  const returns = [
    { ...back, sku: 'A', returnedAt: noon('2026-03-08'), disposition: 'sellable' },
    { ...back, sku: 'B', returnedAt: noon('2026-03-08'), disposition: 'unsellable' },
  ] as const
  const entries = entriesOf(books(), order([line('A', 1000), line('B', 2000)], { returns: [...returns] }))
  expect(amounts(entries.slice(2), 'units', 'goods_cost', 'return_cost', 'cm1', 'cm2')).toEqual([
    [-1, -400, 0, 400, 400],
    [-1, -750, 750, 750, 0],
  ])
})

test('units of which only the order tells count as lost', () => {
  const entries = entriesOf(books(), order([line('A', 1000, { refundedUnits: 1 })]))
  expect(amounts(entries.slice(1), 'goods_cost', 'return_cost')).toEqual([[-400, 400]])
  expect(entries[1]?.bases.return).toBe('default')
})

test('a least fee per line holds, and a cost that is not known leaves the margins out', () => {
  const least: TollRule = { ...(scenarioTollRules[0] as TollRule), fraction: '0.15', minimum: '0.30' }
  const entries = entriesOf(books([least]), order([line('Z', 100)], { channel: 'amazon' }))
  expect(amounts(entries, 'commission', 'cm1')).toEqual([[30, 0]])
  expect(entries[0]?.costKnown).toBe(false)
})

test('fees without an order are booked for themselves; ads charged to the account are not', () => {
  const none = { orderId: '', transaction: 'other' } as const
  const entries = bookFees(books(), [fee('other', -4000, none), fee('advertising', -9900, none)])
  expect(amounts(entries, 'other_fees', 'cm2')).toEqual([[4000, -4000]])
})

const spent: StatedSpend = {
  ...{
    platform: 'meta_ads',
    kind: 'ads',
    day: '2026-03-02',
    campaignId: '',
    campaign: 'spring',
    term: '',
    country: 'US',
  },
  ...{ currency: 'USD', spend: 100, impressions: 0, clicks: 0, conversions: 0, conversionValue: 0 },
}
const spendOn = (row: Partial<StatedSpend>, campaigns: readonly string[]) => {
  const sales = campaigns.flatMap((campaign, i) =>
    entriesOf(books(), order([line('A', 1000)], { campaign, orderId: `#${i}` })),
  )
  const entries = bookSpend(books(), '2026-03-02', noon('2026-03-02'), [{ ...spent, ...row }], sales)
  return entries.map(({ orderId, campaign, amounts: { ads } }) => [orderId, campaign, ads])
}

test('spend goes to the orders of its campaign, else to all of its market, and the rest stays without an order', () => {
  expect(spendOn({}, ['spring', '', 'spring'])).toEqual([
    ['#0', 'spring', 50],
    ['#2', 'spring', 50],
  ])
  expect(spendOn({}, ['', 'other', ''])).toEqual([
    ['#0', '', 33],
    ['#1', '', 33],
    ['#2', '', 33],
    ['', '', 1],
  ])
  expect(spendOn({ country: 'FR' }, [''])).toEqual([['', 'spring', 100]])
  expect(spendOn({ country: '' }, [''])).toEqual([['#0', '', 100]])
})
