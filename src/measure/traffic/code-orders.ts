import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { broughtOrders } from './brought-orders.ts'

/**
 * Orders of a question that a link brought, each once by `in_store` and `placed_as`, with the `code` and the `edge` by which it is known:
 * a visit by a link is deterministic. `codes` selects, as `code`, those that are asked about.
 */
export function codeOrders(p: Question, codes: Sql): Sql {
  return sql`SELECT in_store, placed_as, lowerUTF8(code) AS code, if(edge = 'visit', 'deterministic', edge) AS edge
      FROM (SELECT in_store, placed_as, code, edge FROM (${broughtOrders(p)}) WHERE code != '')
      WHERE lowerUTF8(code) GLOBAL IN (${codes})`
}
