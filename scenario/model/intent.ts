import type { Day } from '../../src/kernel/time.ts'
import { products } from '../brand/products.ts'
import type { Storefront } from '../brand/storefronts.ts'
import type { Random } from '../random.ts'
import type { Cause, Shopper, StatedLine } from '../statements.ts'
import { drawBasket } from './basket.ts'
import { listPrice } from './prices.ts'
import type { Occasion } from './season.ts'

/** Somebody who has decided to buy: where, when, about how much, and what brought them. */
export type Intent = {
  storefront: Storefront
  shopper: Shopper
  at: number
  day: Day
  /** Number of the order among those of its storefront, from 1. */
  number: number
  /** US dollars at base prices. */
  value: number
  occasions: readonly Occasion[]
  cause: Cause
  campaign: string
  utm: readonly [source: string, medium: string]
  /** Nothing after this instant is known. */
  horizon: number
}

/** The order's lines at the market's prices, after the markdowns of the day, without coupons, shipping and tax. */
export function drawLines(random: Random, { storefront, value, day, occasions }: Intent): StatedLine[] {
  const percent = Math.max(0, ...occasions.map(({ markdownPercent }) => markdownPercent ?? 0))
  const basket = drawBasket(random, value, Number(day.slice(5, 7)))
  return [...basket].map(([product, quantity]) => {
    const { sku, title } = products[product] as (typeof products)[number]
    const listed = listPrice(storefront.market, product)
    const price = percentOf(listed, 100 - (isOnSale(product) ? percent : 0))
    return {
      sku,
      title,
      quantity,
      listPrice: listed,
      price,
      goods: price * quantity,
      coupon: 0,
      shipping: 0,
      tax: 0,
      shippingTax: 0,
      refund: 0,
      refundedUnits: 0,
    }
  })
}

/** Every second product takes part in markdowns. */
function isOnSale(product: number): boolean {
  return product % 2 === 0
}

/** percent of an amount, in whole minor units. */
export function percentOf(amount: number, percent: number): number {
  return Math.round((amount * percent) / 100)
}

/** The tax contained in, or due on top of, an amount. */
export function taxOn(amount: number, percent: number, included: boolean): number {
  return Math.round(included ? (amount * percent) / (100 + percent) : (amount * percent) / 100)
}

/** Sum of one amount over the lines. */
export function total(lines: readonly StatedLine[], amount: (line: StatedLine) => number): number {
  return lines.reduce((sum, line) => sum + amount(line), 0)
}
