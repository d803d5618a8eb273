import { addDays, type Day } from '../../kernel/time.ts'
import { day, literal, sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { isOfOrder, orderEvents } from '../event-orders.ts'
import { currentOf, type TrafficScope } from './traffic-scope.ts'

/**
 * The first day whose visits are derived: from the day on that the brand keeps visits of, though events of older ones may be
 * there, and from the day on that has events, where `has`, the slice that is kept up or replaced, has older visits. What it has
 * of days before stays as it is. Undefined where everything is derived.
 */
export async function firstDerivedDay(
  warehouse: Warehouse,
  { visitsFrom, ...scope }: TrafficScope,
  has: number,
): Promise<Day | undefined> {
  const first = has > 0 ? await firstDerivableDay(warehouse, { ...scope, slice: has }) : undefined
  return first === undefined || (visitsFrom !== undefined && visitsFrom > first) ? visitsFrom : first
}

/**
 * The first day whose visits can be derived, where a slice has older ones: their events have expired, but for those of orders.
 * Undefined where everything can be.
 */
async function firstDerivableDay(warehouse: Warehouse, scope: TrafficScope): Promise<Day | undefined> {
  const [first] = await warehouse.query<{ day: Day }>(sql`
    SELECT day FROM events WHERE brand = ${str(scope.brand)} AND NOT (${isOfOrder}) ORDER BY brand, day LIMIT 1`)
  const before = first ? sql`day < ${day(first.day)}` : sql`1`
  const [older] = await warehouse.query<{ visits: number; last: Day }>(sql`
    SELECT count() AS visits, max(day) AS last ${currentOf('visits', scope)} AND ${before}
      AND arrayExists(step -> NOT has(${orderEvents}, toString(step)), steps)`)
  if (!older?.visits) return undefined
  return first?.day ?? addDays(older.last, 1)
}

/** Takes over from a slice the visits before a day, which are not derived anew, with their channels as they were. */
export async function keepOlderVisits(
  warehouse: Warehouse,
  scope: TrafficScope,
  from: { slice: number; before: Day },
): Promise<void> {
  const { slice, run } = scope
  const older = { ...scope, slice: from.slice }
  const own = sql`${u64(slice)} AS slice, ${u64(run)} AS version`
  for (const table of ['visits', 'journeys'] as const)
    await warehouse.run(sql`
      INSERT INTO ${literal(table)} SELECT * REPLACE (${own})
      FROM (SELECT * ${currentOf(table, older)} AND day < ${day(from.before)})`)
  // Where an id leads on, that is followed anew.
  await warehouse.run(sql`
    INSERT INTO person_ids SELECT * REPLACE (${own}, leads_to AS canonical)
    FROM (SELECT * ${currentOf('person_ids', older)} AND since < toDateTime64(${day(from.before)}, 3, 'UTC'))`)
}
