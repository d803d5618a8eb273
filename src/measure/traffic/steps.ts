import { z } from 'zod'
import { isPage } from '../../derive/traffic/sittings.ts'
import type { Text } from '../../kernel/errors.ts'
import { eventNames } from '../../kernel/event-words.ts'
import { join, literal, type Sql, sql, str } from '../../store/sql.ts'

/** A step that people can take: an event by its name, or a page by its path; a path that ends in * is every page that begins so. */
export const step = z.string().trim().min(1).max(500)

/** What a step is called in a sentence: a known event in words, a page and a brand's own event as they are. */
export function calledStep(one: string): Text {
  const words = Object.hasOwn(eventNames, one) ? eventNames[one] : undefined
  return { en: words ? `“${words.en}”` : one, zh: `“${words?.zh ?? one}”` }
}

/** Whether a text of a visit's steps, which are paths and names of events, is this one. */
export function isStep(column: 'one', wanted: string): Sql {
  const of = literal(column)
  return isPattern(wanted) ? sql`startsWith(${of}, ${str(wanted.slice(0, -1))})` : sql`${of} = ${str(wanted)}`
}

/** Whether an event is this step. */
export function isTaken(wanted: string): Sql {
  if (!wanted.startsWith('/')) return sql`name = ${str(wanted)}`
  return isPattern(wanted)
    ? sql`${isPage} AND startsWith(path, ${str(wanted.slice(0, -1))})`
    : sql`${isPage} AND path = ${str(wanted)}`
}

/** Whether an event is any of these steps. */
export function isTakenOf(wanted: readonly string[]): Sql {
  return sql`(${join(
    wanted.map((one) => sql`(${isTaken(one)})`),
    sql` OR `,
  )})`
}

function isPattern(wanted: string): boolean {
  return wanted.startsWith('/') && wanted.endsWith('*')
}
