import type { Buying } from './bg-nbd.ts'

/** What is expected of a customer, given how often and when he ordered. Times are in the unit of the fit. */
export type OrderForecast = {
  /** The chance that he has not stopped. Who never came again cannot have, in this model; nor anybody where a is 0. */
  alive(repeats: number, last: number, age: number): number
  /** Days with an order that are expected within the time ahead, if he has not stopped. */
  ordersIfAlive(repeats: number, age: number, ahead: number): number
  /** Days with an order that are expected within the time ahead (equation 10 of the paper). */
  orders(repeats: number, last: number, age: number, ahead: number): number
}

/** The forecast of BG/NBD. A customer of no history, with an age of 0, is one who ordered for the first time now. */
export function orderForecast({ r, alpha, a, b }: Buying): OrderForecast {
  const stays = new Map<number, Stays>()
  const staysOf = (repeats: number) => {
    const known = stays.get(repeats) ?? expectedStays(a, b + repeats)
    stays.set(repeats, known)
    return known
  }
  const alive = (repeats: number, last: number, age: number) =>
    repeats === 0 || a === 0 ? 1 : 1 / (1 + (a / (b + repeats - 1)) * ((alpha + age) / (alpha + last)) ** (r + repeats))
  const ordersIfAlive = (repeats: number, age: number, ahead: number) =>
    expectedOrders(r + repeats, ahead / (alpha + age + ahead), staysOf(repeats))
  return {
    alive,
    ordersIfAlive,
    orders: (repeats, last, age, ahead) => alive(repeats, last, age) * ordersIfAlive(repeats, age, ahead),
  }
}

/**
 * The paper has a hypergeometric function over a − 1, which is nothing over nothing where a is 1. The same as a sum of
 * positive terms: who would order n times if he never stopped (negative binomial with `shape` and `u`) orders as often as
 * he is expected to stay for. Weights are as large as they come and divided by their sum, so that none is too small.
 */
function expectedOrders(shape: number, u: number, stays: Stays): number {
  let [weight, weights, orders] = [1, 1, 0]
  for (let n = 1; ; n++) {
    weight *= (u * (shape + n - 1)) / n
    weights += weight
    orders += weight * stays(n)
    const next = (u * (shape + n)) / (n + 1)
    // What all further terms can add: they shrink by at least this factor, while stays grow no faster than n.
    if (next < 1 && weight * (next / (1 - next)) * (1 + 1 / (n * (1 - next))) < 1e-13 * weights) return orders / weights
    if (weights > 1e280) [weight, weights, orders] = [weight / 1e280, weights / 1e280, orders / 1e280]
  }
}

/** Of n orders that a customer would make, how many he is expected to make before he stops. */
type Stays = (n: number) => number

/** After each order he stops with a chance that is spread as a beta with a and b. */
function expectedStays(a: number, b: number): Stays {
  const sums = [0]
  let still = 1
  return (n) => {
    for (let k = sums.length - 1; k < n; k++) {
      sums.push((sums[k] as number) + still)
      still *= (b + k) / (a + b + k)
    }
    return sums[n] as number
  }
}

/**
 * The same for many customers and always the same times ahead. What one who has not stopped orders depends on how often
 * he came and how long he is known only, which many have in common: it is worked out once for those.
 */
export function ordersAhead(parameters: Buying, horizons: readonly number[]) {
  const { alive, ordersIfAlive } = orderForecast(parameters)
  const known = new Map<number, Map<number, readonly number[]>>()
  /** By time ahead, the days with an order of one who has not stopped. */
  const ahead = (repeats: number, age: number): readonly number[] => {
    const byAge = known.get(repeats) ?? new Map<number, readonly number[]>()
    known.set(repeats, byAge)
    const found = byAge.get(age) ?? horizons.map((time) => ordersIfAlive(repeats, age, time))
    byAge.set(age, found)
    return found
  }
  return { alive, ahead }
}
