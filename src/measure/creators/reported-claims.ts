import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice, purchasesWithin } from '../within.ts'
import { handlesNow } from './book.ts'

/**
 * Orders of a question of which a platform reports who brought them, a row for each creator who is still paid for a line of them:
 * `in_store`, `placed_as`, `placed_at`, `spelt`, the handle, `owner`, whose it is in the book by platform and handle, else empty, and in the
 * brand's currency `base`, which is 0 where it is not known, and `commission`, which is NULL there. A report that names no store is of the shop on
 * its sales channel; where another report names the store, that one counts.
 */
export function reportedClaims(p: Question): Sql {
  const reported = sql`SELECT toString(platform), toString(handle) FROM reported_orders WHERE ${ofSlice(p)}`
  return sql`SELECT in_store, placed_as, placed_at, spelt, owner, base, commission
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, told.spelt AS spelt, told.platform AS of_platform,
          told.handle AS called, ifNull(told.base, 0) AS base, told.commission AS commission
        FROM (SELECT store, sales_channel, order_id, ordered_at FROM orders WHERE ${purchasesWithin(p)}) AS o
        GLOBAL INNER JOIN (
          SELECT toString(store) AS of_store, toString(sales_channel) AS on_channel, order_id AS of_order, toString(platform) AS platform, toString(handle) AS handle,
            spelt, base, commission
          FROM reported_orders WHERE ${ofSlice(p)} AND state != 'void'
        ) AS told ON toString(o.sales_channel) = told.on_channel AND o.order_id = told.of_order
        WHERE told.of_store = '' OR told.of_store = o.store
        ORDER BY told.of_store = '' LIMIT 1 BY in_store, placed_as, of_platform, called
      ) AS claimed
      GLOBAL LEFT JOIN (${handlesNow(p, reported)}) AS known ON claimed.of_platform = known.on_platform AND claimed.called = known.handle`
}
