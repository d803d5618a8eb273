import { addDays, type Day } from '../../kernel/time.ts'
import { day, sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { currentOf, isOneOf, type TrafficScope, type Whom } from './traffic-scope.ts'

/** How far before an order touches are kept; questions choose a shorter window. */
export const lookbackDays = 90
/** Touches that are kept of one journey, the latest ones. */
const mostTouches = sql`200`

/** Derives the journeys of the orders placed on these days: one an order, though its page was seen again later. */
export async function deriveJourneys(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  days: { from: Day; to: Day },
): Promise<void> {
  const placed = sql`day BETWEEN ${day(days.from)} AND ${day(days.to)}`
  const near = sql`day BETWEEN ${day(addDays(days.from, -lookbackDays - 1))} AND ${day(days.to)} AND ${isOneOf('person', whom, scope)}`
  const buyers = sql`SELECT person ${currentOf('visits', scope)}
    AND day BETWEEN ${day(addDays(days.from, -1))} AND ${day(days.to)} AND notEmpty(order_ids) AND ${isOneOf('person', whom, scope)}`
  await warehouse.run(sql`
    INSERT INTO journeys (brand, slice, version, person, source, order_id, ordered_at, visit_at, touch_at, touch_channel, touch_source,
      touch_medium, touch_campaign, touch_content, touch_code, touch_path, touch_engaged_seconds, country, device, is_bot)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, ${u64(scope.run)}, person, source, order_id, ordered_at, visit_at,
      touches.1, touches.2, touches.3, touches.4, touches.5, touches.6, touches.7, touches.8, touches.9, country, device, is_bot
    FROM (
      SELECT person, placed.1 AS order_id, placed.2 AS ordered_at, placed.3 AS visit_at, placed.4 AS source, placed.5 AS country, placed.6 AS device, placed.7 AS is_bot,
        arraySlice(arrayFilter(one -> one.1 <= ordered_at AND one.1 > ordered_at - toIntervalDay(${u64(lookbackDays)}), visited), -${mostTouches}) AS touches
      FROM (
        SELECT person, arraySort(groupArray((started_at, channel, utm_source, utm_medium, utm_campaign, utm_content, code, entry_path, engaged_seconds))) AS visited,
          arrayFlatten(groupArray(arrayMap((id, at) -> (id, at, started_at, source, country, device, notEmpty(bot_reasons)), order_ids, ordered_at))) AS all_placed,
          arrayFilter((one, i) -> i = 1 OR one.1 != all_placed_sorted[i - 1].1, arraySort(all_placed) AS all_placed_sorted, arrayEnumerate(all_placed)) AS orders
        ${currentOf('visits', scope)} AND ${near} AND person GLOBAL IN (${buyers})
        GROUP BY person
      )
      ARRAY JOIN orders AS placed
      WHERE toDate(ordered_at) BETWEEN ${day(days.from)} AND ${day(days.to)}
    )`)
  if (whom === 'everyone') return
  await warehouse.run(sql`
    INSERT INTO journeys (brand, slice, person, order_id, ordered_at, version, is_deleted)
    SELECT brand, slice, person, order_id, ordered_at, ${u64(scope.run)}, 1 ${currentOf('journeys', scope)}
      AND ${placed} AND version < ${u64(scope.run)} AND ${isOneOf('person', whom, scope)}`)
}
