import type { Day } from '../../kernel/time.ts'
import { sql, str } from '../../store/sql.ts'
import { sideBySide } from '../../store/warehouse/side-by-side.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { deriveJourneys } from './journeys.ts'
import { derivePeople } from './people.ts'
import { derivePersonIds, type NewEvents } from './person-ids.ts'
import { reachOf } from './sittings.ts'
import { noteTouched } from './touched.ts'
import { ofScope, partsOfPeople, type TrafficScope, type Whom } from './traffic-scope.ts'
import { type DaysUnit, daysOfEvents, daysOfOrders, unitsOf, visitsOf } from './units.ts'
import { deriveVisits, type VisitsUnit } from './visits.ts'

/** Rows worked on at once; a run's memory is that of so many, whatever the size of the brand. */
export type UnitSizes = { events: number; visits: number; orders: number }
const usualSizes: UnitSizes = { events: 250_000, visits: 500_000, orders: 20_000 }

/** Tables of a slice; each has one partition a slice. */
export const trafficTables = ['visits', 'person_ids', 'people', 'journeys', 'touched_people'] as const

type Work = { signal?: AbortSignal | undefined; sizes?: UnitSizes | undefined }

/** Fills a slice that is empty from all events up to a segment. */
export async function deriveAllTraffic(
  warehouse: Warehouse,
  scope: TrafficScope,
  through: number,
  work: Work = {},
): Promise<void> {
  await derivePersonIds(warehouse, scope, { since: 0, through })
  const [range] = await warehouse.query<Range>(sql`
    SELECT count() AS rows, min(day) AS from_day, max(day) AS to_day FROM events WHERE brand = ${str(scope.brand)}`)
  if (range?.rows) await deriveDays(warehouse, scope, 'everyone', range, work)
}

/** Brings a slice up to date with new events: derives again what they touch. Takes up what a run before left undone. */
export async function deriveNewTraffic(
  warehouse: Warehouse,
  scope: TrafficScope,
  events: NewEvents,
  work: Work = {},
): Promise<void> {
  await derivePersonIds(warehouse, scope, events)
  await noteTouched(warehouse, scope, events)
  const [range] = await warehouse.query<Range>(sql`
    SELECT count() AS rows, min(from_day) AS from_day, max(to_day) AS to_day FROM touched_people WHERE ${ofScope(scope)}`)
  if (range?.rows) await deriveDays(warehouse, scope, 'touched', range, work)
  await warehouse.dropPartition('touched_people', String(scope.slice))
}

type Range = { rows: number; from_day: Day; to_day: Day }

async function deriveDays(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  range: Range,
  { signal, sizes = usualSizes }: Work,
): Promise<void> {
  const days = await daysOfEvents(warehouse, scope, whom, { from: range.from_day, to: range.to_day })
  const units = await visitsUnits(warehouse, scope, whom, unitsOf(days, sizes.events))
  await sideBySide(warehouse, units, (own, unit) => deriveVisits(own, scope, unit), signal)
  const parts = partsOfPeople(await visitsOf(warehouse, scope, whom), sizes.visits)
  await sideBySide(warehouse, parts, (own, part) => derivePeople(own, scope, whom, part), signal)
  const ordered = await daysOfOrders(warehouse, scope, whom, whom === 'everyone' ? undefined : range.from_day)
  const derive = (own: Warehouse, unit: DaysUnit) => deriveJourneys(own, scope, whom, unit)
  await sideBySide(warehouse, unitsOf(ordered, sizes.orders), derive, signal)
}

async function visitsUnits(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  units: readonly DaysUnit[],
): Promise<VisitsUnit[]> {
  const all: VisitsUnit[] = []
  for (const { parts, ...days } of units) {
    const reach = await reachOf(warehouse, scope, whom, days)
    for (const part of parts) all.push({ reach, whom, part })
  }
  return all
}
