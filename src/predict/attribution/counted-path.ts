/** Journeys that touched the same channels in the same order, counted. This is all that leaves the warehouse. */
export type CountedPath = {
  /** The channel of each touch, oldest first; at least one. */
  readonly channels: readonly string[]
  /** Journeys that took this path and converted. */
  readonly conversions: number
  /** What those brought, less what came back, in whole minor units of one currency. May be below zero. */
  readonly valueMinor: number
  /** Journeys that took this path and did not convert. */
  readonly nonConversions: number
  /** Only time decay reads it: see `Decay`. */
  readonly decay?: Decay
}

/**
 * What the ages of touches come to once journeys are counted. Of each journey, every touch has the share
 * 2^(−age / half-life) ÷ the sum of that over its touches. Here these shares are summed over the journeys of a path
 * that converted, touch by touch, and again times the value of each. `decaySums` writes it in SQL.
 */
export type Decay = {
  /** One number a touch; together the conversions of the path. */
  readonly conversions: readonly number[]
  /** One number a touch, in minor units; together the value of the path. */
  readonly valueMinor: readonly number[]
}

/** Throws a RangeError where a path has no touches, or a number that is no exact count or amount. */
export function checkPath(row: CountedPath): void {
  const wrong = faultOf(row)
  if (wrong) throw new RangeError(`${row.channels.join(' > ')}: ${wrong}.`)
}

function faultOf({ channels, conversions, valueMinor, nonConversions, decay }: CountedPath): string | undefined {
  if (channels.length === 0) return 'a path has at least one touch'
  for (const amount of [conversions, nonConversions, valueMinor])
    if (!Number.isSafeInteger(amount)) return `${amount} is no exact whole number`
  if (conversions < 0 || nonConversions < 0) return 'a count of journeys is below zero'
  if (valueMinor && !conversions && !nonConversions) return 'a value without a journey'
  if (!decay) return undefined
  if (decay.conversions.length !== channels.length || decay.valueMinor.length !== channels.length)
    return 'decay needs one number a touch'
  if (!makes(decay.conversions, conversions) || !makes(decay.valueMinor, valueMinor))
    return 'the shares of decay do not add up'
  return undefined
}

/** Whether the shares add up to the whole, but for rounding. */
function makes(shares: readonly number[], whole: number): boolean {
  let [sum, size] = [0, 1]
  for (const share of shares) {
    sum += share
    size += Math.abs(share)
  }
  return Math.abs(sum - whole) <= 1e-6 * size
}
