import type { Row } from '../define.ts'
import { countOf } from './count.ts'

const names = ['views', 'reach', 'likes', 'comments', 'shares', 'saves'] as const
type Counted = (typeof names)[number]

/** What is counted of a post, as far as the table tells it. Throws `Unreadable` for a count below zero. */
export function postCounts<Name extends Counted>(row: Row<Name>): Partial<Record<Counted, number | undefined>> {
  return Object.fromEntries(names.map((name) => [name, countOf(row, name as Name)]))
}
