import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { journeysOf, orderIdsWithin } from './touches.ts'

/**
 * What led to the orders of a question whose visits are known: `led_store`, `led_order`, and as `led_by` the last channel before the
 * order that is not direct, or direct where all are. Orders of the own site only.
 */
export function leadChannels(p: Question): Sql {
  const last = sql`arrayLast(one -> one != 'direct', touch_channel)`
  return sql`(
        SELECT store AS led_store, order_id AS led_order, if(${last} = '', 'direct', toString(${last})) AS led_by
        FROM ${journeysOf({ ...p, bots: 'exclude' }, orderIdsWithin({ ...p, basis: 'order' }), ['touch_channel'])})`
}
