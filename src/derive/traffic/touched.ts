import { sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { acts } from './acts.ts'
import { isNew, type NewEvents } from './person-ids.ts'
import { idleMs } from './sittings.ts'
import { currentOf, ofScope, type TrafficScope } from './traffic-scope.ts'

/** A visit under way that began so many days before is looked for. */
const longestDays = 31

/**
 * Notes whose visits of which days new events change: the days they happened on, those around that they may join to, and the day
 * on which a visit began that they go on with.
 */
export async function noteTouched(warehouse: Warehouse, scope: TrafficScope, events: NewEvents): Promise<void> {
  const idle = sql`toIntervalMillisecond(${u64(idleMs)})`
  await warehouse.run(sql`
    INSERT INTO touched_people (brand, slice, person, from_day, to_day)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, person, toDate(min(at) - ${idle}), toDate(max(at) + ${idle})
    FROM ${acts(scope, 'everyone', isNew(events))} GROUP BY person`)
  const [range] = await warehouse.query<{ people: number; from_day: string }>(sql`
    SELECT count() AS people, min(from_day) AS from_day FROM touched_people WHERE ${ofScope(scope)}`)
  if (!range?.people) return
  await warehouse.run(sql`
    INSERT INTO touched_people (brand, slice, person, from_day, to_day)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, going.person, min(going.day), min(going.day)
    FROM (SELECT person, day, ended_at ${currentOf('visits', scope)} AND day >= toDate(${str(range.from_day)}) - ${u64(longestDays)}) AS going
    GLOBAL INNER JOIN (SELECT person, min(from_day) AS from_day FROM touched_people WHERE ${ofScope(scope)} GROUP BY person) AS touched
      ON going.person = touched.person
    WHERE going.day < touched.from_day AND going.ended_at >= toDateTime64(touched.from_day, 3, 'UTC') - ${idle}
    GROUP BY going.person`)
}
