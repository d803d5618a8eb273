import { bgNbdLikelihood } from './bg-nbd-likelihood.ts'
import { type CountedCustomers, summaryOf } from './counted-customers.ts'
import type { Fitted } from './estimate.ts'
import { inLogarithms, maximise } from './maximise.ts'

/**
 * How customers buy and stop (BG/NBD; Fader, Hardie and Lee 2005). Rates of buying are spread as a gamma with shape r and
 * rate α, which has the unit of the times; the chance to stop after an order as a beta with a and b.
 */
export type Buying = { r: number; alpha: number; a: number; b: number }

export type BuyingFit = { parameters: Buying; logLikelihood: number; fitted: Fitted }

/** Parameters of the coordinates of the fit, which are logarithms. */
export function buyingAt(at: readonly number[]): Buying {
  const [r, alpha, a, b] = at.map(Math.exp)
  return { r, alpha, a, b } as Buying
}

/**
 * The parameters under which what customers did is likeliest. Undefined where the likelihood has no peak: with few
 * customers, or where all buy alike or none ever stops. Whether there are customers enough is asked before.
 */
export function fitBuying(counted: CountedCustomers): BuyingFit | undefined {
  const { orders, exposure } = summaryOf(counted)
  if (!(orders > 0 && exposure > 0)) return undefined
  // Who is counted may have stopped long ago, so that those who are still there buy faster than all together.
  const start = [0.5, (0.5 * exposure) / (2 * orders), 1, 2]
  const peak = maximise(inLogarithms(bgNbdLikelihood(counted)), start.map(Math.log))
  return peak && { parameters: buyingAt(peak.at), logLikelihood: peak.value, fitted: peak }
}
