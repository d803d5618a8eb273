import { logNormal } from '../distributions.ts'
import type { Random } from '../random.ts'
import { longest, minuteMs } from './plan.ts'
import type { Look } from './walk.ts'

/** When each page was come to, and when the last one was left: one more than there are looks. Milliseconds. */
export type Times = number[]

const shortest = 1_500
/** An order is told so long after its page is there. */
export const thanksMs = 400

/** How long somebody stays on a page: mostly seconds, at times minutes; some go away for a while and come back. */
function stay(random: Random): number {
  if (random.chance(0.008)) return random.between(9, 26) * minuteMs
  return Math.min(8 * minuteMs, Math.max(shortest, Math.round(1000 * logNormal(random, 2.9, 0.95))))
}

/** Times of a visit without an order, from its beginning; no longer than such visits may be. */
export function timesFrom(random: Random, looks: readonly Look[], at: number): Times {
  const stays = within(
    looks.map(() => stay(random)),
    longest.plain - minuteMs,
  )
  return running(stays, at)
}

/** Times of a short visit that is over at `end`. */
export function timesUntil(random: Random, looks: readonly Look[], end: number): Times {
  const stays = within(
    looks.map(() => stay(random)),
    8 * minuteMs,
  )
  return running(stays, end - stays.reduce((sum, one) => sum + one, 0))
}

/** Times of a visit with orders, whose moments are fixed. Gaps between two orders are shared by the pages between them. */
export function timesAround(random: Random, segments: readonly (readonly Look[])[], moments: readonly number[]): Times {
  const [first = [], ...others] = segments
  const stays = within(
    first.slice(1).map(() => Math.min(4 * minuteMs, stay(random))),
    24 * minuteMs,
  )
  const thanks = (moments[0] as number) - thanksMs
  const times = running(stays, thanks - stays.reduce((sum, one) => sum + one, 0))
  for (const [i, looks] of others.entries()) {
    const from = times.at(-1) as number
    const each = Math.floor(((moments[i + 1] as number) - thanksMs - from) / looks.length)
    for (let k = 1; k < looks.length; k++) times.push(from + k * each)
    times.push((moments[i + 1] as number) - thanksMs)
  }
  times.push((times.at(-1) as number) + random.between(4, 90) * 1000)
  return times
}

function within(stays: number[], limit: number): number[] {
  const sum = stays.reduce((all, one) => all + one, 0)
  return sum <= limit ? stays : stays.map((one) => Math.max(shortest, Math.floor((one * limit) / sum)))
}

function running(stays: readonly number[], at: number): Times {
  const times = [at]
  for (const one of stays) times.push((times.at(-1) as number) + one)
  return times
}

/** Tenths of seconds in which somebody was active on a page. */
export function engagedTenths(random: Random, stayedMs: number): number {
  return Math.round((Math.min(stayedMs, 75_000) * (0.55 + 0.45 * random.uniform())) / 100)
}
