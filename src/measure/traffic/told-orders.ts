import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'
import { ofTraffic } from './visits.ts'

/** By what events know an order: the shop's id, or the name that people use, with or without the sign before it. */
const toldIds = sql`arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))`

/**
 * Orders of the own site that journeys tell, each once with the journey that told it first: `store`, `order_id`, `counts`, `net_sales`,
 * `cm2`, `cm3` and `order_rank` as the ledger has them; `person`, `told_id`, `ordered_at` and `visit_at` of the journey. `chosen` are
 * conditions on the journeys that a question is about; of the ledger's orders only theirs are held. An id that several orders have is none.
 */
export function toldOrders(p: Question, chosen: Sql): Sql {
  const told = sql`FROM journeys FINAL WHERE ${ofTraffic(p)} AND order_id != '' AND ${chosen}`
  return sql`(
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank,
      first.1 AS ordered_at, first.2 AS person, first.3 AS told_id, first.4 AS visit_at
    FROM (
      SELECT known.ledger AS ledger, min((told.ordered_at, told.person, told.order_id, told.visit_at)) AS first
      FROM (SELECT person, order_id, visit_at, ordered_at ${told}) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, any(ledger) AS ledger
        FROM (
          SELECT (store, order_id, counts, net_sales, cm2, cm3, order_rank) AS ledger, arrayJoin(${toldIds}) AS told_id
          FROM orders WHERE ${isKnownBy(p, sql`SELECT order_id ${told}`)}
        )
        GROUP BY told_id HAVING count() = 1
      ) AS known ON told.order_id = known.told_id
      GROUP BY ledger
    ))`
}

/** All ids by which events may tell the orders that any of these ids names; `ids` selects them as `order_id`. */
export function idsOfOrders(p: Question, ids: Sql): Sql {
  return sql`SELECT arrayJoin(${toldIds}) FROM orders WHERE ${isKnownBy(p, ids)}`
}

/** Orders of the own site that any of these ids may name, with or without a sign before it. */
function isKnownBy(p: Question, ids: Sql): Sql {
  const either = sql`SELECT arrayJoin([order_id, concat('#', order_id)]) FROM (${ids}) WHERE order_id != ''`
  return sql`${ofSlice(p)} AND sales_channel = 'own_site' AND (order_id GLOBAL IN (${either}) OR shop_order_id GLOBAL IN (${either}))`
}
