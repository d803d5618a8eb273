import { type Curve, watchingAt } from '../../measure/video/curve.ts'
import { differenceOfCounts } from '../../measure/video/intervals.ts'
import type { Video } from '../../measure/video/video-book.ts'
import { type Sold, soldAt } from './sold-at.ts'

export type BestSeller = {
  from: number
  until: number
  figure: 'orders' | 'clicks' | 'platform_clicks'
  /** Of those who watched when it began, which share ordered or clicked there, and at the other stretches. */
  share: number
  beside: number
}

/**
 * The stretch in which more of its viewers ordered than in each of the others that are known, beyond chance (95%, Newcombe), or else more
 * clicked. Nothing where the views are not known, or only one stretch is.
 */
export function bestSeller(video: Video & { curve: Curve }): BestSeller | undefined {
  const { views, curve, seconds } = video
  if (!views) return undefined
  const stretches = [...soldAt(video).values()]
  for (const figure of ['orders', 'clicks', 'platform_clicks'] as const) {
    const counted = stretches.flatMap((one) => {
      const part = countOf(one, figure)
      const whole = Math.round(views * Math.min(1, watchingAt(curve, one.from / seconds)))
      return part === null || whole < part || whole === 0 ? [] : [{ ...one, part, whole }]
    })
    const [best, ...others] = counted.sort((a, b) => b.part / b.whole - a.part / a.whole)
    if (!best || others.length === 0) continue
    const rest = { part: total(others, 'part'), whole: total(others, 'whole') }
    if (others.some((other) => (differenceOfCounts(other, best)?.low ?? 0) <= 0)) continue
    const { from, until } = best
    return { from, until, figure, share: best.part / best.whole, beside: rest.part / rest.whole }
  }
  return undefined
}

function countOf(sold: Sold, figure: BestSeller['figure']): number | null {
  return figure === 'orders' ? (sold.orders?.length ?? null) : sold[figure]
}

function total(all: readonly { part: number; whole: number }[], name: 'part' | 'whole'): number {
  return all.reduce((sum, one) => sum + one[name], 0)
}
