import { type Sql, sql, whole } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { purchasesWithin } from '../within.ts'
import { journeysOf, journeysOfDays } from './touches.ts'

const windowDays = 30

/** Of a row of `journeys`: its touches of the 30 days before the order as (at, channel, code), oldest first. The last one counts, however long that visit was. */
export const recentTouches: Sql = sql`arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(${whole(windowDays)}) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))`

const lastCode = sql`toString(arrayLast(one -> one.2 != 'direct', ${recentTouches}).3)`

/**
 * Orders of the own site that were placed in a question and whose visits are known: `in_store`, `placed_as`, `placed_at`, and as `last_code`
 * the link by which the last visit came that was not direct, if that was in the 30 days before; empty for any other way.
 */
export function lastLinks(p: Question): Sql {
  const ids = sql`SELECT order_id FROM orders WHERE ${placedHere(p)}`
  // The code of each journey is carried on instead of its visits.
  const journeys = journeysOf({ ...p, bots: 'exclude' }, ids, ['ordered_at', { as: 'led_by', of: lastCode }])
  return sql`SELECT toString(store) AS in_store, order_id AS placed_as, ordered_at AS placed_at, led_by AS last_code FROM ${journeys}`
}

/** Of these orders those that a link led to, with their `net_sales` and `cm3`. */
export function ordersOfLinks(p: Question): Sql {
  const journeys = journeysOfDays({ ...p, bots: 'exclude' }, [{ as: 'led_by', of: lastCode }, 'net_sales', 'cm3'])
  return sql`SELECT toString(store) AS in_store, order_id AS placed_as, led_by AS last_code, net_sales, cm3 FROM ${journeys}
      WHERE led_by != '' AND (in_store, placed_as) GLOBAL IN (SELECT toString(store), order_id FROM orders WHERE ${placedHere(p)})`
}

function placedHere(p: Question): Sql {
  return sql`${purchasesWithin(p)} AND sales_channel = 'own_site'`
}
