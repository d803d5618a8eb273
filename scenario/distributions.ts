import type { Random } from './random.ts'

/** Standard normal (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform())
}

/** exp(N(mu, sigma²)). */
export function logNormal(random: Random, mu: number, sigma: number): number {
  return Math.exp(mu + sigma * normal(random))
}

/** Exponential with this rate; mean 1 / rate. */
export function exponential(random: Random, rate: number): number {
  return -Math.log(random.uniform()) / rate
}

/** Gamma with shape and rate; mean shape / rate (Marsaglia and Tsang 2000). */
export function gamma(random: Random, shape: number, rate: number): number {
  if (shape < 1) return gamma(random, shape + 1, rate) * random.uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate
  }
}

/** Beta with a and b; mean a / (a + b). */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a, 1)
  return x / (x + gamma(random, b, 1))
}

/** Poisson: the number of events of a unit-rate process before `mean`. */
export function poisson(random: Random, mean: number): number {
  let count = -1
  for (let time = 0; time <= mean; count++) time += exponential(random, 1)
  return count
}

/** An index drawn with probability proportional to its weight. The weights are summed once. */
export function weighted(weights: readonly number[]): (random: Random) => number {
  let sum = 0
  const cumulative = Float64Array.from(weights, (weight) => (sum += weight))
  return (random) => {
    const target = random.uniform() * sum
    let low = 0
    let high = cumulative.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cumulative[middle] as number) > target) high = middle
      else low = middle + 1
    }
    return low
  }
}
