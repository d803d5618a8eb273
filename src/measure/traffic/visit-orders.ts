import { type Sql, sql } from '../../store/sql.ts'
import { ordersOfDays } from './told-orders.ts'
import { type VisitQuestion, visitsWithin } from './visits.ts'

/**
 * The orders placed in the visits of a question, each with `key` of its visit: once, in the visit in which it was told first,
 * whoever and by whatever id told it again, and only those that the ledger has. `counts` is 0 of one that was cancelled, which keeps
 * what it cost. Amounts are the ledger's, with what was refunded and cancelled taken back: net_sales, cm2, cm3, order_rank. An id that
 * several orders have belongs to none for certain.
 */
export function visitOrders(p: VisitQuestion, key: Sql): Sql {
  return sql`(
    SELECT visited.key AS key, placed.counts AS counts, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, placed.order_rank AS order_rank
    FROM (SELECT ${key} AS key, person, started_at ${visitsWithin(p)} AND notEmpty(order_ids)) AS visited
    GLOBAL INNER JOIN (
      SELECT person, visit_at, counts, net_sales, cm2, cm3, order_rank FROM ${ordersOfDays(p, sql``, ['person', 'visit_at', 'counts', 'net_sales', 'cm2', 'cm3', 'order_rank'])}
    ) AS placed ON visited.person = placed.person AND visited.started_at = placed.visit_at)`
}
