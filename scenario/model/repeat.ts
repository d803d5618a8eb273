import { beta, exponential, gamma } from '../distributions.ts'
import type { Random } from '../random.ts'

/**
 * A population of buyers. BG/NBD (Fader, Hardie, Lee 2005): purchase rates a week are Gamma(r, rate alpha), the chance to
 * leave after a repeat purchase is Beta(a, b). Gamma-Gamma (Fader, Hardie 2013): one order's value is Gamma(p, rate nu),
 * nu is Gamma(q, rate v) over customers, so the mean order is p·v / (q − 1).
 */
export type Repeat = { r: number; alpha: number; a: number; b: number; p: number; q: number; v: number }

/** One buyer: purchases a week, chance to leave after a repeat purchase, and the rate of the order values. */
export type Buyer = { rate: number; leave: number; valueRate: number }

export function drawBuyer(random: Random, population: Repeat): Buyer {
  return {
    rate: gamma(random, population.r, population.alpha),
    leave: beta(random, population.a, population.b),
    valueRate: gamma(random, population.q, population.v),
  }
}

/** Weeks until the buyer's next purchase, while the buyer is active. */
export function weeksToNext(random: Random, buyer: Pick<Buyer, 'rate'>): number {
  return exponential(random, buyer.rate)
}

/** The value of one order of this buyer, in US dollars at base prices. */
export function orderValue(random: Random, population: Repeat, buyer: Pick<Buyer, 'valueRate'>): number {
  return gamma(random, population.p, buyer.valueRate)
}

/**
 * Expected repeat purchases of a new customer in t weeks (Fader, Hardie, Lee 2005, equation 9). The Gaussian
 * hypergeometric function is summed as a series, which converges for t > 0.
 */
export function expectedRepeats({ r, alpha, a, b }: Repeat, weeks: number): number {
  const z = weeks / (alpha + weeks)
  let term = 1
  let sum = 1
  for (let n = 0; Math.abs(term) > 1e-14 * sum; n++) {
    term *= (((r + n) * (b + n)) / ((a + b - 1 + n) * (n + 1))) * z
    sum += term
  }
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + weeks)) ** r * sum)
}
