import { addDays } from '../../kernel/time.ts'
import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { apartDays } from './told-orders.ts'
import { journeysOfDays } from './touches.ts'

/** The last of the channels of an order's visits that is not direct, oldest first; direct where all are, and empty where there are none. */
export function leadOf(channels: Sql): Sql {
  return sql`if(empty(${channels}), '', ifNull(nullIf(toString(arrayLast(name -> name != 'direct', ${channels})), ''), 'direct'))`
}

/**
 * What led to the orders of a question whose visits are known: `led_store`, `led_order`, and as `led_by` the last channel before the
 * order that is not direct, or direct where all are. Orders of the own site only.
 */
export function leadChannels(p: Question): Sql {
  // What tells an order is at most so far from it.
  const told = journeysOfDays({ ...p, to: addDays(p.to, apartDays), bots: 'exclude' }, [
    { as: 'led_by', of: leadOf(sql`touch_channel`) },
  ])
  return sql`(SELECT store AS led_store, order_id AS led_order, led_by FROM ${told})`
}
