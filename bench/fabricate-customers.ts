import type { Buying } from '../src/predict/lifetime/bg-nbd.ts'
import type { Spending } from '../src/predict/lifetime/gamma-gamma.ts'
import { randomNumbers } from './random.ts'

/** A made-up customer: repeats, time to the last one, time known, and what his repeats brought on average (0 without any). */
export type MadeUp = { repeats: number; last: number; age: number; mean: number }

/**
 * So many customers who buy and stop, and spend, as the models say, known for up to `longest`. `grain` is what times are
 * told in: 1 for whole units, 0 for exact ones. The same at every run.
 */
export function fabricateCustomers(
  count: number,
  { buying, spending, longest, grain }: { buying: Buying; spending: Spending; longest: number; grain: 0 | 1 },
): MadeUp[] {
  const random = randomNumbers(11)
  const time = (exact: number) => (grain ? Math.floor(exact) : exact)
  return Array.from({ length: count }, () => {
    const age = time(longest * random())
    const rate = gammaNumber(random, buying.r) / buying.alpha
    const [stops, stays] = [gammaNumber(random, buying.a), gammaNumber(random, buying.b)]
    const stop = stops / (stops + stays)
    let [at, last, repeats] = [0, 0, 0]
    for (;;) {
      at += -Math.log(1 - random()) / rate
      if (!(at < age)) break
      if (!grain || time(at) > last) [repeats, last] = [repeats + 1, time(at)]
      if (random() < stop) break
    }
    const inverse = gammaNumber(random, spending.q) / spending.v
    const mean = repeats && gammaNumber(random, spending.p * repeats) / inverse / repeats
    return { repeats, last, age, mean }
  })
}

/** A number of a gamma distribution of rate 1 (Marsaglia and Tsang 2000). */
function gammaNumber(random: () => number, shape: number): number {
  if (shape < 1) return gammaNumber(random, shape + 1) * random() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const cube = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (cube > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * cube + d * Math.log(cube)) return d * cube
  }
}
