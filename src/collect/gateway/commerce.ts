import { isCurrency, toMinor } from '../../kernel/money.ts'
import { faults } from './event-fault.ts'
import { firstText, type Json, numberOf, objectOf, textOf } from './json.ts'

/** What an event says of goods and money. Amounts are minor units; a missing one is undefined, not zero. */
export type Commerce = {
  skus: string[]
  quantities: number[]
  /** Plain decimals with four places at most. */
  prices: string[]
  orderId: string
  valueMinor: bigint | undefined
  currency: string
  coupon: string
  searchTerm: string
}

const mostProducts = 200
const largest = 10n ** 15n

/**
 * Reads the properties of Segment's and GA4's e-commerce events. Amounts without a currency are in the brand's. Throws
 * `EventFault` for an amount in a currency that there is none.
 */
export function readCommerce(properties: Json, brandCurrency: string): Commerce {
  const products = productsOf(properties).slice(0, mostProducts)
  const named = textOf(properties.currency).toUpperCase()
  const amount = firstText(properties.total, properties.revenue, properties.value)
  // Taken for the brand's currency, an amount in an unknown one would be a wrong total in silence.
  if (named !== '' && amount !== '' && !isCurrency(named)) throw faults.badCurrency(named)
  const currency = isCurrency(named) ? named : brandCurrency
  return {
    skus: products.map(skuOf),
    quantities: products.map(({ quantity }) => Math.trunc(numberOf(quantity) ?? 1)),
    prices: products.map(({ price }) => decimalOf(price)),
    orderId: firstText(properties.order_id, properties.transaction_id, properties.orderId),
    valueMinor: amount === '' ? undefined : minorOf(amount, currency),
    currency,
    coupon: firstText(properties.coupon, properties.coupon_id, properties.coupon_name),
    searchTerm: firstText(properties.query, properties.search_term),
  }
}

/** The list of products, or the one that the event itself is about. */
function productsOf(properties: Json): Json[] {
  const list = properties.products ?? properties.items
  if (Array.isArray(list)) return list.map(objectOf).filter((product) => skuOf(product) !== '')
  return skuOf(properties) === '' ? [] : [properties]
}

function skuOf(product: Json): string {
  return firstText(product.sku, product.item_id, product.product_id).slice(0, 200)
}

function decimalOf(value: unknown): string {
  const number = numberOf(value)
  return number === undefined || Math.abs(number) >= 1e12 ? '0' : number.toFixed(4)
}

/** An amount as it is written, in minor units; undefined for what is no plain decimal or absurdly large. */
function minorOf(text: string, currency: string): bigint | undefined {
  const minor = toMinor(text.trim(), currency)
  return minor === undefined || minor > largest || minor < -largest ? undefined : minor
}
