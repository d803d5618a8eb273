import { isOfOrder } from '../derive/event-orders.ts'
import { currentOf } from '../derive/traffic/traffic-scope.ts'
import { trafficState } from '../manage/traffic.ts'
import type { Registry } from '../store/registry/registry.ts'
import { day, type Sql, sql, str, u64, u64s } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { walking } from './counting.ts'

type Where = { warehouse: Warehouse; registry: Registry }

/** From which days on visits and events are kept; undefined where events are for ever. */
export type KeptFrom = { brand: string; visits: string; events: string | undefined }

/** Ids that are fetched at once, and those that one statement erases. */
const atOnce = { found: 200_000, erased: 20_000 }

/** How many joined ids go with the people they belong to, by the day from which they were known. */
export async function expiredIds({ warehouse, registry }: Where, from: KeptFrom): Promise<[string, number][]> {
  const { slice } = await trafficState(registry, from.brand)
  if (slice === 0) return []
  const rows = await warehouse.query<{ on_day: string; rows: number }>(
    sql`SELECT toString(toDate(since)) AS on_day, count() AS rows FROM (${idsOfNobody(slice, from)}) GROUP BY on_day`,
    { limits: walking },
  )
  return rows.map(({ on_day, rows }) => [on_day, rows])
}

/** Takes those ids away. They are named one by one: a statement that erases sees only the rows of its shard. */
export async function removeIds({ warehouse, registry }: Where, from: KeptFrom): Promise<void> {
  const { slice } = await trafficState(registry, from.brand)
  if (slice === 0) return
  for (let found = atOnce.found; found === atOnce.found; ) {
    const rows = await warehouse.query<{ id: string }>(
      sql`SELECT toString(person) AS id FROM (${idsOfNobody(slice, from)}) ORDER BY person LIMIT ${u64(atOnce.found)}`,
      { limits: { ...walking, rows: atOnce.found } },
    )
    found = rows.length
    for (let i = 0; i < found; i += atOnce.erased) {
      const ids = rows.slice(i, i + atOnce.erased).map(({ id }) => BigInt(id))
      await warehouse.erase('person_ids', sql`brand = ${str(from.brand)} AND person IN ${u64s(ids)}`)
    }
  }
}

/**
 * Joined ids, `person` and `since`, of people without a visit that is kept, where no event of any of their ids is kept either and
 * all were joined before the period. While such an event is there the ids are needed, as what was said on a device, that nobody
 * may write any more among it, is the person's. Orders are kept for ever, and keep no ids for longer than visits.
 */
function idsOfNobody(slice: number, { brand, visits, events }: KeptFrom): Sql {
  const scope = { brand, slice }
  const first = sql`toDateTime64(${day(visits)}, 3, 'UTC')`
  const seen = sql`SELECT person ${currentOf('people', scope)} AND last_at >= ${first}`
  const gone = sql`SELECT person, canonical, since ${currentOf('person_ids', scope)} AND canonical GLOBAL NOT IN (${seen})`
  const ofEvents = events === undefined ? sql`1` : sql`day >= ${day(events)}`
  const stays = sql`if(${isOfOrder}, day >= ${day(visits)}, ${ofEvents})`
  const named = sql`
    SELECT arrayJoin([person, sipHash64(anonymous_id), sipHash64(previous_id)]) AS id
    FROM events WHERE brand = ${str(brand)} AND ${stays}`
  return sql`
    SELECT person, since FROM (${gone})
    WHERE canonical GLOBAL NOT IN (${named})
      AND canonical GLOBAL NOT IN (SELECT canonical FROM (${gone}) WHERE since >= ${first} OR person GLOBAL IN (${named}))`
}
