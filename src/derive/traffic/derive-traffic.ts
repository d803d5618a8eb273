import { addDays, type Day } from '../../kernel/time.ts'
import { sql, str } from '../../store/sql.ts'
import { sideBySide } from '../../store/warehouse/side-by-side.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { deriveJourneys } from './journeys.ts'
import { noteMidnights, reachOf } from './midnights.ts'
import { firstDerivedDay, keepOlderVisits } from './older-visits.ts'
import { derivePeople } from './people.ts'
import { derivePersonIds, type NewEvents } from './person-ids.ts'
import { noteTouched } from './touched.ts'
import { ofScope, partsOfPeople, type TrafficScope, type Whom } from './traffic-scope.ts'
import { type DaysUnit, daysOfEvents, daysOfOrders, unitsOf, visitsOf } from './units.ts'
import { deriveVisits } from './visits.ts'

/** Rows worked on at once; a run's memory is that of so many, whatever the size of the brand. */
export type UnitSizes = { events: number; visits: number; orders: number }
const usualSizes: UnitSizes = { events: 160_000, visits: 500_000, orders: 20_000 }

/** Tables of a slice; each has one partition a slice. */
export const trafficTables = [
  'visits',
  'person_ids',
  'people',
  'journeys',
  'touched_people',
  'crossed_midnights',
] as const

type Work = { signal?: AbortSignal | undefined; sizes?: UnitSizes | undefined }

/** Fills a slice that is empty from all events up to a segment, and from the slice that it replaces what is not derived any more. */
export async function deriveAllTraffic(
  warehouse: Warehouse,
  scope: TrafficScope,
  through: number,
  { replaces = 0, ...work }: Work & { replaces?: number } = {},
): Promise<void> {
  const first = await firstDerivedDay(warehouse, scope, replaces)
  if (first && replaces > 0) await keepOlderVisits(warehouse, scope, { slice: replaces, before: first })
  await derivePersonIds(warehouse, scope, { since: 0, through })
  const [range] = await warehouse.query<Range>(sql`
    SELECT count() AS rows, min(day) AS from_day, max(day) AS to_day FROM events WHERE brand = ${str(scope.brand)}`)
  if (range && (range.rows > 0 || first)) await deriveDays(warehouse, scope, 'everyone', { ...range, first }, work)
  await dropNotes(warehouse, scope)
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
  if (range?.rows) {
    const first = await firstDerivedDay(warehouse, scope, scope.slice)
    await deriveDays(warehouse, scope, 'touched', { ...range, first }, work)
  }
  await dropNotes(warehouse, scope)
}

type Range = { rows: number; from_day: Day; to_day: Day }
/** Days to derive; those before `first` stay as they are. */
type Days = Pick<Range, 'from_day' | 'to_day'> & { first: Day | undefined }

async function deriveDays(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  { from_day, to_day, first }: Days,
  { signal, sizes = usualSizes }: Work,
): Promise<void> {
  const isCut = first !== undefined && (whom === 'everyone' || first > from_day)
  const days = await daysOfEvents(warehouse, scope, whom, { from: isCut ? first : from_day, to: to_day })
  await noteMidnights(warehouse, scope, whom, days, signal)
  const visits = (own: Warehouse, unit: DaysUnit) => deriveVisitsOf(own, scope, whom, unit)
  await sideBySide(warehouse, unitsOf(days, sizes.events), visits, signal)
  const parts = partsOfPeople(await visitsOf(warehouse, scope, whom), sizes.visits)
  await sideBySide(warehouse, parts, (own, part) => derivePeople(own, scope, whom, part), signal)
  const since = whom === 'everyone' ? undefined : from_day
  // A visit of the day before may have its order after midnight.
  const found = await daysOfOrders(warehouse, scope, whom, isCut ? addDays(first, -1) : since)
  const ordered = isCut ? found.filter((one) => one.day >= first) : found
  const derive = (own: Warehouse, unit: DaysUnit) => deriveJourneys(own, scope, whom, unit)
  await sideBySide(warehouse, unitsOf(ordered, sizes.orders), derive, signal)
}

/** Drops what was noted for this run alone. */
async function dropNotes(warehouse: Warehouse, { slice }: TrafficScope): Promise<void> {
  for (const table of ['touched_people', 'crossed_midnights'] as const)
    await warehouse.dropPartition(table, String(slice))
}

async function deriveVisitsOf(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  { parts, ...days }: DaysUnit,
): Promise<void> {
  const reach = await reachOf(warehouse, scope, days)
  for (const part of parts) await deriveVisits(warehouse, scope, { reach, whom, part })
}
