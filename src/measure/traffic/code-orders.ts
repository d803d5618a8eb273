import { type Sql, sql, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { purchasesWithin } from '../within.ts'
import { linkedOrders } from './link-edges.ts'
import { journeysOf } from './touches.ts'

const windowDays = 30

/**
 * Orders of a question that a link brought, each once by `in_store` and `placed_as`, with the `code` and the `edge` by which it is known.
 * The coupon of one link alone, or a code said in a chat, comes before the last visit that was not direct, if that came by a link in the
 * 30 days before. `codes` selects, as `code`, those that are asked about.
 */
export function codeOrders(p: Question, codes: Sql): Sql {
  const recent = sql`arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(${u64(windowDays)}) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))`
  const ids = sql`SELECT order_id FROM orders WHERE ${purchasesWithin(p)} AND sales_channel = 'own_site'`
  return sql`SELECT in_store, placed_as, lowerUTF8(told.1) AS code, told.2 AS edge
      FROM (
        SELECT in_store, placed_as, argMin((by_code, by_edge), rank) AS told
        FROM (
          SELECT in_store, placed_as, toString(code) AS by_code, edge AS by_edge, 1 AS rank FROM (${linkedOrders(p)})
          UNION ALL
          SELECT toString(store), order_id, toString(arrayLast(one -> one.2 != 'direct', ${recent}).3), 'deterministic', 2
          FROM ${journeysOf({ ...p, bots: 'exclude' }, ids, ['ordered_at', 'touch_at', 'touch_channel', 'touch_code'])}
        )
        WHERE by_code != '' GROUP BY in_store, placed_as
      )
      WHERE lowerUTF8(told.1) GLOBAL IN (${codes})`
}
