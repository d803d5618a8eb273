import { type Fitted, sideBySide } from './estimate.ts'
import { type CountedValues, expectedValue, fitSpending, type Spending, spendingAt } from './gamma-gamma.ts'
import { type TooLittle, tooLittle } from './too-little.ts'

/**
 * Margins of later days with an order, in minor units of one currency. `gains` are customers by those of their days that
 * brought something; `losses` are all days that brought nothing or less: how many, the sum of their margins, which is not
 * above zero, and the sum of their squares.
 */
export type LaterMargins = { gains: CountedValues; losses: { days: number; sum: number; squares: number } }

/**
 * What a later day with an order brings. Gamma-Gamma knows positive values only, and a contribution margin may be none or
 * negative: an order that is sent back, or sold below its cost. To leave such orders out would promise too much; to add
 * an amount to all would let that amount decide the shape. So a day is first a gain or a loss, with a chance that is the
 * same for all customers of the segment; a gain is as large as Gamma-Gamma says of the customer's gains, and a loss as
 * large as losses are on average. Over all days of the past this gives back what they brought.
 */
export type OrderMargin = { spending: Spending; lossShare: number; meanLoss: number }

export type MarginFit = { parameters: OrderMargin; logLikelihood: number; fitted: Fitted }

/** The model of margins, or what is missing for it. */
export function fitMargin({ gains, losses }: LaterMargins): MarginFit | TooLittle {
  const little = tooLittle({ margins: gains.customers.reduce((sum, n) => sum + n, 0) })
  if (little) return little
  const found = fitSpending(gains)
  if (!found) return { missing: 'spread' }
  const days = losses.days + gains.orders.reduce((sum, x, i) => sum + x * (gains.customers[i] as number), 0)
  const fitted = sideBySide(found.fitted, lossesOf(losses, days))
  return { parameters: orderMarginAt(fitted.at), logLikelihood: found.logLikelihood, fitted }
}

/** Parameters of the coordinates of the fit: logarithms for Gamma-Gamma, then the losses as they are. */
export function orderMarginAt(at: readonly number[]): OrderMargin {
  const [lossShare, meanLoss] = at.slice(3) as [number, number]
  return { spending: spendingAt(at.slice(0, 3)), lossShare, meanLoss }
}

/** What a later day of a customer is expected to bring, by his days of gain and their mean (0 and 0 where he has none). */
export function expectedMargin({ spending, lossShare, meanLoss }: OrderMargin, days: number, mean: number): number {
  return (1 - lossShare) * expectedValue(spending, days, mean) + lossShare * meanLoss
}

/** The share of losses and their mean, with the variances of both. */
function lossesOf({ days, sum, squares }: LaterMargins['losses'], all: number): Fitted {
  const share = days / all
  const mean = days === 0 ? 0 : sum / days
  const variance = days < 2 ? 0 : Math.max(0, squares / days - mean * mean) / (days - 1)
  return {
    at: [share, mean],
    covariance: [
      [(share * (1 - share)) / all, 0],
      [0, variance],
    ],
  }
}
