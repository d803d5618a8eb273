import { afterEach, expect, test } from 'vitest'
import {
  closeShops,
  completed,
  completedAt,
  exact,
  type LiveShop,
  liveShop,
  orderFile,
  refund,
  refundedOrder,
  shopifyOrder,
} from './live-shop.ts'

afterEach(closeShops)

const arrivals: Record<string, (shop: LiveShop) => Promise<unknown>> = {
  file: (shop) => shop.take('orders.csv', orderFile),
  created: (shop) => shop.told('orders/create', shopifyOrder()),
  updated: (shop) => shop.told('orders/updated', refundedOrder()),
  refunded: (shop) => shop.told('refunds/create', exact(JSON.stringify(refund))),
  event: (shop) => shop.happened('Order Completed', completed, completedAt),
}

function permutations<One>(all: readonly One[]): One[][] {
  if (all.length === 0) return [[]]
  return all.flatMap((one, i) => permutations([...all.slice(0, i), ...all.slice(i + 1)]).map((rest) => [one, ...rest]))
}

const before = ['sale 2026-01-05 4299 4129']
// Of the 9.78 paid for the tea with its part of shipping, tax and coupon 5.50 went back, and with it one unit.
const after = [...before, 'refund 2026-01-20 -572 -550', 'return 2026-01-20 0 0']

test.each(
  permutations(['file', 'created', 'updated'])
    .flatMap((all) => [
      ['event', ...all],
      [...all, 'event'],
    ])
    .map((all) => [all.join(', '), all]),
)(
  'an order that comes as %s is one order with the right figures',
  async (_, all) => {
    const shop = await liveShop()
    for (const one of all) await arrivals[one]?.(shop)
    expect(await shop.ledger()).toEqual(after)
    expect(await shop.orders()).toMatchObject([
      {
        order_id: '#1001',
        shop_order_id: '5820982911946154508',
        customer_id: 'ann@example.com',
        units: 2,
        price_paid: 3579,
      },
    ])
  },
  60_000,
)

test.each([
  [['created', 'refunded'], after],
  [['refunded', 'created'], after],
  [['file', 'refunded'], after],
  [['refunded', 'event', 'file'], after],
  [['refunded', 'updated'], after],
  [['updated', 'refunded'], after],
  [['file', 'event'], before],
  [['event'], before],
] as const)(
  '%j leave the ledger with the refund on its day, once',
  async (all, ledger) => {
    const shop = await liveShop()
    for (const one of all) await arrivals[one]?.(shop)
    expect(await shop.ledger()).toEqual(ledger)
  },
  60_000,
)
