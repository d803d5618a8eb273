/** How many orders of a product one place had. */
export type CellCount = { sku: string; place: string; orders: number }
/**
 * How a product does in a place beside what chance would bring: `expected` orders if every place sold the same assortment, and
 * the ratio `fit` of what is seen to that, drawn towards 1 where little was expected; `low` and `high` bound it with 80%.
 */
export type Fit = { expected: number; fit: number; low: number; high: number }
export type Fits = {
  skus: readonly string[]
  places: readonly string[]
  /** Orders that count for as much as the belief that a product sells alike everywhere. */
  strength: number
  of(sku: string, place: string): Fit
}

/** The belief is never weaker than half an order, nor stronger than a hundred thousand. */
const [weakest, strongest] = [0.5, 100_000]

/**
 * Ratios of seen to expected orders with a Gamma prior of mean 1, whose strength comes from the counts themselves by the method of
 * moments (empirical Bayes; Clayton and Kaldor 1987): orders of a cell are Poisson with mean ratio × expected.
 */
export function shrunkFits(counts: readonly CellCount[]): Fits {
  const seen = new Map<string, number>()
  const [bySku, byPlace] = [new Map<string, number>(), new Map<string, number>()]
  let all = 0
  for (const { sku, place, orders } of counts) {
    add(seen, key(sku, place), orders)
    add(bySku, sku, orders)
    add(byPlace, place, orders)
    all += orders
  }
  const [skus, places] = [[...bySku.keys()], [...byPlace.keys()]]
  const expectedOf = (sku: string, place: string) =>
    all === 0 ? 0 : ((bySku.get(sku) ?? 0) * (byPlace.get(place) ?? 0)) / all
  function* cells() {
    for (const sku of skus)
      for (const place of places) yield [seen.get(key(sku, place)) ?? 0, expectedOf(sku, place)] as const
  }
  const strength = strengthOf(cells())
  return {
    skus,
    places,
    strength,
    of(sku, place) {
      const expected = expectedOf(sku, place)
      const shape = (seen.get(key(sku, place)) ?? 0) + strength
      const rate = expected + strength
      return {
        expected,
        fit: shape / rate,
        low: gammaQuantile(shape, -z80) / rate,
        high: gammaQuantile(shape, z80) / rate,
      }
    },
  }
}

const key = (sku: string, place: string) => JSON.stringify([sku, place])

function add(sums: Map<string, number>, name: string, more: number): void {
  sums.set(name, (sums.get(name) ?? 0) + more)
}

/** The strength of the belief that counts lie as expected: what they vary beyond chance, Σ((seen − expected)² − seen), is Σ expected² ÷ strength. */
export function strengthOf(cells: Iterable<readonly [seen: number, expected: number]>): number {
  let [squares, beyondChance] = [0, 0]
  for (const [seen, expected] of cells) {
    squares += expected ** 2
    beyondChance += (seen - expected) ** 2 - seen
  }
  if (beyondChance <= 0) return strongest
  return Math.min(strongest, Math.max(weakest, squares / beyondChance))
}

/** The upper and lower tenth of the normal distribution. */
export const z80 = 1.281552

/** A quantile of the Gamma distribution of rate 1 by its normal score (Wilson and Hilferty 1931). */
export function gammaQuantile(shape: number, z: number): number {
  const ninth = 1 / (9 * shape)
  return shape * Math.max(0, 1 - ninth + z * Math.sqrt(ninth)) ** 3
}
