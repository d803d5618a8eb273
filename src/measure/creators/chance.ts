import { z95 } from '../../kernel/share.ts'

/** Both ends of an interval of 95%; null where none can be told. */
export type Ends = readonly [low: number | null, high: number | null]

const unknown: Ends = [null, null]

/** The ends about a figure, by its standard error. */
export function endsAbout(figure: number | null, error: number | null): Ends {
  return figure === null || error === null ? unknown : [figure - z95 * error, figure + z95 * error]
}

/** The ends of a count that came by chance (Poisson, by Byar's approximation). The count is one or more. */
function countEnds(count: number): readonly [low: number, high: number] {
  const end = (n: number, side: number) => n * (1 - 1 / (9 * n) + (side * z95) / (3 * Math.sqrt(n))) ** 3
  return [end(count, -1), end(count + 1, 1)]
}

/**
 * The ends of what one of so many cost, rounded to whole units: `fixed` was spent whatever came, `each` with all of them. More of them make each cheaper,
 * so that the lower end of the cost has the upper end of the count.
 */
export function costEnds(count: number, fixed: number | null, each = 0): Ends {
  if (fixed === null || count <= 0) return unknown
  const [fewest, most] = countEnds(count)
  return [Math.round(fixed / most + each / count), Math.round(fixed / fewest + each / count)]
}

/** The ends of a sum over so many orders that came by chance, rounded: its variance is the sum of squares (compound Poisson). */
export function sumEnds(sum: number | null, squares: number | null, orders: number): Ends {
  return orders === 0 ? unknown : rounded(endsAbout(sum, Math.sqrt(squares ?? 0)))
}

/** The ends of the mean of two or more, rounded, by their sum and the sum of their squares. */
export function meanEnds(count: number | null, sum: number | null, squares: number | null): Ends {
  if (count === null || count < 2 || sum === null || squares === null) return unknown
  const variance = Math.max(0, squares - sum ** 2 / count) / (count - 1)
  return rounded(endsAbout(sum / count, Math.sqrt(variance / count)))
}

/** A mean of several observations, and the variance among them. */
type Observed = { n: number; mean: number | null; variance: number | null }

/** The ends of one mean ÷ another, by the delta method on its logarithm. */
export function ratioEnds(above: Observed, below: Observed): Ends {
  const [a, b] = [logError(above), logError(below)]
  if (a === undefined || b === undefined) return unknown
  const [low, high] = endsAbout(Math.log((above.mean ?? 0) / (below.mean ?? 0)), Math.sqrt(a + b))
  return low === null || high === null ? unknown : [Math.exp(low), Math.exp(high)]
}

/** The variance of a mean's logarithm; undefined where there are fewer than two observations, or all are nothing. */
function logError({ n, mean, variance }: Observed): number | undefined {
  return n < 2 || !mean || variance === null ? undefined : variance / n / mean ** 2
}

/** Ends in whole units. */
export function rounded([low, high]: Ends): Ends {
  return [low === null ? null : Math.round(low), high === null ? null : Math.round(high)]
}
