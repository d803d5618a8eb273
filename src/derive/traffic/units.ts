import type { Day } from '../../kernel/time.ts'
import { day, sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { acts } from './acts.ts'
import { currentOf, isOneOf, type PeoplePart, partsOfPeople, type TrafficScope, type Whom } from './traffic-scope.ts'

/** Days that follow each other and are worked on at once, in how many parts. */
export type DaysUnit = { from: Day; to: Day; parts: PeoplePart[] }
export type CountedDay = { day: Day; rows: number }

/** Cuts days into units of about `size` rows; a day of more is worked on in parts of its people. */
export function unitsOf(days: readonly CountedDay[], size: number): DaysUnit[] {
  const units: (DaysUnit & { rows: number })[] = []
  for (const { day: on, rows } of days) {
    const last = units.at(-1)
    if (last && last.rows + rows <= size) {
      last.to = on
      last.rows += rows
    } else units.push({ from: on, to: on, rows, parts: [] })
  }
  return units.map(({ from, to, rows }) => ({ from, to, parts: partsOfPeople(rows, size) }))
}

/** The days of these people's events between two, with how many there are. */
export function daysOfEvents(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  { from, to }: { from: Day; to: Day },
): Promise<CountedDay[]> {
  const within = sql`day BETWEEN ${day(from)} AND ${day(to)}`
  // Of everyone, nobody has to be remembered.
  const events =
    whom === 'everyone'
      ? sql`events WHERE brand = ${str(scope.brand)} AND ${within}`
      : sql`${acts(scope, whom, within)}`
  return warehouse.query<CountedDay>(sql`SELECT day, count() AS rows FROM ${events} GROUP BY day ORDER BY day`, {
    limits: { seconds: 600 },
  })
}

/** The days of these people's orders, and of journeys that were noted before, from a day on. */
export function daysOfOrders(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  from: Day | undefined,
): Promise<CountedDay[]> {
  const since = from === undefined ? sql`1` : sql`day >= ${day(from)}`
  const these = sql`${since} AND ${isOneOf('person', whom, scope)}`
  return warehouse.query<CountedDay>(
    sql`
    SELECT toDate(ordered) AS day, count() AS rows FROM (
      SELECT arrayJoin(ordered_at) AS ordered ${currentOf('visits', scope)} AND ${these}
      UNION ALL SELECT ordered_at ${currentOf('journeys', scope)} AND ${these})
    GROUP BY day ORDER BY day`,
    { limits: { seconds: 600 } },
  )
}

/** How many visits these people have. */
export async function visitsOf(warehouse: Warehouse, scope: TrafficScope, whom: Whom): Promise<number> {
  const [row] = await warehouse.query<{ visits: number }>(
    sql`SELECT count() AS visits ${currentOf('visits', scope)} AND ${isOneOf('person', whom, scope)}`,
  )
  return row?.visits ?? 0
}
