import { deriveAllTraffic, deriveNewTraffic } from '../src/derive/traffic/derive-traffic.ts'
import type { TrafficScope } from '../src/derive/traffic/traffic-scope.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { happens, standing, type Told, trafficOf } from './stories.ts'

const tables = ['visits', 'person_ids', 'people', 'journeys'] as const
type Derived = Record<(typeof tables)[number], Record<string, unknown>[]>

/** Everything that is derived of traffic, as it stands. */
export async function derivedOf(warehouse: Warehouse, scope: TrafficScope): Promise<Derived> {
  const rows = await Promise.all(tables.map(async (table) => [table, await standing(warehouse, table, scope)] as const))
  return Object.fromEntries(rows) as Derived
}

/** So small that days are cut into parts, and a run into units. */
const small = { events: 7, visits: 3, orders: 2 }

/** Brings events in by segments, deriving after each, and gives the scope that was kept up. */
export async function keptUp(warehouse: Warehouse, segments: readonly Told[][]): Promise<TrafficScope> {
  let scope = trafficOf({ run: 0 })
  for (const [i, events] of segments.entries()) {
    await happens(warehouse, scope, events, { segment: i + 1 })
    scope = { ...scope, run: scope.run + 1 }
    // As it is at work: the last segment read is read again, as more of it may have come.
    await deriveNewTraffic(warehouse, scope, { since: i, through: i + 1 }, { sizes: small })
  }
  return scope
}

/** The same from scratch: everything that happened, derived at once into a slice of its own. */
export async function derivedAnew(warehouse: Warehouse, kept: TrafficScope, segments: number): Promise<Derived> {
  const anew = { ...kept, slice: trafficOf().slice, run: 1 }
  await deriveAllTraffic(warehouse, anew, segments)
  return derivedOf(warehouse, anew)
}
