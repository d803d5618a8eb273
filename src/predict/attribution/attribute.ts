import { codePaths } from './coded-paths.ts'
import type { CountedPath } from './counted-path.ts'
import { type Credit, settle } from './credit.ts'
import { defaultSettings, type Model, type Settings } from './define.ts'

export type Attribution = {
  readonly conversions: number
  readonly valueMinor: number
  readonly nonConversions: number
  /** The channels that were too many and are `other` here; none where the limit was kept. */
  readonly grouped: readonly string[]
  /** For each model asked, by its id: one credit a channel, sorted by name. */
  readonly credits: Readonly<Record<string, readonly Credit[]>>
}

/** A chain has a state for each channel, each two in a row, or each three in a row. */
const mostChannels: Readonly<Record<Settings['order'], number>> = { 1: 200, 2: 60, 3: 30 }

type Choice = Partial<Settings> & {
  /**
   * Beyond this many, the channels with the fewest journeys become `other`, for all models alike, so that they stand
   * side by side. If not given, as many as a chain of the order is solved for in seconds.
   */
  readonly maxChannels?: number
}

/**
 * What each model gives to each channel. The credits of a model add up to the conversions and to the value exactly, and
 * the order of the rows does not matter. Throws a RangeError for rows and settings that make no sense.
 */
export function attribute(rows: readonly CountedPath[], models: readonly Model[], choice: Choice = {}): Attribution {
  const { maxChannels, ...settings } = choice
  const all = { ...defaultSettings, ...settings }
  const coded = codePaths(rows, maxChannels ?? mostChannels[all.order])
  const credits = models.map((model) => [model.id, settle(coded, model.amounts(coded, all))])
  const { conversions, valueMinor, nonConversions, grouped } = coded
  return { conversions, valueMinor, nonConversions, grouped, credits: Object.fromEntries(credits) }
}
