import { addDays, type Day } from '../../kernel/time.ts'
import { day, sql, str, u64, whole } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { currentOf, isOneOf, type TrafficScope, type Whom } from './traffic-scope.ts'

/** How far before an order touches are kept; questions choose a shorter window. */
export const lookbackDays = 90
/** Touches that are kept of one journey: the visit of the order, and the latest before it. */
const beforeIt = sql`199`

/**
 * Derives the journeys of the orders placed on these days: one an order, though its page was seen again later. Touches are
 * gathered visit by visit: all visits of a person beside each of the person's orders would be as many as both multiplied.
 */
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
      SELECT person, placed.1 AS order_id, placed.2 AS ordered_at, visit_at, source, country, device, is_bot,
        arrayFilter(one -> one.1 > ordered_at - toIntervalDay(${whole(lookbackDays)}), visited) AS touches
      FROM (
        SELECT person, started_at AS visit_at, source, country, device, notEmpty(bot_reasons) AS is_bot, arrayZip(order_ids, ordered_at) AS orders,
          groupArray((started_at, channel, utm_source, utm_medium, utm_campaign, utm_content, code, entry_path, engaged_seconds))
            OVER (PARTITION BY person ORDER BY started_at ROWS BETWEEN ${beforeIt} PRECEDING AND CURRENT ROW) AS visited
        ${currentOf('visits', scope)} AND ${near} AND person GLOBAL IN (${buyers})
      )
      ARRAY JOIN orders AS placed
      ORDER BY person, order_id, ordered_at, visit_at LIMIT 1 BY person, order_id
    )
    WHERE toDate(ordered_at) BETWEEN ${day(days.from)} AND ${day(days.to)}`)
  if (whom === 'everyone') return
  await warehouse.run(sql`
    INSERT INTO journeys (brand, slice, person, order_id, ordered_at, version, is_deleted)
    SELECT brand, slice, person, order_id, ordered_at, ${u64(scope.run)}, 1 ${currentOf('journeys', scope)}
      AND ${placed} AND version < ${u64(scope.run)} AND ${isOneOf('person', whom, scope)}`)
}
