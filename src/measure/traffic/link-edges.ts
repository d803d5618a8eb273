import { declaredCodes } from '../../collect/links/declared-codes.ts'
import { type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { purchasesWithin } from '../within.ts'
import { creatorSpelt } from './creators.ts'

/** An order counts for a code that its customer typed in a chat so many days before. */
const declaredDays = 30

/** The brand's links as they are now, by code; each creator is spelt in one way. */
export function linksNow(p: Question): Sql {
  return creatorSpelt(sql`SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = ${str(p.scope.brand)} GROUP BY code`)
}

/** Coupons of links: of one link alone, its code; of several, which one is not known, and the code is empty. */
export function couponsNow(p: Question): Sql {
  return sql`SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (${linksNow(p)}) WHERE coupon != '' GROUP BY coupon`
}

/** From what orders of a question are told by codes, an edge a row: `o`, the order, and `told`, what tells it, with its rank. */
export function orderEdges(p: Question): Sql {
  return sql`    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE ${purchasesWithin(p)}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (${couponsNow(p)})
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (${declaredCodes(p.scope.brand)})
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay(${u64(declaredDays)}))`
}
