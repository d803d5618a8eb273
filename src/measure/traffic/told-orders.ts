import { join, literal, type Sql, sql, strs, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'
import { ofTraffic } from './visits.ts'

/** By what events know an order: the shop's id, or the name that people use, with or without the sign before it. */
const toldIds = sql`arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))`

/** Columns of a journey. */
export type JourneyColumn =
  | 'person'
  | 'visit_at'
  | 'ordered_at'
  | 'day'
  | 'country'
  | 'device'
  | 'touch_at'
  | 'touch_channel'
  | 'touch_source'
  | 'touch_campaign'
  | 'touch_content'
  | 'touch_code'

/**
 * Orders of the own site that journeys tell, each once with the journey that told it first: `store`, `order_id`, `counts`, `net_sales`,
 * `cm2`, `cm3` and `order_rank` as the ledger has them, and the columns of the journey that are wanted. `chosen` are conditions on
 * the journeys that a question is about, and `known` selects the ids that they tell, as `cityHash64`: only orders of those are held. Of several
 * orders with the same id it is the one of the source's store; where the source names no store, such an id is none.
 */
function ordersToldBy(
  p: Question,
  { chosen, known, columns }: { chosen: Sql; known: Sql; columns: readonly JourneyColumn[] },
): Sql {
  const wanted = columns.map(literal)
  const first = columns.map((column, place) => sql`, tupleElement(first, ${u64(place + 1)}) AS ${literal(column)}`)
  return sql`(
    SELECT ledger.1 AS store, ledger.2 AS order_id, ledger.3 AS counts, ledger.4 AS net_sales, ledger.5 AS cm2, ledger.6 AS cm3, ledger.7 AS order_rank${join(first, sql``)}
    FROM (
      SELECT own[1] AS ledger, argMin(tuple(${join(wanted)}), (ordered_at, person, told.order_id, visit_at)) AS first
      FROM (
        SELECT *, ${storeOfSource(p)} AS own_store FROM journeys FINAL WHERE ${ofTraffic(p)} AND order_id != '' AND ${chosen}
      ) AS told
      GLOBAL INNER JOIN (
        SELECT told_id, groupArray(one) AS orders
        FROM (
          SELECT (toString(store), order_id, counts, net_sales, cm2, cm3, order_rank) AS one, told_id
          FROM orders ARRAY JOIN ${toldIds} AS told_id WHERE ${ofOwnSite(p)}
        )
        WHERE cityHash64(told_id) GLOBAL IN (${known}) GROUP BY told_id
      ) AS known ON told.order_id = known.told_id
      WHERE length(if(length(orders) = 1, orders, arrayFilter(one -> own_store != '' AND one.1 = own_store, orders)) AS own) = 1
      GROUP BY ledger
    ))`
}

/** Orders that are told by journeys of which `chosen` holds; however many others the brand has does not matter. */
export function ordersOfJourneys(p: Question, chosen: Sql, columns: readonly JourneyColumn[]): Sql {
  const known = sql`SELECT cityHash64(order_id) FROM journeys FINAL WHERE ${ofTraffic(p)} AND order_id != '' AND ${chosen}`
  return ordersToldBy(p, { chosen, known, columns })
}

/** Orders that any of these ids may name, with or without a sign before it; `ids` selects them as `order_id`, and `also` are conditions on their journeys. */
export function ordersOfIds(p: Question, ids: Sql, also: Sql, columns: readonly JourneyColumn[]): Sql {
  const either = sql`SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (${ids}) WHERE order_id != ''`
  // All ids of those orders, as numbers, which take little to remember: what one of them tells, others may tell by another.
  const known = sql`
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), ${toldIds}))
    FROM (SELECT order_id, shop_order_id, arrayJoin([cityHash64(order_id), cityHash64(shop_order_id)]) AS named FROM orders WHERE ${ofOwnSite(p)})
    WHERE named GLOBAL IN (${either})`
  return ordersToldBy(p, { chosen: sql`cityHash64(order_id) GLOBAL IN (${known})${also}`, known, columns })
}

function ofOwnSite(p: Question): Sql {
  return sql`${ofSlice(p)} AND sales_channel = 'own_site'`
}

/** The store whose orders the source of a row tells; empty where it names none. */
function storeOfSource({ scope }: Question): Sql {
  const ids = Object.keys(scope.stores)
  return ids.length ? sql`transform(toString(source), ${strs(ids)}, ${strs(Object.values(scope.stores))}, '')` : sql`''`
}
