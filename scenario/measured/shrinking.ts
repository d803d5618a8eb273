import type { Sample } from './creator-posts.ts'

export type Shrunk = { mean: number | null; error: number | null; peers: number | null }

/** The one-way model with random effects, its variances by the method of moments, for each of those who are peers. */
export function shrinkAll(samples: readonly Sample[]): Shrunk[] {
  const some = samples.filter(({ n }) => n > 0) as (Sample & { mean: number })[]
  const sum = (of: (sample: Sample & { mean: number }) => number) => some.reduce((all, one) => all + of(one), 0)
  const all = sum(({ n }) => n)
  const peers = all === 0 ? null : sum(({ n, mean }) => n * mean) / all
  const freedom = sum(({ n }) => n - 1)
  const inside = freedom === 0 ? null : sum(({ n, variance }) => (n - 1) * (variance ?? 0)) / freedom
  const weights = sum(({ n }) => n * n)
  const between =
    some.length < 2 || inside === null || peers === null
      ? null
      : Math.max(
          0,
          (sum(({ n, mean }) => n * (mean - peers) ** 2) - (some.length - 1) * inside) / (all - weights / all),
        )
  return samples.map(({ n, mean, variance }) => {
    if (n === 0 || mean === null) return { mean: null, error: null, peers }
    if (between === null || inside === null || peers === null || n * between + inside === 0)
      return { mean, error: variance === null ? null : Math.sqrt(variance / n), peers }
    const share = (n * between) / (n * between + inside)
    const ofPeers = inside / all + (between * weights) / all ** 2
    const error = Math.sqrt((share * inside) / n + (1 - share) ** 2 * ofPeers)
    return { mean: share * mean + (1 - share) * peers, error, peers }
  })
}
