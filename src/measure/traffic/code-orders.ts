import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { lastLinks } from './last-links.ts'
import { linkedOrders } from './link-edges.ts'

/**
 * Orders of a question that a link brought, each once by `in_store` and `placed_as`, with the `code` and the `edge` by which it is known.
 * The coupon of one link alone, or a code said in a chat, comes before the last visit that was not direct, if that came by a link in the
 * 30 days before. `codes` selects, as `code`, those that are asked about.
 */
export function codeOrders(p: Question, codes: Sql): Sql {
  return sql`SELECT in_store, placed_as, lowerUTF8(told.1) AS code, told.2 AS edge
      FROM (
        SELECT in_store, placed_as, argMin((by_code, by_edge), rank) AS told
        FROM (
          SELECT in_store, placed_as, toString(code) AS by_code, edge AS by_edge, 1 AS rank FROM (${linkedOrders(p)})
          UNION ALL
          SELECT in_store, placed_as, last_code, 'deterministic', 2 FROM (${lastLinks(p)})
        )
        WHERE by_code != '' GROUP BY in_store, placed_as
      )
      WHERE lowerUTF8(told.1) GLOBAL IN (${codes})`
}
