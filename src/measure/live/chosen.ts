import type { LiveBook } from './live-book.ts'
import type { Params } from './live-question.ts'
import { type Played, playedOf } from './session-figures.ts'

/** The sessions of a question that its filters leave, with their orders. Orders are matched before: each is of one session among all. */
export function chosenSessions(book: LiveBook, { country, platform, host }: Partial<Params>): Played[] {
  const isOne = (values: readonly string[] | undefined, value: string) => !values?.length || values.includes(value)
  return playedOf(book).filter(
    ({ session }) => isOne(country, session.country) && isOne(platform, session.platform) && isOne(host, session.host),
  )
}
