import { type CountedPath, checkPath, type Decay } from './counted-path.ts'
import { groupSmallest } from './group-smallest.ts'

/** A counted path with its channels as UTF-16 units: the n-th touch is `channels[steps.charCodeAt(n)]`. */
export type CodedPath = Omit<CountedPath, 'channels'> & { readonly steps: string }

/**
 * Every path once, in an order that does not depend on the rows', so that neither do the sums. (Decay that is given for
 * the same path in three or more rows may differ in its last bit.)
 */
export type CodedPaths = {
  /** The channels that occur, sorted. */
  readonly channels: readonly string[]
  readonly paths: readonly CodedPath[]
  readonly conversions: number
  readonly valueMinor: number
  readonly nonConversions: number
  /** The channels that were taken together as `other`; none where the limit was kept. */
  readonly grouped: readonly string[]
}

/** Where the smallest channels go when there are more than the limit. */
export const otherChannel = 'other'

/**
 * Codes paths for the models. Beyond `maxChannels`, the channels with the fewest journeys become `other`, and `grouped`
 * names them. Throws a RangeError for a path without touches, and for numbers that are not exact counts and amounts.
 */
export function codePaths(given: readonly CountedPath[], maxChannels: number): CodedPaths {
  for (const row of given) checkPath(row)
  const rows = given.filter((row) => row.conversions + row.nonConversions > 0)
  const { channels, codeOf, grouped } = groupSmallest(rows, maxChannels, otherChannel)
  const bySteps = new Map<string, CodedPath>()
  for (const row of rows) {
    const steps = String.fromCharCode(...row.channels.map(codeOf))
    const before = bySteps.get(steps)
    bySteps.set(steps, before ? together(before, row) : coded(row, steps))
  }
  // Plain comparison of units: quick, and the same everywhere.
  const paths = [...bySteps.keys()].sort().map((steps) => bySteps.get(steps) as CodedPath)
  const total = (of: (path: CodedPath) => number) => paths.reduce((sum, path) => sum + of(path), 0)
  // Where the sizes add up to an exact number, so does every sum of some of them.
  if (!Number.isSafeInteger(total((path) => Math.abs(path.valueMinor))))
    throw new RangeError('The value of all paths is more than can be counted exactly.')
  return {
    channels,
    paths,
    conversions: total((path) => path.conversions),
    valueMinor: total((path) => path.valueMinor),
    nonConversions: total((path) => path.nonConversions),
    grouped,
  }
}

function coded({ conversions, valueMinor, nonConversions, decay }: CountedPath, steps: string): CodedPath {
  return { steps, conversions, valueMinor, nonConversions, ...(decay && { decay }) }
}

function together(one: CodedPath, other: CountedPath): CodedPath {
  const decay = bothDecay(one, other)
  return {
    steps: one.steps,
    conversions: one.conversions + other.conversions,
    valueMinor: one.valueMinor + other.valueMinor,
    nonConversions: one.nonConversions + other.nonConversions,
    ...(decay && { decay }),
  }
}

/** A row without a decay adds nothing to it where none of its journeys converted. */
function bothDecay(one: CodedPath, other: CountedPath): Decay | undefined {
  const [a, b] = [one.decay, other.decay]
  if (a && b)
    return {
      conversions: a.conversions.map((share, i) => share + (b.conversions[i] ?? 0)),
      valueMinor: a.valueMinor.map((share, i) => share + (b.valueMinor[i] ?? 0)),
    }
  const without = a ? other : one
  return without.conversions || without.valueMinor ? undefined : (a ?? b)
}
