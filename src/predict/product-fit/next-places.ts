import type { Fits } from './shrunk-fits.ts'

/** What products that sell alike elsewhere let expect of a product in a place where it hardly sells yet. */
export type Prospect = { fit: number; alike: string[] }

/** Fewer expected orders than this say nothing of a product alike. */
const enoughExpected = 3
/** Products whose places agree less than this are not alike. */
const leastAgreement = 0.3
/** Products that are named as evidence. */
const named = 3

type Product = { sku: string; logs: Float64Array; expected: Float64Array; square: number; agreements?: Float64Array }

/**
 * Predicts fits from products whose other places are favoured and avoided as this one's are: their logarithms of fit, weighted by the
 * cosine between both products' logarithms over all other places, with one product of fit 1 besides. Undefined with fewer
 * than two products alike. Products are multiplied with each other once, and not for each place.
 */
export function prospectsOf(fits: Fits): (sku: string, place: string) => Prospect | undefined {
  const products = fits.skus.map((sku) => productOf(fits, sku))
  const bySku = new Map(products.map((product) => [product.sku, product]))
  const places = new Map(fits.places.map((place, i) => [place, i]))
  return (sku, place) => {
    const [own, at] = [bySku.get(sku), places.get(place)]
    if (!own || at === undefined) return undefined
    own.agreements ??= Float64Array.from(products, (other) => product(own.logs, other.logs))
    const alike: { sku: string; agreement: number; log: number }[] = []
    for (const [i, other] of products.entries()) {
      if (other === own || (other.expected[at] ?? 0) < enoughExpected) continue
      const agreement = cosineWithout(own, other, own.agreements[i] ?? 0, at)
      if (agreement >= leastAgreement) alike.push({ sku: other.sku, agreement, log: other.logs[at] ?? 0 })
    }
    if (alike.length < 2) return undefined
    const weight = alike.reduce((sum, { agreement }) => sum + agreement, 1)
    const log = alike.reduce((sum, one) => sum + one.agreement * one.log, 0) / weight
    const best = alike.sort((a, b) => b.agreement * b.log - a.agreement * a.log).slice(0, named)
    return { fit: Math.exp(log), alike: best.map((one) => one.sku) }
  }
}

function productOf(fits: Fits, sku: string): Product {
  const cells = fits.places.map((place) => fits.of(sku, place))
  const logs = Float64Array.from(cells, ({ fit }) => Math.log(fit))
  return { sku, logs, expected: Float64Array.from(cells, ({ expected }) => expected), square: product(logs, logs) }
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}

/** The cosine between two products over all places but one. */
function cosineWithout(one: Product, other: Product, both: number, place: number): number {
  const [a, b] = [one.logs[place] ?? 0, other.logs[place] ?? 0]
  const squares = (one.square - a * a) * (other.square - b * b)
  return squares <= 0 ? 0 : (both - a * b) / Math.sqrt(squares)
}
