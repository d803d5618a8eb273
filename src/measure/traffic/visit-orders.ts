import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'
import { ofTraffic, onDays, type VisitQuestion, visitsWithin } from './visits.ts'

/**
 * The orders placed in the visits of a question, each with `key` of its visit: once, in the visit in which it was placed first, and
 * only those that the ledger has and counts. Amounts are the ledger's, with what was refunded and cancelled taken back: net_sales,
 * cm2, cm3, order_rank. A number that several stores have belongs to no visit for certain, and is left out.
 */
export function visitOrders(p: VisitQuestion, key: Sql): Sql {
  return sql`(
    SELECT placed.key AS key, placed.order_id AS order_id, ledger.net_sales AS net_sales, ledger.cm2 AS cm2, ledger.cm3 AS cm3, ledger.order_rank AS order_rank
    FROM (
      SELECT key, id AS order_id FROM (
        SELECT ${key} AS key, person, started_at, arrayJoin(order_ids) AS id ${visitsWithin(p)} AND notEmpty(order_ids)
      )
      WHERE (person, id, started_at) GLOBAL IN (SELECT person, order_id, visit_at FROM journeys FINAL WHERE ${ofTraffic(p)} AND ${onDays(p)})
    ) AS placed
    GLOBAL INNER JOIN (
      SELECT told_id AS order_id, any(net_sales) AS net_sales, any(cm2) AS cm2, any(cm3) AS cm3, any(order_rank) AS order_rank
      FROM (SELECT *, arrayJoin(${toldIds}) AS told_id FROM orders WHERE ${ofSlice(p)} AND counts = 1 AND sales_channel = 'own_site')
      GROUP BY told_id HAVING count() = 1
    ) AS ledger ON placed.order_id = ledger.order_id)`
}

/** By what events know an order: the shop's id, or the name that people use, with or without the sign before it. */
const toldIds = sql`arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))`

/** Orders of the own site by each id that events may tell them by: `told_id` and `ledger_id`. An id that several orders have is none. */
export function toldOrders(p: Question): Sql {
  return sql`(
    SELECT told_id, any(order_id) AS ledger_id
    FROM (SELECT order_id, arrayJoin(${toldIds}) AS told_id FROM orders WHERE ${ofSlice(p)} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1)`
}
