import { day, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { isOfOrder } from '../event-orders.ts'
import { currentOf, type TrafficScope } from './traffic-scope.ts'

/** Which events are new: those of segments after `since`, up to `through`. */
export type NewEvents = { since: number; through: number }

export function isNew({ since, through }: NewEvents): Sql {
  return sql`segment >= ${u64(since)} AND segment <= ${u64(through)}`
}

/**
 * Notes which ids belong to another person, from events that name two: who was identified on a device, and aliases. An id belongs
 * to the first person it was seen with, so that a device that is handed on does not make one person of two. Those whose visits
 * change are touched before anything is written, so that a run that ends half-way is taken up whole.
 */
export async function derivePersonIds(warehouse: Warehouse, scope: TrafficScope, events: NewEvents): Promise<void> {
  await applyChanges(warehouse, scope, newEdges(scope, events), 2 * scope.run)
  if (await hasChains(warehouse, scope)) await applyChanges(warehouse, scope, followedEdges(scope), 2 * scope.run + 1)
}

/** `changes` are rows (person, leads_to, canonical, edge, since, was): `was` is the canonical person until now. */
async function applyChanges(warehouse: Warehouse, scope: TrafficScope, changes: Sql, version: number): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO touched_people (brand, slice, person, from_day, to_day)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, arrayJoin([changed.person, changed.was, changed.canonical]) AS who, min(visited.day), max(toDate(visited.ended_at) + 1)
    FROM (${changes}) AS changed
    GLOBAL INNER JOIN (
      SELECT person, day, ended_at ${currentOf('visits', scope)} AND person GLOBAL IN (SELECT was FROM (${changes}))
    ) AS visited ON visited.person = changed.was
    GROUP BY who`)
  await warehouse.run(sql`
    INSERT INTO person_ids (brand, slice, person, leads_to, canonical, edge, since, version)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, person, leads_to, canonical, edge, since, ${u64(version)} FROM (${changes})`)
}

function newEdges(scope: TrafficScope, events: NewEvents): Sql {
  // Events of orders are kept for ever; what only they say of ids is forgotten with the visits.
  const told = scope.visitsFrom ? sql`NOT (${isOfOrder} AND day < ${day(scope.visitsFrom)})` : sql`1`
  const received = sql`FROM events WHERE brand = ${str(scope.brand)} AND ${isNew(events)} AND ${told}`
  return sql`
    SELECT found.person AS person, found.to.1 AS leads_to, leads_to AS canonical, found.to.2 AS edge, found.since AS since,
      if(stored.canonical = 0, found.person, stored.canonical) AS was
    FROM (
      SELECT person, argMin((leads_to, edge), (at, leads_to)) AS to, min(at) AS since
      FROM (
        SELECT sipHash64(anonymous_id) AS person, sipHash64(user_id) AS leads_to, at, 'identified' AS edge
        ${received} AND user_id != '' AND anonymous_id != ''
        UNION ALL
        SELECT sipHash64(previous_id), person, at, 'alias' ${received} AND previous_id != ''
      )
      WHERE person != leads_to GROUP BY person
    ) AS found
    GLOBAL ANY LEFT JOIN (SELECT person, leads_to, canonical, since ${currentOf('person_ids', scope)}) AS stored ON found.person = stored.person
    WHERE stored.canonical = 0 OR (found.since, found.to.1) < (stored.since, stored.leads_to)`
}

async function hasChains(warehouse: Warehouse, scope: TrafficScope): Promise<boolean> {
  const [row] = await warehouse.query<{ chained: number }>(sql`
    SELECT count() AS chained ${currentOf('person_ids', scope)}
      AND leads_to GLOBAL IN (SELECT person ${currentOf('person_ids', scope)})`)
  return (row?.chained ?? 0) > 0
}

/**
 * Ids whose way leads on, at most eight edges far, to another person than is noted. Of two ids that lead to each other the later
 * edge does not count, so that its person stays who they are.
 */
function followedEdges(scope: TrafficScope): Sql {
  const stored = sql`SELECT person, leads_to, canonical, edge, since ${currentOf('person_ids', scope)}`
  const edges = sql`
    SELECT near.person AS person, near.leads_to AS leads_to, near.canonical AS canonical, near.edge AS edge, near.since AS since,
      if(back.leads_to = near.person AND (back.since, back.person) < (near.since, near.person), near.person, near.leads_to) AS end
    FROM (${stored}) AS near GLOBAL ANY LEFT JOIN (${stored}) AS back ON near.leads_to = back.person`
  const twice = (steps: Sql) => sql`
    SELECT near.person AS person, near.leads_to AS leads_to, near.canonical AS canonical, near.edge AS edge, near.since AS since,
      if(far.end = 0, near.end, far.end) AS end
    FROM (${steps}) AS near GLOBAL ANY LEFT JOIN (SELECT person, end FROM (${steps})) AS far ON near.end = far.person`
  return sql`
    SELECT person, leads_to, end AS canonical, edge, since, noted AS was
    FROM (SELECT person, leads_to, end, edge, since, canonical AS noted FROM (${twice(twice(twice(edges)))}))
    WHERE end != noted`
}
