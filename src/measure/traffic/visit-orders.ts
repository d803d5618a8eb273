import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'
import { ofTraffic, onDays, type VisitQuestion, visitsWithin } from './visits.ts'

/**
 * The orders placed in the visits of a question, each with `key` of its visit: once, in the visit in which it was told first,
 * whoever and by whatever id told it again, and only those that the ledger has and counts. Amounts are the ledger's, with what was
 * refunded and cancelled taken back: net_sales, cm2, cm3, order_rank. An id that several orders have belongs to none for certain.
 */
export function visitOrders(p: VisitQuestion, key: Sql): Sql {
  return sql`(
    SELECT visited.key AS key, placed.net_sales AS net_sales, placed.cm2 AS cm2, placed.cm3 AS cm3, placed.order_rank AS order_rank
    FROM (SELECT ${key} AS key, person, started_at ${visitsWithin(p)} AND notEmpty(order_ids)) AS visited
    GLOBAL INNER JOIN (
      SELECT told.first.1 AS person, told.first.2 AS visit_at, ledger.net_sales AS net_sales, ledger.cm2 AS cm2, ledger.cm3 AS cm3, ledger.order_rank AS order_rank
      FROM (
        SELECT ledger_store, ledger_id, argMin((journeys.person, journeys.visit_at), (journeys.ordered_at, journeys.person)) AS first
        FROM (SELECT person, order_id, visit_at, ordered_at FROM journeys FINAL WHERE ${ofTraffic(p)} AND ${onDays(p)}) AS journeys
        GLOBAL INNER JOIN ${toldOrders(p)} AS known ON journeys.order_id = known.told_id
        GROUP BY ledger_store, ledger_id
      ) AS told
      GLOBAL INNER JOIN ${countedOrders(p)} AS ledger ON told.ledger_store = ledger.store AND told.ledger_id = ledger.order_id
    ) AS placed ON visited.person = placed.person AND visited.started_at = placed.visit_at)`
}

/** By what events know an order: the shop's id, or the name that people use, with or without the sign before it. */
const toldIds = sql`arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))`

/** Orders of the own site by each id that events may tell them by: `told_id`, `ledger_store` and `ledger_id`. An id that several orders have is none. */
export function toldOrders(p: Question): Sql {
  return sql`(
    SELECT told_id, any(store) AS ledger_store, any(order_id) AS ledger_id
    FROM (SELECT store, order_id, arrayJoin(${toldIds}) AS told_id FROM orders WHERE ${ofSlice(p)} AND sales_channel = 'own_site')
    GROUP BY told_id HAVING count() = 1)`
}

/** Orders of the own site that count. */
export function countedOrders(p: Question): Sql {
  return sql`(
      SELECT store, order_id, net_sales, cm2, cm3, order_rank FROM orders WHERE ${ofSlice(p)} AND counts = 1 AND sales_channel = 'own_site')`
}
