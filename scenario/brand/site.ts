import { decimal } from '../files/table.ts'
import { listPrice } from '../model/prices.ts'
import type { Market } from './markets.ts'
import { products } from './products.ts'

/** Where the own site of each market is: host and what its paths begin with. The domain is reserved, nobody owns it. */
const places: Readonly<Record<Market['country'], readonly [host: string, prefix: string, locale: string]>> = {
  US: ['www.lumenandtide.example', '', 'en-US'],
  GB: ['uk.lumenandtide.example', '', 'en-GB'],
  DE: ['eu.lumenandtide.example', '/de', 'de-DE'],
  FR: ['eu.lumenandtide.example', '/fr', 'fr-FR'],
  JP: ['jp.lumenandtide.example', '', 'ja-JP'],
  AU: ['au.lumenandtide.example', '', 'en-AU'],
}

export type Kind =
  | 'home'
  | 'collection'
  | 'product'
  | 'search'
  | 'story'
  | 'cart'
  | 'contact'
  | 'shipping'
  | 'payment'
  | 'thanks'
  | 'account'

/** A page of the site. `product` is the product's place, on product pages. */
export type SitePage = { kind: Kind; path: string; search: string; title: string; product: number }

const categories = [...new Set(products.map(({ category }) => category))]
const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
const fixed: Readonly<Record<Exclude<Kind, 'collection' | 'product' | 'search'>, readonly [string, string]>> = {
  home: ['/', 'Light for evenings outside'],
  story: ['/pages/our-story', 'Our story'],
  cart: ['/cart', 'Your cart'],
  contact: ['/checkout/contact', 'Checkout: contact'],
  shipping: ['/checkout/shipping', 'Checkout: shipping'],
  payment: ['/checkout/payment', 'Checkout: payment'],
  thanks: ['/checkout/thank-you', 'Thank you'],
  account: ['/account/orders', 'Your orders'],
}
const suffix = ' – Lumen & Tide'

export const siteOf = (market: Market): { origin: string; prefix: string; locale: string } => {
  const [host, prefix, locale] = places[market.country]
  return { origin: `https://${host}`, prefix, locale }
}

export function fixedPage(kind: keyof typeof fixed): SitePage {
  const [path, title] = fixed[kind]
  return { kind, path, search: '', title: title + suffix, product: -1 }
}

export function productPage(product: number): SitePage {
  const { title } = products[product] as (typeof products)[number]
  return { kind: 'product', path: `/products/${slug(title)}`, search: '', title: title + suffix, product }
}

/** The collection that a product stands in. */
export function collectionOf(product: number): SitePage {
  const category = products[product]?.category ?? ''
  return { kind: 'collection', path: `/collections/${slug(category)}`, search: '', title: category + suffix, product }
}

export function searchPage(words: string, product: number): SitePage {
  const search = `?q=${encodeURIComponent(words)}`
  return { kind: 'search', path: '/search', search, title: `Search: ${words}${suffix}`, product }
}

/** Products of a product's category, some of those that its collection shows. */
export function shownWith(product: number): number[] {
  const first = product - (product % (products.length / categories.length))
  return [first, first + 1, first + 2, first + 3]
}

/** A product in an event, as our pixel says it. `price` is a decimal in the market's currency. */
export function productProperties(market: Market, product: number, quantity?: number) {
  const { sku, title, category } = products[product] as (typeof products)[number]
  return { sku, name: title, category, price: decimal(listPrice(market, product), market.currency), quantity }
}
