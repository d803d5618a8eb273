import { logGamma } from '../src/predict/lifetime/gamma-function.ts'
import type { MadeUp } from './fabricate-customers.ts'

/** BG/NBD as one writes it down: every customer for himself, at every step; the parameters r, α, a and b, and the likelihood. */
export function naiveBuying(customers: readonly MadeUp[]): { parameters: number[]; logLikelihood: number } {
  return climbed([0, 2, 0, 0], (logs) => {
    const [r, alpha, a, b] = logs.map(Math.exp) as [number, number, number, number]
    let sum = 0
    for (const { repeats: x, last, age } of customers) {
      const counts = logGamma(r + x) - logGamma(r) + r * Math.log(alpha)
      const stays = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x)
      const still = -(r + x) * Math.log(alpha + age)
      const gone = x === 0 ? Number.NEGATIVE_INFINITY : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + last)
      const more = Math.max(still, gone)
      sum += counts + stays + more + Math.log(Math.exp(still - more) + Math.exp(gone - more))
    }
    return sum
  })
}

/** Gamma-Gamma in the same way: p, q and v. */
export function naiveSpending(customers: readonly MadeUp[]): { parameters: number[]; logLikelihood: number } {
  const repeaters = customers.filter(({ repeats }) => repeats > 0)
  return climbed([0, 1, 0], (logs) => {
    const [p, q, v] = logs.map(Math.exp) as [number, number, number]
    let sum = 0
    for (const { repeats: x, mean } of repeaters)
      sum +=
        logGamma(p * x + q) -
        logGamma(p * x) -
        logGamma(q) +
        q * Math.log(v) +
        (p * x - 1) * Math.log(mean) +
        p * x * Math.log(x) -
        (p * x + q) * Math.log(x * mean + v)
    return sum
  })
}

/** The expected orders of one customer as the paper writes them, with the hypergeometric function summed term by term. */
export function naiveOrders(
  [r, alpha, a, b]: readonly [number, number, number, number],
  { repeats: x, last, age }: Pick<MadeUp, 'repeats' | 'last' | 'age'>,
  ahead: number,
): number {
  const z = ahead / (alpha + age + ahead)
  let [term, sum] = [1, 1]
  for (let n = 0; Math.abs(term) > 1e-12 * sum; n++) {
    term *= ((r + x + n) * (b + x + n) * z) / ((a + b + x - 1 + n) * (n + 1))
    sum += term
  }
  const still = 1 - ((alpha + age) / (alpha + age + ahead)) ** (r + x) * sum
  const gone = x === 0 ? 0 : (a / (b + x - 1)) * ((alpha + age) / (alpha + last)) ** (r + x)
  return (((a + b + x - 1) / (a - 1)) * still) / (1 + gone)
}

/** Nelder and Mead's simplex, with their factors, until its corners are within a hundred-thousandth. */
function climbed(start: readonly number[], height: (at: number[]) => number) {
  const corner = (at: number[]) => ({ at, height: height(at) })
  const corners = [start, ...start.map((_, i) => start.map((value, j) => value + Number(i === j)))].map((at) =>
    corner([...at]),
  )
  const sorted = () => corners.sort((a, b) => b.height - a.height)
  for (;;) {
    const [best, worst] = [sorted()[0], corners.at(-1)] as [(typeof corners)[0], (typeof corners)[0]]
    const spread = Math.max(
      ...start.map((_, j) =>
        Math.max(...corners.map(({ at }) => Math.abs((at[j] as number) - (best.at[j] as number)))),
      ),
    )
    if (spread < 1e-5) return { parameters: best.at.map(Math.exp), logLikelihood: best.height }
    const centre = start.map(
      (_, j) => corners.slice(0, -1).reduce((sum, { at }) => sum + (at[j] as number), 0) / start.length,
    )
    const along = (factor: number) =>
      corner(centre.map((value, j) => value + factor * (value - (worst.at[j] as number))))
    const mirrored = along(1)
    let next = mirrored
    if (mirrored.height > best.height) {
      const further = along(2)
      if (further.height > mirrored.height) next = further
    } else if (mirrored.height <= (corners.at(-2)?.height as number))
      next = along(mirrored.height > worst.height ? 0.5 : -0.5)
    if (next.height > worst.height) corners[corners.length - 1] = next
    else
      for (let i = 1; i < corners.length; i++)
        corners[i] = corner((corners[i] as typeof best).at.map((value, j) => (value + (best.at[j] as number)) / 2))
  }
}
