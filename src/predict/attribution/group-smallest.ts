import type { CountedPath } from './counted-path.ts'

type Coding = {
  channels: readonly string[]
  codeOf: (channel: string) => number
  grouped: readonly string[]
}

/** More than this do not fit a UTF-16 unit each. */
const most = 65_535

/**
 * The channels to work with, sorted, and each channel's place among them. Where there are more than `limit`, the
 * touches of the smallest ones belong to `other`; a channel that has this name already is one with them.
 */
export function groupSmallest(rows: readonly CountedPath[], limit: number, other: string): Coding {
  if (!Number.isInteger(limit) || limit < 2 || limit > most)
    throw new RangeError(`The most channels may be between 2 and ${most}, not ${limit}.`)
  const journeys = journeysByChannel(rows)
  const named = [...journeys.keys()]
    .filter((channel) => channel !== other)
    .sort((a, b) => (journeys.get(b) ?? 0) - (journeys.get(a) ?? 0) || (a < b ? -1 : 1))
  const grouped = journeys.size > limit ? named.slice(limit - 1).sort() : []
  const kept = new Set(grouped.length ? [...named.slice(0, limit - 1), other] : journeys.keys())
  const channels = [...kept].sort()
  const codes = new Map(channels.map((channel, code) => [channel, code]))
  return { channels, codeOf: (channel) => codes.get(channel) ?? (codes.get(other) as number), grouped }
}

/** How many journeys came upon each channel at least once. */
function journeysByChannel(rows: readonly CountedPath[]): Map<string, number> {
  const journeys = new Map<string, number>()
  for (const { channels, conversions, nonConversions } of rows)
    for (const channel of new Set(channels))
      journeys.set(channel, (journeys.get(channel) ?? 0) + conversions + nonConversions)
  return journeys
}
