import { z95 } from './share.ts'

/** Some observations: how many, their mean, and their variance (undefined of fewer than two). */
export type Sample = { n: number; mean: number; variance: number | undefined }
export type Shrunk = { mean: number; low: number | null; high: number | null }

/**
 * Each sample's mean shrunk towards that of all, with its interval (95%): a one-way model with random effects, its variances by the method
 * of moments. The share that a sample's own observations have is n·τ² ÷ (n·τ² + σ²). Undefined without an observation; where there is
 * nobody to compare with, a sample stands for itself.
 */
export function shrinkAll(samples: readonly Sample[]): (Shrunk | undefined)[] {
  const some = samples.filter(({ n }) => n > 0)
  const sum = (of: (sample: Sample) => number) => some.reduce((all, one) => all + of(one), 0)
  const all = sum(({ n }) => n)
  const peers = sum(({ n, mean }) => n * mean) / Math.max(1, all)
  const freedom = sum(({ n }) => n - 1)
  const inside = freedom > 0 ? sum(({ n, variance = 0 }) => (n - 1) * variance) / freedom : undefined
  const weights = sum(({ n }) => n * n)
  const between =
    inside === undefined || some.length < 2
      ? undefined
      : Math.max(
          0,
          (sum(({ n, mean }) => n * (mean - peers) ** 2) - (some.length - 1) * inside) / (all - weights / all),
        )
  return samples.map(({ n, mean, variance }) => {
    if (n === 0) return undefined
    if (inside === undefined || between === undefined || n * between + inside === 0)
      return withEnds(mean, variance === undefined ? undefined : Math.sqrt(variance / n))
    const own = (n * between) / (n * between + inside)
    const ofPeers = inside / all + (between * weights) / all ** 2
    return withEnds(own * mean + (1 - own) * peers, Math.sqrt((own * inside) / n + (1 - own) ** 2 * ofPeers))
  })
}

function withEnds(mean: number, error: number | undefined): Shrunk {
  return error === undefined
    ? { mean, low: null, high: null }
    : { mean, low: mean - z95 * error, high: mean + z95 * error }
}

/** A share as observations of nothing and one. */
export function sampleOfShare(part: number, whole: number): Sample {
  const mean = whole ? part / whole : 0
  return { n: whole, mean, variance: whole > 1 ? (mean * (1 - mean) * whole) / (whole - 1) : undefined }
}
