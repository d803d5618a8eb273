import { z95 } from '../../kernel/share.ts'

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)

export type ShrunkMean = {
  n: number
  mean: number
  /** The estimate and its interval (95%); the ends are null where nothing is known of how much observations vary. */
  shrunk: number
  low: number | null
  high: number | null
}

/**
 * Means of groups, each drawn towards the mean of all the more, the less it rests on: a one-way model with random effects, its variances
 * by the method of moments. Every group has an observation at least. Where no group has two, nothing tells chance from difference: the
 * mean of all stands for each.
 */
export function shrunkMeans(groups: readonly (readonly number[])[]): ShrunkMean[] {
  const all = groups.flat()
  const [total, several] = [all.length, groups.length]
  const grand = total === 0 ? 0 : sum(all) / total
  const means = groups.map((group) => sum(group) / group.length)
  const free = total - several
  if (free === 0) return groups.map((group, at) => alone(group.length, means[at] ?? 0, grand))
  const within = sum(groups.map((group, at) => sum(group.map((one) => (one - (means[at] ?? 0)) ** 2)))) / free
  const weights = sum(groups.map((group) => group.length ** 2))
  const between = several < 2 ? 0 : betweenOf({ means, groups, grand, within, freedom: total - weights / total })
  return groups.map((group, at) => {
    const [n, mean] = [group.length, means[at] ?? 0]
    const share = several < 2 ? 1 : within + n * between === 0 ? 1 : (n * between) / (n * between + within)
    const ofAll = within / total + (between * weights) / total ** 2
    const error = Math.sqrt((share * within) / n + (1 - share) ** 2 * ofAll)
    const shrunk = share * mean + (1 - share) * grand
    return { n, mean, shrunk, low: shrunk - z95 * error, high: shrunk + z95 * error }
  })
}

function alone(n: number, mean: number, grand: number): ShrunkMean {
  return { n, mean, shrunk: grand, low: null, high: null }
}

function betweenOf({
  means,
  groups,
  grand,
  within,
  freedom,
}: {
  means: readonly number[]
  groups: readonly (readonly number[])[]
  grand: number
  within: number
  freedom: number
}): number {
  const spread = sum(groups.map((group, at) => group.length * ((means[at] ?? 0) - grand) ** 2))
  return Math.max(0, (spread - (groups.length - 1) * within) / freedom)
}
