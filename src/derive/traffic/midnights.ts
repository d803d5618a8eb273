import { addDays, type Day } from '../../kernel/time.ts'
import { day, type Sql, sql, str, u64, whole } from '../../store/sql.ts'
import { sideBySide } from '../../store/warehouse/side-by-side.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { acts } from './acts.ts'
import { idleMs } from './sittings.ts'
import { ofScope, type TrafficScope, type Whom } from './traffic-scope.ts'
import { type CountedDay, unitsOf } from './units.ts'

/** Events whose midnights are looked at at once; one in 24 of them is near one. */
const eventsAtOnce = 10_000_000
/** Days that are looked at beyond the first and the last, as long as anybody goes on. */
const daysBeyond = 3

/** Days whose visits are derived at once, those that begin on them, and the days around that hold the rest of what was under way at midnight. */
export type Reach = { from: Day; to: Day; readFrom: Day; readTo: Day }

/**
 * Notes who goes on over which midnight of these days and next to them: a visit is never cut there. Where people go on over the
 * first midnight or the last, the days beyond are looked at for as long as anybody does. What a run before has left is noted twice,
 * and says the same.
 */
export async function noteMidnights(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  days: readonly CountedDay[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return
  let [from, to] = [first.day, addDays(last.day, 1)]
  const units = unitsOf([...days, { day: to, rows: 0 }], eventsAtOnce)
  await sideBySide(warehouse, units, (own, unit) => note(own, scope, whom, unit), signal)
  for (;;) {
    const { readFrom, readTo } = await reachOf(warehouse, scope, { from: first.day, to: last.day })
    if (readFrom >= from && readTo < to) return
    if (readFrom < from) {
      await note(warehouse, scope, whom, { from: addDays(from, -daysBeyond), to: addDays(from, -1) })
      from = addDays(from, -daysBeyond)
    }
    if (readTo >= to) {
      await note(warehouse, scope, whom, { from: addDays(to, 1), to: addDays(to, daysBeyond) })
      to = addDays(to, daysBeyond)
    }
  }
}

/** Notes who was active within 30 minutes before one of the midnights, and after it. Bots are cut there: some never stop. */
async function note(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  { from, to }: { from: Day; to: Day },
): Promise<void> {
  const near = sql`empty(bot_reasons) AND day BETWEEN ${day(addDays(from, -1))} AND ${day(to)}
      AND (toUnixTimestamp64Milli(at) + ${idle}) % 86400000 < 2 * ${idle}`
  await warehouse.run(sql`
    INSERT INTO crossed_midnights (brand, slice, midnight, person)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, toDate(at + toIntervalMillisecond(${idle})) AS begins, person
    FROM ${acts(scope, whom, near)} WHERE begins BETWEEN ${day(from)} AND ${day(to)}
    GROUP BY begins, person HAVING toDate(min(at)) != toDate(max(at))`)
}

const idle = whole(idleMs)

const noted = (scope: TrafficScope) => sql`FROM crossed_midnights WHERE ${ofScope(scope)}`
const crossing = (scope: TrafficScope, midnight: Day) =>
  sql`SELECT person ${noted(scope)} AND midnight = ${day(midnight)}`

/** How far around these days events have to be read for those who go on over the midnights at their ends, as they are noted. */
export async function reachOf(
  warehouse: Warehouse,
  scope: TrafficScope,
  { from, to }: { from: Day; to: Day },
): Promise<Reach> {
  const next = addDays(to, 1)
  const inARow = (midnights: Sql, expected: Sql) =>
    sql`arrayCount((midnight, i) -> midnight = ${expected}, ${midnights}, arrayEnumerate(${midnights}))`
  const [row] = await warehouse.query<{ before: number; after: number }>(sql`
    SELECT max(${inARow(sql`back`, sql`${day(from)} - (i - 1)`)}) AS before,
      max(${inARow(sql`forth`, sql`${day(next)} + (i - 1)`)}) AS after
    FROM (
      SELECT arrayReverseSort(groupUniqArrayIf(midnight, midnight <= ${day(from)})) AS back,
        arraySort(groupUniqArrayIf(midnight, midnight >= ${day(next)})) AS forth
      ${noted(scope)} AND person GLOBAL IN (SELECT person ${noted(scope)} AND midnight IN (${day(from)}, ${day(next)}))
      GROUP BY person)`)
  return { from, to, readFrom: addDays(from, -(row?.before ?? 0)), readTo: addDays(to, row?.after ?? 0) }
}

/** Whether an event is of the days, or of those around them and of somebody who goes on over midnight. `person` is canonical. */
export function isWithinReach(scope: TrafficScope, { from, to, readFrom, readTo }: Reach): Sql {
  const own = sql`day BETWEEN ${day(from)} AND ${day(to)}`
  const before = readFrom < from ? sql` OR day < ${day(from)} AND person GLOBAL IN (${crossing(scope, from)})` : sql``
  const after =
    readTo > to ? sql` OR day > ${day(to)} AND person GLOBAL IN (${crossing(scope, addDays(to, 1))})` : sql``
  return sql`(${own}${before}${after})`
}
