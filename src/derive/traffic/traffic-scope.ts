import type { ChannelRules } from '../../kernel/channel-rule.ts'
import type { Day } from '../../kernel/time.ts'
import { literal, type Sql, sql, str, u64 } from '../../store/sql.ts'

/** What one run over a brand's traffic works on: the slice that it fills or keeps up, and its number, the version of what it writes. */
export type TrafficScope = {
  brand: string
  slice: number
  run: number
  rules: ChannelRules
  /** The first day whose visits the brand keeps: none are derived of days before. Without it they are kept for ever. */
  visitsFrom?: Day | undefined
}

/** A rebuild of a brand's traffic, as its tables name it. */
export type SliceOfTraffic = Pick<TrafficScope, 'brand' | 'slice'>

type TrafficTable = 'visits' | 'person_ids' | 'people' | 'journeys' | 'touched_people'

/** A derived table's rows of the slice as they stand: the newest version of each. */
export function currentOf(table: TrafficTable, scope: SliceOfTraffic): Sql {
  return sql`FROM ${literal(table)} FINAL WHERE ${ofScope(scope)}`
}

/** Rows of the brand's slice; the columns are those of the first table named. */
export function ofScope({ brand, slice }: SliceOfTraffic): Sql {
  return sql`brand = ${str(brand)} AND slice = ${u64(slice)}`
}

/** Everyone, or only those who were touched: those whose ids stand in `touched_people`. */
export type Whom = 'everyone' | 'touched'

/** Whether a column that holds a canonical person is one of these. */
export function isOneOf(column: 'person', whom: Whom, scope: TrafficScope): Sql {
  if (whom === 'everyone') return sql`1`
  return sql`${literal(column)} GLOBAL IN (SELECT person FROM touched_people WHERE ${ofScope(scope)})`
}

/** A part of all people, by their number. */
export type PeoplePart = { index: number; of: number }

export function partsOfPeople(rows: number, size: number): PeoplePart[] {
  const of = Math.max(1, Math.ceil(rows / size))
  return Array.from({ length: of }, (_, index) => ({ index, of }))
}

export function isInPart({ index, of }: PeoplePart): Sql {
  return of === 1 ? sql`1` : sql`person % ${u64(of)} = ${u64(index)}`
}
