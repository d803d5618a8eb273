import { dirichletDraw, quantile, seededRandom } from './draws.ts'

/** Four prices of one person, rising, in minor units: too cheap, cheap, expensive, too expensive. */
export type FourPrices = readonly [number, number, number, number]
export type PricePoint = { price_minor: number; low_minor: number; high_minor: number }
export type PricePoints = {
  /** Where as many say too cheap as say expensive: below it trust goes. */
  marginal_cheapness: PricePoint | null
  /** Where as many say too cheap as say too expensive. */
  optimal: PricePoint | null
  /** Where as many say cheap as say expensive. */
  indifference: PricePoint | null
  /** Where as many say cheap as say too expensive: above it buyers go. */
  marginal_expensiveness: PricePoint | null
}

/** Which curve falls and which rises where they meet, by place in the four prices. */
const meetings = {
  marginal_cheapness: [0, 2],
  optimal: [0, 3],
  indifference: [1, 2],
  marginal_expensiveness: [1, 3],
} as const
type Name = keyof typeof meetings
const names = Object.keys(meetings) as Name[]

/** So many people at most are drawn again, all draws together. */
const mostDrawn = 1_500_000

/** Where the curves of price sensitivity (van Westendorp) meet, with intervals (95%) from drawing the people again. */
export function pricePoints(people: readonly { prices: FourPrices; people: number }[], seed: string): PricePoints {
  const whole = people.reduce((sum, one) => sum + one.people, 0)
  const weights = people.map((one) => one.people / Math.max(1, whole))
  const curves = sortedPlaces(people.map(({ prices }) => prices))
  const told = meet(curves, weights)
  const random = seededRandom(seed)
  const draws = Math.max(60, Math.min(400, Math.floor(mostDrawn / Math.max(1, people.length * 4))))
  const drawn = Array.from({ length: people.length < 2 ? 0 : draws }, () =>
    meet(
      curves,
      dirichletDraw(
        people.map((one) => one.people),
        random,
      ),
    ),
  )
  const point = (name: Name): PricePoint | null => {
    const price = told[name]
    if (price === undefined) return null
    const all = drawn.flatMap((one) => one[name] ?? []).sort((a, b) => a - b)
    const [low, high] = all.length > 0 ? [quantile(all, 0.025), quantile(all, 0.975)] : [price, price]
    return { price_minor: Math.round(price), low_minor: Math.round(low), high_minor: Math.round(high) }
  }
  return Object.fromEntries(names.map((name) => [name, point(name)])) as PricePoints
}

type Curves = { prices: number[]; places: number[][] }

/** Every price that was said, once and rising, and at which of them each person's four stand. */
function sortedPlaces(people: readonly FourPrices[]): Curves {
  const prices = [...new Set(people.flat())].sort((a, b) => a - b)
  const placeOf = new Map(prices.map((price, place) => [price, place]))
  const places = [0, 1, 2, 3].map((which) => people.map((four) => placeOf.get(four[which] ?? 0) ?? 0))
  return { prices, places }
}

function meet({ prices, places }: Curves, weights: readonly number[]): Partial<Record<Name, number>> {
  const at = places.map((ofPeople) => {
    const weightAt = new Float64Array(prices.length)
    ofPeople.forEach((place, person) => {
      weightAt[place] = (weightAt[place] ?? 0) + (weights[person] ?? 0)
    })
    return weightAt
  })
  return Object.fromEntries(
    names.flatMap((name) => {
      const [falls, rises] = meetings[name]
      const price = crossing(prices, at[falls] ?? new Float64Array(), at[rises] ?? new Float64Array())
      return price === undefined ? [] : [[name, price]]
    }),
  )
}

/**
 * The price at which the share of those whose first price is at least this meets the share of those whose second price is at
 * most this; between two prices that were said, in proportion.
 */
function crossing(prices: readonly number[], first: Float64Array, second: Float64Array): number | undefined {
  let falling = 1
  let rising = 0
  let before: { price: number; gap: number } | undefined
  for (const [place, price] of prices.entries()) {
    rising += second[place] ?? 0
    const gap = falling - rising
    if (gap <= 1e-12) {
      if (!before || gap > -1e-12) return price
      return before.price + ((price - before.price) * before.gap) / (before.gap - gap)
    }
    before = { price, gap }
    falling -= first[place] ?? 0
  }
  return undefined
}
