import { bgNbdLikelihood } from './bg-nbd-likelihood.ts'
import { type CountedCustomers, summaryOf } from './counted-customers.ts'
import type { Fitted } from './estimate.ts'
import { inLogarithms, type Likelihood, maximise, type Peak } from './maximise.ts'

/**
 * How customers buy and stop (BG/NBD; Fader, Hardie and Lee 2005). Rates of buying are spread as a gamma with shape r and
 * rate α, which has the unit of the times; the chance to stop after an order as a beta with a and b. Where a is 0, nobody
 * stops.
 */
export type Buying = { r: number; alpha: number; a: number; b: number }

/**
 * What the orders tell of stopping: how much the chance to stop is spread over customers; or only how great it is, so that
 * it is taken to be about the same for all; or nothing, so that nobody is taken to stop.
 */
export const stoppings = ['spread', 'alike', 'never'] as const
export type Stopping = (typeof stoppings)[number]

export type BuyingFit = { parameters: Buying; stopping: Stopping; logLikelihood: number; fitted: Fitted }

/** a + b where the chance to stop is about the same for all: its standard deviation is below 0.016. */
const alikeSum = 1000

/** Parameters of the coordinates of a fit: logarithms, and of a chance that is the same for all its log-odds. */
export function buyingAt(at: readonly number[]): Buying {
  const [r = 0, alpha = 0, a, b] = at.map(Math.exp)
  if (a === undefined) return { r, alpha, a: 0, b: 1 }
  if (b !== undefined) return { r, alpha, a, b }
  const chance = a / (1 + a)
  return { r, alpha, a: alikeSum * chance, b: alikeSum * (1 - chance) }
}

/**
 * The parameters under which what customers did is likeliest. Of many brands the likelihood grows towards an edge: the
 * more alike the chance to stop is, or the smaller. Then the model at that edge is fitted, and the fit says so. Undefined
 * where the likelihood has no peak even there: with few customers, or where all buy alike. Whether there are customers
 * enough is asked before.
 */
export function fitBuying(counted: CountedCustomers): BuyingFit | undefined {
  const { orders, exposure } = summaryOf(counted)
  if (!(orders > 0 && exposure > 0)) return undefined
  const likelihood = bgNbdLikelihood(counted)
  // Who is counted may have stopped long ago, so that those who are still there buy faster than all together.
  const [r, alpha] = [Math.log(0.5), Math.log((0.5 * exposure) / (2 * orders))]
  const peaks: readonly [Stopping, () => Peak | undefined][] = [
    ['spread', () => maximise(inLogarithms(likelihood), [r, alpha, Math.log(1), Math.log(2)])],
    ['alike', () => maximise(alike(likelihood), [r, alpha, Math.log(1 / 4)])],
    ['never', () => maximise(inLogarithms(never(likelihood)), [r, alpha])],
  ]
  for (const [stopping, climb] of peaks) {
    const peak = climb()
    if (peak) return { parameters: buyingAt(peak.at), stopping, logLikelihood: peak.value, fitted: peak }
  }
  return undefined
}

type OfParameters = (parameters: readonly number[]) => Likelihood

/** As a function of r and α alone, with nobody who stops. */
function never(likelihood: OfParameters): OfParameters {
  return ([r, alpha]) => {
    const { value, gradient, hessian } = likelihood([r as number, alpha as number, 0, 1])
    return { value, gradient: gradient.slice(0, 2), hessian: hessian.slice(0, 2).map((row) => row.slice(0, 2)) }
  }
}

/** As a function of ln r, ln α and the log-odds of a chance to stop that is about the same for all. */
export function alike(likelihood: OfParameters): OfParameters {
  return (at) => {
    const { r, alpha, a, b } = buyingAt(at)
    const { value, gradient, hessian } = likelihood([r, alpha, a, b])
    const [dr, dl, da, db] = gradient as Row
    const [[rr, rl, ra, rb], [, ll, la, lb], [, , aa, ab], [, , , bb]] = hessian as [Row, Row, Row, Row]
    // The slope of a in the log-odds, and less that of b; and how that slope changes.
    const slope = (a * b) / alikeSum
    const bend = (slope * (b - a)) / alikeSum
    const [across, along] = [slope * r * (ra - rb), slope * alpha * (la - lb)]
    return {
      value,
      gradient: [r * dr, alpha * dl, slope * (da - db)],
      hessian: [
        [r * r * rr + r * dr, r * alpha * rl, across],
        [r * alpha * rl, alpha * alpha * ll + alpha * dl, along],
        [across, along, slope * slope * (aa - 2 * ab + bb) + bend * (da - db)],
      ],
    }
  }
}
type Row = [number, number, number, number]
