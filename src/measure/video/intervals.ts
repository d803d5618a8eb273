const z = 1.959963984540054

/** Wilson's score interval (95%) of a count of so many; undefined of none. */
export function wilsonOf(part: number, whole: number): { low: number; high: number } | undefined {
  if (whole <= 0 || part > whole) return undefined
  const share = part / whole
  const middle = share + (z * z) / (2 * whole)
  const half = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  const over = 1 + (z * z) / whole
  return { low: Math.max(0, (middle - half) / over), high: Math.min(1, (middle + half) / over) }
}

type Counted = { part: number; whole: number }

/** Newcombe's interval (95%) of the difference between two shares, second − first; undefined where one of them has none. */
export function differenceOf(first: Counted, second: Counted): { low: number; high: number } | undefined {
  const [a, b] = [wilsonOf(first.part, first.whole), wilsonOf(second.part, second.whole)]
  if (!a || !b) return undefined
  const [p, q] = [first.part / first.whole, second.part / second.whole]
  return {
    low: q - p - Math.hypot(q - b.low, a.high - p),
    high: q - p + Math.hypot(b.high - q, p - a.low),
  }
}
