import { createHash } from 'node:crypto'

/** Numbers from 0 to 1, the same each time for the same seed. */
export type Random = () => number

/** A generator of 128 bits (xoshiro128**), begun with the hash of the seed. */
export function seededRandom(seed: string): Random {
  const bytes = createHash('sha256').update(seed).digest()
  const state = new Uint32Array([0, 4, 8, 12].map((at) => bytes.readUInt32LE(at)))
  const turned = (x: number, by: number) => (x << by) | (x >>> (32 - by))
  return () => {
    const [a = 0, b = 0, c = 0, d = 0] = state
    const result = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0
    const third = c ^ a
    const fourth = d ^ b
    state[1] = b ^ third
    state[0] = a ^ fourth
    state[2] = third ^ (b << 9)
    state[3] = turned(fourth, 11)
    return (result + 0.5) / 2 ** 32
  }
}

function normalDraw(random: Random): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}

/** A draw of the gamma distribution with scale 1 (Marsaglia and Tsang). */
export function gammaDraw(shape: number, random: Random): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * random() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalDraw(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

export function betaDraw(a: number, b: number, random: Random): number {
  const x = gammaDraw(a, random)
  return x / (x + gammaDraw(b, random))
}

/** Shares that add up to 1, each as large on average as its weight. */
export function dirichletDraw(weights: readonly number[], random: Random): number[] {
  const draws = weights.map((weight) => gammaDraw(weight, random))
  const sum = draws.reduce((all, one) => all + one, 0)
  return draws.map((one) => one / sum)
}

/** The value below which a share of the sorted values lies, between two of them in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)] ?? Number.NaN
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place))
}
