import type { StatedFee, StatedLine, StatedOrder } from '../statements.ts'
import { type Books, daysIn } from './books.ts'
import { DayRates } from './day-rates.ts'
import type { TollRule } from './toll-rules.ts'
import { UnitCosts } from './unit-costs.ts'

/** Small statements for tests whose figures are worked out by hand: everything is nothing until it is said. */
export function line(sku: string, goods: number, more: Partial<StatedLine> = {}): StatedLine {
  const nothing = { coupon: 0, shipping: 0, tax: 0, shippingTax: 0, refund: 0, refundedUnits: 0 }
  return { sku, title: sku, quantity: 1, listPrice: goods, price: goods, goods, ...nothing, ...more }
}

export const noon = (day: string) => Date.parse(`${day}T04:00:00Z`)

export function order(lines: StatedLine[], more: Partial<StatedOrder> = {}): StatedOrder {
  return {
    channel: 'own_site',
    store: 'shop',
    country: 'US',
    currency: 'USD',
    orderId: '#1',
    orderedAt: noon('2026-03-02'),
    status: 'placed',
    cancelledAt: undefined,
    customer: { index: 0, id: 'ann', name: 'Ann', purchase: 1 },
    taxIncluded: false,
    lines,
    coupon: 0,
    shipping: 0,
    tax: 0,
    refund: 0,
    refundedAt: undefined,
    couponCode: '',
    campaign: '',
    utmSource: '',
    utmMedium: '',
    fulfilment: 'own',
    fees: [],
    returns: [],
    cause: { driver: 'unpaid', acquiredBy: 'unpaid', touch: 'direct' },
    ...more,
  }
}

export function fee(part: StatedFee['part'], amount: number, more: Partial<StatedFee> = {}): StatedFee {
  return {
    channel: 'amazon',
    store: 'shop',
    country: 'US',
    currency: 'USD',
    orderId: '#1',
    sku: '',
    postedAt: noon('2026-03-05'),
    transaction: 'order',
    part,
    type: part,
    description: part,
    amount,
    quantity: 0,
    ...more,
  }
}

/** Books in dollars, in Shanghai, with a pound worth 1.25 dollars from 2 March 2026 and unit costs of 4.00 and 7.50 dollars. */
export function books(rules: readonly TollRule[] = []): Books {
  const cost = { country: '', validFrom: '2026-01-01', currency: 'USD' }
  return {
    dayAt: daysIn('Asia/Shanghai'),
    rates: new DayRates('USD', [{ day: '2026-03-02', perEuro: { USD: '1.0000', GBP: '0.8000', JPY: '160.00' } }]),
    costs: new UnitCosts([
      { sku: 'A', unitCost: '4.00', ...cost },
      { sku: 'B', unitCost: '7.50', ...cost },
    ]),
    rules,
    channelOfPlatform: { amazon_ads: 'amazon' },
  }
}
