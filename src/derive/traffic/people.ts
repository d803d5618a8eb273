import { type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { currentOf, isInPart, isOneOf, type PeoplePart, type TrafficScope, type Whom } from './traffic-scope.ts'

/** Derives some people from their visits; those who have none any more, as they turned out to be somebody else, are marked so. */
export async function derivePeople(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  part: PeoplePart,
): Promise<void> {
  const own = sql`${isInPart(part)} AND ${isOneOf('person', whom, scope)}`
  await insertPeople(warehouse, scope, own)
  if (whom === 'everyone') return
  // When they were last seen stays with the mark, so that both expire together.
  await warehouse.run(sql`
    INSERT INTO people (brand, slice, person, last_at, version, is_deleted)
    SELECT brand, slice, person, last_at, ${u64(scope.run)}, 1 ${currentOf('people', scope)} AND version < ${u64(scope.run)} AND ${own}`)
}

/** Writes people as their visits tell them; `own` is a condition on visits. */
export async function insertPeople(
  warehouse: Warehouse,
  scope: Pick<TrafficScope, 'brand' | 'slice' | 'run'>,
  own: Sql,
): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO people (brand, slice, version, person, user_id, anonymous_id, first_at, last_at, visits, orders, engaged_seconds,
      first_channel, first_source, first_campaign, first_code, first_path, last_channel, country, device, is_bot)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, ${u64(scope.run)}, person, argMaxIf(user_id, started_at, user_id != '') AS user,
      argMaxIf(anonymous_id, started_at, anonymous_id != '') AS anonymous, min(started_at), max(ended_at), count(),
      length(arrayDistinct(arrayFlatten(groupArray(order_ids)))), sum(engaged_seconds),
      argMin(channel, started_at), argMin(utm_source, started_at), argMin(utm_campaign, started_at), argMin(code, started_at),
      argMin(entry_path, started_at), argMax(channel, started_at), argMaxIf(country, started_at, country != ''),
      argMax(device, started_at), min(notEmpty(bot_reasons))
    ${currentOf('visits', scope)} AND ${own}
    GROUP BY person`)
}
