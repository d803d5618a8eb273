import type { Fitted } from './estimate.ts'
import { digamma, logGamma, trigamma } from './gamma-function.ts'
import { inLogarithms, type Likelihood, maximise } from './maximise.ts'

/**
 * Customers counted by what their orders brought, column by column: `orders`, days with an order (x of the paper), and
 * `mean`, what one of them brought on average, above zero and in any unit of money.
 */
export type CountedValues = { orders: Float64Array; mean: Float64Array; customers: Float64Array }

/**
 * What an order brings (Gamma-Gamma; Fader and Hardie 2013). An order's value is spread as a gamma with shape p around the
 * customer's own mean; what makes that mean is spread as a gamma with shape q and rate v, v in the unit of the values.
 */
export type Spending = { p: number; q: number; v: number }

export type SpendingFit = { parameters: Spending; logLikelihood: number; fitted: Fitted }

/** Parameters of the coordinates of the fit, which are logarithms. */
export function spendingAt(at: readonly number[]): Spending {
  const [p, q, v] = at.map(Math.exp)
  return { p, q, v } as Spending
}

/**
 * The parameters under which the customers' means are likeliest. Undefined where the likelihood has no peak, and where
 * values are spread so widely (q ≤ 1) that no mean is to be expected. Throws a RangeError for a mean that is not above
 * zero, of which the model knows nothing: `order-margin.ts` says what is done about those.
 */
export function fitSpending(counted: CountedValues): SpendingFit | undefined {
  const bad = counted.mean.find((mean) => !(mean > 0))
  if (bad !== undefined) throw new RangeError(`Gamma-Gamma is asked about means above zero only, not ${bad}.`)
  let [sum, customers] = [0, 0]
  for (const [i, n] of counted.customers.entries()) {
    sum += n * (counted.mean[i] as number)
    customers += n
  }
  if (!(customers > 0)) return undefined
  // With p = 5 and q = 3, values are spread as those of shops are, around the mean of all.
  const start = [5, 3, (2 / 5) * (sum / customers)]
  const peak = maximise(inLogarithms(gammaGammaLikelihood(counted)), start.map(Math.log))
  const parameters = peak && spendingAt(peak.at)
  if (!peak || !parameters || parameters.q <= 1) return undefined
  return { parameters, logLikelihood: peak.value, fitted: peak }
}

/** What an order of a customer is expected to bring: between his own mean and that of all, by how much is known of him. */
export function expectedValue({ p, q, v }: Spending, orders: number, mean: number): number {
  return (p * (v + orders * mean)) / (p * orders + q - 1)
}

/**
 * The log-likelihood as a function of p, q and v, with slopes and curvatures. What only the number of orders decides is
 * worked out once for each number.
 */
export function gammaGammaLikelihood({
  orders,
  mean,
  customers,
}: CountedValues): (at: readonly number[]) => Likelihood {
  const places = new Map<number, number>()
  for (const x of orders) if (!places.has(x)) places.set(x, places.size)
  const place = Int32Array.from(orders, (x) => places.get(x) as number)
  // p·x·ln(x·mean) − ln(mean) of all customers: the only terms in which p is not with other parameters.
  let [sumOfLogs, slopeOfP] = [0, 0]
  for (const [i, n] of customers.entries()) {
    const log = Math.log(mean[i] as number)
    sumOfLogs += n * log
    slopeOfP += n * (orders[i] as number) * (log + Math.log(orders[i] as number))
  }
  return (at) => {
    const [p, q, v] = at as [number, number, number]
    const table = Array.from(places.keys(), (x) => byOrders(x, p, q, v))
    let [value, dp, dq, dv] = [p * slopeOfP - sumOfLogs, slopeOfP, 0, 0]
    let [pp, pq, pv, qq, qv, vv] = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < customers.length; i++) {
      const known = table[place[i] as number] as ByOrders
      const n = customers[i] as number
      const x = orders[i] as number
      const total = x * (mean[i] as number) + v
      const log = Math.log(total)
      const shape = p * x + q
      value += n * (known.value - shape * log)
      dp += n * (known.dp - x * log)
      dq += n * (known.dq - log)
      dv += n * (q / v - shape / total)
      pp += n * known.pp
      pq += n * known.pq
      pv -= (n * x) / total
      qq += n * known.qq
      qv += n * (1 / v - 1 / total)
      vv += n * (shape / (total * total) - q / (v * v))
    }
    const hessian = [
      [pp, pq, pv],
      [pq, qq, qv],
      [pv, qv, vv],
    ]
    return { value, gradient: [dp, dq, dv], hessian }
  }
}

type ByOrders = ReturnType<typeof byOrders>

/** What a customer of x orders adds whatever their mean: value, slopes and curvatures. */
function byOrders(x: number, p: number, q: number, v: number) {
  const [both, own] = [p * x + q, p * x]
  const [curve, slope] = [trigamma(both), digamma(both)]
  return {
    value: logGamma(both) - logGamma(own) - logGamma(q) + q * Math.log(v),
    dp: x * (slope - digamma(own)),
    dq: slope - digamma(q) + Math.log(v),
    pp: x * x * (curve - trigamma(own)),
    pq: x * curve,
    qq: curve - trigamma(q),
  }
}
