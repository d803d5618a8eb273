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
  const path = row.channels.join(' > ')
  if (row.channels.length === 0) throw new RangeError('A path has at least one touch.')
  for (const count of [row.conversions, row.nonConversions])
    if (exact(count, path) < 0) throw new RangeError(`${path}: a count of journeys is below zero.`)
  exact(row.valueMinor, path)
  if (row.valueMinor && !row.conversions && !row.nonConversions)
    throw new RangeError(`${path}: a value without a journey.`)
  if (row.decay) checkDecay(row, row.decay, path)
}

function checkDecay(row: CountedPath, decay: Decay, path: string): void {
  const kept = [
    [decay.conversions, row.conversions],
    [decay.valueMinor, row.valueMinor],
  ] as const
  for (const [shares, whole] of kept) {
    if (shares.length !== row.channels.length) throw new RangeError(`${path}: decay needs one number a touch.`)
    const gap = shares.reduce((sum, share) => sum + share, 0) - whole
    const size = shares.reduce((sum, share) => sum + Math.abs(share), 1)
    if (!(Math.abs(gap) <= 1e-6 * size)) throw new RangeError(`${path}: the shares of decay do not add up.`)
  }
}

/** The number, if it is whole and exact; else throws a RangeError that says what it was to be. */
export function exact(value: number, what: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what}: ${value} is no exact whole number.`)
  return value
}
