import type { Text } from '../../kernel/errors.ts'
import type { CodedPath, CodedPaths } from './coded-paths.ts'
import { type Amounts, Tally } from './credit.ts'

/** What can be chosen about a model; each reads what concerns it. */
export type Settings = {
  /** Last non-direct passes over this channel. */
  readonly direct: string
  /** Position: the shares of the first and the last touch. Those between share what is left. */
  readonly position: { readonly first: number; readonly last: number }
  /** Markov: how many touches back the next one depends on. */
  readonly order: 1 | 2 | 3
}

export const defaultSettings: Settings = { direct: 'direct', position: { first: 0.4, last: 0.4 }, order: 1 }

/** A rule that says what each channel is to be thanked for. */
export type Model = {
  readonly id: string
  readonly title: Text
  /** The question that it answers, and where it misleads. */
  readonly doc: Text
  /** What each channel gets, before rounding. Throws a RangeError for settings that make no sense. */
  readonly amounts: (coded: CodedPaths, settings: Settings) => Amounts
}

/** A model, as the compiler is to see it. */
export function defineModel<const Id extends string>(model: Model & { readonly id: Id }): Model & { readonly id: Id } {
  return model
}

type Give = (touch: number, share: number) => void

/** What channels get when each path that brought something shares it out among its own touches. */
export function sharedByTouch(coded: CodedPaths, share: (path: CodedPath, give: Give) => void): Amounts {
  const [conversions, valueMinor] = [new Tally(coded.channels.length), new Tally(coded.channels.length)]
  for (const path of coded.paths) {
    if (!path.conversions && !path.valueMinor) continue
    share(path, (touch, part) => {
      conversions.add(path.steps.charCodeAt(touch), path.conversions * part)
      valueMinor.add(path.steps.charCodeAt(touch), path.valueMinor * part)
    })
  }
  return { conversions: conversions.totals(), valueMinor: valueMinor.totals() }
}
