import { type Curve, watchingAt } from '../../measure/video/curve.ts'
import type { Video } from '../../measure/video/video-book.ts'

/** Parts of equal length in which curves are compared. */
export const parts = 20
/** Of fewer videos alike nothing is said. */
export const fewestPeers = 4
const likeLength = 1.5
/** Curves of peers never agree better than this by more than chance. */
const leastSpread = 0.005

export type Part = {
  from: number
  to: number
  /** Who still watches at its beginning, and which share of them at its end. */
  watching: number
  kept: number | null
  /** The mean of the peers, and between which ends 99% of such videos lie; null of too few. */
  peers_watching: number | null
  peers_kept: number | null
  low: number | null
  high: number | null
  verdict: 'holds' | 'loses' | ''
}

type WithCurve = Video & { curve: Curve }
const hasCurve = (video: Video): video is WithCurve => video.curve !== undefined

/** Other videos of the brand on the same platform of like length that are no versions of it, with a curve. */
export function peersOf(video: Video, all: readonly Video[]): WithCurve[] {
  return all
    .filter(hasCurve)
    .filter(
      (other) =>
        other.key !== video.key &&
        other.platform === video.platform &&
        (video.version_of === '' || other.version_of !== video.version_of) &&
        other.seconds <= video.seconds * likeLength &&
        other.seconds >= video.seconds / likeLength,
    )
}

/**
 * A video's curve part by part, beside the others: a part holds or loses where the share of those who watched at its beginning and still
 * do at its end lies outside the prediction interval (99%) of what the other videos keep in the same part.
 */
export function besidePeers(video: WithCurve, peers: readonly WithCurve[]): Part[] {
  return Array.from({ length: parts }, (_, place) => {
    const [from, to] = [place / parts, (place + 1) / parts]
    const kept = keptIn(video.curve, from, to)
    const others = peers.flatMap(({ curve }) => keptIn(curve, from, to) ?? [])
    const watched = peers.map(({ curve }) => watchingAt(curve, from))
    const [mean, ends] = [meanOf(others), endsOf(others)]
    return {
      ...{ from: from * video.seconds, to: to * video.seconds, watching: watchingAt(video.curve, from), kept },
      peers_watching: peers.length === 0 ? null : meanOf(watched),
      peers_kept: others.length === 0 ? null : mean,
      ...{ low: ends?.low ?? null, high: ends?.high ?? null },
      verdict: kept === null || !ends ? '' : kept > ends.high ? 'holds' : kept < ends.low ? 'loses' : '',
    }
  })
}

function keptIn(curve: Curve, from: number, to: number): number | null {
  const before = watchingAt(curve, from)
  return before === 0 ? null : watchingAt(curve, to) / before
}

const meanOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length)

function endsOf(all: readonly number[]): { low: number; high: number } | undefined {
  const n = all.length
  if (n < fewestPeers) return undefined
  const mean = meanOf(all)
  const spread = Math.sqrt(all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1))
  const half = quantile(n - 1) * Math.max(spread, leastSpread) * Math.sqrt(1 + 1 / n)
  return { low: mean - half, high: mean + half }
}

/** Student's t at 99.5%, by its table for up to ten degrees of freedom and by its expansion in 1/freedom above. */
function quantile(freedom: number): number {
  const table = [63.657, 9.925, 5.841, 4.604, 4.032, 3.707, 3.499, 3.355, 3.25, 3.169]
  const z = 2.575829
  return (
    table[freedom - 1] ?? z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2)
  )
}
