import { instant, join, type Sql, sql, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofTraffic } from '../traffic/visits.ts'
import { ofSlice, periodEnd } from '../within.ts'

/** Visits and orders whose people are gathered at once: their groups fit in what a question may take, with what is read beside them. */
export const rowsAtOnce = 4_000_000

/** Some of all people, by their number `who`. */
export type Part = { part: number; parts: number }
export const everybody: Part = { part: 0, parts: 1 }

/** How many visits and orders a question about people goes through. */
export function actsUntil(p: Question): Sql {
  return sql`SELECT sum(found) AS rows
    FROM (
      SELECT count() AS found FROM visits WHERE ${ofTraffic(p)} AND started_at < ${instant(periodEnd(p))}
      UNION ALL
      SELECT count() FROM orders WHERE ${ofSlice(p)} AND ordered_at < ${instant(periodEnd(p))}
    )`
}

/** Whether somebody is of a part; begins with AND, and is nothing where that is everybody. */
export function isOfPart(who: Sql, { part, parts }: Part): Sql {
  return parts === 1 ? sql`` : sql` AND ${who} % ${u64(parts)} = ${u64(part)}`
}

/**
 * The rows of a statement about some people, of all parts. Where there are many people each part is an array of its own: the engine works
 * such arrays out one after the other, and holds the groups of one part at a time. What goes to disk instead is no less when it comes back.
 */
export function inParts(rows: number, columns: readonly Sql[], of: (some: Part) => Sql): Sql {
  const parts = Math.max(1, Math.ceil(rows / rowsAtOnce))
  if (parts === 1) return of(everybody)
  const found = Array.from(
    { length: parts },
    (_, part) => sql`(SELECT groupArray((${join(columns)})) FROM (${of({ part, parts })}))`,
  )
  const told = columns.map((column, i) => sql`tupleElement(one, ${u64(i + 1)}) AS ${column}`)
  return sql`SELECT ${join(told)} FROM (SELECT arrayJoin(arrayConcat(${join(found)})) AS one)`
}
