import { products } from '../brand/products.ts'
import { weighted } from '../distributions.ts'
import type { Random } from '../random.ts'
import { categorySeason } from './season.ts'

/** Products, by their place, with quantities. No product stands in a basket twice. */
export type Basket = Map<number, number>

const cheapest = Math.min(...products.map(({ basePrice }) => basePrice))
const byMonth = Array.from({ length: 12 }, (_, month) =>
  weighted(products.map(({ popularity, category }) => popularity * categorySeason(category, month + 1))),
)
const byPrice = products.map((_, i) => i).sort((a, b) => priceOf(a) - priceOf(b))

/**
 * A basket worth about `value` US dollars at base prices: products by popularity in the month, then, for what is left, a
 * product of nearly that price. Prices are what they are, so the value is met only approximately.
 */
export function drawBasket(random: Random, value: number, month: number): Basket {
  const basket: Basket = new Map()
  const draw = byMonth[month - 1] as (random: Random) => number
  let left = Math.max(value, cheapest)
  for (let tries = 0; tries < 8 && left >= cheapest; tries++) {
    const product = tries < 3 ? draw(random) : nearest(left)
    const price = priceOf(product)
    if (price > left * 1.15) continue
    basket.set(product, (basket.get(product) ?? 0) + 1)
    left -= price
  }
  if (basket.size === 0) basket.set(nearest(left), 1)
  return basket
}

/** The dearest product that costs no more than `price` by much, or the cheapest. */
function nearest(price: number): number {
  let found = byPrice[0] as number
  for (const product of byPrice) if (priceOf(product) <= price * 1.1) found = product
  return found
}

function priceOf(product: number): number {
  return products[product]?.basePrice ?? 0
}
