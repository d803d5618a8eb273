import type { Market } from '../brand/markets.ts'
import { products } from '../brand/products.ts'
import {
  collectionOf,
  fixedPage,
  type Kind,
  productPage,
  productProperties,
  type SitePage,
  searchPage,
  shownWith,
} from '../brand/site.ts'
import { weighted } from '../distributions.ts'
import { decimal } from '../files/table.ts'
import type { Random } from '../random.ts'
import type { StatedOrder } from '../statements.ts'
import type { Touch } from './touch.ts'

/** Something done on a page. `share` says when, between coming (0) and leaving (1); an order has its own moment. */
export type Act = { event: string; properties: object; share: number; order?: StatedOrder }
/**
 * A look at a page. `referrer` is given where another site led to it in the middle of a visit; `again` says that the page
 * that the visit began with was loaded once more, with its tags.
 */
export type Look = { page: SitePage; acts: Act[]; referrer?: string; again?: boolean }

/** Of people who do not order: the chance to leave the site from a page of each kind. */
export const leaving: Readonly<Record<Exclude<Kind, 'thanks'>, number>> = {
  home: 0.34,
  collection: 0.27,
  product: 0.36,
  search: 0.28,
  story: 0.5,
  account: 0.6,
  cart: 0.4,
  contact: 0.34,
  shipping: 0.22,
  payment: 1,
}
/** How much likelier than that people leave from the page they came to. */
export const leavingAtOnce: Readonly<Record<string, number>> = {
  paid_social: 1.45,
  organic_social: 1.35,
  chat: 1.2,
  paid_shopping: 1.15,
  email: 0.8,
  direct: 0.85,
}
/** Chance to put a product in the cart from its page, of those who stay. */
export const adding = 0.2
const most = 14

const drawProduct = weighted(products.map(({ popularity }) => popularity))
const words = ['lantern', 'string lights', 'candle', 'picnic blanket', 'gift', 'bottle', 'beach towel', 'solar']

const act = (event: string, share: number, properties: object = {}): Act => ({ event, properties, share })

/** The page that a visit begins with. */
function landing(random: Random, market: Market, touch: Touch): Look {
  const product = drawProduct(random)
  const drawn = random.uniform()
  if (touch.landing === 'product' || (touch.landing === 'any' && drawn < 0.45)) return onProduct(market, product)
  if (touch.landing === 'collection' || (touch.landing === 'any' && drawn < 0.7)) return onCollection(market, product)
  if (touch.landing === 'any' && drawn < 0.76) return { page: fixedPage('story'), acts: [] }
  return onHome(random)
}

/** The looks of somebody who leaves without an order: from page to page by the chances above. */
export function walkOfLooker(random: Random, market: Market, touch: Touch): Look[] {
  const looks = [landing(random, market, touch)]
  const cart: number[] = []
  const atOnce = leavingAtOnce[touch.channel] ?? 1
  while (looks.length < most) {
    const here = looks.at(-1) as Look
    const leaves = leaving[here.page.kind as keyof typeof leaving] * (looks.length === 1 ? atOnce : 1)
    if (random.chance(leaves)) break
    looks.push(next(random, market, here, cart))
  }
  return looks
}

function next(random: Random, market: Market, here: Look, cart: number[]): Look {
  const { kind, product } = here.page
  if (kind === 'product' && random.chance(adding)) {
    here.acts.push(act('Product Added', 0.8, priced(market, product)))
    cart.push(product)
    if (random.chance(0.7)) return onCart(market, cart)
  }
  if (kind === 'cart' && random.chance(0.75))
    return onCheckout('contact', act('Checkout Started', 0.05, cartOf(market, cart)))
  if (kind === 'contact') return onCheckout('shipping', act('Checkout Step Completed', 0.03, { step: 'contact' }))
  if (kind === 'shipping') return onCheckout('payment', act('Checkout Step Completed', 0.03, { step: 'shipping' }))
  const drawn = random.uniform()
  if (drawn < 0.55)
    return onProduct(
      market,
      kind === 'collection' || kind === 'search' ? random.pick(shownWith(product)) : drawProduct(random),
    )
  if (drawn < 0.82) return onCollection(market, drawProduct(random))
  if (drawn < 0.93) return onSearch(random)
  return kind === 'home' ? { page: fixedPage('story'), acts: [] } : onHome(random)
}

/** The looks that end with an order: what is in it is looked at and put in the cart, then paid. Begins anew after an order before. */
export function walkToOrder(
  random: Random,
  market: Market,
  touch: Touch,
  order: StatedOrder,
  isFirst: boolean,
): Look[] {
  const looks = isFirst
    ? [landing(random, market, touch)]
    : [onHome(random), onCollection(market, drawProduct(random)), onSearch(random)]
  for (const { sku, price, quantity } of order.lines) {
    if (random.chance(0.25)) looks.push(random.chance(0.5) ? onSearch(random) : onCollection(market, placeOf(sku)))
    const look =
      looks.length === 1 && looks[0]?.page.product === placeOf(sku)
        ? (looks[0] as Look)
        : onProduct(market, placeOf(sku))
    const { price: _, ...about } = productProperties(market, placeOf(sku), quantity)
    look.acts.push(
      act('Product Added', 0.7, { ...about, price: decimal(price, order.currency), currency: order.currency }),
    )
    if (look !== looks[0]) looks.push(look)
  }
  const paid = checkoutOf(order)
  const { order_id: _, ...started } = paid
  const cart: Look = {
    page: fixedPage('cart'),
    acts: [act('Cart Viewed', 0.02, { products: paid.products, currency: paid.currency })],
  }
  const contact = onCheckout('contact', act('Checkout Started', 0.05, started))
  if (order.couponCode) contact.acts.push(act('Coupon Applied', 0.6, { coupon_id: order.couponCode }))
  const shipping = onCheckout('shipping', act('Checkout Step Completed', 0.03, { step: 'contact' }))
  const payment = onCheckout('payment', act('Checkout Step Completed', 0.03, { step: 'shipping' }))
  payment.acts.push(act('Payment Info Entered', 0.9, { total: paid.total, currency: paid.currency }))
  const thanks: Look = {
    page: fixedPage('thanks'),
    acts: [{ event: 'Order Completed', properties: paid, share: 0, order }],
  }
  // A payment page sends people back: that is no new visit.
  if (random.chance(0.25)) thanks.referrer = 'https://www.paypal.com/'
  return [...looks, cart, contact, shipping, payment, thanks]
}

/** A checkout in our pixel's words: `revenue` is before shipping and tax, `total` what is paid, as the shop's export says. */
function checkoutOf(order: StatedOrder) {
  const money = (minor: number) => decimal(minor, order.currency)
  const goods = order.lines.reduce((sum, line) => sum + line.goods, 0)
  return {
    order_id: order.orderId,
    currency: order.currency,
    revenue: money(goods - order.coupon),
    total: money(paidFor(order)),
    tax: money(order.tax),
    shipping: money(order.shipping),
    discount: money(order.coupon),
    coupon: order.couponCode || undefined,
    products: order.lines.map(({ sku, title, price, quantity }) => ({
      sku,
      name: title,
      price: money(price),
      quantity,
    })),
  }
}

/** What a customer pays for an order, in minor units. */
export function paidFor({ lines, coupon, shipping, taxIncluded, tax }: StatedOrder): number {
  return lines.reduce((sum, line) => sum + line.goods, 0) - coupon + shipping + (taxIncluded ? 0 : tax)
}

const places = new Map(products.map(({ sku }, place) => [sku, place]))
const placeOf = (sku: string): number => places.get(sku) as number
const priced = (market: Market, product: number) => ({
  ...productProperties(market, product, 1),
  currency: market.currency,
})
const cartOf = (market: Market, cart: readonly number[]) => ({
  products: cart.map((product) => productProperties(market, product, 1)),
  currency: market.currency,
})

function onProduct(market: Market, product: number): Look {
  return { page: productPage(product), acts: [act('Product Viewed', 0.02, priced(market, product))] }
}

function onCollection(market: Market, product: number): Look {
  const page = collectionOf(product)
  const shown = shownWith(product).map((one) => productProperties(market, one))
  return { page, acts: [act('Product List Viewed', 0.02, { category: products[product]?.category, products: shown })] }
}

function onSearch(random: Random): Look {
  const query = random.pick(words)
  return { page: searchPage(query, drawProduct(random)), acts: [act('Products Searched', 0.02, { query })] }
}

function onHome(random: Random): Look {
  const acts = random.chance(0.04) ? [act('form_started', 0.5, { form: 'newsletter' })] : []
  return { page: fixedPage('home'), acts }
}

function onCart(market: Market, cart: readonly number[]): Look {
  return { page: fixedPage('cart'), acts: [act('Cart Viewed', 0.02, cartOf(market, cart))] }
}

function onCheckout(kind: 'contact' | 'shipping' | 'payment', first: Act): Look {
  return { page: fixedPage(kind), acts: [first] }
}
