import { type Sql, sql, strs } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'
import { ofTraffic } from './visits.ts'

/** By what events know an order: the shop's id, or the name that people use, with or without the sign before it. */
const toldIds = sql`arrayDistinct(arrayFilter(id -> id != '', [order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]))`

/**
 * Orders of the own site that journeys tell, each once with the journey that told it first: `store`, `order_id`, `counts`, `net_sales`,
 * `cm2`, `cm3` and `order_rank` as the ledger has them; `person`, `told_id`, `ordered_at` and `visit_at` of the journey. `chosen` are
 * conditions on the journeys that a question is about; of the ledger's orders only theirs are held. Of several
 * orders with the same id it is the one of the source's store; where the source names no store, such an id is none.
 */
export function toldOrders(p: Question, chosen: Sql): Sql {
  const told = sql`FROM journeys FINAL WHERE ${ofTraffic(p)} AND order_id != '' AND ${chosen}`
  return sql`(
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank,
      first.1 AS ordered_at, first.2 AS person, first.3 AS told_id, first.4 AS visit_at
    FROM (
      SELECT own[1] AS ledger, min((told.ordered_at, told.person, told.order_id, told.visit_at)) AS first
      FROM (SELECT person, order_id, visit_at, ordered_at, ${storeOfSource(p)} AS own_store ${told}) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank) AS one, arrayJoin(${toldIds}) AS told_id
          FROM orders WHERE ${isKnownBy(p, sql`SELECT order_id ${told}`)}
        )
        GROUP BY told_id
      ) AS known ON told.order_id = known.told_id
      WHERE length(if(length(orders) = 1, orders, arrayFilter(one -> own_store != '' AND one.1 = own_store, orders)) AS own) = 1
      GROUP BY ledger
    ))`
}

/** The store whose orders the source of a row tells; empty where it names none. */
function storeOfSource({ scope }: Question): Sql {
  const ids = Object.keys(scope.stores)
  return ids.length ? sql`transform(toString(source), ${strs(ids)}, ${strs(Object.values(scope.stores))}, '')` : sql`''`
}

/** As `cityHash64`, all ids by which events may tell the orders that any of these ids names; `ids` selects them as `order_id`. */
export function idsOfOrders(p: Question, ids: Sql): Sql {
  return sql`SELECT arrayJoin(arrayMap(id -> cityHash64(id), ${toldIds})) FROM orders WHERE ${isKnownBy(p, ids)}`
}

/** Orders of the own site that any of these ids may name, with or without a sign before it. By numbers of the ids, which take little to remember. */
function isKnownBy(p: Question, ids: Sql): Sql {
  const either = sql`SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (${ids}) WHERE order_id != ''`
  return sql`${ofSlice(p)} AND sales_channel = 'own_site' AND (cityHash64(order_id) GLOBAL IN (${either}) OR cityHash64(shop_order_id) GLOBAL IN (${either}))`
}
