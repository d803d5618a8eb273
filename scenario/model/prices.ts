import type { Market } from '../brand/markets.ts'
import { markets } from '../brand/markets.ts'
import { products } from '../brand/products.ts'

/** The list price of each product in a market, in minor units, by the product's place. */
const lists = new Map(
  markets.map((market) => [market.country, products.map(({ basePrice }) => priceIn(market, basePrice))]),
)

/** The list price of a product (by its place) in a market. Outside the US it includes tax. */
export function listPrice(market: Market, product: number): number {
  const price = lists.get(market.country)?.[product]
  if (price === undefined) throw new RangeError(`no price of product ${product} in ${market.country}`)
  return price
}

/** A base price in US dollars as a shop would print it: 41.99, or ¥7,380. */
function priceIn(market: Market, basePrice: number): number {
  const raw = basePrice * market.priceLevel
  return market.currency === 'JPY' ? Math.round(raw / 100) * 100 - 20 : Math.round(raw) * 100 - 1
}
