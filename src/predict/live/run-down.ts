import type { Appearance } from '../../measure/live/appearances.ts'
import { sum } from '../../measure/live/session-figures.ts'
import { shrunkMeans } from './shrunk-means.ts'

export const reasons = ['surely_better', 'better', 'usual', 'little_known', 'loses'] as const

/** With fewer sessions that showed anything, nothing is proposed. */
export const fewestSessions = 3
/** A product that was shown in fewer sessions is little known. */
const knownFrom = 3
/** Minutes for a product of which little is known. */
const trialMinutes = 5
const longestMinutes = 30

export type RunDownLine = {
  place: number | null
  sku: string
  from_minute: number | null
  minutes: number
  margin_per_minute: number
  low: number | null
  high: number | null
  sessions: number
  minutes_shown: number
  units: number
  returned: number | null
  reason: (typeof reasons)[number]
}

/**
 * The next session, product by product, so that what is expected to leave the most per minute comes first. A product gets the minutes
 * that it usually had, one of which little is known a short trial; it ends when the time is used. Products that lose money follow
 * without a place. Nothing where too few sessions are known.
 */
export function runDown(appearances: readonly Appearance[], length: number): RunDownLine[] {
  const known = appearances.filter(({ margin, minutes }) => margin !== null && minutes > 0)
  if (new Set(known.map(({ played }) => played.session.key)).size < fewestSessions) return []
  const products = [...Map.groupBy(known, ({ sku }) => sku)]
  const rate = ({ margin, minutes }: Appearance) => (margin ?? 0) / minutes
  const means = shrunkMeans(products.map(([, times]) => times.map(rate)))
  const usual = sum(known.map(rate)) / known.length
  const lines = products
    .map(([sku, times], at) => lineOf(sku, times, means[at], usual))
    .sort((a, b) => b.margin_per_minute - a.margin_per_minute || (a.sku < b.sku ? -1 : 1))
  return placed(lines, length)
}

function lineOf(
  sku: string,
  times: readonly Appearance[],
  mean: ReturnType<typeof shrunkMeans>[number] | undefined,
  usual: number,
): RunDownLine {
  const orders = sum(times.map((one) => one.orders))
  const shrunk = mean?.shrunk ?? 0
  return {
    ...{
      place: null,
      sku,
      from_minute: null,
      margin_per_minute: shrunk,
      low: mean?.low ?? null,
      high: mean?.high ?? null,
    },
    minutes: times.length < knownFrom ? trialMinutes : usualMinutes(times),
    sessions: times.length,
    minutes_shown: sum(times.map(({ minutes }) => minutes)),
    units: sum(times.map(({ units }) => units)),
    returned: orders === 0 ? null : sum(times.map(({ returned }) => returned)) / orders,
    reason: reasonOf(times.length, shrunk, mean?.low ?? null, usual),
  }
}

function reasonOf(sessions: number, shrunk: number, low: number | null, usual: number): RunDownLine['reason'] {
  if (shrunk <= 0) return 'loses'
  if (sessions < knownFrom) return 'little_known'
  if (low !== null && low > usual) return 'surely_better'
  return shrunk > usual ? 'better' : 'usual'
}

/** The middle of the minutes that a product had in its sessions. */
function usualMinutes(times: readonly Appearance[]): number {
  const sorted = times.map(({ minutes }) => minutes).sort((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? trialMinutes
  return Math.min(longestMinutes, Math.max(1, Math.round(middle)))
}

function placed(lines: readonly RunDownLine[], length: number): RunDownLine[] {
  let [place, minute] = [0, 0]
  return lines.map((line) => {
    const left = length - minute
    if (line.reason === 'loses' || left < 1) return { ...line, minutes: 0 }
    const minutes = Math.min(line.minutes, left)
    const found = { ...line, place: ++place, from_minute: minute, minutes }
    minute += minutes
    return found
  })
}
