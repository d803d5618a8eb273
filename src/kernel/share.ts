/** The 97.5th percentile of the normal distribution: an interval that holds in 95 of 100 cases. */
export const z95 = 1.959963984540054

export type Share = { share: number; low: number; high: number }

/**
 * Part of a whole with Wilson's interval (95%); undefined where the whole is zero, or where the part is more than it: then the one was
 * not counted among the other, and the formula has no number to give.
 */
export function shareOf(part: number, whole: number): Share | undefined {
  if (whole <= 0 || part > whole) return undefined
  const share = part / whole
  const middle = (share + z95 ** 2 / (2 * whole)) / (1 + z95 ** 2 / whole)
  const half = (z95 * Math.sqrt((share * (1 - share)) / whole + z95 ** 2 / (4 * whole ** 2))) / (1 + z95 ** 2 / whole)
  // Of none the interval begins at nothing, and of all it ends at the whole: not a hair beside, as the digits would have it.
  const [low, high] = [part === 0 ? 0 : Math.max(0, middle - half), part === whole ? 1 : Math.min(1, middle + half)]
  return { share, low, high }
}

export type Difference = { difference: number; low: number; high: number }

/** How much larger one share is than another, with Newcombe's interval (95%), which joins those of Wilson. */
export function differenceOf(a: Share, b: Share): Difference {
  const difference = a.share - b.share
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  }
}
